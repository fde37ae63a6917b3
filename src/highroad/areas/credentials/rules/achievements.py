"""What is achieved, in words and addresses: a competency, a step, the whole program."""

from __future__ import annotations

import re
from typing import Final
from uuid import UUID, uuid5

from highroad.areas.credentials.rules.addresses import Site
from highroad.areas.credentials.rules.badges import Achievement, Alignment
from highroad.areas.credentials.vocabulary import CredentialKind
from highroad.areas.training.rules.terms import StandardsTerms, written
from highroad.kit.answers import Answer, no

CRITERIA = {
    CredentialKind.COMPETENCY: "Shown at work and rated by two people at level 3 or 4 of 4.",
    CredentialKind.LEVEL: "Reached by confirmed hours, months and competencies of the wage schedule.",
}

SENTENCES: Final = (
    *((re.compile(re.escape(text)), text) for text in CRITERIA.values()),
    (re.compile(r"On-the-job learning: (?P<hours>[\d.]+) hours\."), "On-the-job learning: {hours} hours."),
    (re.compile(r"Related instruction: (?P<hours>[\d.]+) hours\."), "Related instruction: {hours} hours."),
    (re.compile(r"Core competencies: (?P<count>\d+)\."), "Core competencies: {count}."),
)  # fmt: skip
"""The sentences this house writes into credentials, and how each is made."""
ENDS: Final = re.compile(r"(?<=\.) (?=[A-Z])")
LANGUAGE: Final = "en"
"""Of what is signed. It stays as it was signed, whoever reads it."""


def read_back(text: str) -> tuple[Answer, ...]:
    """A text out of a credential as sentences that can be said in other languages.

    Nothing unless every sentence is one this house writes: half a translation would mislead.
    """
    found = []
    for one in ENDS.split(text):
        known = ((form.fullmatch(one), said) for form, said in SENTENCES)
        match, said = next(((match, said) for match, said in known if match), (None, ""))
        if match is None:
            return ()
        found.append(no(said, **match.groupdict()))
    return tuple(found)


def item_key(standards: UUID, about: str) -> UUID:
    """The lasting identifier of an item of a framework."""
    return uuid5(standards, about)


def achievement_of(
    kind: CredentialKind, about: str, title: str, level: str, *, terms: StandardsTerms,
    program: str, standards: UUID, site: Site,
) -> Achievement:  # fmt: skip
    """The achievement as it will be signed; English, as the standards are."""
    return Achievement(
        address=site.achievement(standards, about), kind=kind, name=title, level=level,
        description=f"{terms.occupation}. {program}.",
        criteria=CRITERIA.get(kind) or completion_criteria(terms),
        alignments=(alignment_of(about, title, program, standards, site),)
        if kind is CredentialKind.COMPETENCY
        else (),
    )  # fmt: skip


def completion_criteria(terms: StandardsTerms) -> str:
    """What the standards ask for in the end."""
    parts = [f"Related instruction: {written(terms.instruction_hours)} hours."]
    if terms.term_hours is not None:
        parts.insert(0, f"On-the-job learning: {written(terms.term_hours)} hours.")
    core = [one.title for one in terms.competencies if one.is_core]
    if core:
        parts.append(f"Core competencies: {len(core)}.")
    return " ".join(parts)


def alignment_of(about: str, title: str, program: str, standards: UUID, site: Site) -> Alignment:
    """The item of the published framework that a competency is."""
    return Alignment(
        name=title, framework=program,
        address=f"{site.framework(standards)}#{item_key(standards, f'competency:{about}')}",
    )  # fmt: skip
