"""The questions of the register for clean-energy credits."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from highroad.areas.training.actions.credits import AskDraft, ClaimDraft, FacilityDraft
from highroad.areas.training.vocabulary.credits import Credit, ReplyKind, SentBy, Technology
from highroad.web.training.credits import hours_field
from highroad.web.training.enrollment_forms import DECIMAL
from highroad.web.training.forms import day_widget


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=day_widget(), **more)


class FacilityForm(forms.Form):
    """What is built."""

    body = forms.ChoiceField(label=_("Body you sit in"))
    name = forms.CharField(label=_("Name of the facility"), max_length=160)
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    began_on = _day(_("Construction began on"))
    megawatts = forms.DecimalField(
        label=_("Megawatts (AC)"), required=False, min_value=Decimal(0), max_digits=9,
        decimal_places=3, widget=forms.NumberInput(attrs=DECIMAL),
        help_text=_("Below one megawatt the full credit does not ask for apprentices."),
    )  # fmt: skip
    planned_hours = hours_field(_("Labor hours planned in all"))

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = bodies

    def draft(self) -> FacilityDraft:
        """What was answered."""
        return FacilityDraft(
            **{name: value for name, value in self.cleaned_data.items() if name != "body"}
        )


class CreditForm(forms.Form):
    """Which credit, with what, and when it goes into service."""

    credit = forms.ChoiceField(label=_("Credit"), choices=Credit.choices)
    technology = forms.ChoiceField(
        label=_("Technology"), required=False, choices=[("", _("Not said")), *Technology.choices],
        help_text=_("For 45Y and 48E: they end earlier for wind and sun."),
    )  # fmt: skip
    planned_on = _day(_("Planned to go into service on"), required=False)
    in_service_on = _day(_("Placed in service on"), required=False)

    def draft(self) -> ClaimDraft:
        """What was answered."""
        given = self.cleaned_data
        return ClaimDraft(
            credit=Credit(given["credit"]), planned_on=given["planned_on"],
            technology=Technology(given["technology"]) if given["technology"] else None,
            in_service_on=given["in_service_on"],
        )  # fmt: skip


class ContractorForm(forms.Form):
    """All hours of one contractor up to a day."""

    contractor = forms.CharField(label=_("Contractor"), max_length=160)
    until_on = _day(_("Up to and with"))
    total = hours_field(
        _("Labor hours so far"),
        help_text=_("Construction, alteration and repair; without foremen, superintendents and owners."),
    )  # fmt: skip
    apprentice = hours_field(
        _("Apprentice hours so far"),
        help_text=_("Only those within the ratio of their day. The others stay in the hours above."),
    )  # fmt: skip


class OnSiteForm(forms.Form):
    """The first day of somebody, without a name."""

    contractor = forms.CharField(label=_("Contractor"), max_length=160)
    code = forms.CharField(
        label=_("Code of the individual"), max_length=40,
        help_text=_("A number of your own, no name: everybody is counted once."),
    )  # fmt: skip
    first_on = _day(_("First day on the facility"))
    is_apprentice = forms.BooleanField(label=_("A registered apprentice"), required=False)


class AskForm(forms.Form):
    """Everything a written request has in it."""

    program = forms.ChoiceField(
        label=_("Program"), required=False, help_text=_("One of this partnership answers here.")
    )
    program_name = forms.CharField(
        label=_("Or the name of another program"), max_length=160, required=False
    )
    sent_by = forms.ChoiceField(label=_("How it was sent"), choices=SentBy.choices)
    requested_on = _day(_("Requested on"))
    received_on = _day(_("Received on"))
    needed_on = _day(_("Needed from"))
    until_on = _day(_("Needed until"))
    occupation = forms.CharField(label=_("Occupation"), max_length=160)
    place = forms.CharField(label=_("Place"), max_length=160)
    count = forms.IntegerField(label=_("Apprentices"), min_value=1, max_value=9999)
    hours = hours_field(_("Hours they are needed for"))
    contact = forms.CharField(label=_("Contact"), max_length=160)
    serves = forms.BooleanField(
        label=_("The program serves this occupation and this place"), required=False
    )
    states_intent = forms.BooleanField(
        label=_("It says that apprentices will be employed by the program's standards"),
        required=False,
    )

    def __init__(self, *args: Any, programs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["program"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Another program")), *programs]

    def clean(self) -> dict[str, Any]:
        """One of the two names a program."""
        given = super().clean() or {}
        if not given.get("program") and not (given.get("program_name") or "").strip():
            self.add_error("program_name", _now("Name the program that was asked."))
        return given

    def draft(self) -> AskDraft:
        """What was answered."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "program"}
        return AskDraft(**{**given, "sent_by": SentBy(given["sent_by"])})


class ReplyForm(forms.Form):
    """What came back."""

    kind = forms.ChoiceField(
        label=_("The answer"), choices=ReplyKind.choices, widget=forms.RadioSelect
    )
    on = _day(_("Answered on"))
    words = forms.CharField(
        label=_("In its words"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
