"""Published figures of occupations: loading them, and what they say beside the orders here."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import actions, permissions, queries
from highroad.areas.demand.queries import JobOrder, OwnOccupation, Published
from highroad.areas.job_quality import queries as good_jobs
from highroad.areas.job_quality.queries import AreaMedian
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import require
from highroad.web.demand.entering import enter
from highroad.web.demand.forms import PublishedForm
from highroad.web.demand.turned_out import percent
from highroad.web.ui.parts import Table

NOTHING = "–"
MOST_AREAS = 8
"""Areas whose median stands beside an order; those that name its place come first."""


def people(value: float | None) -> str:
    """Whole people as they are written; a dash where nothing is published."""
    if value is None:
        return NOTHING
    return str(number_format(round(value), 0, use_l10n=True, force_grouping=True))


def dollars(value: Any, *, is_bound: bool = False) -> str:
    """Dollars an hour; at the top of the survey with a sign that says: or more."""
    if value is None:
        return NOTHING
    amount = number_format(value, 2, use_l10n=True, force_grouping=True)
    return f"${amount} +" if is_bound else f"${amount}"


def figure_table(found: Iterable[Published]) -> Table:
    """What is published about an occupation, area by area."""
    return Table(
        caption=_("Projected employment and openings, in people"),
        head=[
            _("Area"), _("Years"), _("Employed at first"), _("Employed in the last year"),
            _("Change"), _("Openings a year"), _("Of these to replace who leaves"),
        ],
        rows=[[_where(each), _years(each), *cells(each)] for each in found],
        words=frozenset({1}),
    )  # fmt: skip


def _where(each: Published) -> str:
    area = _("United States") if each.line.area == "US" else each.line.area_title
    return f"{area}: {each.line.title}"


def _years(each: Published) -> str:
    return f"{each.file.base_year}–{each.file.target_year}"


def cells(each: Published) -> list[str]:
    """Employment in both years, change, openings, and how many of them replace who leaves."""
    share = None if each.percent is None else each.percent / 100
    openings = each.openings
    return [
        people(each.line.base), people(each.line.target), percent(share, signed=True),
        people(each.line.openings), people(openings.replacement if openings else None),
    ]  # fmt: skip


def sources(found: Iterable[Published]) -> str:
    """Every file that the figures come from, and how replacement was counted."""
    found = list(found)
    files = dict.fromkeys(f"{each.file.source}, {each.file.release}" for each in found)
    said = [_("Source: %(files)s.") % {"files": "; ".join(files)}]
    if any(each.openings and not each.openings.is_published for each in found):
        said.append(
            _("Exits and transfers are not in the file: replacement is openings less the yearly growth.")
        )  # fmt: skip
    if any(each.openings and each.openings.is_declining for each in found):
        said.append(
            _("Where an occupation declines, not every leaver is replaced: replacement is no more than all openings.")
        )  # fmt: skip
    return " ".join(said)


def became_of(own: OwnOccupation) -> str:
    """What a code of an older list became, all of it; nothing where the code itself is known."""
    if not own.became:
        return ""
    targets = ", ".join(f"{link.target} {link.target_title}" for link in own.became)
    return ngettext(
        "%(soc)s is a code of an older list. In the newer one it is %(targets)s.",
        "%(soc)s is a code of an older list. In the newer one it is divided among %(targets)s. No shares "
        "are published, so nothing is divided here.",
        len(own.became),
    ) % {"soc": own.soc, "targets": targets}


def median_table(found: Sequence[AreaMedian], order: JobOrder) -> Table | None:
    """The median of the occupation in each area, those that name the order's place first."""
    words = {word.strip(",.").lower() for word in order.place.split() if len(word) > 3}
    near = sorted(found, key=lambda each: not any(w in each.area_title.lower() for w in words))
    if not near:
        return None
    return Table(
        caption=_("Median wage of the occupation, dollars an hour"),
        head=[_("Area"), _("Median"), _("This order less the median")],
        rows=[
            [each.area_title, dollars(each.median, is_bound=each.is_bound), _less(order, each)]
            for each in near[:MOST_AREAS]
        ],
    )


def median_source(found: Sequence[AreaMedian]) -> str:
    """The wage files that the medians come from, and what a plus says."""
    files = "; ".join(dict.fromkeys(each.table for each in found))
    said = _("Source: %(files)s.") % {"files": files}
    if any(each.is_bound for each in found):
        return f"{said} {_('A plus: this much or more; the survey prints no higher wage.')}"
    return said


def _less(order: JobOrder, each: AreaMedian) -> str:
    if order.wage is None or each.median is None:
        return NOTHING
    less = order.wage - each.median
    if each.is_bound and less >= 0:
        return NOTHING
    sign = "+" if less > 0 else "−" if less < 0 else ""
    return f"{sign}{dollars(abs(less))}"


def beside(order: JobOrder, request: SignedInRequest) -> dict[str, Any]:
    """What the page of an order shows of published figures; nothing for an order without a code."""
    own = queries.published_for(order, request.user)
    if own is None:
        return {}
    medians = good_jobs.area_medians(order.partnership, order.soc, request.user)
    return {
        "beside": own,
        "medians": median_table(medians, order),
        "median_source": median_source(medians),
        "figures": figure_table(own.published) if own.published else None,
        "source": sources(own.published),
        "became": became_of(own),
    }


def own_table(found: Iterable[OwnOccupation]) -> Table:
    """Every occupation ordered here beside what is published about it."""
    rows = []
    for own in found:
        named = f"{own.soc} {', '.join(own.titles)}"
        for each in own.published:
            rows.append(
                [named, people(own.people), f"{_where(each)}, {_years(each)}", *cells(each)]
            )
        if not own.published:
            rows.append([named, people(own.people), _("not in any file loaded"), *[NOTHING] * 5])
    return Table(
        caption=_("Ordered here and published, in people"),
        head=[
            _("Craft or occupation"), _("Ordered here"), _("Published for"),
            _("Employed at first"), _("Employed in the last year"), _("Change"),
            _("Openings a year"), _("Of these to replace who leaves"),
        ],
        rows=rows, words=frozenset({2}),
    )  # fmt: skip


@require_GET
@login_required
def published_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Published files, what they say about the occupations ordered here, and what a code leads to."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    own = queries.own_occupations(partnership, request.user)
    asked = request.GET.get("code", "").strip()[:20]
    shown = [each for one in own for each in one.published]
    context = {
        "partnership": partnership,
        "files": queries.list_published(partnership, request.user),
        "own": own_table(own) if own else None,
        "source": sources(shown) if shown else "",
        "became": [became_of(one) for one in own if one.became],
        "without_code": queries.without_code(partnership, request.user),
        "asked": asked,
        "views": queries.codes_of(partnership, asked, request.user) if asked else [],
        "may_plan": permissions.may_plan(request.user, partnership),
    }
    return render(request, "demand/published.html", context)


@require_GET
@login_required
def published_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The occupations ordered here beside what is published, as CSV."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    lines: list[list[Any]] = [
        ["soc", "ordered_here", "area", "base_year", "target_year", "employed_base",
         "employed_target", "openings_a_year", "replacement_a_year", "source_digest"]
    ]  # fmt: skip
    for own in queries.own_occupations(partnership, request.user):
        for each in own.published:
            line, file = each.line, each.file
            replaced = round(each.openings.replacement) if each.openings else ""
            lines.append(
                [own.soc, own.people, line.area, file.base_year, file.target_year, line.base,
                 line.target, line.openings, replaced, file.digest]
            )  # fmt: skip
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    csv.writer(answer).writerows(lines)  # numbers and codes alone
    answer["Content-Disposition"] = 'attachment; filename="published-beside-orders.csv"'
    return answer


@require_http_methods(["GET", "POST"])
@login_required
def load(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Load a published file."""
    partnership = partnerships.get_partnership(key, request.user)
    form = PublishedForm(request.POST or None, request.FILES or None)

    def do(form: PublishedForm) -> str:
        given = form.cleaned_data
        keep = (
            actions.load_crosswalk
            if given["what"] == PublishedForm.CROSSWALK
            else actions.load_projections
        )
        keep(
            partnership=partnership, source=given["source"], release=given["release"],
            content=given["file"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return reverse("demand:published", kwargs={"key": key})

    return enter(
        request, partnership, form, title=_("Load a published file"), do=do,
        lede=_("With any cell that cannot be read, nothing is kept, and you are told where it is."),
        button=_("Load it"), done=_("Loaded."),
    )  # fmt: skip
