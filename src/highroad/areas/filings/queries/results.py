"""What a check found, in words, for whoever may read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from highroad.areas.accounts.models import User
from highroad.areas.filings.models import Filing, Finding
from highroad.areas.filings.queries.filings import sees_rows
from highroad.areas.filings.rules.checks import check_named
from highroad.areas.filings.vocabulary import Field, Race, Reply, SetAside, Severity, Sex

NOBODY = gettext_lazy("no identifier")
NOTHING = gettext_lazy("nothing")
DIRECTIONS = {"left": gettext_lazy("left"), "right": gettext_lazy("right")}


@dataclass(frozen=True)
class ProblemRow:
    """One line with a problem: the filer's own identifier first, then the sentence."""

    who: str
    week: str
    line: int
    message: str


@dataclass(frozen=True)
class Problem:
    """One kind of problem in a filing, in plain words."""

    finding: Finding
    title: str
    remedy: str
    rows: tuple[ProblemRow, ...]
    """Empty for a reader who may see that there is a problem and not whose."""

    @property
    def is_error(self) -> bool:
        return self.finding.severity == Severity.ERROR

    @property
    def more(self) -> int:
        """Rows that stand in the report only."""
        return max(self.finding.count - len(self.finding.sample), 0)

    @property
    def reply_label(self) -> str:
        return str(Reply(self.finding.reply).label) if self.finding.reply else ""


def list_problems(filing: Filing, seen_by: User) -> list[Problem]:
    """What the checks found, errors first. Lines only for whoever may see them."""
    with_rows = sees_rows(seen_by, filing)
    found = filing.findings.select_related("replied_by").order_by("severity", "position")
    return [_problem(finding, with_rows=with_rows) for finding in found]


def _problem(finding: Finding, *, with_rows: bool) -> Problem:
    check = check_named(finding.rule)
    rows = tuple(row_of(finding.rule, row) for row in finding.sample) if with_rows else ()
    return Problem(finding, gettext(check.title), gettext(check.remedy).format_map(_Kept()), rows)


class _Kept(dict[str, str]):
    """Leaves a value that is not known as three dots."""

    def __missing__(self, _name: str) -> str:
        return "…"


def row_of(rule: str, row: Mapping[str, Any]) -> ProblemRow:
    """One found line in the reader's language."""
    return ProblemRow(
        who=str(row.get("who") or NOBODY),
        week=str(row.get("when") or "–"),
        line=row["line"],
        message=message_of(rule, row),
    )


def message_of(rule: str, values: Mapping[str, Any]) -> str:
    """The sentence of a check with its values, in the active language."""
    spoken = {name: _spoken(name, value) for name, value in values.items()}
    return gettext(check_named(rule).message).format_map(_Kept(spoken))


def _spoken(name: str, value: Any) -> str:
    if value is None or value == "":
        return str(NOTHING)
    if name == "field":
        return str(Field(value).label)
    if name == "reason":
        return str(SetAside(value).label)
    if name == "slid":
        return str(DIRECTIONS[value])
    if name == "answers":
        return ", ".join(_answer(part) for part in str(value).split(", "))
    return str(value)


def _answer(code: str) -> str:
    for words in (Sex, Race):
        if code in words.values:
            return str(words(code).label)
    return code


@dataclass(frozen=True)
class Group:
    """Hours of one group on one project, as counted from a filing."""

    project: str
    by: str
    label: str | Promise
    lines: int
    hours: Decimal


def list_groups(filing: Filing, seen_by: User) -> list[Group]:
    """Hours by project, sex and race; none for a reader who may not see lines."""
    if not sees_rows(seen_by, filing):
        return []
    return [
        Group(
            project=group["project"],
            by=group["by"],
            label=_answer(group["group"]) if group["group"] else gettext_lazy("Not filed"),
            lines=group["lines"],
            hours=Decimal(group["hours"]),
        )
        for group in filing.totals.get("groups", ())
    ]


@dataclass(frozen=True)
class Coverage:
    """For how large a part of all hours an answer was filed."""

    label: str | Promise
    known: Decimal
    total: Decimal

    @property
    def percent(self) -> int:
        """Rounded down: full means full."""
        return int(100 * self.known / self.total) if self.total > 0 else 0


def coverage_of(filing: Filing) -> list[Coverage]:
    """Coverage of sex and race by hours; nothing is filled in for the rest."""
    found = []
    for by, label in (("sex", Field.SEX.label), ("race", Field.RACE.label)):
        groups: Sequence[Mapping[str, Any]] = [
            group for group in filing.totals.get("groups", ()) if group["by"] == by
        ]
        total = sum((Decimal(group["hours"]) for group in groups), Decimal(0))
        known = sum((Decimal(group["hours"]) for group in groups if group["group"]), Decimal(0))
        if groups:
            found.append(Coverage(label, known, total))
    return found


def remembered_reasons(filing: Filing, seen_by: User) -> dict[str, tuple[str, str]]:
    """For each rule, how the same party answered it last time: reply and reason."""
    if not sees_rows(seen_by, filing):
        return {}
    earlier = Finding.objects.filter(
        filing__party=filing.party_id, replied_at__isnull=False
    ).exclude(filing=filing)
    newest = earlier.order_by("replied_at").values_list("rule", "reply", "reply_reason")
    return {rule: (reply, reason) for rule, reply, reason in newest}
