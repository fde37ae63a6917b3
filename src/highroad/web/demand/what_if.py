"""What if: something else supposed of chosen projects, beside the plan and the signed forecast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import permissions, queries
from highroad.areas.demand.queries import (
    Compared,
    CraftOutlook,
    GapRow,
    PipelineProject,
    SignedRow,
    WhatIf,
)
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import Partnership
from highroad.kit.answers import require
from highroad.web.demand.files import answer_with
from highroad.web.demand.showing import hands, name_of
from highroad.web.demand.supposing import MOST, Asked, asked_by
from highroad.web.ui.parts import Table
from highroad.web.ui.sheets import safe

COLUMNS = (
    "what_if", "craft", "sheet", "quarter", "expected_now", "expected_what_if", "expected_signed",
    "supply", "supply_signed", "gap_now", "gap_what_if", "gap_signed", "starts_needed_now",
    "starts_needed_what_if", "starts_possible_now", "starts_possible_what_if",
)  # fmt: skip


def _read(
    request: SignedInRequest, key: UUID
) -> tuple[Partnership, Asked, Sequence[PipelineProject]]:
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    projects = queries.list_projects(partnership, request.user)
    return partnership, asked_by(request.GET, projects), projects


@require_GET
@login_required
def what_if(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Choose projects, suppose something, read it beside the plan. Nothing is kept."""
    partnership, asked, projects = _read(request, key)
    found = None
    if asked.is_right and asked.by_project:
        found = queries.what_if(
            partnership, asked.by_project, seen_by=request.user, on=timezone.localdate()
        )
    context = {
        "partnership": partnership,
        "projects": projects,
        "asked": asked,
        "most": MOST,
        "found": found,
        "is_wrong": not asked.is_right,
        "address": asked.address if found else "",
        "crafts": [in_words(each, found) for each in found.changed] if found else [],
        "tables": [table_of(each) for each in found.changed] if found else [],
    }
    status = 200 if asked.is_right else 422
    return render(request, "demand/what_if.html", context, status=status)


@require_GET
@login_required
def what_if_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The same as CSV, every craft and quarter. What cannot be understood is said on the page."""
    partnership, asked, _projects = _read(request, key)
    if not asked.is_right:
        page = reverse("demand:what_if", kwargs={"key": key})
        return redirect(f"{page}?{request.GET.urlencode()}")
    found = queries.what_if(
        partnership, asked.by_project, seen_by=request.user, on=timezone.localdate()
    )
    supposed = "; ".join(
        each.for_a_file() for each in asked.forms if each.supposed.is_anything
    )  # fmt: skip
    lines = [line for each in found.crafts for line in _lines(each, safe(supposed))]
    return answer_with("what-if.csv", [COLUMNS, *lines])


def _lines(each: Compared, supposed: str) -> Iterator[list[str]]:
    for now, then in zip(each.now.rows, each.supposed.rows, strict=True):
        signed = each.signed.get(str(now.quarter))
        numbers = (
            now.expected, then.expected, signed and signed.expected, now.supply,
            signed and signed.supply, now.gap, then.gap, signed and signed.gap,
        )  # fmt: skip
        yield [
            supposed, safe(each.craft), str(each.sheet), str(now.quarter),
            *("" if number is None else f"{number:.2f}" for number in numbers),
            *(_wanted(row) for row in (now, then)), *(_allowed(row) for row in (now, then)),
        ]  # fmt: skip


def _wanted(row: GapRow) -> str:
    return "" if row.intake is None else str(row.intake.wanted)


def _allowed(row: GapRow) -> str:
    return "" if row.intake is None else str(row.intake.allowed)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One craft in one of its three standings: now, what if, signed."""

    name: str
    peak: str
    expected: str
    supply: str
    gap: str
    gap_in: str
    starts: str
    possible: str
    tone: str


@dataclass(frozen=True, kw_only=True)
class CraftStandings:
    """A craft with all of them."""

    craft: str
    sheet: str
    standings: tuple[Standing, ...]


def in_words(each: Compared, found: WhatIf) -> CraftStandings:
    """A craft as it is planned, as it would be and, if anything is signed, as it is signed."""
    standings = [
        _standing(_("The plan now"), each.now, each.starts_now, "plain"),
        _standing(_("What if"), each.supposed, each.starts_supposed, "watch"),
    ]
    if found.signed is not None:
        name = _("Signed forecast %(number)s") % {"number": found.signed.number}
        standings.append(_signed(name, each))
    return CraftStandings(craft=each.craft, sheet=each.sheet, standings=tuple(standings))


def _standing(name: str, one: CraftOutlook, starts: int | None, tone: str) -> Standing:
    peak, widest = one.peak, one.widest
    allowed = [row.intake.allowed for row in one.rows if row.intake is not None]
    return Standing(
        name=name, peak=name_of(peak.quarter), expected=hands(peak.expected),
        supply=hands(peak.supply), gap=hands(widest.gap if widest else None),
        gap_in=name_of(widest.quarter) if widest else "",
        starts="–" if starts is None else str(starts),
        possible=str(sum(allowed)) if widest else "–", tone=tone,
    )  # fmt: skip


def _signed(name: str, each: Compared) -> Standing:
    peak, widest = each.signed_peak, each.signed_widest
    row = peak[1] if peak else None
    return Standing(
        name=name, peak=name_of(peak[0]) if peak else "–",
        expected=hands(row.expected if row else None), supply=hands(row.supply if row else None),
        gap=hands(widest[1].gap if widest else None), gap_in=name_of(widest[0]) if widest else "",
        starts="–", possible="–", tone="ok",
    )  # fmt: skip


def table_of(each: Compared) -> Table:
    """A craft quarter by quarter, three times side by side."""
    return Table(
        caption=_("%(craft)s by quarter: the plan now, what if, and as signed") % {"craft": each.craft},
        head=[
            _("Quarter"), _("Needed now"), _("Needed, what if"), _("Needed, as signed"), _("Supply"),
            _("Gap now"), _("Gap, what if"), _("Gap, as signed"), _("Starts needed now"),
            _("Starts needed, what if"),
        ],
        rows=[
            _cells(now, then, each.signed.get(str(now.quarter)))
            for now, then in zip(each.now.rows, each.supposed.rows, strict=True)
        ],
    )  # fmt: skip


def _cells(now: GapRow, then: GapRow, signed: SignedRow | None) -> list[str]:
    return [
        name_of(now.quarter), hands(now.expected), hands(then.expected),
        hands(signed.expected if signed else None), hands(now.supply), hands(now.gap),
        hands(then.gap), hands(signed.gap if signed else None), _wanted(now) or "–",
        _wanted(then) or "–",
    ]  # fmt: skip
