"""The questions of the written plan."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.training.actions.plans import AvailabilityDraft
from highroad.areas.training.vocabulary.plans import (
    AimedAt,
    OutreachKind,
    PlanStepKind,
    UtilizationTest,
)
from highroad.web.training.enrollment_forms import DECIMAL
from highroad.web.training.forms import day_widget

COUNTED = tuple(each for each in AimedAt if each is not AimedAt.DISABILITY)


def _percent(label: Any, initial: int = 0) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=Decimal(0), max_value=Decimal(100), max_digits=5, decimal_places=2,
        initial=initial, widget=forms.NumberInput(attrs=DECIMAL),
    )  # fmt: skip


class AvailabilityForm(forms.Form):
    """Who could be trained, in percent, by two sources."""

    area = forms.CharField(
        label=_("Recruitment area"), max_length=200,
        help_text=_("Counties, states or a distance, and the education that is asked for."),
    )  # fmt: skip
    source = forms.CharField(label=_("Where the shares come from"), max_length=200)
    weight = _percent(_("Percent recruited from the area; the rest from own employees"), 100)
    test = forms.ChoiceField(
        label=_("Test"), choices=UtilizationTest.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in COUNTED:
            words = {"group": group.label}
            self.fields[f"area_{group.value}"] = _percent(
                _("%(group)s: percent in the area") % words
            )
            self.fields[f"own_{group.value}"] = _percent(
                _("%(group)s: percent of own employees") % words
            )

    def draft(self) -> AvailabilityDraft:
        """What was answered."""
        given = self.cleaned_data
        return AvailabilityDraft(
            area=given["area"], source=given["source"], weight=given["weight"],
            test=UtilizationTest(given["test"]),
            shares={
                group.value: (given[f"area_{group.value}"], given[f"own_{group.value}"])
                for group in COUNTED
            },
        )  # fmt: skip


class StepForm(forms.Form):
    """A step that was done; counting is done on the page of the plan itself."""

    kind = forms.ChoiceField(
        label=_("What was done"),
        choices=[each for each in PlanStepKind.choices if each[0] != PlanStepKind.WORKFORCE],
    )
    on = forms.DateField(label=_("Done on"), widget=day_widget())
    words = forms.CharField(
        label=_("What was found and changed"), required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class OutreachForm(forms.Form):
    """An organization through which people are reached."""

    organization = forms.CharField(label=_("Organization"), max_length=160)
    kind = forms.ChoiceField(label=_("How"), choices=OutreachKind.choices)
    aimed_at = forms.ChoiceField(label=_("Aimed at"), choices=AimedAt.choices)
    since_on = forms.DateField(label=_("Since"), widget=day_widget())
    words = forms.CharField(
        label=_("What was agreed"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class CycleForm(forms.Form):
    """How it went in one selection cycle."""

    cycle = forms.CharField(label=_("Selection cycle"), max_length=80)
    on = forms.DateField(label=_("Judged on"), widget=day_widget())
    applied = forms.IntegerField(label=_("People who applied by it"), min_value=0, max_value=99_999)
    is_effective = forms.BooleanField(label=_("It was effective"), required=False)
    words = forms.CharField(
        label=_("Why, and what changes"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
