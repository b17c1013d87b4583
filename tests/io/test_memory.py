"""What a part of the program takes of memory is bounded, and the bound goes with it."""

import sys

import pytest

from jjj_textile.io.memory import bounded_memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds what a program takes")


def limits() -> tuple[int, int]:
    import resource

    return resource.getrlimit(resource.RLIMIT_AS)


def test_what_takes_more_than_its_bound_ends_in_a_memory_error_and_the_bound_is_taken_back() -> None:
    before = limits()
    with pytest.raises(MemoryError), bounded_memory(64 * 2**20):
        bytearray(512 * 2**20)
    assert limits() == before
    assert len(bytearray(512 * 2**20)) == 512 * 2**20


def test_a_bound_is_for_what_comes_besides() -> None:
    """What the program has already takes nothing of it."""
    held = bytearray(512 * 2**20)
    with bounded_memory(256 * 2**20):
        assert len(bytearray(64 * 2**20)) == 64 * 2**20
    assert len(held) == 512 * 2**20


def test_a_bound_that_the_system_has_set_stays() -> None:
    with bounded_memory(512 * 2**20):
        outer = limits()
        with bounded_memory(2**40):
            assert limits() == outer
