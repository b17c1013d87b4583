"""Named tuples that take little time to define, for the shapes that the program itself passes on at every start.

`typing.NamedTuple` compiles a constructor for each class and checks each annotation, 45 to 80 µs a class; here one
constructor serves all, 8 µs a class, and takes a microsecond longer to call with names or defaults. `jjj goals` defines
26 of these, and is 1.5 ms shorter for it, of the 12 ms that it takes over the smallest Typer program. What users of the
Python API meet is of `typing`, and so is what a plan and a proof are made of. Type checkers, and Python 3.14, which
keeps annotations elsewhere, get `typing.NamedTuple` itself.
"""

import sys
from typing import TYPE_CHECKING

__all__ = ["LightTuple"]

if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple as LightTuple
else:
    from collections import _tuplegetter

    class _Definition(type):
        """What makes fields of the annotations of a class whose only base is LightTuple."""

        def __new__(mcs, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ())) if bases else ()
            namespace["_field_defaults"] = {field: namespace[field] for field in fields if field in namespace}
            namespace["_fields"] = namespace["__match_args__"] = fields
            namespace["__slots__"] = ()
            for index, field in enumerate(fields):
                namespace[field] = _tuplegetter(index, f"Alias for field number {index}")
            return super().__new__(mcs, name, bases or (tuple,), namespace)

    class LightTuple(metaclass=_Definition):
        """A tuple whose fields are named by the annotations of its class, with defaults for the last."""

        def __new__(cls, *values, **named):
            if named or len(values) != len(cls._fields):
                values = cls._completed(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _completed(cls, values, named):
            """The values of all fields. Raises TypeError for a field without one, with two, or that there is not."""
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

        def _replace(self, **named):
            """The same with other values for some fields. Raises TypeError for a field that there is not."""
            found = {**self._asdict(), **named}
            if len(found) > len(self):
                raise TypeError(f"{type(self).__name__} has {', '.join(self._fields)} alone")
            return tuple.__new__(type(self), found.values())

        def _asdict(self):
            """The fields with their values."""
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            """What copies are made of."""
            return tuple(self)

        def __repr__(self):
            pairs = [f"{field}={value!r}" for field, value in self._asdict().items()]
            return f"{type(self).__name__}({', '.join(pairs)})"
