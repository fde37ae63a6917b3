"""Every address of the platform, as Django's resolver knows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True, order=True)
class Address:
    """A named pattern: `decisions:sign`, with the parameters its path takes."""

    name: str
    route: str
    parameters: tuple[str, ...]


def walk(
    patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...], route: str
) -> list[Address]:
    found = []
    for entry in patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            space = (*spaces, entry.namespace) if entry.namespace else spaces
            found += walk(entry.url_patterns, space, here)
        else:
            name = ":".join((*spaces, entry.name or f"<{here}>"))
            parameters = tuple(sorted(entry.pattern.converters)) or tuple(
                sorted(entry.pattern.regex.groupindex)
            )
            found.append(Address(name, here, parameters))
    return found


@cache
def addresses() -> tuple[Address, ...]:
    """All of them, the editor's too; an address that stands twice under one name is listed once."""
    return tuple(sorted(set(walk(get_resolver().url_patterns, (), ""))))
