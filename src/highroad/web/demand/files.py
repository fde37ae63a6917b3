"""Files of demand: the gap table of all crafts, and the starts of the intake plan."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import permissions, queries
from highroad.areas.demand.queries import CraftOutlook, GapRow, Month, Quarter
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import NotFound, require
from highroad.web.demand.forms import BudgetForm
from highroad.web.ui.sheets import safe

MONTHLY = "month"
"""What an address says in `by` for months instead of quarters."""
GAPS = (
    "craft", "sheet", "quarter", "low", "expected", "high", "supply", "gap", "tightness", "start_in",
    "starts_needed", "starts_possible", "held_down_by", "permanent",
)  # fmt: skip


@require_GET
@login_required
def outlook_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every craft and quarter, or month, as CSV: the headings alone while nothing is planned.

    `craft` in the address names one craft alone. Raises `NotFound` for another.
    """
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    monthly, wanted = request.GET.get("by") == MONTHLY, request.GET.get("craft", "")
    found = queries.outlook_of(
        partnership, seen_by=request.user, on=timezone.localdate(),
        by=Month if monthly else Quarter,
    )  # fmt: skip
    if wanted and wanted not in {each.craft for each in found}:
        raise NotFound
    lines = [line for each in found if wanted in ("", each.craft) for line in _lines(each)]
    head = [MONTHLY if monthly and name == "quarter" else name for name in GAPS]
    return answer_with("gaps-by-month.csv" if monthly else "gaps.csv", [head, *lines])


def _lines(outlook: CraftOutlook) -> Iterator[list[str]]:
    for row in outlook.rows:
        begin = [safe(outlook.craft), str(outlook.sheet), str(row.quarter)]
        numbers = (row.low, row.expected, row.high, row.supply, row.gap)
        yield [*begin, *map(_number, numbers), *_starts(row), _number(row.steady)]


def _starts(row: GapRow) -> list[str]:
    tight = "" if row.tightness is None else str(row.tightness)
    if row.intake is None or not row.intake.wanted:
        return [tight, "", "", "", ""]
    bound = row.intake.bound_by
    return [
        tight, str(row.start_in), str(row.intake.wanted), str(row.intake.allowed),
        str(bound.value) if bound else "",
    ]  # fmt: skip


def planned(
    request: SignedInRequest, partnership: partnerships.Partnership
) -> tuple[BudgetForm, Decimal | None, queries.IntakeView]:
    """The plan of starts within the budget that was asked for, if there is one."""
    form = BudgetForm(request.GET or None)
    budget: Decimal | None = form.cleaned_data["budget"] if form.is_valid() else None
    view = queries.intake_of(
        partnership, seen_by=request.user, on=timezone.localdate(),
        budget=None if budget is None else float(budget),
    )  # fmt: skip
    return form, budget, view


@require_GET
@login_required
def intake_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The starts of the intake plan, one craft and quarter a line, as CSV."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    _form, _budget, view = planned(request, partnership)
    lines = [
        [safe(craft), str(quarter), str(count)]
        for craft, starts in view.plan.starts.items()
        for quarter, count in zip(view.quarters, starts, strict=True)
        if count
    ]
    return answer_with("intake-plan.csv", [["craft", "quarter", "starts"], *lines])


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def answer_with(name: str, lines: Sequence[Sequence[str]]) -> HttpResponse:
    """Names are kept from being formulas; a gap below 0 is a number."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    csv.writer(answer).writerows(lines)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
