"""Forms of placements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from highroad.areas.demand.vocabulary import UnionStatus
from highroad.areas.placements.actions import StartTerms
from highroad.areas.placements.vocabulary import CheckResult, Measure, Schedule
from highroad.web.demand.forms import day_field, line_field, words_field

WRITTEN, COUNT = re.compile(r"[0-9]{4}-Q[1-4]"), re.compile(r"[0-9]{1,6}")


class ClassForm(forms.Form):
    """How many began a class and how many completed it."""

    name = line_field(_("Class"), required=True)
    provider = line_field(_("Who gives that training"))
    ended_on = day_field(_("Ended on"))
    enrolled = forms.IntegerField(
        label=_("Began it"), min_value=1, max_value=10**6,
        help_text=_("Everybody who enrolled, also those who left before the end."),
    )  # fmt: skip
    completed = forms.IntegerField(label=_("Completed it"), min_value=0, max_value=10**6)

    def clean(self) -> dict[str, Any]:
        """No more complete than began."""
        given = super().clean() or {}
        began, completed = given.get("enrolled"), given.get("completed")
        if began is not None and completed is not None and completed > began:
            self.add_error("completed", _("No more people complete than began."))
        return given


class StartForm(forms.Form):
    """Who started, by a code, and on which terms."""

    person = line_field(
        _("Code of the person"), required=True, max_length=60,
        help_text=_("The code your program uses. No name, no Social Security number."),
    )  # fmt: skip
    from_class = forms.ChoiceField(label=_("From the class"), required=False)
    is_completer = forms.BooleanField(label=_("Completed that class"), required=False)
    started_on = day_field(_("First day at work"))
    wage = forms.DecimalField(
        label=_("Wage, dollars an hour"), min_value=0, max_digits=8, decimal_places=2
    )
    hours = forms.DecimalField(
        label=_("Hours a week"), min_value=0, max_value=84, max_digits=4, decimal_places=1
    )
    schedule = forms.ChoiceField(label=_("Schedule"), choices=Schedule.choices)
    benefits = words_field(_("Benefits"))
    union_status = forms.ChoiceField(label=_("Union"), choices=UnionStatus.choices)
    is_promised = forms.BooleanField(
        label=_("It is one of the hires the employer promised"), required=False
    )

    def offer(self, classes: Sequence[tuple[str, Any]]) -> None:
        """The classes of the partnership."""
        self.fields["from_class"].choices = [("", _t("None")), *classes]  # type: ignore[attr-defined]

    def terms(self) -> StartTerms:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        given.pop("from_class")
        return StartTerms(**given)


class CheckForm(forms.Form):
    """What was found, on the check that the page asked for: sent twice, it is not the next one."""

    days = forms.IntegerField(widget=forms.HiddenInput)
    result = forms.ChoiceField(
        label=_("What did you find?"), choices=CheckResult.choices, widget=forms.RadioSelect
    )
    wage = forms.DecimalField(
        label=_("Wage now, dollars an hour"), required=False, min_value=0, max_digits=8,
        decimal_places=2,
    )  # fmt: skip
    note = words_field(_("Note"))


class PlanForm(forms.Form):
    """Targets by quarter, and the body that shall sign them."""

    body = forms.ChoiceField(label=_("Body that decides"))
    targets = forms.CharField(
        label=_("Targets by quarter"), widget=forms.Textarea({"rows": 8}), max_length=2000,
        help_text=_(
            "One quarter a line: quarter; begin; complete; placed in a job; still there after 90 days. "
            "As in: 2027-Q1; 20; 16; 12; 10"
        ),
    )  # fmt: skip

    def offer(self, bodies: Sequence[tuple[str, str]]) -> None:
        """The bodies of the partnership in which the reader sits on a side."""
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]

    def clean_targets(self) -> dict[str, dict[Measure, int]]:
        """Every line as a quarter with four whole numbers."""
        found: dict[str, dict[Measure, int]] = {}
        for number, line in enumerate(self.cleaned_data["targets"].splitlines(), start=1):
            if not line.strip():
                continue
            name, *cells = (part.strip() for part in line.split(";"))
            quarter = name.upper().replace(" ", "-")
            is_right = WRITTEN.fullmatch(quarter) and len(cells) == len(Measure)
            if not is_right or not all(COUNT.fullmatch(cell) for cell in cells):
                raise forms.ValidationError(
                    _("Line %(number)s: write a quarter and four whole numbers, as in: 2027-Q1; 20; 16; 12; 10"),
                    params={"number": number},
                )  # fmt: skip
            if quarter in found:
                raise forms.ValidationError(
                    _("Line %(number)s: this quarter stands above already."),
                    params={"number": number},
                )
            found[quarter] = {m: int(cell) for m, cell in zip(Measure, cells, strict=True)}
        return found
