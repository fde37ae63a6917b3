"""The questions asked about apprentices and their hours."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.training.actions.enrollments import ApprenticeDraft, Move
from highroad.areas.training.actions.hours import Day
from highroad.areas.training.vocabulary.enrollments import (
    AgreementPart,
    Ender,
    EnrollmentStatus,
    PairingKind,
)
from highroad.web.training.forms import day_widget

DECIMAL = {"inputmode": "decimal", "step": "any"}


def hours_of(label: Any, **more: Any) -> forms.DecimalField:
    """Hours with one decimal."""
    return forms.DecimalField(
        label=label, min_value=Decimal(0), max_digits=6, decimal_places=1,
        widget=forms.NumberInput(attrs=DECIMAL), **more,
    )  # fmt: skip


def set_choices(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    """The choices of a field that depend on who asks."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class EnrollForm(forms.Form):
    """As little as will do."""

    name = forms.CharField(
        label=_("Name of the apprentice"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail address"), required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("They are asked in and can log their own hours. Without one, you log for them."),
    )  # fmt: skip
    born_on = forms.DateField(
        label=_("Date of birth"), required=False, widget=day_widget(),
        help_text=_("For the least age, and whether a guardian signs."),
    )  # fmt: skip
    employer = forms.ChoiceField(label=_("Employer"))
    started_on = forms.DateField(label=_("Apprenticeship begins on"), widget=day_widget())
    credit_hours = hours_of(
        _("Credit for earlier work, hours"), initial=0,
        help_text=_("One rule for all. At least six months on the job must remain."),
    )  # fmt: skip
    credit_instruction = hours_of(_("Credit for earlier instruction, hours"), initial=0)

    def __init__(self, *args: Any, employers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "employer", [*employers])

    def draft(self) -> ApprenticeDraft:
        """What was answered."""
        return ApprenticeDraft(
            **{name: value for name, value in self.cleaned_data.items() if name != "employer"}
        )


class SignForm(forms.Form):
    """A signature, from paper or given here."""

    part = forms.ChoiceField(label=_("Who signed"), choices=AgreementPart.choices)
    name = forms.CharField(
        label=_("Name as signed"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    signed_on = forms.DateField(label=_("Signed on"), widget=day_widget())


class SentForm(forms.Form):
    """The day the agency got it."""

    sent_on = forms.DateField(label=_("Sent to the agency on"), widget=day_widget())


class ToldForm(forms.Form):
    """The day the agency heard of the changes above."""

    told_on = forms.DateField(label=_("Agency told on"), widget=day_widget())


class MoveForm(forms.Form):
    """A step of the status."""

    status = forms.ChoiceField(label=_("New status"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("From which day"), widget=day_widget())
    agency_number = forms.CharField(
        label=_("Apprentice's number at the agency"), max_length=60, required=False,
        help_text=_("When they are registered. Never a social security number."),
    )  # fmt: skip
    ender = forms.ChoiceField(
        label=_("Who ends it"), required=False,
        choices=[
            ("", _("Nobody ends it")),
            *[(each.value, each.label) for each in (Ender.APPRENTICE, Ender.SPONSOR)],
        ],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    notice_on = forms.DateField(
        label=_("Written notice given on"), required=False, widget=day_widget(),
        help_text=_("After probation the sponsor gives notice, and a fair chance to correct."),
    )  # fmt: skip
    told_on = forms.DateField(label=_("Agency told on"), required=False, widget=day_widget())

    def __init__(self, *args: Any, statuses: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "status", [*statuses])

    def step(self) -> Move:
        """What was answered."""
        given = self.cleaned_data
        return Move(
            status=EnrollmentStatus(given["status"]), on=given["on"], reason=given["reason"],
            ender=Ender(given["ender"]) if given["ender"] else None, notice_on=given["notice_on"],
            told_on=given["told_on"],
        )  # fmt: skip


class PairForm(forms.Form):
    """Somebody with an account, by their address."""

    kind = forms.ChoiceField(
        label=_("As what"), choices=PairingKind.choices, widget=forms.RadioSelect
    )
    email = forms.EmailField(
        label=_("Their e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("They have an account here already."),
    )  # fmt: skip
    from_on = forms.DateField(label=_("From which day"), widget=day_widget())


class HoursForm(forms.Form):
    """Four questions, made for a thumb."""

    client_key = forms.UUIDField(widget=forms.HiddenInput)
    day = forms.DateField(label=_("Day"), widget=day_widget())
    process = forms.ChoiceField(label=_("What did you work on?"))
    hours = forms.DecimalField(
        label=_("Hours"), min_value=Decimal(0), max_value=Decimal(24), max_digits=4,
        decimal_places=2, widget=forms.NumberInput(attrs={**DECIMAL, "autocomplete": "off"}),
    )  # fmt: skip
    site = forms.CharField(
        label=_("Site"), max_length=120, required=False,
        help_text=_("Where it was: the ratio is counted by site and day."),
    )  # fmt: skip

    def __init__(self, *args: Any, processes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "process", [*processes])
        self.initial.setdefault("client_key", uuid4())

    def entry(self) -> Day:
        """What was answered."""
        given = self.cleaned_data
        return Day(
            **{name: given[name] for name in ("client_key", "day", "process", "hours", "site")}
        )


class CorrectForm(HoursForm):
    """The same, with a reason; nought hours take the entry back."""

    reason = forms.CharField(label=_("Why it is corrected"), max_length=300)


class WageForm(forms.Form):
    """What is paid, and since when."""

    rate = forms.DecimalField(
        label=_("Dollars an hour"), min_value=Decimal(0), max_digits=7, decimal_places=2,
        widget=forms.NumberInput(attrs={**DECIMAL, "autocomplete": "off"}),
    )  # fmt: skip
    from_on = forms.DateField(label=_("From which day"), widget=day_widget())


class HeadsForm(forms.Form):
    """Heads on one site and day."""

    employer = forms.ChoiceField(label=_("Employer"))
    site = forms.CharField(label=_("Site"), max_length=120)
    day = forms.DateField(label=_("Day"), widget=day_widget())
    journeyworkers = forms.IntegerField(
        label=_("Journeyworkers there"), min_value=0, max_value=9999
    )

    def __init__(self, *args: Any, employers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "employer", [*employers])
