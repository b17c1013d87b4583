"""A named tuple of ours is one of `typing`, in all that a program or a reader sees of it."""

import copy
import inspect
import pickle
import re
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jjj_textile
from jjj_textile import named_tuples


class Ours(named_tuples.NamedTuple):
    """A place."""

    name: str
    length: float = 1.5
    parts: tuple["Ours", ...] = ()

    @property
    def twice(self) -> float:
        return 2 * self.length


class Typing(typing.NamedTuple):
    """A place."""

    name: str
    length: float = 1.5
    parts: tuple["Typing", ...] = ()

    @property
    def twice(self) -> float:
        return 2 * self.length


KINDS: list[Any] = [Ours, Typing]

SEEN: list[Callable[[Any], object]] = [
    lambda kind: kind("quay"),
    lambda kind: kind("quay", 2),
    lambda kind: kind("quay", parts=(1,)),
    lambda kind: kind(length=3, name="quay"),
    lambda kind: kind(name="quay", length=3, parts=()),
    lambda kind: kind._make(["quay", 2, ()]),
    lambda kind: kind("quay")._replace(length=9, name="pier"),
    lambda kind: kind("quay")._replace(),
    lambda kind: kind("quay", 2)._asdict(),
    lambda kind: (kind("quay").name, kind("quay").length, kind("quay", 2).twice, kind("quay")[2]),
    lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__, kind.__slots__),
    lambda kind: kind("quay") == ("quay", 1.5, ()) == tuple(kind("quay")),
    lambda kind: (hash(kind("quay")), len(kind("quay")), sorted([kind("b"), kind("a")])),
    lambda kind: pickle.loads(pickle.dumps(kind("quay"))),  # noqa: S301 - our own
    lambda kind: copy.deepcopy(kind("quay", 2, (kind("a"),))),
    lambda kind: (isinstance(kind("quay"), tuple), kind.__name__, kind.__mro__[1:]),
    lambda kind: typing.get_type_hints(kind)["length"],
    lambda kind: [(each.name, each.default) for each in inspect.signature(kind).parameters.values()],
    lambda kind: type("Below", (kind,), {"more": 1})("quay").more,
    lambda kind: {kind("quay"): 1}[kind("quay")],
]

REFUSED: list[Callable[[Any], object]] = [
    lambda kind: kind(),
    lambda kind: kind("quay", 1, (), 2),
    lambda kind: kind("quay", name="pier"),
    lambda kind: kind("quay", depth=3),
    lambda kind: kind._make(["quay"]),
    lambda kind: kind._make(["quay", 1, (), 2]),
]


def matched(place: Any) -> object:
    match place:
        case Ours(name, length) | Typing(name, length):
            return name, length
    return None


@pytest.mark.parametrize("see", [*SEEN, lambda kind: matched(kind("quay", 4))])
def test_ours_looks_like_that_of_typing(see: Callable[[Any], object]) -> None:
    ours, theirs = (repr(see(kind)).replace(kind.__name__, "Place") for kind in KINDS)
    if "typing" in theirs or "<class" in theirs:
        ours, theirs = (text.replace("jjj_textile.named_tuples.NamedTuple", "tuple") for text in (ours, theirs))
        ours = ours.replace("<class 'tuple'>, <class 'tuple'>", "<class 'tuple'>")
    assert ours == theirs


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("make", REFUSED)
def test_what_the_fields_do_not_allow_is_refused(make: Callable[[Any], object], kind: Any) -> None:
    with pytest.raises(TypeError):
        make(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_no_unknown_field_is_replaced_and_none_is_set(kind: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        kind("quay")._replace(depth=3)
    for field in ("name", "depth"):
        with pytest.raises(AttributeError):
            setattr(kind("quay"), field, "pier")


@given(st.tuples(st.text(), st.floats(allow_nan=False), st.tuples(st.integers())), st.integers(0, 3))
def test_values_come_back_however_they_were_given(values: tuple[Any, ...], named: int) -> None:
    by_name = dict(zip(Ours._fields[named:], values[named:], strict=True))
    made: Any = Ours
    place = made(*values[:named], **by_name)
    assert tuple(place) == values == tuple(place._asdict().values())
    assert Ours._make(place) == place == place._replace(**by_name)


def test_what_says_that_it_misses_a_field_names_it() -> None:
    made: Any = Ours
    with pytest.raises(TypeError, match=r"^Ours\(\) misses name$"):
        made(length=2)
    for wrong in ({"depth": 3}, {"name": "pier"}):
        with pytest.raises(TypeError, match=r"^Ours\(\) takes name, length, parts, each once$"):
            made("quay", **wrong)


def test_no_module_takes_that_of_typing() -> None:
    files = Path(jjj_textile.__file__).parent.rglob("*.py")
    taking = [file.name for file in files if re.search(r"^from typing.*\bNamedTuple", file.read_text("utf-8"), re.M)]
    assert taking == []
