"""A credential from the outside, read strictly: one meaning, a limited size, no surprises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from highroad.kit.answers import Refused, no

LARGEST: Final = 1_000_000
"""Bytes of a document that is read."""
DEEPEST: Final = 40
MOST: Final = 20_000
"""Values in a document."""
Document = dict[str, Any]


def read_json(content: bytes) -> Document:
    """One JSON object in UTF-8, every name once. Raises `Refused` with what is wrong."""
    if len(content) > LARGEST:
        raise Refused(no("This file is too large for a credential: at most 1 MB is read."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            no("This text is not in UTF-8. Save it again as UTF-8, or take the file as it came.")
        ) from error
    if _depth(text) > DEEPEST:
        raise Refused(no("This document is nested too deeply to be a credential."))
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_constant)
    except _Twice as twice:
        raise Refused(
            no("The name {name} stands twice in one place. Nobody can say which one was signed.",
               name=str(twice)[:60])
        ) from twice  # fmt: skip
    except (ValueError, RecursionError) as error:
        raise Refused(no("This is not JSON. A credential is one JSON object.")) from error
    if not isinstance(found, dict):
        raise Refused(no("This is not JSON. A credential is one JSON object."))
    if sum(1 for _value in values(found)) > MOST:
        raise Refused(no("This document has more values than any credential needs."))
    return found


class _Twice(ValueError):
    """A name that stands twice."""


def _once(pairs: list[tuple[str, Any]]) -> Document:
    found: Document = {}
    for name, value in pairs:
        if name in found:
            raise _Twice(name)
        found[name] = value
    return found


def _constant(name: str) -> Any:
    raise ValueError(name)


def _depth(text: str) -> int:
    """How deep brackets stand in each other, strings left out; before anything recursive runs."""
    deepest = depth = 0
    is_string = is_escaped = False
    for letter in text:
        if is_string:
            is_string = is_escaped or letter != '"'
            is_escaped = letter == "\\" and not is_escaped
        elif letter == '"':
            is_string = True
        elif letter in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "]}":
            depth -= 1
    return deepest


def values(value: Any) -> Iterator[Any]:
    """Every value in a document, itself first."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def listed(value: Any) -> list[Any]:
    """What JSON-LD writes as one or as a list, as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
