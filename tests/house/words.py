"""Finds every sentence that is marked for translation, and every Spanish one there is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

from tests.house.plan import SOURCE, modules

MARKS = {"_", "_t", "gettext", "gettext_lazy", "no", "N_", "gettext_noop"}
PLURAL_MARKS = {"ngettext", "ngettext_lazy"}


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def marked_in(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in MARKS | PLURAL_MARKS:
            first = literal(node.args[0])
            if first:
                yield first


def marked_in_template(path: Path) -> Iterator[str]:
    """Django turns a template into something like Python; the calls in it are what we read."""
    import re

    text = templatize(path.read_text(), origin=str(path))
    for match in re.finditer(r"\b_\((u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")", text):
        yield ast.literal_eval(match.group(1).lstrip("u"))
    for match in re.finditer(r"\b(?:gettext|ngettext)\((?:u?)('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|'''.*?'''|\"\"\".*?\"\"\")", text, re.DOTALL):  # fmt: skip
        yield ast.literal_eval(match.group(1))


def marked() -> dict[str, str]:
    """Sentence to the first place it stands in."""
    found: dict[str, str] = {}
    for path in modules():
        for sentence in marked_in(path.read_text()):
            found.setdefault(sentence, str(path.relative_to(SOURCE)))
    for path in sorted(SOURCE.rglob("*.html")):
        for sentence in marked_in_template(path):
            found.setdefault(sentence, str(path.relative_to(SOURCE)))
    return found


def spanish() -> dict[str, list[polib.POEntry]]:
    found: dict[str, list[polib.POEntry]] = {}
    for path in sorted(SOURCE.glob("locale/*/es/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)):
            found.setdefault(entry.msgid, []).append(entry)
    return found
