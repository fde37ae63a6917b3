"""The questions asked on the pages of partnerships."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.partnerships.vocabulary import (
    BodyKind,
    OrganizationKind,
    PartnershipStatus,
    SeatRole,
    Side,
    SideRule,
)

NO_SIDE = ("", _("No side: a voice only"))


def side_choices(sides: Iterable[Side], *, with_voice: bool) -> list[tuple[str, Any]]:
    """The sides somebody may choose from, and no side where that is theirs to give."""
    choices: list[tuple[str, Any]] = [(side.value, side.label) for side in sides]
    return [*choices, NO_SIDE] if with_voice else choices


class FoundForm(forms.Form):
    """What is known of a partnership on its first day."""

    name = forms.CharField(label=_("Name of the partnership"), max_length=160)
    summary = forms.CharField(
        label=_("What it is for"), max_length=2000, widget=forms.Textarea, required=False
    )
    naics = forms.RegexField(
        label=_("Sector (NAICS code)"),
        regex=r"^\d{2,6}$",
        required=False,
        help_text=_("Two to six digits, for example 23 for construction."),
        error_messages={"invalid": _("Write two to six digits.")},
    )
    region_code = forms.RegexField(
        label=_("Region (FIPS or CBSA code)"),
        regex=r"^\d{2,5}$",
        required=False,
        help_text=_("Two to five digits, for example 06085 for a county."),
        error_messages={"invalid": _("Write two to five digits.")},
    )
    region_name = forms.CharField(label=_("Name of the region"), max_length=120, required=False)


class PartyForm(forms.Form):
    """An organization that comes to the table."""

    name = forms.CharField(label=_("Name of the organization"), max_length=160)
    kind = forms.ChoiceField(label=_("What it is"), choices=OrganizationKind.choices)
    side = forms.ChoiceField(label=_("Side"), required=False)
    city = forms.CharField(label=_("City"), max_length=80, required=False)
    state = forms.CharField(label=_("State"), max_length=40, required=False)
    is_core = forms.BooleanField(label=_("Core party, not an associate"), required=False)

    def __init__(self, *args: Any, sides: Sequence[Side], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["side"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = side_choices(sides, with_voice=True)


class BodyForm(forms.Form):
    """A joint body: its place in the tree, and how each side decides until it has a charter."""

    name = forms.CharField(label=_("Name of the body"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    parent = forms.ChoiceField(label=_("Under which body"), required=False)
    labor_rule = forms.ChoiceField(
        label=_("How labor decides"), choices=SideRule.choices, initial=SideRule.NOBODY_OPPOSED
    )
    labor_quorum = forms.IntegerField(
        label=_("How many labor seats must answer"), min_value=1, max_value=99, initial=1
    )
    management_rule = forms.ChoiceField(
        label=_("How management decides"),
        choices=SideRule.choices,
        initial=SideRule.NOBODY_OPPOSED,
    )
    management_quorum = forms.IntegerField(
        label=_("How many management seats must answer"), min_value=1, max_value=99, initial=1
    )
    has_third = forms.BooleanField(
        label=_("A third side (owners, community) holds a key too"), required=False
    )
    is_sealed_signing = forms.BooleanField(
        label=_("Sealed signing"),
        help_text=_("Neither side sees the other's answer before both have spoken."),
        required=False,
    )

    def __init__(self, *args: Any, bodies: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parent"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("None: at the top")), *((str(key), name) for key, name in bodies)]


class StatusForm(forms.Form):
    """Another status, with a reason where both sides will ask for one."""

    status = forms.ChoiceField(label=_("New status"))
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed to pause or to end. Both sides will read it."),
        max_length=2000,
        widget=forms.Textarea,
        required=False,
    )

    def __init__(self, *args: Any, statuses: Sequence[PartnershipStatus], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["status"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(status.value, status.label) for status in statuses]


class LeaveForm(forms.Form):
    """Why a party leaves, and that it has read what goes with it."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Both sides will read it. It may be left empty."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    has_talked = forms.BooleanField(
        label=_("The co-chairs have met and talked about it."),
        error_messages={"required": _("The charter asks the co-chairs to meet first.")},
    )
    statement = forms.BooleanField(
        label=_("I have read what goes with this and give notice for this party."),
        error_messages={"required": _("Tick this to give notice.")},
    )

    def __init__(self, *args: Any, talk_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not talk_first:
            del self.fields["has_talked"]


class SeatForm(forms.Form):
    """A place in a body for a party."""

    party = forms.ChoiceField(label=_("Party"))
    title = forms.CharField(
        label=_("Name of the seat"), max_length=120, help_text=_("For example: Chief steward")
    )
    role = forms.ChoiceField(label=_("Role"), choices=SeatRole.choices)
    carries_key = forms.BooleanField(
        label=_("Answers for its side (carries a key)"), required=False, initial=True
    )

    def __init__(self, *args: Any, parties: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["party"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(key), name) for key, name in parties]


class AppointForm(forms.Form):
    """Who is to sit, by e-mail address, and for how long."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Any address will do; it need not be an employer's."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    is_alternate = forms.BooleanField(
        label=_("As an alternate, after those already named"), required=False
    )
    from_on = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    to_on = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_on"), cleaned.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("The last day is before the first."))
        return cleaned


class ParityForm(forms.Form):
    """Why the sides are unequal, in words both will read."""

    note = forms.CharField(
        label=_("Why the sides are unequal"), max_length=1000, widget=forms.Textarea
    )
