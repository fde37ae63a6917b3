"""Forms of demand."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from highroad.areas.demand.actions import (
    CoefficientTerms,
    OrderTerms,
    ProjectTerms,
    SupplyTerms,
)
from highroad.areas.demand.vocabulary import (
    ConditionKind,
    Confidence,
    CurveShape,
    ProjectType,
    Sheet,
    StaffingUnit,
    StopReason,
    UnionStatus,
)

Choices = Sequence[tuple[str, Any]]


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, shown in the one form that browsers take."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, **more)


def percent_field(label: Any, **more: Any) -> forms.DecimalField:
    """A share, asked for in percent."""
    return forms.DecimalField(
        label=label, min_value=0, max_value=100, max_digits=5, decimal_places=2, **more
    )


def words_field(label: Any, *, rows: int = 3, **more: Any) -> forms.CharField:
    """A few lines, or none."""
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(
        label=label, max_length=2000, widget=widget, **{"required": False, **more}
    )


def line_field(label: Any, **more: Any) -> forms.CharField:
    """One line, or none."""
    return forms.CharField(label=label, **{"required": False, "max_length": 200, **more})


class Waits(forms.Form):
    """What both kinds of needs share: what they wait for."""

    condition = forms.ChoiceField(
        label=_("Waits for"), required=False,
        help_text=_("When its day moves, the dates here move with it."),
    )  # fmt: skip

    def offer(self, conditions: Choices) -> None:
        """The conditions of the partnership."""
        self.fields["condition"].choices = [("", _t("Nothing")), *conditions]  # type: ignore[attr-defined]


class PublishedForm(forms.Form):
    """A published file of occupations."""

    PROJECTIONS, CROSSWALK = "projections", "crosswalk"
    what = forms.ChoiceField(
        label=_("What the file says"),
        choices=[
            (PROJECTIONS, _("Projections: how many will work in which occupation")),
            (CROSSWALK, _("Crosswalk: which code of one list is which of another")),
        ],
    )
    source = line_field(_("Who published it"), required=True)
    release = line_field(
        _("Release"), required=True, max_length=60, help_text=_("With its month and year.")
    )
    file = forms.FileField(
        label=_("The file, as it was published"),
        help_text=_(
            "CSV, the workbook, or the ZIP of either. Figures that are not published (N/A, —, *) are understood."
        ),
    )

    def clean_file(self) -> bytes:
        """Its bytes; the very file is not kept, its digest is."""
        return bytes(self.cleaned_data["file"].read())


class OrderForm(Waits):
    """Jobs that an employer has to fill."""

    employer = line_field(_("Employer"), required=True)
    occupation = line_field(_("Craft or occupation"), required=True, max_length=120)
    soc = forms.RegexField(
        r"^\d{2}-\d{4}$", label=_("SOC code"), required=False, max_length=7,
        help_text=_("Six digits, written 47-2111."),
        error_messages={"invalid": _("A SOC code has six digits, written 47-2111.")},
    )  # fmt: skip
    sheet = forms.ChoiceField(label=_("Sheet"), choices=Sheet.choices)
    count = forms.IntegerField(label=_("How many people"), min_value=1, max_value=100_000)
    given_from = day_field(_("First possible start"))
    given_until = day_field(_("Last possible start"))
    confidence = forms.ChoiceField(label=_("How sure"), choices=Confidence.choices)
    percent = percent_field(
        _("Chance in percent"), required=False,
        help_text=_("Left empty: ordered 100, planned 70, forecast 40."),
    )  # fmt: skip
    place = line_field(_("Place"))
    wage = forms.DecimalField(
        label=_("Wage, dollars an hour"),
        required=False,
        min_value=0,
        max_digits=8,
        decimal_places=2,
    )
    benefits = words_field(_("Benefits"))
    union_status = forms.ChoiceField(
        label=_("Union"), choices=UnionStatus.choices, initial=UnionStatus.UNKNOWN
    )
    skills = words_field(_("Skills it takes"), help_text=_("One a line."))
    certificates = words_field(_("Certificates it takes"), help_text=_("One a line."))
    training = line_field(_("Training that leads there"))
    provider = line_field(_("Who gives that training"))
    wage_step = line_field(_("Wage step at the start"))
    promised_hires = forms.IntegerField(
        label=_("Graduates the employer promises to hire"), required=False, min_value=0,
        max_value=100_000,
    )  # fmt: skip
    promise = line_field(_("Where that promise can be read"), max_length=300)

    def clean(self) -> dict[str, Any]:
        """A window whose end lies after its start."""
        given = super().clean() or {}
        first, last = given.get("given_from"), given.get("given_until")
        if first and last and last < first:
            self.add_error("given_until", _("The last day comes before the first."))
        return given

    def terms(self) -> OrderTerms:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        given.pop("condition")
        share = given.pop("percent")
        given["promised_hires"] = given["promised_hires"] or 0
        return OrderTerms(**given, chance=None if share is None else share / 100)


class ProjectForm(Waits):
    """Something that will be built."""

    name = line_field(_("Project"), required=True)
    owner = line_field(_("Owner"), required=True)
    kind = forms.ChoiceField(label=_("What is built"), choices=ProjectType.choices)
    value = forms.DecimalField(
        label=_("Value in dollars"), min_value=1, max_digits=14, decimal_places=2
    )
    price_year = forms.IntegerField(
        label=_("In prices of the year"), min_value=1950, max_value=2100
    )
    given_start = day_field(_("Start"))
    given_finish = day_field(_("Finish"))
    percent = percent_field(_("Chance that it goes ahead, in percent"))
    place = line_field(_("Place"))
    has_labor_agreement = forms.BooleanField(
        label=_("A project labor agreement holds"), required=False
    )
    hours = words_field(
        _("Hours by craft, as the owner counts them"), rows=4,
        help_text=_("One craft a line: craft; low; likely; high. They go before any coefficient."),
    )  # fmt: skip
    size = forms.DecimalField(
        label=_("Size once it is built"), required=False, min_value=Decimal("0.01"), max_digits=12,
        decimal_places=2, help_text=_("From it follow the permanent jobs of those who run it."),
    )  # fmt: skip
    size_unit = forms.ChoiceField(
        label=_("Unit of the size"), required=False, choices=[("", "–"), *StaffingUnit.choices]
    )
    given_service = day_field(
        _("First day of service"), required=False,
        help_text=_("Left empty: the day after it is finished."),
    )  # fmt: skip
    source = line_field(
        _("Source"), required=True, max_length=300, help_text=_("Where this can be looked up.")
    )

    def clean_hours(self) -> dict[str, tuple[Decimal, Decimal, Decimal]]:
        """Every line as a craft with three numbers in order."""
        found = {}
        for number, line in enumerate(self.cleaned_data["hours"].splitlines(), start=1):
            if not line.strip():
                continue
            parts = [part.strip() for part in line.split(";")]
            try:
                low, likely, high = (Decimal(part.replace(",", "")) for part in parts[1:])
            except (InvalidOperation, ValueError):
                low = likely = high = Decimal(-1)
            if not parts[0] or not 0 <= low <= likely <= high or parts[0] in found:
                raise forms.ValidationError(
                    _(
                        "Line %(number)s: write one craft with low, likely and high hours, as in: "
                        "Electrician; 4000; 5000; 6500"),
                    params={"number": number},
                )  # fmt: skip
            found[parts[0]] = (low, likely, high)
        return found

    def clean(self) -> dict[str, Any]:
        """A finish after the start."""
        given = super().clean() or {}
        first, last = given.get("given_start"), given.get("given_finish")
        if first and last and last < first:
            self.add_error("given_finish", _("The project finishes before it starts."))
        return given

    def terms(self) -> ProjectTerms:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        for name in ("condition", "hours"):
            given.pop(name)
        chance = given.pop("percent") / 100
        return ProjectTerms(**given, chance=chance)


class ConditionForm(forms.Form):
    """Something that jobs wait for."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ConditionKind.choices)
    name = line_field(_("What the jobs wait for"), required=True)
    expected_on = day_field(_("Expected on"))


class RefreshForm(forms.Form):
    """How long the facts of a project hold."""

    months = forms.IntegerField(label=_("Months"), min_value=1, max_value=24, initial=3)


class MoveForm(forms.Form):
    """A new day for it."""

    expected_on = day_field(_("Now expected on"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea({"rows": 3}), max_length=2000)


class StopForm(forms.Form):
    """Why nobody may be referred, since when, and who says so."""

    why = forms.ChoiceField(
        label=_("What holds"), required=False,
        choices=[("", _("Nothing: referrals are allowed")), *StopReason.choices],
    )  # fmt: skip
    on = day_field(_("Since"))
    source = line_field(_("Source"), required=True, max_length=300)


class CoefficientForm(forms.Form):
    """Hours per million dollars."""

    kind = forms.ChoiceField(label=_("What is built"), choices=ProjectType.choices)
    sheet = forms.ChoiceField(label=_("Sheet"), choices=Sheet.choices)
    craft = line_field(_("Craft or occupation"), required=True, max_length=120)
    low = forms.DecimalField(
        label=_("Hours per million dollars: low"), min_value=0, max_digits=9, decimal_places=1
    )
    likely = forms.DecimalField(label=_("Likely"), min_value=0, max_digits=9, decimal_places=1)
    high = forms.DecimalField(label=_("High"), min_value=0, max_digits=9, decimal_places=1)
    price_year = forms.IntegerField(
        label=_("In prices of the year"), min_value=1950, max_value=2100
    )
    shape = forms.ChoiceField(
        label=_("Curve over the craft's time"), choices=CurveShape.choices,
        initial=CurveShape.TRAPEZOID,
    )  # fmt: skip
    start_percent = percent_field(_("Craft starts at percent of the project"), initial=0)
    finish_percent = percent_field(_("Craft finishes at percent of the project"), initial=100)
    source = line_field(
        _("Source"), required=True, max_length=300, help_text=_("Where this can be looked up.")
    )

    def terms(self) -> CoefficientTerms:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        start, finish = given.pop("start_percent") / 100, given.pop("finish_percent") / 100
        return CoefficientTerms(**given, start_share=start, finish_share=finish)


class PriceForm(forms.Form):
    """The price index of a year."""

    year = forms.IntegerField(label=_("Year"), min_value=1950, max_value=2100)
    value = forms.DecimalField(
        label=_("Price index"), min_value=Decimal("0.001"), max_digits=9, decimal_places=3
    )
    source = line_field(_("Source"), required=True, max_length=300)


class SupplyForm(forms.Form):
    """Hands of a craft and what holds its intake down."""

    craft = line_field(_("Craft or occupation"), required=True, max_length=120)
    as_of = day_field(_("Counted on"))
    journeyworkers = forms.IntegerField(label=_("Journeyworkers"), min_value=0, max_value=10**7)
    cohorts = line_field(
        _("Apprentices in each year"), required=True,
        help_text=_("First year first, separated by commas: 100, 80, 70, 65"),
    )  # fmt: skip
    survival = line_field(
        _("Percent who go on from each year"), required=True,
        help_text=_("The same number of years; the last are those who complete: 85, 92, 95, 97"),
    )  # fmt: skip
    exit_percent = percent_field(_("Leave work each year, in percent"))
    transfer_percent = percent_field(_("Change craft each year, in percent"))
    yearly_intake = forms.IntegerField(
        label=_("Starts a year as planned now"), min_value=0, max_value=10**6
    )
    seats = forms.IntegerField(label=_("Seats in class"), min_value=0, max_value=10**6)
    instructors = forms.IntegerField(label=_("Instructors"), min_value=0, max_value=10**5)
    ratio_first = forms.IntegerField(
        label=_("Journeyworkers for the first apprentice"), min_value=1, max_value=100, initial=1
    )
    ratio_next = forms.IntegerField(
        label=_("Journeyworkers for each further one"), min_value=1, max_value=100, initial=1
    )
    cost = forms.DecimalField(
        label=_("Dollars one start costs"), min_value=0, max_digits=9, decimal_places=2, initial=0
    )
    source = line_field(_("Source"), required=True, max_length=300)

    def clean_cohorts(self) -> list[int]:
        """Whole numbers, none below nothing."""
        return [int(number) for number in self._numbers("cohorts", most=10**6)]

    def clean_survival(self) -> list[Decimal]:
        """Shares above nothing."""
        shares = [number / 100 for number in self._numbers("survival", most=100)]
        if not all(shares):
            raise forms.ValidationError(_("Survival lies above 0 and at 100 percent at most."))
        return shares

    def _numbers(self, name: str, *, most: int) -> list[Decimal]:
        try:
            found = [Decimal(part.strip()) for part in self.cleaned_data[name].split(",")]
        except InvalidOperation as error:
            raise forms.ValidationError(_("Write numbers, separated by commas.")) from error
        if not all(number.is_finite() and 0 <= number <= most for number in found) or len(found) > 8:  # fmt: skip
            raise forms.ValidationError(
                _("At most eight numbers from 0 to %(most)s."), params={"most": most}
            )
        return found

    def clean(self) -> dict[str, Any]:
        """As many years of survival as of apprentices."""
        given = super().clean() or {}
        cohorts, survival = given.get("cohorts"), given.get("survival")
        if cohorts and survival and len(cohorts) != len(survival):
            self.add_error(
                "survival", _("Give apprentices and survival for the same number of years.")
            )
        return given

    def terms(self) -> SupplyTerms:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        rates = {
            "exit_rate": given.pop("exit_percent") / 100,
            "transfer_rate": given.pop("transfer_percent") / 100,
        }
        return SupplyTerms(**given, **rates)


class ForecastForm(forms.Form):
    """The body that shall sign."""

    body = forms.ChoiceField(label=_("Body that decides"))

    def offer(self, bodies: Choices) -> None:
        """The bodies of the partnership in which the reader sits on a side."""
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]


class BudgetForm(forms.Form):
    """Dollars that the plan may spend. Read from the address."""

    budget = forms.DecimalField(
        label=_("Budget in dollars"), required=False, min_value=0, max_digits=14, decimal_places=2,
        help_text=_("Left empty, money does not hold anything down."),
    )  # fmt: skip
