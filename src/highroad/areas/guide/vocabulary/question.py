"""One question of the guide, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.guide.vocabulary.words import EvidenceKind, Pillar, Voice


@dataclass(frozen=True)
class Source:
    """Where a question comes from: a section of DOL's training guide, and its place in it."""

    section: int
    lead: int
    sub: int = 0

    document: ClassVar[Promise] = _("U.S. Department of Labor, training guide for partnerships")

    @property
    def place(self) -> str:
        """The place as people cite it: `section.lead` or `section.lead.sub`."""
        return f"{self.section}.{self.lead}" + (f".{self.sub}" if self.sub else "")


@dataclass(frozen=True)
class Question:
    """A question, who answers it, what shows a yes, and for how many days such evidence is fresh.

    `shown_by` is a list of groups: a yes counts as shown when each group has at least one fresh
    line of evidence, and each of its `parts` too: groups of topics, of which any one will do. Where
    `answers_itself`, the record speaks for a side that has said nothing.
    """

    key: str
    pillar: Pillar
    text: Promise
    source: Source
    shown_by: tuple[tuple[EvidenceKind, ...], ...]
    fresh_days: int
    lead_key: str = ""
    also_asked: tuple[Voice, ...] = ()
    answers_itself: bool = False
    parts: tuple[tuple[str, ...], ...] = ()

    @property
    def is_lead(self) -> bool:
        return not self.lead_key

    @property
    def asked(self) -> tuple[Voice, ...]:
        """Everybody whose answer is wanted: both sides first."""
        return (Voice.LABOR, Voice.MANAGEMENT, *self.also_asked)

    @property
    def evidence_kinds(self) -> frozenset[EvidenceKind]:
        return frozenset(kind for group in self.shown_by for kind in group)


def lead(
    key: str, text: Promise, shown_by: tuple[tuple[EvidenceKind, ...], ...], fresh_days: int,
    *, also_asked: tuple[Voice, ...] = (), answers_itself: bool = False,
    parts: tuple[tuple[str, ...], ...] = (),
) -> Question:  # fmt: skip
    """A lead question. Its key says where it stands: `2b` is the second lead of section 2."""
    source = Source(section=int(key[0]), lead=ord(key[1]) - ord("a") + 1)
    return Question(
        key, Pillar(key[0]), text, source, shown_by, fresh_days,
        also_asked=also_asked, answers_itself=answers_itself, parts=parts,
    )  # fmt: skip


def sub(
    key: str, text: Promise, shown_by: tuple[tuple[EvidenceKind, ...], ...], fresh_days: int,
    *, also_asked: tuple[Voice, ...] = (), answers_itself: bool = False,
    parts: tuple[tuple[str, ...], ...] = (),
) -> Question:  # fmt: skip
    """A question under a lead: `2b3` is the third under `2b`."""
    source = Source(section=int(key[0]), lead=ord(key[1]) - ord("a") + 1, sub=int(key[2:]))
    return Question(
        key, Pillar(key[0]), text, source, shown_by, fresh_days,
        lead_key=key[:2], also_asked=also_asked, answers_itself=answers_itself, parts=parts,
    )  # fmt: skip
