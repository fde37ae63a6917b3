"""Forms of job quality: a card, a reading, an answer, files of the region and of safety."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.job_quality.actions import ReadingDraft
from highroad.areas.job_quality.vocabulary import CHOICES
from highroad.web.problem_solving.project_forms import day, words


def number(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DecimalField:
    """A number with up to four decimals."""
    return forms.DecimalField(
        label=label, required=required, help_text=help_text, max_digits=12, decimal_places=4,
        widget=forms.NumberInput(attrs={"step": "any"}),
    )  # fmt: skip


class JobForm(forms.Form):
    """Which job, whose, and where its pay is compared."""

    party = forms.ChoiceField(label=_("Employer"))
    title = forms.CharField(label=_("Job"), max_length=160)
    occupation = forms.RegexField(
        r"^\d{2}-\d{4}$", label=_("Occupation (SOC code)"), required=False,
        help_text=_("Like 47-2111 for electricians; it finds the wages of the region."),
    )  # fmt: skip
    area = forms.CharField(
        label=_("Area code of the wage file"),
        required=False,
        max_length=10,
        help_text=_("As in the column AREA of the file of the Bureau of Labor Statistics."),
    )

    def __init__(self, *args: Any, parties: Sequence[tuple[str, Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["party"].choices = list(parties)  # type: ignore[attr-defined]


class ReadingForm(forms.Form):
    """A value with its day and its source."""

    indicator = forms.ChoiceField(label=_("What is read"), choices=CHOICES)
    value = number(_("Value"), help_text=_("For yes or no: 1 for yes, 0 for no."))
    target = number(_("What you want to reach, if you have agreed on it"), required=False)
    read_on = day(_("Of which day"))
    source = forms.CharField(
        label=_("Where this comes from"),
        max_length=240,
        help_text=_("A payroll, a plan document, a schedule, a form. Totals only, never a worker."),
    )

    def draft(self) -> ReadingDraft:
        """The reading as given."""
        return ReadingDraft(**self.cleaned_data)


class DisputeForm(forms.Form):
    """What is not right."""

    words = words(_("What is not right?"))


class RateForm(forms.Form):
    """A straight-time rate, to be held against the region."""

    rate = number(
        _("Straight-time rate, dollars an hour"), help_text=_("Without overtime and premiums.")
    )
    read_on = day(_("Of which day"))


class WagesForm(forms.Form):
    """A wage file of the region."""

    title = forms.CharField(
        label=_("Name of the file"), max_length=160, help_text=_("With its month and year.")
    )
    file = forms.FileField(
        label=_("The file (CSV)"),
        help_text=_(
            "Occupational wages of the Bureau of Labor Statistics, saved as CSV. "
            "Suppressed cells (*, **, #) are understood."
        ),
    )


class SummaryForm(forms.Form):
    """OSHA's summary of injuries."""

    file = forms.FileField(
        label=_("The file (CSV)"),
        help_text=_("OSHA's 300A file with 28 columns. It holds totals, no names."),
    )
