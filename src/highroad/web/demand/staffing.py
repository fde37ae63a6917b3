"""Permanent jobs: the page, its file, the people a unit takes, and where the jobs of an order are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import actions, permissions, queries
from highroad.areas.demand.actions import StaffingTerms
from highroad.areas.demand.queries import JobOrder, PermanentCraft, PermanentJobs
from highroad.areas.demand.vocabulary import ProjectType, Sheet, StaffingUnit
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import require
from highroad.web.demand.entering import enter
from highroad.web.demand.files import answer_with
from highroad.web.demand.forms import Choices, day_field, line_field, percent_field
from highroad.web.demand.showing import hands, percent_of
from highroad.web.ui.parts import Table
from highroad.web.ui.sheets import safe

ELSEWHERE = "elsewhere"
COLUMNS = (
    "craft", "sheet", "year", "permanent_jobs_on_last_day", "new", "filled_anew", "asked_for_by_orders",
    "counted",
)  # fmt: skip


class StaffingForm(forms.Form):
    """People who run one unit."""

    kind = forms.ChoiceField(label=_("What is built"), choices=ProjectType.choices)
    sheet = forms.ChoiceField(
        label=_("Sheet"),
        choices=[choice for choice in Sheet.choices if choice[0] != Sheet.CRAFTS],
        initial=Sheet.OPERATIONS,
    )
    craft = line_field(_("Craft or occupation"), required=True, max_length=120)
    unit = forms.ChoiceField(label=_("Counted by"), choices=StaffingUnit.choices)
    low = forms.DecimalField(
        label=_("People for one of them: low"), min_value=0, max_digits=11, decimal_places=4
    )
    likely = forms.DecimalField(label=_("Likely"), min_value=0, max_digits=11, decimal_places=4)
    high = forms.DecimalField(label=_("High"), min_value=0, max_digits=11, decimal_places=4)
    ramp_months = forms.IntegerField(
        label=_("Months from the first day of service until all are there"), min_value=0,
        max_value=120, initial=0,
    )  # fmt: skip
    separations = percent_field(
        _("To be filled anew each year, in percent"),
        help_text=_(
            "Those who leave work and those who change occupation, over all who are there."
        ),
    )
    as_of = day_field(_("As of"))
    source = line_field(
        _("Source"), required=True, max_length=300, help_text=_("Where this can be looked up.")
    )

    def terms(self) -> StaffingTerms:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        return StaffingTerms(**{**given, "separations": given["separations"] / 100})


class WhereForm(forms.Form):
    """At which project the jobs of an order are."""

    where = forms.ChoiceField(label=_("The jobs are"), widget=forms.RadioSelect)

    def offer(self, projects: Choices) -> None:
        """The projects of the partnership."""
        self.fields["where"].choices = [  # type: ignore[attr-defined]
            *projects, (ELSEWHERE, _t("At none of these projects")),
        ]  # fmt: skip


@require_GET
@login_required
def permanent(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every occupation that runs what is built."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    found = queries.permanent_of(partnership, seen_by=request.user, on=timezone.localdate())
    context = {
        "partnership": partnership,
        "crafts": [(each, jobs_table(each.jobs), years_table(each)) for each in found],
        "may_plan": permissions.may_plan(request.user, partnership),
    }
    return render(request, "demand/permanent.html", context)


@require_GET
@login_required
def permanent_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The same year by year as CSV."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    found = queries.permanent_of(partnership, seen_by=request.user, on=timezone.localdate())
    return answer_with("permanent-jobs.csv", [COLUMNS, *(line for each in found for line in _lines(each))])  # fmt: skip


def _lines(each: PermanentCraft) -> Iterator[list[str]]:
    for row in each.years:
        numbers = (row.jobs, row.new, row.replaced, row.ordered, row.counted)
        yield [safe(each.craft), each.sheet, str(row.year), *(f"{one:.2f}" for one in numbers)]


def permanent_table(found: Sequence[PermanentCraft], sheet: Sheet) -> Table | None:
    """The permanent jobs of one sheet, beside its outlook."""
    rows = [
        [
            each.craft, _day(min(one.project.serves_from for one in each.jobs)),
            hands(each.people), hands(each.replaced), hands(each.years[-1].ordered),
        ]
        for each in found
        if each.sheet == sheet
    ]  # fmt: skip
    if not rows:
        return None
    return Table(
        caption=_t("Permanent jobs, weighed by the chance of their projects"),
        head=[
            _t("Craft or occupation"), _t("In service from"), _t("Once all are there"),
            _t("Filled anew each year"), _t("Asked for by orders"),
        ],
        rows=rows, words=frozenset({1}),
    )  # fmt: skip


def jobs_table(jobs: Sequence[PermanentJobs], *, at_project: bool = False) -> Table:
    """How many, from when, who is replaced: of one craft by project, or at one project by craft."""
    return Table(
        caption=_t("People once all are there"),
        head=[
            _t("Craft or occupation") if at_project else _t("Project"),
            _t("Size"), _t("Low"), _t("Likely"), _t("High"), _t("Chance"),
            _t("In service from"), _t("All there by"), _t("Filled anew each year"),
        ],
        rows=[
            [
                each.rate.craft if at_project else each.project.name, _size(each),
                hands(each.people.low), hands(each.people.likely), hands(each.people.high),
                f"{percent_of(each.project.chance)} %",
                _day(each.project.serves_from), _day(each.full_on), hands(each.replaced),
            ]
            for each in jobs
        ],
        words=frozenset({1, 6, 7}),
    )  # fmt: skip


def years_table(each: PermanentCraft) -> Table:
    """Year by year, beside what orders ask for."""
    return Table(
        caption=_t("%(craft)s by year, weighed by chance") % {"craft": each.craft},
        head=[
            _t("Year"), _t("Jobs at its end"), _t("New"), _t("Filled anew"), _t("Asked for by orders"),
            _t("Counted in the outlook"),
        ],
        rows=[
            [
                str(row.year), hands(row.jobs), hands(row.new), hands(row.replaced),
                hands(row.ordered), hands(row.counted),
            ]
            for row in each.years
        ],
    )  # fmt: skip


def _day(day: Any) -> str:
    return str(date_format(day, "DATE_FORMAT"))


def _size(each: PermanentJobs) -> str:
    number = number_format(round(each.project.size, 2), use_l10n=True, force_grouping=True)
    return f"{number} × {StaffingUnit(each.project.unit).label}"


@require_http_methods(["GET", "POST"])
@login_required
def add_staffing(request: SignedInRequest, key: UUID) -> HttpResponse:
    """People who run one unit."""
    partnership = partnerships.get_partnership(key, request.user)

    def do(form: StaffingForm) -> str:
        actions.add_staffing(
            partnership=partnership, terms=form.terms(), by=request.user, at=timezone.now()
        )
        return reverse("demand:figures", kwargs={"key": key})

    return enter(
        request, partnership, StaffingForm(request.POST or None), do=do,
        title=_("People who run what is built"),
        lede=_(
            "How many people of an occupation one megawatt, mile or bed takes, day after day, once it is "
            "in service."),
        button=_("Enter the figure"), done=_("The figure is entered. The newest one counts."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def say_where(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Where the jobs of an order are."""
    found = queries.get_order(key, request.user)
    known = {str(each.key): each for each in queries.list_projects(found.partnership, request.user)}
    form = WhereForm(request.POST or None, initial={"where": _where_now(found)})
    form.offer([(name, _t("At %(project)s") % {"project": each.name}) for name, each in known.items()])  # fmt: skip

    def do(form: WhereForm) -> str:
        actions.say_where(
            order=found, project=known.get(form.cleaned_data["where"]), by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return reverse("demand:order", kwargs={"key": key})

    return enter(
        request, found.partnership, form, do=do, title=_("Where are these jobs?"),
        allowed=permissions.may_withdraw(request.user, found),
        lede=_(
            "Permanent jobs at a project and an order for the same jobs count once: whichever expects "
            "more people."),
        button=_("Save it"), done=_("Saved: these jobs count once."),
    )  # fmt: skip


def _where_now(order: JobOrder) -> str:
    return ELSEWHERE if order.is_elsewhere else str(order.runs_id or "")
