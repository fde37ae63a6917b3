"""Placements: the list with its rates, entering a start, checks on later days."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import queries as demand
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import Partnership
from highroad.areas.placements import actions, permissions, queries
from highroad.areas.placements.queries import PlacementLine, Rate
from highroad.areas.placements.vocabulary import CheckResult
from highroad.kit.answers import require
from highroad.kit.numbers import shown
from highroad.web.demand.entering import enter
from highroad.web.placements.forms import CheckForm, ClassForm, StartForm
from highroad.web.ui import sheets

STARTS = (
    "person", "occupation", "employer", "class", "completed_class", "promised", "started_on", "wage",
    "hours_a_week", "schedule", "union_status",
)  # fmt: skip


@dataclass(frozen=True)
class RateWords:
    """A rate as people read it: percent, base, bounds."""

    percent: str
    base: str
    bounds: str


def words_of(rate: Rate) -> RateWords:
    """Never a percentage without its base."""
    base = _("%(count)s of %(of)s") % {"count": rate.count, "of": rate.of}
    if rate.share is None or rate.bounds is None:
        return RateWords("–", base, "")
    low, high = (shown(100 * end, 0) for end in rate.bounds)
    percent = shown(100 * rate.count / rate.of, 1)
    bounds = _("95 percent sure: %(low)s to %(high)s") % {"low": low, "high": high}
    return RateWords(f"{percent} %", base, bounds)


def above(partnership: Partnership) -> tuple[str, str]:
    """The page that every form of placements belongs to."""
    return _("Placements"), reverse("placements:list", kwargs={"key": partnership.key})


@require_GET
@login_required
def placement_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Rates of enrollees and of completers, promises against hires, who is still there, all starts."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    lines = queries.list_placements(partnership, request.user)
    context = {
        "partnership": partnership,
        "lines": [(line, line.is_due(timezone.localdate())) for line in lines],
        "has_earlier": queries.has_earlier(partnership, request.user),
        "classes": [
            (each.program_class, words_of(each.result.of_enrolled), words_of(each.result.of_completers))
            for each in queries.list_classes(partnership, request.user)
        ],
        "promises": queries.list_promises(partnership, request.user),
        "retention": [
            (days, words_of(rate), lost)
            for days, rate, lost in queries.retention(lines, partnership, timezone.localdate())
        ],
        "may_enter": permissions.may_enter(request.user, partnership),
        "may_count_class": permissions.may_count_class(request.user, partnership),
    }  # fmt: skip
    return render(request, "placements/list.html", context)


@require_GET
@login_required
def starts_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every start with its checks, one a line, as CSV: people by their codes, as on the page."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    lines = [_cells(line) for line in queries.list_placements(partnership, request.user)]
    head = [*STARTS, *(f"after_{days}_days" for days in queries.CHECK_DAYS)]
    return sheets.download([head, *lines], "starts")


def _cells(line: PlacementLine) -> list[str]:
    start, found = line.placement, {check.days: check.result for check in line.checks}
    return [
        start.person, start.order.occupation, start.order.employer,
        start.from_class.name if start.from_class else "", str(int(start.is_completer)),
        str(int(start.is_promised)), start.started_on.isoformat(), str(start.wage), str(start.hours),
        start.schedule, start.union_status, *(found.get(days, "") for days in queries.CHECK_DAYS),
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def add_class(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A class that has ended."""
    partnership = partnerships.get_partnership(key, request.user)

    def do(form: ClassForm) -> str:
        actions.count_class(
            partnership=partnership, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        return reverse("placements:list", kwargs={"key": key})

    return enter(
        request, partnership, ClassForm(request.POST or None), do=do, title=_("Count a class"),
        lede=_("Both numbers are needed: a rate of completers alone hides who left."),
        button=_("Enter the class"), done=_("The class is counted. Both sides hear that they are ready."),
        allowed=permissions.may_count_class(request.user, partnership), under=above(partnership),
    )  # fmt: skip


def _stopped(order: demand.JobOrder) -> str:
    if not order.stop or order.stop_since is None:
        return ""
    return _(
        "Nobody may be referred to these jobs since %(day)s: only a start from before that day is entered."
    ) % {"day": date_format(order.stop_since)}


@require_http_methods(["GET", "POST"])
@login_required
def add(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Somebody started in a job of this order."""
    order = demand.get_order(key, request.user)
    require(permissions.may_enter_start(request.user, order))
    lines = queries.list_classes(order.partnership, request.user)
    classes = {str(line.program_class.key): line.program_class for line in lines}
    kept = {name: getattr(order, name) for name in ("wage", "union_status", "benefits")}
    form = StartForm(request.POST or None, initial=kept)
    form.offer([(name, each.name) for name, each in classes.items()])

    def do(form: StartForm) -> str:
        made = actions.place(
            order=order, terms=form.terms(), by=request.user, at=timezone.now(),
            from_class=classes.get(form.cleaned_data["from_class"]),
        )  # fmt: skip
        return reverse("placements:detail", kwargs={"key": made.key})

    title = _("Start: %(occupation)s, %(employer)s") % {
        "occupation": order.occupation, "employer": order.employer,
    }  # fmt: skip
    return enter(
        request, order.partnership, form, title=title, do=do,
        lede=_stopped(order) or _("We ask again after 30, 90, 180 and 365 days."),
        button=_("Enter the start"), done=_("The start is entered."),
        under=above(order.partnership),
    )  # fmt: skip


@require_GET
@login_required
def detail(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One start with its checks."""
    found = queries.get_placement(key, request.user)
    line = queries.view_placement(found)
    context = {
        "partnership": found.partnership,
        "line": line,
        "placement": found,
        "is_due": line.is_due(timezone.localdate()),
        "may_enter": permissions.may_enter(request.user, found.partnership),
    }
    return render(request, "placements/detail.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def check(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The check that is due."""
    found = queries.get_placement(key, request.user)
    days = queries.view_placement(found).next_days or 0

    def do(form: CheckForm) -> str:
        given = form.cleaned_data
        actions.check(
            placement=found, days=given["days"], result=CheckResult(given["result"]), wage=given["wage"],
            note=given["note"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return reverse("placements:detail", kwargs={"key": key})

    title = _("%(person)s, %(days)s days after the start: still there?") % {
        "person": found.person, "days": days,
    }  # fmt: skip
    return enter(
        request, found.partnership, CheckForm(request.POST or None, initial={"days": days}), title=title, do=do,
        lede=_("Ask the person or the employer. What you enter is kept and not changed."),
        button=_("Keep what I found"), done=_("Kept."), under=above(found.partnership),
    )  # fmt: skip
