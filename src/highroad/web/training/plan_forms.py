"""The questions of the written plan."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.training.actions.plans import AvailabilityDraft, ImpedimentDraft
from highroad.areas.training.vocabulary.plans import (
    AimedAt,
    MajorGroup,
    OutreachKind,
    PersonnelProcess,
    PlanStepKind,
    UtilizationTest,
)
from highroad.web.training.enrollment_forms import DECIMAL, set_choices
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
    major = forms.ChoiceField(
        label=_("Occupation group"), required=False,
        choices=[("", _("All groups that have no shares of their own")), *MajorGroup.choices],
    )  # fmt: skip
    test = forms.ChoiceField(
        label=_("Test"), choices=UtilizationTest.choices, widget=forms.RadioSelect
    )
    own_test = forms.CharField(
        label=_("The test of your own, in words"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Whoever has a test of their own cannot use the federal tool for demographic analysis."),
    )  # fmt: skip
    own_under = forms.MultipleChoiceField(
        label=_("Groups it finds underutilized"), required=False,
        choices=[(each.value, each.label) for each in COUNTED], widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

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
            test=UtilizationTest(given["test"]), major=given["major"], own_test=given["own_test"],
            own_under=given["own_under"],
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


class ImpedimentForm(forms.Form):
    """One process of one group of occupations; there is a choice once somebody was counted."""

    major = forms.ChoiceField(label=_("Occupation group"), choices=MajorGroup.choices)
    process = forms.ChoiceField(
        label=_("What was looked through"), choices=PersonnelProcess.choices
    )
    on = forms.DateField(label=_("Done on"), widget=day_widget())
    is_found = forms.BooleanField(label=_("Something stands in the way"), required=False)
    words = forms.CharField(
        label=_("What stands in the way"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    change = forms.CharField(
        label=_("What is changed, by when"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, majors: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if majors:
            set_choices(self, "major", list(majors))

    def draft(self) -> ImpedimentDraft:
        """What was answered."""
        given = self.cleaned_data
        return ImpedimentDraft(**{**given, "process": PersonnelProcess(given["process"])})


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
