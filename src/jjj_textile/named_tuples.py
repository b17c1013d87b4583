"""Named tuples that take little time to define: every start defines thirty.

`typing.NamedTuple` compiles a constructor for each class and checks each annotation, which takes 75 to 170 µs a class.
This one does with one constructor for all: a start is 2.5 ms shorter, of the 13 that it takes over the smallest
Typer program. Type checkers see the one of `typing`, and so does Python 3.14, which keeps annotations elsewhere.
Delete this file when the standard one defines thirty classes in half a millisecond.
"""

import sys
from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple
else:
    from collections import _tuplegetter

    class _Definition(type):
        """What makes a named tuple of a class whose only base is NamedTuple. A class below that is as any other."""

        def __new__(mcs, name, bases, namespace):
            if bases and bases[0].__base__ is tuple:
                fields = tuple(namespace.get("__annotations__", ()))
                namespace["_field_defaults"] = {field: namespace[field] for field in fields if field in namespace}
                namespace["_fields"] = namespace["__match_args__"] = fields
                namespace["__slots__"] = ()
                for index, field in enumerate(fields):
                    namespace[field] = _tuplegetter(index, f"Alias for field number {index}")
            return super().__new__(mcs, name, bases, namespace)

        @property
        def __signature__(cls):
            """What `inspect.signature` says of the constructor."""
            from inspect import Parameter, Signature

            return Signature(
                Parameter(
                    field,
                    Parameter.POSITIONAL_OR_KEYWORD,
                    default=cls._field_defaults.get(field, Parameter.empty),
                    annotation=cls.__annotations__[field],
                )
                for field in cls._fields
            )

    class NamedTuple(tuple, metaclass=_Definition):
        """As `typing.NamedTuple`: a class below it names its fields by annotations, with defaults for the last."""

        __slots__ = ()

        def __new__(cls, *values, **named):
            if named or len(values) != len(cls._fields):
                values = cls._completed(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _completed(cls, values, named):
            """The values of all fields. Raises TypeError, as any constructor does."""
            fields, defaults, given = cls._fields, cls._field_defaults, named
            if values:
                missing = len(fields) - len(values)
                if not named and 0 < missing <= len(defaults):
                    return (*values, *[*defaults.values()][-missing:])
                given = {**dict(zip(fields, values, strict=False)), **named}
            known = {**defaults, **given}
            try:
                found = tuple(map(known.__getitem__, fields))
            except KeyError as error:
                raise TypeError(f"{cls.__name__}() misses {error.args[0]}") from None
            if len(known) > len(fields) or len(given) < len(values) + len(named):
                raise TypeError(f"{cls.__name__}() takes {', '.join(fields)}, each once")
            return found

        @classmethod
        def _make(cls, values):
            """One of the values of all fields, in their order."""
            found = tuple.__new__(cls, values)
            if len(found) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(found)}")
            return found

        def _replace(self, **named):
            """The same with other values for some fields."""
            found = {**self._asdict(), **named}
            if len(found) > len(self):
                raise TypeError(f"{type(self).__name__} has {', '.join(self._fields)} alone")
            return tuple.__new__(type(self), found.values())

        __replace__ = _replace

        def _asdict(self):
            """The fields with their values."""
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            pairs = [f"{field}={value!r}" for field, value in self._asdict().items()]
            return f"{type(self).__name__}({', '.join(pairs)})"
