"""The questions asked about competencies and classes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.training.actions.classes import CohortDraft
from highroad.areas.training.actions.learning import RatingDraft
from highroad.areas.training.queries.classes import Sheet
from highroad.areas.training.vocabulary.learning import Level, SeatKind
from highroad.web.training.enrollment_forms import DECIMAL, set_choices
from highroad.web.training.forms import day_widget

ROW = "seat_"


class RateForm(forms.Form):
    """Which competency, how well, and when it was shown."""

    competency = forms.ChoiceField(label=_("Competency"))
    level = forms.TypedChoiceField(
        label=_("How well"), coerce=int, choices=Level.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("Shown on"), widget=day_widget())
    note = forms.CharField(
        label=_("What was done"), max_length=300, required=False,
        help_text=_("A sentence on the work itself, so that the other one knows what they sign."),
    )  # fmt: skip

    def __init__(self, *args: Any, competencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "competency", [*competencies])

    def draft(self) -> RatingDraft:
        """What was answered."""
        return RatingDraft(**self.cleaned_data)


class SignRatingForm(forms.Form):
    """It is so, or it is not and why."""

    answer = forms.ChoiceField(
        label=_("Your word"), widget=forms.RadioSelect,
        choices=[("yes", _("It is so: I sign")), ("no", _("It is not so: I do not sign"))],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why not"), max_length=300, required=False,
        help_text=_("Only if you do not sign. The other one reads it and rates anew."),
    )  # fmt: skip


class CohortForm(forms.Form):
    """A class: its days, its place, its seats."""

    name = forms.CharField(label=_("Name of the class"), max_length=120)
    starts_on = forms.DateField(label=_("First day"), widget=day_widget())
    ends_on = forms.DateField(label=_("Last day"), required=False, widget=day_widget())
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    member_seats = forms.IntegerField(
        label=_("Seats for members"), min_value=0, max_value=9999, initial=0,
        help_text=_("Apprentices and members of the union."),
    )  # fmt: skip
    public_seats = forms.IntegerField(
        label=_("Seats for the public"), min_value=0, max_value=9999, initial=0,
        help_text=_("For people who come from outside."),
    )  # fmt: skip

    def draft(self) -> CohortDraft:
        """What was answered."""
        return CohortDraft(**self.cleaned_data)


class SeatForm(forms.Form):
    """An apprentice of the program, or somebody new."""

    who = forms.ChoiceField(label=_("Who asks"), required=False)
    name = forms.CharField(
        label=_("Or the name of somebody new"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail address"), required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("For somebody new: they are asked in and see where they stand."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Kind of seat"), choices=SeatKind.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "who", [("", _("Somebody new")), *people])

    def clean(self) -> dict[str, Any]:
        """One of both."""
        given = super().clean() or {}
        if not given.get("who") and not (given.get("name") or "").strip():
            self.add_error("name", _("Choose an apprentice, or write a name."))
        return given


class SessionForm(forms.Form):
    """One meeting of the class."""

    course = forms.ChoiceField(label=_("Course"))
    day = forms.DateField(label=_("Day"), widget=day_widget())
    hours = forms.DecimalField(
        label=_("Hours"), min_value=Decimal(0), max_value=Decimal(24), max_digits=4,
        decimal_places=2, widget=forms.NumberInput(attrs={**DECIMAL, "autocomplete": "off"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail address of who teaches"), required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("They have an account here and are asked who was there. Without one, you say it."),
    )  # fmt: skip

    def __init__(self, *args: Any, courses: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "course", [*courses])


class AttendanceForm(forms.Form):
    """How long each was there: one field a seat, filled with the hours of the session at first."""

    def __init__(self, *args: Any, sheet: Sheet, hours: Decimal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for seat, said in sheet:
            self.fields[f"{ROW}{seat.key}"] = forms.DecimalField(
                label=seat.participant.name, min_value=Decimal(0), max_digits=4, decimal_places=2,
                initial=hours if said is None else said,
                widget=forms.NumberInput(attrs={**DECIMAL, "autocomplete": "off"}),
            )  # fmt: skip

    def hours(self) -> dict[UUID, Decimal]:
        """What was answered, by seat."""
        return {UUID(name.removeprefix(ROW)): value for name, value in self.cleaned_data.items()}
