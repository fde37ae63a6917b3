"""A total of a period with every row behind it, on a page and as a file."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.partnerships.queries import Partnership
from highroad.areas.training.queries import totals as query
from highroad.areas.training.vocabulary.counting import DEFINITIONS, VERSION, TotalKind
from highroad.kit.answers import require
from highroad.kit.periods import Period
from highroad.web.training.enrollment_forms import set_choices
from highroad.web.training.forms import day_widget
from highroad.web.training.words import crumbs_of_partnership
from highroad.web.ui import sheets

ALL = ""


class TotalForm(forms.Form):
    """What is counted, in which programs, from when to when."""

    kind = forms.ChoiceField(label=gettext_lazy("What is counted"), choices=TotalKind.choices)
    program = forms.ChoiceField(label=gettext_lazy("Program"), required=False)
    first_on = forms.DateField(label=gettext_lazy("From"), widget=day_widget())
    last_on = forms.DateField(label=gettext_lazy("Until, inclusive"), widget=day_widget())

    def __init__(self, *args: Any, programs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "program", [(ALL, _("All my programs")), *programs])

    def clean(self) -> dict[str, Any]:
        """The period is one."""
        given = super().clean() or {}
        first, last = given.get("first_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day is not before the first."))
        return given


def _asked(
    request: SignedInRequest, partnership: Partnership
) -> tuple[TotalForm, query.Total | None]:
    programs = query.programs_of(partnership, seen_by=request.user)
    today = timezone.localdate()
    usual = {
        "kind": TotalKind.GRADUATED.value, "program": ALL, "first_on": today.replace(month=1, day=1),
        "last_on": today,
    }  # fmt: skip
    given = request.GET if "kind" in request.GET else usual
    form = TotalForm(given, programs=[(str(each.pk), each.name) for each in programs])
    if not form.is_valid():
        return form, None
    asked = form.cleaned_data
    chosen = [each for each in programs if asked["program"] in (ALL, str(each.pk))]
    period = Period(asked["first_on"], asked["last_on"])
    found = query.total_of(chosen, TotalKind(asked["kind"]), period, seen_by=request.user)
    return form, found


@login_required
@require_GET
def total(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The number, what it counts, its splits, and the rows."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    form, found = _asked(request, partnership)
    shown = {
        "partnership": partnership,
        "crumbs": crumbs_of_partnership(partnership),
        "form": form,
        "found": found,
        "definition": DEFINITIONS[found.kind] if found else "",
        "version": VERSION,
        "asked": request.GET.urlencode(),
        "link": _link(found, request.GET.get("program", ALL)) if found else "",
        "before": request.GET.get("seal", ""),
        "has_programs": len(form.fields["program"].choices) > 1,  # type: ignore[attr-defined]
        "is_seats": found is not None and found.kind in (TotalKind.SEATED, TotalKind.ATTENDED),
    }
    return render(request, "training/totals.html", shown, status=200 if found else 422)


def _link(found: query.Total, program: str) -> str:
    """What comes after the question mark of an address that tells later whether the same rows come out."""
    given = {
        "kind": found.kind.value,
        "first_on": found.period.first_on,
        "last_on": found.period.last_on,
    }
    return urlencode({**given, "program": program, "seal": found.seal})


@login_required
@require_GET
def rows_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The rows behind a total, one a line, with the period and the definition above them."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    _form, found = _asked(request, partnership)
    if found is None:
        return HttpResponse(_("Choose a period first."), status=422, content_type="text/plain")
    return sheets.download(_lines(found), found.kind.value)


def _lines(found: query.Total) -> list[list[str]]:
    """People once in the number; a person in two programs has two rows."""
    head = [
        [str(found.kind.label), str(found.number)],
        [_("Period"), str(found.period)],
        [_("Seal of the rows"), found.seal],
        [_("What is counted"), str(DEFINITIONS[found.kind]), _("version %(number)s") % {"number": VERSION}],
        [_("Number"), _("Name"), _("Program"), _("Class"), _("Group"), _("Day"), _("Began"),
         _("Hours on the job"), _("Hours of class"), _("Credit hours"), _("Mentored")],
    ]  # fmt: skip
    return head + [
        [
            row.alias, row.name, row.program, row.of, row.group, row.on.isoformat(),
            row.began_on.isoformat() if row.began_on else "", str(row.hours), str(row.instruction),
            str(row.credit), _("yes") if row.is_mentored else _("no"),
        ]
        for row in found.rows
    ]  # fmt: skip
