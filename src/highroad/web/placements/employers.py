"""Placements by employer and place: ordered, promised, started, how long it took, what was paid."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.placements import permissions, queries
from highroad.areas.placements.queries import EmployerLine, Middle, Rate
from highroad.kit.answers import require
from highroad.kit.numbers import shown
from highroad.web.ui import sheets
from highroad.web.ui.parts import Table

NOTHING = "–"


def named(line: EmployerLine) -> str:
    """The employer and its place."""
    return f"{line.employer}, {line.place}" if line.place else line.employer


def days_of(found: Middle) -> str:
    """The median with its range and base."""
    if found.median is None:
        return NOTHING
    middle = number_format(found.median, 0 if found.median.is_integer() else 1, use_l10n=True)
    return _("%(median)s (%(least)s to %(most)s), of %(known)s of %(of)s") % {
        "median": middle, "least": found.least, "most": found.most, "known": found.known,
        "of": found.of,
    }  # fmt: skip


def share_of(rate: Rate) -> str:
    """So many of so many; a dash of nobody."""
    return _("%(count)s of %(of)s") % {"count": rate.count, "of": rate.of} if rate.of else NOTHING


def start_table(lines: Sequence[EmployerLine]) -> Table:
    """What was ordered and promised, and who started."""
    return Table(
        caption=_("Orders and starts by employer and place, in people"),
        head=[
            _("Employer and place"), _("Orders"), _("People ordered"), _("Promised"), _("Promised and hired"),
            _("Started"), _("Found to have left"),
        ],
        rows=[
            [named(each), *map(str, (each.orders, each.ordered, each.promised, each.hired, each.started, each.left))]
            for each in lines
        ],
    )  # fmt: skip


def term_table(lines: Sequence[EmployerLine]) -> Table:
    """How long it took, and whether the wage was the promised one."""
    return Table(
        caption=_("Time to hire in days, and wage paid against wage promised"),
        head=[
            _("Employer and place"), _("From the order to the start"),
            _("From the end of the class to the start"), _("Paid at least the promised wage"),
            _("Order names no wage"), _("Mean shortfall, dollars an hour"),
        ],
        rows=[
            [
                named(each), days_of(each.hiring.days), days_of(each.hiring.days_from_class),
                share_of(each.hiring.wage_kept), str(each.hiring.without_promise),
                NOTHING if each.hiring.shortfall is None
                else shown(each.hiring.shortfall, 2),
            ]
            for each in lines if each.started
        ],
    )  # fmt: skip


@require_GET
@login_required
def employer_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every employer and place with its orders and starts."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    lines = queries.by_employer(partnership, request.user)
    context = {
        "partnership": partnership,
        "starts": start_table(lines) if lines else None,
        "terms": term_table(lines) if any(each.started for each in lines) else None,
        "has_earlier": queries.has_earlier(partnership, request.user),
    }
    return render(request, "placements/employers.html", context)


@require_GET
@login_required
def employer_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The same as CSV."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    head = [
        "employer", "place", "orders", "ordered", "promised", "promised_and_hired", "started",
        "left", "median_days_from_order", "days_known", "wage_kept", "wage_promised",
    ]  # fmt: skip
    rows = [
        [
            each.employer, each.place,
            *map(str, (each.orders, each.ordered, each.promised, each.hired, each.started, each.left)),
            "" if each.hiring.days.median is None else str(each.hiring.days.median),
            *map(str, (each.hiring.days.known, each.hiring.wage_kept.count, each.hiring.wage_kept.of)),
        ]
        for each in queries.by_employer(partnership, request.user)
    ]  # fmt: skip
    return sheets.download([head, *rows], "placements-by-employer")
