"""Who goes on from year to year, from the programs' own history, for the supply of hands."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.training.queries.histories import History, YearOfStaying, list_histories
from highroad.kit.answers import require
from highroad.kit.numbers import rounded, shown
from highroad.web.training.words import crumbs_of_partnership
from highroad.web.ui.parts import Table


@login_required
@require_GET
def histories(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Each program the reader coordinates: year by year, with its span, and the way into the supply."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    day = timezone.localdate()
    found = list_histories(partnership, seen_by=request.user, on=day)
    supply = reverse("demand:add_supply", args=[key])
    shown_lines = [
        (line, _table(line), f"{supply}?{urlencode(_given(line, day.isoformat()))}")
        for line in found
    ]
    context = {
        "partnership": partnership, "crumbs": crumbs_of_partnership(partnership), "lines": shown_lines,
    }  # fmt: skip
    return render(request, "training/histories.html", context)


def _table(line: History) -> Table:
    return Table(
        caption=line.program,
        head=[_("Year"), _("Began the year"), _("Left in it"), _("Went on"), _("95 percent sure")],
        rows=[
            [str(year.number), str(year.began), str(year.left), f"{shown(100 * year.share, 1)} %", _span(year)]
            for year in line.years
        ],
    )  # fmt: skip


def _span(year: YearOfStaying) -> str:
    low, high = (shown(100 * end, 1) for end in (year.interval.low, year.interval.high))
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _given(line: History, day: str) -> dict[str, str]:
    """What the form of the supply is filled with."""
    shares = ", ".join(str(rounded(100 * year.share, 1)) for year in line.for_all)
    source = _("History of %(program)s, %(people)s people, on %(day)s") % {
        "program": line.program, "people": line.people, "day": day,
    }  # fmt: skip
    return {"survival": shares, "source": source}
