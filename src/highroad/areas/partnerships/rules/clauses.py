"""Clauses as somebody wrote them, whether they can stand, and the one readable text they make."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, zip_longest

from highroad.areas.partnerships.rules.parameters import (
    LONGEST_WORDS,
    PARAMETERS,
    Parameter,
    parameter_named,
)
from highroad.areas.partnerships.vocabulary import ClauseKind, ParameterKind, Side
from highroad.kit.answers import Answer, no, yes

N_ = str
"""Marks a sentence for translation; it is translated where it is read."""
LONGEST_CHARTER = 150_000
SEVERAL = (ClauseKind.OTHER,)
"""Kinds of which a charter may hold more than one at a time."""
Value = str | int | bool


@dataclass(frozen=True)
class ClauseDraft:
    """A clause as somebody wrote it, before it has a charter.

    `version` counts how often the clause has changed from one charter of a body to the next.
    """

    kind: ClauseKind
    text: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    source: str = ""
    version: int = 1
    from_on: date | None = None
    to_on: date | None = None
    number: int = field(default=0, compare=False)
    """Its place in the charter, from 1; nought for a draft that has none yet."""

    @property
    def is_same_rule_as(self) -> tuple[object, ...]:
        """What makes two clauses the same rule: words, values and dates, not their place."""
        values = tuple(sorted((name, str(value)) for name, value in self.parameters.items()))
        return (self.kind, self.text.strip(), values, self.from_on, self.to_on)


def may_be_clauses(clauses: Sequence[ClauseDraft], keys: Collection[Side]) -> Answer:
    """A charter has clauses with words, and each value it sets is one the platform can count by."""
    if not clauses:
        return no("A charter needs at least one clause.")
    if sum(len(clause.text) for clause in clauses) > LONGEST_CHARTER:
        return no("This is too long: at most {most} characters.", most=LONGEST_CHARTER)
    for clause in clauses:
        answer = _may_be_clause(clause, keys)
        if not answer:
            return answer
    return _is_said_once(clauses)


def _may_be_clause(clause: ClauseDraft, keys: Collection[Side]) -> Answer:
    if not clause.text.strip():
        return no("The clause “{kind}” has no words.", kind=clause.kind.label)
    if clause.from_on and clause.to_on and clause.to_on < clause.from_on:
        return no("The clause “{kind}” ends before it begins.", kind=clause.kind.label)
    for name, value in clause.parameters.items():
        answer = may_be_value(clause.kind, name, value, keys)
        if not answer:
            return answer
    return yes


def may_build_on(is_of_this_body: bool) -> Answer:
    """A charter changes, or stands under, a charter of the same body."""
    return yes if is_of_this_body else no("That charter belongs to another body.")


def may_be_value(kind: ClauseKind, name: str, value: Value, keys: Collection[Side]) -> Answer:
    """Whether a value may stand under this name in a clause of this kind; a no names the place."""
    parameter = parameter_named(kind, name)
    if parameter is None:
        return no("The clause “{kind}” has no value named “{name}”.", kind=kind.label, name=name)
    if _is_about_a_key(kind, parameter) and name not in keys:
        return no(
            "{kind}: {side} holds no key here, so no rule can be set for it.",
            kind=kind.label,
            side=Side(name).label,
        )
    if parameter.fits(value):
        return yes
    return _misfit(kind, parameter, name, value)


def _is_about_a_key(kind: ClauseKind, parameter: Parameter) -> bool:
    return parameter.is_per_side and kind in (
        ClauseKind.DECISION_RULE,
        ClauseKind.QUORUM_TO_DECIDE,
    )


def _misfit(kind: ClauseKind, parameter: Parameter, name: str, value: Value) -> Answer:
    place = Side(name).label if parameter.is_per_side else parameter.label
    if parameter.kind is ParameterKind.NUMBER:
        return no(
            "{kind}, {place}: “{value}” is not a whole number from {least} to {most}.",
            kind=kind.label,
            place=place,
            value=value,
            least=parameter.least,
            most=parameter.most,
        )
    if parameter.kind is ParameterKind.WORDS:
        return no(
            "{kind}, {place}: at most {most} characters.",
            kind=kind.label,
            place=place,
            most=LONGEST_WORDS,
        )
    return no(
        "{kind}, {place}: “{value}” is none of the values to choose from.",
        kind=kind.label,
        place=place,
        value=value,
    )


def _is_said_once(clauses: Sequence[ClauseDraft]) -> Answer:
    for one, other in combinations(clauses, 2):
        if one.kind is other.kind and one.kind not in SEVERAL and _overlap(one, other):
            return no(
                "The clause “{kind}” stands twice for the same days. Give each its own dates.",
                kind=one.kind.label,
            )
    return yes


def _overlap(one: ClauseDraft, other: ClauseDraft) -> bool:
    first = max(one.from_on or date.min, other.from_on or date.min)
    last = min(one.to_on or date.max, other.to_on or date.max)
    return first <= last


def with_versions(
    clauses: Sequence[ClauseDraft], before: Sequence[ClauseDraft]
) -> list[tuple[ClauseDraft, int]]:
    """Each clause with its version: the old one where nothing changed, else the next."""
    known = {clause.is_same_rule_as: clause.version for clause in before}
    newest: dict[ClauseKind, int] = {}
    for clause in before:
        newest[clause.kind] = max(newest.get(clause.kind, 0), clause.version)
    return [
        (clause, known.get(clause.is_same_rule_as, newest.get(clause.kind, 0) + 1))
        for clause in clauses
    ]


@dataclass(frozen=True)
class ClauseChange:
    """One clause in two charters: added, removed, changed or the same."""

    kind: ClauseKind
    before: ClauseDraft | None
    after: ClauseDraft | None

    @property
    def state(self) -> str:
        """`added`, `removed`, `changed` or `same`."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "same" if self.before.is_same_rule_as == self.after.is_same_rule_as else "changed"


def clause_changes(
    before: Sequence[ClauseDraft], after: Sequence[ClauseDraft]
) -> list[ClauseChange]:
    """Each kind of clause in both charters, in the order of the kinds; of several, in their order."""
    found = []
    for kind in ClauseKind:
        old = [clause for clause in before if clause.kind is kind]
        new = [clause for clause in after if clause.kind is kind]
        found += [ClauseChange(kind, *pair) for pair in zip_longest(old, new)]
    return found


def digest_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def clauses_digest(clauses: Sequence[ClauseDraft]) -> str:
    """SHA-256 of the clauses as data: canonical JSON, names in order, nothing between the signs."""
    told = [
        {
            "kind": clause.kind.value,
            "text": clause.text.strip(),
            "parameters": dict(clause.parameters),
            "source": clause.source,
            "from": clause.from_on.isoformat() if clause.from_on else "",
            "to": clause.to_on.isoformat() if clause.to_on else "",
        }
        for clause in clauses
    ]
    return digest_of(json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def values_in_words(clause: ClauseDraft, say: Callable[[str], str]) -> list[tuple[str, str]]:
    """The values of a clause as pairs of words: “Labor: majority”."""
    told = []
    for parameter in PARAMETERS[clause.kind]:
        for name in parameter.names(list(Side)):
            if name in clause.parameters:
                label = say(parameter.label)
                if parameter.is_per_side:
                    label = f"{label}, {Side(name).label}"
                told.append((label, _value_in_words(parameter, clause.parameters[name], say)))
    return told


def _value_in_words(parameter: Parameter, value: Value, say: Callable[[str], str]) -> str:
    if parameter.kind is ParameterKind.YES_NO:
        return say(N_("yes")) if value else say(N_("no"))
    if parameter.kind is ParameterKind.CHOICE and parameter.choices is not None:
        return str(getattr(parameter.choices(str(value)), "label", value))
    return str(value)


def charter_text(title: str, clauses: Sequence[ClauseDraft], say: Callable[[str], str]) -> str:
    """The one readable text of a charter; what runs the platform stands in it in words.

    Its last line is the digest of the clauses as data, so that words and data are signed together.
    """
    parts = [title]
    for number, clause in enumerate(clauses, start=1):
        lines = [f"{number}. {clause.kind.label}", clause.text.strip()]
        lines += [f"– {label}: {value}" for label, value in values_in_words(clause, say)]
        if clause.from_on or clause.to_on:
            lines.append(f"[{clause.from_on or '…'} – {clause.to_on or '…'}]")
        if clause.source:
            lines.append(f"({clause.source})")
        parts.append("\n".join(lines))
    parts.append(f"{say(DIGEST_LINE)} {clauses_digest(clauses)}")
    return "\n\n".join(parts) + "\n"


DIGEST_LINE = N_("SHA-256 of these clauses as data:")
