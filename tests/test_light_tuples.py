"""A light tuple is used as a named tuple of `typing` is."""

import copy
import pickle
from collections.abc import Callable
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile import answers, errors
from jjj_textile.light_tuples import LightTuple
from jjj_textile.model import plan


class Light(LightTuple):
    """A place."""

    name: str
    length: float = 1.5
    parts: tuple["Light", ...] = ()

    @property
    def twice(self) -> float:
        return 2 * self.length


class Standard(NamedTuple):
    """A place."""

    name: str
    length: float = 1.5
    parts: tuple["Standard", ...] = ()

    @property
    def twice(self) -> float:
        return 2 * self.length


KINDS: list[Any] = [Light, Standard]

SEEN: list[Callable[[Any], object]] = [
    lambda kind: kind("quay"),
    lambda kind: kind("quay", 2),
    lambda kind: kind("quay", parts=(1,)),
    lambda kind: kind(length=3, name="quay"),
    lambda kind: kind("quay", 2, ()),
    lambda kind: kind("quay")._replace(length=9, name="pier"),
    lambda kind: kind("quay")._replace(),
    lambda kind: kind("quay", 2)._asdict(),
    lambda kind: (kind("quay").name, kind("quay").length, kind("quay", 2).twice, kind("quay")[2]),
    lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__, kind.__slots__),
    lambda kind: kind("quay") == ("quay", 1.5, ()) == tuple(kind("quay")),
    lambda kind: (hash(kind("quay")), len(kind("quay")), sorted([kind("b"), kind("a")])),
    lambda kind: pickle.loads(pickle.dumps(kind("quay"))),  # noqa: S301 - our own
    lambda kind: copy.deepcopy(kind("quay", 2, (kind("a"),))),
    lambda kind: {kind("quay"): 1}[kind("quay")],
    lambda kind: matched(kind("quay", 4)),
]

REFUSED: list[Callable[[Any], object]] = [
    lambda kind: kind(),
    lambda kind: kind("quay", 1, (), 2),
    lambda kind: kind("quay", name="pier"),
    lambda kind: kind("quay", depth=3),
    lambda kind: kind(length=2),
]


def matched(place: Any) -> object:
    match place:
        case Light(name, length):
            return name, length
        case Standard(name, length):
            return name, length
    return None


@pytest.mark.parametrize("see", SEEN)
def test_it_does_what_the_standard_one_does(see: Callable[[Any], object]) -> None:
    light, standard = (repr(see(kind)).replace(kind.__name__, "Place") for kind in KINDS)
    assert light == standard


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


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda kind: kind(length=2), "Light() misses name"),
        (lambda kind: kind("quay", depth=3), "Light() takes name, length, parts, each once"),
        (lambda kind: kind("quay", name="pier"), "Light() takes name, length, parts, each once"),
        (lambda kind: kind("quay")._replace(depth=3), "Light has name, length, parts alone"),
    ],
)
def test_what_is_wrong_is_told(make: Callable[[Any], object], told: str) -> None:
    with pytest.raises(TypeError) as caught:
        make(Light)
    assert str(caught.value) == told


@given(st.tuples(st.text(), st.floats(allow_nan=False), st.tuples(st.integers())), st.integers(0, 3))
def test_values_come_back_however_they_were_given(values: tuple[Any, ...], named: int) -> None:
    by_name = dict(zip(Light._fields[named:], values[named:], strict=True))
    made: Any = Light
    place = made(*values[:named], **by_name)
    assert tuple(place) == values == tuple(place._asdict().values())
    assert place._replace(**by_name) == place


@pytest.mark.parametrize("module", [plan, errors, answers])
def test_what_users_meet_is_of_the_standard_library(module: ModuleType) -> None:
    own = [one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__]
    assert own
    assert [one for one in own if issubclass(one, LightTuple)] == []
