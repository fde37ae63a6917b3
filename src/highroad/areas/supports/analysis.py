"""What the desk's cases say together, protected. Nothing else of them leaves the desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast
from safecount import (
    TOTAL,
    CannotProtect,
    Crosstab,
    Dimension,
    Policy,
    ProtectedCrosstab,
    protect_linked,
)

from highroad.areas.participants import queries as participants
from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.supports.models import Consent, Desk, Referral, Support, SupportCase
from highroad.areas.supports.models.keys import mark_of
from highroad.areas.supports.rules.totals import Cell, ProtectedTotals, Share, narrows, result_of
from highroad.areas.supports.vocabulary import NOT_SAID, OUTCOME_OF, NeedState, Purpose, Result

SECONDS = 3.0
STAY_DAYS = 90
"""How long after the training began somebody is looked at."""


class TooFewError(ValueError):
    """Too few people to say anything without giving somebody away."""


def totals(desk: Desk, first_on: date, last_on: date, *, smallest: int, today: date) -> ProtectedTotals:  # fmt: skip
    """Needs found in a period by kind, area and shift, and who stayed, protected. Raises `TooFewError`.

    Only people who agree to be counted on the day of counting are in it. No employer is anywhere in
    the data, so no total can be of one. A person counts once a kind, with the latest need. The tables
    are of the same needs, so each is protected beside the others.
    """
    counted = who_agree(desk, today)
    rows = needs(desk, first_on, last_on, counted)
    if not rows:
        raise TooFewError
    cuts = _cuts(rows, where_of(desk), smallest)
    if all(cell.count is None for cell in cuts["cells"]):
        raise TooFewError
    stayed = who_stayed(desk, first_on, last_on, counted, smallest=smallest, today=today)
    if any(narrows(cells, stayed["helped"]) for cells in cuts.values()):
        stayed = {"helped": None, "others": None}
    return ProtectedTotals(
        first_on=first_on, last_on=last_on, smallest=smallest, stayed=stayed, **cuts
    )


def where_of(desk: Desk) -> dict[str, tuple[str, str]]:
    """Area and shift of every case that has one, by its key as text. One query."""
    cases = SupportCase.objects.filter(desk=desk).exclude(area="", shift="")
    lines = cases.order_by().annotate(person=_as_text("key")).values_list("person", "area", "shift")
    return {person: (area or NOT_SAID, shift or NOT_SAID) for person, area, shift in lines}


def _cuts(
    rows: Sequence[tuple[str, str, str]], where: Mapping[str, tuple[str, str]], smallest: int
) -> dict[str, list[Cell]]:
    """The table by kind, and those by area and shift where they can be shown beside it."""
    people, kinds, results = (list(column) for column in zip(*rows, strict=True))
    said = [where.get(person, (NOT_SAID, NOT_SAID)) for person in people]
    heads = {"cells": kinds, "by_area": [w[0] for w in said], "by_shift": [w[1] for w in said]}
    tables = {
        name: _table(name, people, lines, results)
        for name, lines in heads.items() if name == "cells" or len(set(lines)) > 1
    }  # fmt: skip
    safe = _protected(tables, smallest)
    return {name: [Cell(c.key[0], c.key[1], _whole(c)) for c in one.cells()] for name, one in safe.items()}  # fmt: skip


def _table(name: str, people: list[str], lines: list[str], results: list[str]) -> Crosstab:
    """Lines by result, results below their outcomes: the outcomes are cells of the table too.

    Lines have a dimension of their own in each table; by the results their totals are known to be the same.
    """
    there = set(results)
    parents: dict[str, str | None] = {
        str(each): str(OUTCOME_OF[each]) for each in Result if str(each) in there
    }
    parents |= dict.fromkeys(set(parents.values()) - {None}, None)  # type: ignore[arg-type]
    return Crosstab.from_columns(
        {name: lines, "result": results, "need": [1] * len(people), "person": people},
        dimensions=[name, Dimension("result", parents=parents)],
        value="need", contributors=["person"], about="supports",
    )  # fmt: skip


def _whole(cell: Any) -> int | None:
    return None if cell.value is None else int(cell.value)


def _protected(tables: dict[str, Crosstab], smallest: int) -> dict[str, ProtectedCrosstab]:
    """All tables together; the first alone where they cannot be. Raises `TooFewError`.

    What cannot be shown beside the first is left out, so that nothing of it is known.
    """
    trouble: CannotProtect | None = None
    names = list(tables)
    for kept in (names, names[:1]) if len(names) > 1 else (names,):
        for hide_zeros in (False, True):
            try:
                policy = Policy(smallest_count=smallest, hide_zeros=hide_zeros)
                safe = protect_linked([tables[n] for n in kept], policy, time_limit=SECONDS)
                return dict(zip(kept, safe, strict=True))
            except CannotProtect as error:
                trouble = error
    raise TooFewError from trouble


def who_agree(desk: Desk, on: date) -> set[str]:
    """The cases, as text, whose person agrees to be counted on a day."""
    kept = Consent.objects.filter(
        case__desk=desk, withdrawn_at=None, given_on__lte=on, until_on__gte=on,
        purposes__contains=f"|{Purpose.COUNT}|",
    )  # fmt: skip
    return set(kept.order_by().annotate(person=_as_text("case")).values_list("person", flat=True))


def _as_text(name: str) -> Cast:
    """A key as the database writes it: half a million are compared, and none is ever shown."""
    return Cast(name, TextField())


def needs(
    desk: Desk, first_on: date, last_on: date, counted: Collection[str]
) -> list[tuple[str, str, str]]:
    """Person, kind and result of the latest need of each kind. Two queries, however many lines."""
    sent: dict[str, list[tuple[str, str]]] = defaultdict(list)
    period = {"found_on__gte": first_on, "found_on__lte": last_on}
    of_desk = Referral.objects.filter(
        support__case__desk=desk, **{f"support__{k}": v for k, v in period.items()}
    )
    words = of_desk.order_by("sent_at").annotate(need=_as_text("support"))
    for need, state, reason in words.values_list("need", "state", "reason"):
        sent[need].append((state, reason))
    found = Support.objects.filter(case__desk=desk, **period).exclude(state=NeedState.WITHDRAWN)
    lines = found.order_by().annotate(
        need=_as_text("key"), person=_as_text("case"), day=_as_text("found_on")
    )
    columns = lines.values_list("person", "kind", "day", "need", "state", "reason")
    latest: dict[tuple[str, str], tuple[str, str, str, str]] = {}
    for person, kind, day, need, state, reason in columns.iterator(chunk_size=5000):
        if person in counted:
            said = (day, need, state, reason)
            before = latest.get((person, kind))
            if before is None or before < said:
                latest[person, kind] = said
    return [
        (person, kind, str(result_of(state, reason, sent.get(need, ()))))
        for (person, kind), (_day, need, state, reason) in latest.items()
    ]


def who_stayed(
    desk: Desk,
    first_on: date,
    last_on: date,
    counted: Collection[str],
    *,
    smallest: int,
    today: date,
) -> dict[str, Share | None]:
    """Of those whose training began in the period and 90 days ago: stayed, helped or not.

    Helped are people with a need that was met. Both groups stand in one protected table; a share is
    given only where all of its numbers may be shown.
    """
    rows = [
        (record, group, way)
        for record, group, way, began in _ways(desk, counted)
        if first_on <= began <= last_on and (today - began).days >= STAY_DAYS
    ]
    if not rows:
        return {"helped": None, "others": None}
    try:
        people, groups, ways = (list(column) for column in zip(*(r[:3] for r in rows), strict=True))
        table = Crosstab.from_columns(
            {"group": groups, "way": ways, "person": people}, dimensions=["group", "way"],
            value=None, contributors=["person"], about="trainings",
        )  # fmt: skip
        safe = _protected({"stayed": table}, smallest)["stayed"]
    except TooFewError:
        return {"helped": None, "others": None}
    seen = {cell.key: cell.count for cell in safe.cells()}
    return {group: _share(seen, group) for group in ("helped", "others")}


def _ways(desk: Desk, counted: Collection[str]) -> list[tuple[str, str, str, date]]:
    """Everybody whose training began: record, helped or not, stayed or left, and since when."""
    ways: dict[UUID, dict[str, date]] = defaultdict(dict)
    for record, kind, on in participants.ways_for_system(desk.partnership):
        ways[record][kind] = on
    met = Support.objects.filter(
        case__desk=desk,
        case__in=SupportCase.objects.exclude(participant_mark=""),
        state=NeedState.MET,
    )
    helped = {
        mark
        for case, mark in met.order_by()
        .annotate(person=_as_text("case"))
        .values_list("person", "case__participant_mark")
        .distinct()
        if case in counted
    }
    return [
        (
            str(record),
            "helped" if mark_of("participant", record) in helped else "others",
            "left" if _left(way, way[MilestoneKind.ENROLLED]) else "stayed",
            way[MilestoneKind.ENROLLED],
        )
        for record, way in ways.items()
        if MilestoneKind.ENROLLED in way
    ]


def _share(seen: Mapping[tuple[str, ...], int | None], group: str) -> Share | None:
    stayed, everybody = seen.get((group, "stayed")), seen.get((group, TOTAL))
    return None if stayed is None or everybody is None else Share(stayed, everybody)


def _left(way: dict[str, date], began: date) -> bool:
    gone = way.get(MilestoneKind.LEFT)
    return gone is not None and (gone - began).days < STAY_DAYS
