"""Forms of job quality: a card, a reading, an answer, files of the region and of safety."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from highroad.areas.job_quality.actions import TOP, ReadingDraft
from highroad.areas.job_quality.vocabulary import (
    CHOICES,
    InquiryQuestion,
    InquiryReply,
    Principle,
    StudyKind,
)
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

    waiting_days = forms.IntegerField(
        label=_("For a benefit: days on the job before somebody can have it"), required=False,
        min_value=0,
    )  # fmt: skip
    worker_cost = forms.DecimalField(
        label=_("For a benefit: dollars a month that a worker pays"), required=False, min_value=0,
        max_digits=8, decimal_places=2,
    )  # fmt: skip

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
        label=_("The file, as it was published"),
        help_text=_(
            "Occupational wages of the Bureau of Labor Statistics: its ZIP, the workbook in it, or CSV. "
            "Suppressed cells (*, **, #) are understood."
        ),
    )
    only = forms.CharField(
        label=_("Keep these areas only"), required=False, max_length=200,
        help_text=_("Codes from the column AREA, such as 31080 16980. Without any, all areas are kept."),
    )  # fmt: skip

    top = forms.DecimalField(
        label=_("What # stands for, dollars an hour"), required=False, min_value=1, max_digits=7,
        decimal_places=2, initial=TOP,
        help_text=_("The highest wage the survey prints; its notes say how much in that year."),
    )  # fmt: skip

    def clean_only(self) -> list[str]:
        """Codes, with or without commas between them."""
        found: list[str] = self.cleaned_data["only"].replace(",", " ").split()
        return found


class ShiftsForm(forms.Form):
    """Shifts under codes, and the notice that was agreed."""

    window = forms.IntegerField(
        label=_("Notice that was agreed or that the law asks for, in days"),
        min_value=1,
        max_value=60,
    )
    file = forms.FileField(
        label=_("The file (CSV or workbook)"),
        help_text=_(
            "Columns: worker, published_on, starts_at, ends_at, changed_on, premium_paid. Under worker "
            "stands a code, never a name. Days like 2026-03-01, moments like 2026-03-01 06:30."
        ),
    )


class LivingWageForm(forms.Form):
    """What a family needs an hour, and from where that is known."""

    family = forms.CharField(
        label=_("For which family"),
        max_length=120,
        help_text=_("Like: two adults working, two children."),
    )
    area = forms.CharField(label=_("For which area"), max_length=160)
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    dollars = forms.DecimalField(
        label=_("Dollars an hour"), max_digits=8, decimal_places=2, min_value=0
    )
    source = forms.CharField(
        label=_("Where this comes from"), max_length=240,
        help_text=_("A study or calculator that both sides trust, with its version."),
    )  # fmt: skip
    looked_up_on = day(_("Looked up on"))


class ShareForm(forms.Form):
    """Rates and heads, to be counted against a living wage."""

    living_wage = forms.ChoiceField(
        label=_("Living wage that both sides use"),
        help_text=_("If none stands here: enter one under pay, and the other side confirms it."),
    )
    rates = forms.CharField(
        label=_("Rates and how many earn each"), max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One line each: rate, comma, people. Like 24.50, 18. Never a name."),
    )  # fmt: skip
    read_on = day(_("Of which day"))

    def __init__(self, *args: Any, wages: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["living_wage"].choices = list(wages)  # type: ignore[attr-defined]


class ScheduleForm(forms.Form):
    """Steps with their rates, and how filings name the job."""

    from_on = day(_("In force from"))
    steps = forms.CharField(
        label=_("Steps, the lowest first"), max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "One line each: rate, comma, months until the next step. Like 24.50, 12. The highest step has "
            "no months."
        ),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where this comes from"), max_length=240,
        help_text=_("The article of the agreement or the page of the standards."),
    )  # fmt: skip
    filed_as = forms.CharField(
        label=_("Classification as certified filings write it"), max_length=160
    )
    filed_by = forms.CharField(
        label=_("Employer as filings write it"), max_length=160, required=False,
        help_text=_("Leave it empty if the schedule is for every employer that files the job."),
    )  # fmt: skip


class StudyForm(forms.Form):
    """Which year of filings is counted, and for what."""

    kind = forms.ChoiceField(label=_("What is counted"), choices=StudyKind.choices)
    year = forms.IntegerField(label=_("Year that is over"), min_value=2000, max_value=2100)
    living_wage = forms.ChoiceField(label=_("Living wage, if that is counted"), required=False)
    job = forms.ChoiceField(
        label=_("Job, if steps are counted"), required=False,
        help_text=_("Jobs stand here once both sides confirmed a wage schedule on their card."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, wages: Sequence[tuple[str, str]], jobs: Sequence[tuple[str, str]],
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        for name, offered in (("living_wage", wages), ("job", jobs)):
            self.fields[name].choices = [("", "–"), *offered]  # type: ignore[attr-defined]


class LookForm(forms.Form):
    """Questions with yes, no or unknown, and room for the clause or what was seen."""

    looked_on = day(_("Looked through on"))

    def __init__(self, *args: Any, questions: Sequence[InquiryQuestion], **more: Any) -> None:
        super().__init__(*args, **more)
        self.questions = questions
        for number, question in enumerate(questions, start=1):
            self.fields[f"reply_{question.key}"] = forms.ChoiceField(
                label=str(question.text), choices=InquiryReply.choices, widget=forms.RadioSelect
            )
            self.fields[f"words_{question.key}"] = words(
                format_lazy(
                    _("To question {number}: words of the clause, or what was seen"), number=number
                ),
                required=False,
            )

    def replies(self) -> dict[str, InquiryReply]:
        """Question to reply."""
        return {
            each.key: InquiryReply(self.cleaned_data[f"reply_{each.key}"])
            for each in self.questions
        }

    def words(self) -> dict[str, str]:
        """Question to what was written to it."""
        return {each.key: self.cleaned_data[f"words_{each.key}"] for each in self.questions}


class WeightsForm(forms.Form):
    """A weight for each principle, and how much must be known before a figure is shown."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for principle in Principle:
            self.fields[f"weight_{principle.value}"] = forms.IntegerField(
                label=principle.label, min_value=0, max_value=100, initial=0
            )
        self.fields["smallest_coverage"] = forms.IntegerField(
            label=_("Percent of a weighed principle that must be confirmed"), min_value=50,
            max_value=100, initial=75,
            help_text=_("With less than this no figure is shown."),
        )  # fmt: skip

    def weights(self) -> dict[str, int]:
        """Principle to weight in percent."""
        return {each.value: self.cleaned_data[f"weight_{each.value}"] for each in Principle}


class SummaryForm(forms.Form):
    """OSHA's summary of injuries."""

    file = forms.FileField(
        label=_("The file (CSV or workbook)"),
        help_text=_("OSHA's 300A file with 28 columns. It holds totals, no names."),
    )
