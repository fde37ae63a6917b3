"""Forms of fair access: filters, goals, drafts, taking back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from highroad.areas.fair_access.queries import PeriodLine, PublishedTable
from highroad.areas.fair_access.vocabulary import (
    GROUPS,
    Axis,
    Breakdown,
    Category,
    GoalKind,
    Unit,
)
from highroad.web.fair_access import words

Choices = Sequence[tuple[str, Any]]


class FilterForm(forms.Form):
    """What to look at. Read from the address; a choice the table does not have counts as all."""

    breakdown = forms.ChoiceField(label=_("People told apart by"), choices=Breakdown.choices)
    trade = forms.ChoiceField(label=_("Trade"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    project = forms.ChoiceField(label=_("Project"), required=False)
    period = forms.ChoiceField(label=_("Period"), required=False)
    group = forms.ChoiceField(label=_("Group"), required=False)
    remaining = forms.DecimalField(
        label=_("Hours still to come"), required=False, min_value=0, max_digits=12, decimal_places=2
    )

    @classmethod
    def over(cls, table: PublishedTable, asked: dict[str, Any]) -> FilterForm:
        """The form with the categories of a table, filled in as asked."""
        form = cls(initial=asked)
        for axis in Axis:
            form.fields[axis.value].choices = choices_of(table, axis)  # type: ignore[attr-defined]
        form.fields["group"].choices = [  # type: ignore[attr-defined]
            ("", _t("With goals")),
            *((group, words.group_name(group)) for group in table.groups if group != "unknown"),
        ]
        return form


def choices_of(table: PublishedTable, axis: str) -> Choices:
    """All of a dimension, then its categories."""
    if axis not in table.by:
        return [("", _t("All"))]
    found = sorted(table.all_categories(axis) - {words.TOTAL}, reverse=axis == Axis.PERIOD)
    return [("", _t("All")), *((name, words.category(name)) for name in found)]


def groups_by_breakdown() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """The groups that can have a goal, under their breakdown."""
    return [
        (
            breakdown.label,
            [
                (f"{breakdown.value}:{group}", Category(group).label)
                for group in GROUPS[breakdown.value]
                if group not in (Category.UNKNOWN, Category.OTHER)
            ],
        )
        for breakdown in Breakdown
    ]


class GoalForm(forms.Form):
    """A goal for both sides to adopt."""

    body = forms.ChoiceField(label=_("Body that decides"))
    group = forms.ChoiceField(label=_("Group"), choices=groups_by_breakdown)
    percent = forms.DecimalField(
        label=_("Share in percent"), min_value=0, max_value=100, max_digits=7, decimal_places=4
    )
    unit = forms.ChoiceField(label=_("Of"), choices=Unit.choices)
    kind = forms.ChoiceField(
        label=_("How binding"), choices=GoalKind.choices, initial=GoalKind.VOLUNTARY
    )
    trade = forms.CharField(label=_("Only this trade"), required=False, max_length=120)
    level = forms.CharField(label=_("Only this level"), required=False, max_length=120)
    project = forms.CharField(label=_("Only this project"), required=False, max_length=200)
    area = forms.CharField(label=_("Area"), required=False, max_length=200)
    legal_basis = forms.CharField(
        label=_("Legal basis"), required=False, max_length=300,
        help_text=_("Needed for a mandatory goal: the law, rule or contract that sets it."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("Where the number can be looked up.")
    )
    from_on = forms.DateField(label=_("In force from"), widget=forms.DateInput({"type": "date"}))
    to_on = forms.DateField(
        label=_("Last day"), required=False, widget=forms.DateInput({"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        """An end after the start; a basis where the goal is mandatory."""
        given = super().clean() or {}
        first, last = given.get("from_on"), given.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("The last day comes before the first."))
        if given.get("kind") == GoalKind.MANDATORY and not given.get("legal_basis"):
            self.add_error("legal_basis", _("Say which law, rule or contract makes it mandatory."))
        return given

    def terms(self) -> dict[str, Any]:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        given.pop("body")
        breakdown, _colon, group = given.pop("group").partition(":")
        share = Decimal(given.pop("percent")) / 100
        return {**given, "breakdown": breakdown, "group": group, "share": share}


class EndGoalForm(forms.Form):
    """When a goal shall end, and why."""

    ends_on = forms.DateField(label=_("Last day"), widget=forms.DateInput({"type": "date"}))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea({"rows": 3}), max_length=2000)


class DraftForm(forms.Form):
    """What shall be published."""

    body = forms.ChoiceField(label=_("Body that decides"))
    title = forms.CharField(label=_("Title"), max_length=200)
    breakdown = forms.ChoiceField(label=_("People told apart by"), choices=Breakdown.choices)
    by = forms.MultipleChoiceField(
        label=_("Lines of the table"), choices=Axis.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Fewer lines hide fewer cells. Without any, the table has one line."),
    )  # fmt: skip
    period = forms.ChoiceField(label=_("Period"))
    replaces = forms.ChoiceField(label=_("Corrects"), required=False)

    @classmethod
    def over(
        cls, data: Any, *, bodies: Choices, periods: Iterable[PeriodLine], published: Choices,
        initial: dict[str, Any] | None = None,
    ) -> DraftForm:  # fmt: skip
        """The form with the bodies, free periods and publications of a partnership."""
        form = cls(data, initial=initial)
        form.fields["body"].choices = bodies  # type: ignore[attr-defined]
        form.fields["period"].choices = [  # type: ignore[attr-defined]
            (line.code, period_name(line)) for line in periods if not line.taken
        ]
        form.fields["replaces"].choices = [("", _t("Nothing: these are new figures")), *published]  # type: ignore[attr-defined]
        return form


def period_name(line: PeriodLine) -> str:
    """A period with its days."""
    days = f"{line.period.first_on.isoformat()} – {line.period.last_on.isoformat()}"
    name = _t("All certified weeks") if line.code == "all" else line.code
    return f"{name} ({days})"


class ReasonForm(forms.Form):
    """Why published figures are taken back."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea({"rows": 3}), max_length=2000)
