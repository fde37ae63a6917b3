"""The words: everything a person reads is there in Spanish, and the glossary knows our nouns."""

from __future__ import annotations

import re
import string

import polib
import pytest
from django.apps import apps

from tests.house.plan import AREAS, ROOT, SOURCE, tree
from tests.house.words import marked, spanish

pytestmark = pytest.mark.pure
NAMED = re.compile(r"%\((\w+)\)[sd]")


def test_every_sentence_is_there_in_spanish():
    known = spanish()
    missing = {
        sentence: place
        for sentence, place in marked().items()
        if sentence.strip() and not any(entry.translated() for entry in known.get(sentence, []))
    }

    assert not missing, (
        f"{len(missing)} sentences without Spanish: {dict(list(missing.items())[:25])}"
    )


def test_a_translation_keeps_the_values_of_its_sentence():
    lost = []
    for sentence, entries in spanish().items():
        wanted = set(NAMED.findall(sentence)) | braces(sentence)
        for entry in entries:
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                if text and not (set(NAMED.findall(text)) | braces(text)) <= wanted | plural(entry):
                    lost.append(sentence)

    assert not lost


def braces(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:
        return set()


def plural(entry: polib.POEntry) -> set[str]:
    return set(NAMED.findall(entry.msgid_plural or "")) | braces(entry.msgid_plural or "")


def test_each_catalogue_carries_the_three_forms_of_spanish():
    wrong = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.glob("locale/*/es/LC_MESSAGES/django.po")
        if "nplurals=3" not in polib.pofile(str(path)).metadata.get("Plural-Forms", "")
    ]

    assert not wrong


def test_the_same_sentence_reads_the_same_everywhere():
    differing = {
        sentence
        for sentence, entries in spanish().items()
        if len({entry.msgstr for entry in entries if entry.msgstr}) > 1
    }

    assert not differing


def test_the_glossary_names_every_model_and_every_enumeration():
    glossary = (ROOT / "GLOSSARY.md").read_text()
    nouns = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("highroad.areas.")
    }
    for path in [*AREAS.glob("*/vocabulary.py"), *AREAS.glob("*/vocabulary/*.py")]:
        nouns |= {
            node.name
            for node in tree(path).body
            if hasattr(node, "bases")
            and any(getattr(b, "attr", getattr(b, "id", "")) in {"TextChoices", "IntegerChoices", "StrEnum"} for b in node.bases)
        }  # fmt: skip

    assert not sorted(noun for noun in nouns if f"`{noun}`" not in glossary)
