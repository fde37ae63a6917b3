"""What the filed numbers say, protected. Every public function returns a `PublishedTable`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from safecount import CannotProtect, Policy, ProtectedCrosstab

from highroad.areas.fair_access.analysis.counting import (
    Count,
    Earlier,
    NothingToCountError,
    Wanted,
    hidden_in,
    parents_of,
    shown_in,
)
from highroad.areas.fair_access.analysis.figures import Measured
from highroad.areas.fair_access.analysis.judging import holds_beside
from highroad.areas.fair_access.analysis.opening import opened
from highroad.areas.fair_access.analysis.sheets import cells_of
from highroad.areas.fair_access.rules.goals import AgreedGoal
from highroad.areas.fair_access.rules.tables import Place, PublishedTable
from highroad.areas.fair_access.vocabulary import GROUPS
from highroad.areas.filings.rules.scans import RowScan

__all__ = [
    "Earlier",
    "NothingToCountError",
    "TellsTooMuchError",
    "TooFewChangedError",
    "Wanted",
    "count_for_committee",
    "count_for_public",
    "freeze",
    "measure",
]
FEWEST_EMPLOYERS = 3


class TellsTooMuchError(ValueError):
    """No way was found to show this table without giving somebody away."""


class TooFewChangedError(ValueError):
    """So few people differ from what was published that the difference would show them."""


def count_for_committee(
    scan: RowScan, wanted: Wanted, *, smallest_count: int, published: Sequence[PublishedTable] = ()
) -> PublishedTable:
    """Trade x level x project x period x group for confirmed seats.

    What the public can read already is shown here as well, so that both together tell nothing more.
    Raises `NothingToCountError`, `TellsTooMuchError`.
    """
    with opened(scan) as rows:
        count = Count.of(rows, wanted)
    policy = Policy(smallest_count=smallest_count)
    sheet = count.committee_sheet()
    same = [table for table in published if table.row_filter == count.row_filter]
    public = shown_in(same, sheet.by, wanted.period)
    try:
        safe = sheet.protected(policy, headline=[*sheet.headline(), *public])
    except CannotProtect as error:
        raise TellsTooMuchError from error
    return freeze(safe, count=count)


def count_for_public(
    scan: RowScan, wanted: Wanted, *, by: Sequence[str], smallest_count: int,
    committee: PublishedTable, earlier: Sequence[Earlier] = (),
    corrected: Sequence[RowScan] = (),
) -> PublishedTable:  # fmt: skip
    """A listed table for everybody. What the committee's own table hides stays hidden here too.

    `earlier` are all publications; those about the same population are held against this one.
    `corrected` are the filings behind publications about the same days that
    were corrected since. The result has passed an independent audit. Raises `NothingToCountError`,
    `TellsTooMuchError`, `TooFewChangedError`.
    """
    with opened(scan) as rows:
        count = Count.of(rows, wanted)
        before = [
            (each.table, each.truth(rows, wanted)) for each in earlier if count.remembers(each)
        ]
    for replaced in corrected:
        with opened(replaced) as rows:
            changed = count.people_changed(Count.of(rows, wanted))
        if 0 < changed < smallest_count:
            raise TooFewChangedError
    sheet = count.sheet(by)
    employers = len(set(sheet.grain.columns["employer"]))
    policy = Policy(
        smallest_count=smallest_count,
        smallest_employers=FEWEST_EMPLOYERS if employers >= FEWEST_EMPLOYERS else None,
    )
    hidden, shown = sheet.seen_before(table for table, _truth in before)
    hide = hidden | hidden_in(committee, sheet, wanted.period) - shown
    try:
        safe = sheet.protected(policy, headline=[*sheet.headline(), *shown], must_hide=hide)
    except CannotProtect as error:
        raise TellsTooMuchError from error
    if not holds_beside(safe, before):
        raise TellsTooMuchError
    return freeze(safe, count=count)


def measure(
    table: PublishedTable, goals: Sequence[AgreedGoal], *, places: Sequence[Place],
    groups: Sequence[str], remaining: Decimal | None = None,
) -> PublishedTable:  # fmt: skip
    """The table with figures for these lines and groups; `remaining` are the hours still to come."""
    return table.with_figures(Measured(table, goals, remaining).figures(places, groups))


def freeze(protected: ProtectedCrosstab, *, count: Count) -> PublishedTable:
    """The one way to a `PublishedTable`: from what `protect` returned, with nothing added."""
    groups = {cell.key[-1] for cell in protected.cells() if cell.hidden or cell.count}
    return PublishedTable(
        breakdown=count.wanted.breakdown,
        by=tuple(axis.name for axis in protected.axes[:-1]),
        row_filter=count.row_filter,
        groups=tuple(
            group for group in map(str, GROUPS[count.wanted.breakdown]) if group in groups
        ),
        cells=cells_of(protected, count.grain.decimals),
        source=count.source(protected.policy),
        policy=protected.policy.to_dict(),
        parents=parents_of(protected),
        certificate=protected.to_dict(),
    )
