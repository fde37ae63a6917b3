"""Forecasts against hours: what certified filings say beside what both sides signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import actions, permissions, queries
from highroad.areas.demand.queries import Accuracy, HoursCount, TurnedOut, TurnedRow, Vintage
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Refused, require
from highroad.web.demand.showing import name_of
from highroad.web.ui.parts import Table

NOTHING = "–"


def hours(value: float | None) -> str:
    """Whole hours as people write them."""
    if value is None:
        return NOTHING
    return str(number_format(round(value), 0, use_l10n=True, force_grouping=True))


def difference(value: float | None) -> str:
    """The same with its sign."""
    if value is None or not round(value):
        return hours(value)
    return ("+" if value > 0 else "−") + hours(abs(value))


def percent(share: float | None, *, signed: bool = False) -> str:
    """A share as a percentage to a tenth; with its sign where it can be above and below."""
    if share is None:
        return NOTHING
    written = str(number_format(round(100 * abs(share), 1), 1, use_l10n=True))
    sign = "" if not signed or round(100 * share, 1) == 0 else "+" if share > 0 else "−"
    return f"{sign}{written} %"


def measures(found: Accuracy | None) -> list[str]:
    """Quarters compared, error, bias, inside the band."""
    if found is None:
        return [NOTHING] * 4
    inside = _("%(inside)s of %(count)s") % {"inside": found.inside, "count": found.count}
    return [str(found.count), percent(found.mape), percent(found.bias, signed=True), inside]


def heads() -> list[str]:
    """What `measures` says."""
    return [
        _("Compared"), _("Mean error, in percent (MAPE)"), _("Bias"), _("Between low and high"),
    ]  # fmt: skip


def craft_table(vintage: Vintage) -> Table:
    """Each craft with how it turned out."""
    rows = [[each.craft, *measures(each.accuracy)] for each in vintage.compared]
    return Table(
        caption=_("How each craft turned out"),
        head=[_("Craft or occupation"), *heads()],
        rows=[*rows, [_("All crafts"), *measures(vintage.accuracy)]],
    )


def quarter_table(crafts: Sequence[TurnedOut]) -> Table:
    """Every craft, quarter by quarter, in hours."""
    return Table(
        caption=_("Foreseen and worked by craft and quarter, in hours"),
        head=[
            _("Craft or occupation"), _("Quarter"), _("Quarters ahead"), _("Low"), _("Expected"),
            _("High"), _("Worked"), _("Foreseen less worked"), _("In percent of the worked"),
        ],
        rows=[
            [each.craft, *_cells(row)] for each in crafts for row in each.rows if row.says_something
        ],
        words=frozenset({1}),
    )  # fmt: skip


def corrected_tables(counts: Sequence[HoursCount]) -> list[Table]:
    """Of every quarter that was counted more than once all its counts side by side, first count first."""
    by_quarter: dict[str, list[HoursCount]] = {}
    for each in reversed(counts):
        by_quarter.setdefault(each.quarter, []).append(each)
    return [
        _side_by_side(quarter, found) for quarter, found in by_quarter.items() if len(found) > 1
    ]


def _side_by_side(quarter: str, counts: Sequence[HoursCount]) -> Table:
    hours_of = [{line["craft"]: line["hours"] for line in each.content} for each in counts]
    crafts = sorted({craft for found in hours_of for craft in found if craft is not None})
    rows = [
        [
            _("All crafts") if craft is None else craft or _("no craft stated"),
            *(_counted(found, craft) for found in hours_of),
        ]
        for craft in (*crafts, None)
    ]
    heads = [
        _("Count %(number)s, %(day)s")
        % {"number": each.edition, "day": date_format(timezone.localdate(each.made_at))}
        for each in counts
    ]
    caption = _("%(quarter)s: hours by craft as counted each time") % {"quarter": name_of(quarter)}
    return Table(caption=caption, head=[_("Craft or occupation"), *heads], rows=rows)


def _counted(found: Mapping[str | None, float | None], craft: str | None) -> str:
    if craft not in found:
        return NOTHING
    return _("not shown") if found[craft] is None else hours(found[craft])


def _cells(row: TurnedRow) -> list[str]:
    worked = _("not shown") if row.hidden else hours(row.actual)
    return [
        name_of(row.quarter), str(row.ahead), hours(row.low), hours(row.expected), hours(row.high),
        worked, difference(row.error), percent(row.share, signed=True),
    ]  # fmt: skip


@dataclass(frozen=True)
class VintageRow:
    """A signed forecast in the list of all, with its measures as texts."""

    vintage: Vintage
    is_open: bool
    measures: Sequence[str]


def vintage_rows(found: Sequence[Vintage], chosen: Vintage | None) -> Iterator[VintageRow]:
    """All of them, the one that is read marked."""
    return (VintageRow(each, each is chosen, measures(each.accuracy)) for each in found)


def choose(found: Sequence[Vintage], wanted: str) -> Vintage | None:
    """The forecast asked for by its number; else the newest that can be compared."""
    for each in found:
        if str(each.view.forecast.number) == wanted:
            return each
    return next((each for each in found if each.accuracy), found[0] if found else None)


@require_GET
@login_required
def turned_out(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every signed forecast with error, bias and calibration; one of them craft by craft."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    vintages = queries.list_vintages(partnership, request.user)
    chosen = choose(vintages, request.GET.get("forecast", ""))
    counts = queries.list_counts(partnership, request.user)
    filed_on = queries.certified_on(partnership, request.user)
    again = queries.may_count_again(counts, filed_on, timezone.localdate())
    context = {
        "partnership": partnership,
        "counts": [(each, name_of(each.quarter)) for each in counts],
        "corrected": corrected_tables(counts),
        "again": [(each, name_of(each)) for each in again],
        "countable": [
            (str(each), name_of(each))
            for each in queries.list_countable(
                partnership, seen_by=request.user, on=timezone.localdate()
            )
        ],
        "filed": queries.filed_period(partnership, request.user),
        "rows": list(vintage_rows(vintages, chosen)),
        "chosen": chosen,
        "heads": heads(),
        "summary": craft_table(chosen) if chosen and chosen.compared else None,
        "table": quarter_table(chosen.compared) if chosen else None,
        "others": [
            (name_of(quarter), craft or _("no craft stated"), hours(worked))
            for quarter, craft, worked in (chosen.others if chosen else ())
        ],
        "may_plan": permissions.may_plan(request.user, partnership),
    }
    return render(request, "demand/turned_out.html", context)


@require_POST
@login_required
def count_hours(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Count a quarter of certified filings by craft."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    require(permissions.may_plan(request.user, partnership))
    quarter = request.POST.get("quarter", "")
    try:
        actions.count_hours(
            partnership=partnership, quarter=quarter, by=request.user, at=timezone.now()
        )
    except Refused as error:
        messages.error(request, error.reason)
    else:
        told = _("The hours of %(quarter)s are counted.") % {"quarter": name_of(quarter)}
        messages.success(request, told)
    return redirect("demand:turned_out", key=key)
