"""Facts of a project said anew, and what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import actions, permissions, queries
from highroad.areas.demand.actions import ProjectTerms
from highroad.areas.demand.queries import PipelineProject, ProjectCorrection
from highroad.areas.demand.vocabulary import ProjectType, StaffingUnit
from highroad.web.demand.entering import enter
from highroad.web.demand.forms import ProjectForm

NOTHING = "–"
DAYS = frozenset({"given_start", "given_finish", "given_service"})


class CorrectionForm(ProjectForm):
    """The facts as they are known now, and why they differ."""

    reason = forms.CharField(
        label=_("Why this differs from what was said before"), max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["condition"]

    def terms(self) -> ProjectTerms:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        for name in ("hours", "reason"):
            given.pop(name)
        chance = given.pop("percent") / 100
        return ProjectTerms(**given, chance=chance)


@require_http_methods(["GET", "POST"])
@login_required
def correct(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Value, dates, chance, hours and the rest, said anew."""
    found = queries.get_project(key, request.user)
    form = CorrectionForm(request.POST or None, initial=_as_it_stands(found))

    def do(form: CorrectionForm) -> str:
        actions.correct_project(
            project=found, terms=form.terms(), hours=form.cleaned_data["hours"],
            reason=form.cleaned_data["reason"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return reverse("demand:project", kwargs={"key": key})

    return enter(
        request, found.partnership, form, do=do,
        title=_("Correct the facts: %(project)s") % {"project": found.name},
        allowed=permissions.may_withdraw(request.user, found),
        lede=_("Change what is no longer so. What was said before stays in sight, with the reason."),
        button=_("Say it anew"), done=_("Said anew. What was said before stands below."),
        under=(found.name, reverse("demand:project", kwargs={"key": key})),
    )  # fmt: skip


def _as_it_stands(project: PipelineProject) -> dict[str, Any]:
    lines = [
        f"{each.craft}; {_bare(each.low)}; {_bare(each.likely)}; {_bare(each.high)}"
        for each in project.craft_hours.all()
    ]
    same = (
        "name", "owner", "kind", "value", "price_year", "place", "has_labor_agreement", "source",
        "size", "size_unit",
    )  # fmt: skip
    return {
        **{name: getattr(project, name) for name in same}, "given_start": project.start_on,
        "given_finish": project.finish_on, "given_service": project.service_on,
        "percent": _bare(project.chance * 100), "hours": "\n".join(lines),
    }  # fmt: skip


def _bare(number: Decimal) -> str:
    return f"{number.normalize():f}"


def told(correction: ProjectCorrection) -> list[tuple[str, str, str]]:
    """Each fact that changed: its name, as it was, as it was said then."""
    return [
        (label_of(name), in_words(name, correction.before[name]), in_words(name, value))
        for name, value in correction.after.items()
    ]


def label_of(name: str) -> str:
    """What the form calls a fact."""
    field = "percent" if name == "chance" else name
    return str(CorrectionForm.base_fields[field].label)


def in_words(name: str, value: Any) -> str:
    """A fact as people read it; a dash where nothing was said."""
    if value in (None, "", {}):
        return NOTHING
    if name in DAYS:
        return str(date_format(date.fromisoformat(value), "DATE_FORMAT"))
    if name == "value":
        return f"${_number(value)}"
    if name == "chance":
        return _number(Decimal(value) * 100)
    if name == "hours":
        return "; ".join(f"{craft}: {_span(span)}" for craft, span in value.items())
    if name == "has_labor_agreement":
        return _t("yes") if value else _t("no")
    return _choice(name, value)


def _choice(name: str, value: Any) -> str:
    if name == "kind":
        return str(ProjectType(value).label)
    if name == "size_unit":
        return str(StaffingUnit(value).label)
    return _number(value) if name == "size" else str(value)


def _span(span: Sequence[str]) -> str:
    return " – ".join(map(_number, span))


def _number(value: Any) -> str:
    return str(number_format(Decimal(value).normalize(), use_l10n=True, force_grouping=True))
