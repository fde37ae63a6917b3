"""Forms of free and fair choice. None has a place for the name of a worker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.assurances.actions.choice import Count
from highroad.areas.assurances.actions.postings import PostingCheck
from highroad.areas.assurances.vocabulary import DayCount
from highroad.areas.assurances.vocabulary.choice import (
    AccessReply,
    IncidentKind,
    LadderAct,
    PostingForm,
)
from highroad.web.problem_solving.project_forms import day, words

Choices = Sequence[tuple[str, Any]]


class OnClauseForm(forms.Form):
    """Something that may rest on a clause."""

    clause = forms.ChoiceField(
        label=_("Which clause it rests on"), required=False,
        help_text=_("The clause sets how soon an answer is due."),
    )  # fmt: skip

    def __init__(self, *args: Any, clauses: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["clause"].choices = [("", _("None that is entered here")), *clauses]  # type: ignore[attr-defined]


class AskAccessForm(OnClauseForm):
    """Where and when organizers want to meet workers."""

    asked_on = day(_("Asked on"))
    place = forms.CharField(
        label=_("Place"),
        max_length=200,
        help_text=_("Where no work is done: the break room, the gate."),
    )
    hours = forms.CharField(
        label=_("Hours"),
        max_length=200,
        help_text=_("Off the clock: before the shift, in breaks, after it."),
    )
    field_order = ("asked_on", "place", "hours", "clause")


class AnswerAccessForm(forms.Form):
    """Granted, changed, refused."""

    reply = forms.ChoiceField(
        label=_("Your answer"), choices=AccessReply.choices, widget=forms.RadioSelect
    )
    words = words(_("What is different, or why not"), required=False)


class KeptForm(forms.Form):
    """Whether access was given as granted."""

    kept = forms.ChoiceField(
        label=_("Was it kept?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    words = words(_("If not: what happened"), required=False, help_text=_("Name no worker."))


class IncidentForm(OnClauseForm):
    """What happened, where, when. There is no place for who told it."""

    kind = forms.ChoiceField(label=_("What it was"), choices=IncidentKind.choices)
    happened_on = day(_("On which day"))
    site = forms.CharField(label=_("Site"), max_length=200)
    words = words(
        _("What happened"),
        help_text=_(
            "Name no worker and no crew so small that everybody knows who is meant. Who told you stays with you."
        ),
    )
    field_order = ("kind", "happened_on", "site", "words", "clause")


class IncidentWordForm(forms.Form):
    """An answer, a finding, or how it was settled."""

    act = forms.ChoiceField(label=_("What you enter"), widget=forms.RadioSelect)
    neutral = forms.CharField(label=_("Neutral person"), required=False, max_length=160,
                              help_text=_("Only for a finding: who found it."))  # fmt: skip
    words = words(_("In your words"))

    def __init__(self, *args: Any, acts: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["act"].choices = list(acts)  # type: ignore[attr-defined]


class CountForm(OnClauseForm):
    """What the neutral person reports: two numbers."""

    union = forms.CharField(label=_("Union"), max_length=200)
    unit = forms.CharField(
        label=_("The unit in words"), max_length=300, help_text=_("Which jobs, at which sites.")
    )
    unit_size = forms.IntegerField(label=_("Workers in the unit"), min_value=1, max_value=1_000_000)
    signed = forms.IntegerField(
        label=_("How many have signed, as the neutral person counted"), min_value=0, max_value=1_000_000,
        help_text=_(
            "A number and nothing else. Where it would tell of a few people, only the yes or no of "
            "a majority is kept."
        ),
    )  # fmt: skip
    neutral = forms.CharField(label=_("Neutral person who counted"), max_length=160)
    counted_on = day(_("Counted on"))
    field_order = ("union", "unit", "unit_size", "signed", "neutral", "counted_on", "clause")

    def count(self) -> Count:
        """The count as given."""
        return Count(
            **{name: value for name, value in self.cleaned_data.items() if name != "clause"}
        )


class RecognizeForm(forms.Form):
    """The day of recognition, and the agreed way to a first contract."""

    on = day(_("Recognized on"))
    meet_days = forms.IntegerField(
        label=_("Days to meet for the first time"), min_value=1, max_value=365, initial=10
    )
    bargain_days = forms.IntegerField(
        label=_("Days to bargain"), min_value=1, max_value=730, initial=90
    )
    mediate_days = forms.IntegerField(
        label=_("Days of mediation"), min_value=1, max_value=365, initial=30
    )
    count = forms.ChoiceField(label=_("Counted as"), choices=DayCount.choices)
    source = forms.CharField(label=_("Where these steps are agreed"), max_length=240)


class StepForm(forms.Form):
    """What happened on the way."""

    act = forms.ChoiceField(label=_("What happened"), widget=forms.RadioSelect)
    on = day(_("On which day"))
    words = words(_("More about it"), required=False)

    def __init__(self, *args: Any, acts: Sequence[LadderAct], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["act"].choices = [(act.value, act.label) for act in acts]  # type: ignore[attr-defined]


class PostingCheckForm(forms.Form):
    """What somebody saw at a place."""

    site = forms.CharField(label=_("Site"), max_length=200)
    place = forms.CharField(
        label=_("Place"),
        max_length=200,
        help_text=_("Where other notices hang, and where the contract work is done."),
    )
    language = forms.CharField(label=_("Language of the notice"), max_length=60)
    version = forms.CharField(
        label=_("Version of the poster"), max_length=60, help_text=_("As printed on its edge.")
    )
    form = forms.ChoiceField(label=_("How it is posted"), choices=PostingForm.choices)
    link = forms.URLField(
        label=_("Link, if it is on a screen"), required=False, max_length=300, assume_scheme="https"
    )
    checked_on = day(_("Seen on"))
    is_up = forms.ChoiceField(
        label=_("Does it hang there, whole and unaltered?"), choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    note = words(_("If not: what is missing"), required=False)
    next_check_on = day(_("Look again on"), required=False)
    photo = forms.FileField(
        label=_("A photo, if there is one"), required=False,
        help_text=_("PNG or JPEG, at most 5 MB. Nobody should be in the picture."),
    )  # fmt: skip

    def check_of(self) -> PostingCheck:
        """What was seen, as given."""
        given = dict(self.cleaned_data)
        given["is_up"] = given["is_up"] == "yes"
        given["form"] = PostingForm(given["form"])
        photo = given.pop("photo")
        return PostingCheck(**given, photo=photo.read() if photo else b"")


class SubcontractForm(forms.Form):
    """A subcontract, and whether the clause is in it."""

    firm = forms.CharField(label=_("Subcontractor"), max_length=200)
    dollars = forms.DecimalField(label=_("Dollars"), min_value=0, max_digits=14, decimal_places=2)
    has_clause = forms.ChoiceField(
        label=_("Is the clause on the notice of rights in it?"), choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    seen_on = day(_("Seen on"))
