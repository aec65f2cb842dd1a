"""The exchange format ``communique/1``: the dataclasses of :mod:`communique.model` to JSON and back, field by field."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

import orjson

from communique.model import Reading

T = TypeVar("T")


def to_json(value: Any) -> bytes:
    """Return an object of :mod:`communique.model` as one line of JSON, in UTF-8, without a newline.

    >>> from communique.model import Span
    >>> to_json(Span(start=1, end=2))
    b'{"start":1,"end":2}'
    """
    return orjson.dumps(value)


def from_json(line: bytes | str) -> Reading:
    """Return the reading in a JSON line.

    Raises:
        ValueError: the line is not JSON, or not a reading of this format.

    >>> line = '{"format": "communique/1", "id": "ar_1", "reader": {"version": "0.1.0"}}'
    >>> from_json(line).reader.version
    '0.1.0'

    """
    return build(Reading, orjson.loads(line))


def build(kind: type[T], plain: Mapping[str, Any]) -> T:
    """Return an object of the class ``kind`` (of :mod:`communique.model`), made from JSON values.

    Raises:
        ValueError: a field is missing or unknown; the message says which.

    >>> from communique.model import Span
    >>> build(Span, {"start": 1, "end": 2})
    Span(start=1, end=2)

    """
    if not isinstance(plain, Mapping):
        raise ValueError(f"{kind.__name__}: an object is needed, not {type(plain).__name__}")  # noqa: TRY004
    makers = _makers(kind)  # type: ignore[arg-type]  # a class is hashable
    unknown = plain.keys() - makers.keys()
    if unknown:
        raise ValueError(f"{kind.__name__}: unknown fields {sorted(unknown)}")
    try:
        return kind(**{name: makers[name](value) for name, value in plain.items()})
    except TypeError as error:
        raise ValueError(f"{kind.__name__}: {error}") from error


@functools.cache
def _makers(kind: type) -> dict[str, Any]:
    """Return, by field of a class, the function that turns a JSON value into the value of the field."""
    hints = typing.get_type_hints(kind)
    return {field.name: _maker(hints[field.name]) for field in dataclasses.fields(kind)}


def _maker(hint: Any) -> Any:
    """Return the function that turns a JSON value into a value of the type ``hint``."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        # JSON has no bytes: of ``bytes | str | None`` only ``str`` occurs.
        (known,) = (arg for arg in typing.get_args(hint) if arg not in (type(None), bytes))
        inner = _maker(known)
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        inner = _maker(typing.get_args(hint)[0])
        return lambda values: tuple(inner(value) for value in values)
    if dataclasses.is_dataclass(hint):
        return functools.partial(build, typing.cast(type[Any], hint))
    return lambda value: value
