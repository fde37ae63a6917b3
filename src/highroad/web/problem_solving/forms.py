"""The questions asked on the pages of issues."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.actions import FactDraft
from highroad.areas.problem_solving.vocabulary.issues import (
    IssueState,
    MediationOutcome,
    Neutral,
    ReferralReason,
    Route,
    Scope,
)
from highroad.areas.problem_solving.vocabulary.rounds import FactStance, NoteKind, RoundKind

WRITE = forms.Textarea(attrs={"rows": 5})
DAY = forms.DateInput(attrs={"type": "date"})


class RaiseForm(forms.Form):
    """The scope gate first, then the question."""

    scope = forms.ChoiceField(
        label=_("What is it?"),
        choices=Scope.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "A person's grievance and a subject of bargaining are referred. "
            "Of those nothing is kept here but that they were referred, where to, and when."
        ),
    )
    question = forms.CharField(
        label=_("The question"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("“How can we …?” Free of blame, without a solution in it."),
        required=False,
    )
    clause = forms.CharField(
        label=_("The clause it is about"),
        max_length=200,
        required=False,
        help_text=_("Of the charter or the contract, if there is one."),
    )

    def clean(self) -> dict[str, object]:
        """Only what stays here needs its question."""
        cleaned = super().clean() or {}
        outside = cleaned.get("scope") in (Scope.GRIEVANCE, Scope.BARGAINING)
        if not outside and not str(cleaned.get("question") or "").strip():
            self.add_error("question", _("An issue needs its question."))
        return cleaned


class RephraseForm(forms.Form):
    """The question, put better."""

    question = forms.CharField(
        label=_("The question"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReferForm(forms.Form):
    """Why and where to; no field takes content."""

    reason = forms.ChoiceField(
        label=_("Why it is referred"), choices=ReferralReason.choices, widget=forms.RadioSelect
    )
    route = forms.ChoiceField(
        label=_("Where it goes"), choices=Route.choices, widget=forms.RadioSelect
    )


class ReferIssueForm(ReferForm):
    """The same for an issue of the register: its content goes where it belongs to a case or to bargaining."""

    knows = forms.BooleanField(
        label=_("I know that its words are taken away for everybody"),
        help_text=_(
            "Needed for a grievance and for bargaining: the question, reasons, options, criteria, interests "
            "and positions are erased here, on agendas, in minutes not yet put, in messages and in the "
            "joint record. What your side keeps in its own room stays, and so do promises and requests "
            "that were made about it, and mails already sent."
        ),
        required=False,
    )

    def clean(self) -> dict[str, object]:
        """Nothing is lost unknowingly."""
        cleaned = super().clean() or {}
        reason = str(cleaned.get("reason") or "")
        if reason and queries.is_for_the_gate(reason) and not cleaned.get("knows"):
            self.add_error("knows", _("Say that you know: these words cannot be brought back."))
        return cleaned


class PublicForm(forms.Form):
    """What the public reads beside the question."""

    summary = forms.CharField(
        label=_("A few words for the public"),
        help_text=_(
            "What the question is about and why it matters to both sides. No names, no figures that are not public yet."
        ),
        max_length=1500,
        widget=WRITE,
        required=False,
    )


class MoveForm(forms.Form):
    """A step, with its reason where one is needed."""

    to = forms.ChoiceField(choices=IssueState.choices, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed to put it on hold or to close it. Both sides will read it."),
    )


class FilterForm(forms.Form):
    """Which issues of the register are shown."""

    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("All")), *IssueState.choices], required=False
    )
    side = forms.ChoiceField(
        label=_("Raised by"), choices=[("", _("All")), *Side.choices], required=False
    )


class MediationForm(forms.Form):
    """Where the mediator shall come from."""

    neutral = forms.ChoiceField(
        label=_("Who shall mediate"), choices=Neutral.choices, widget=forms.RadioSelect
    )


class MetForm(forms.Form):
    """When a mediation met, and who was there."""

    met_on = forms.DateField(label=_("Day"), widget=DAY)
    attended = forms.MultipleChoiceField(
        label=_("Seats that were there"), widget=forms.CheckboxSelectMultiple, required=False
    )


class EndForm(forms.Form):
    """How a mediation ended."""

    outcome = forms.ChoiceField(
        label=_("How it ended"), choices=MediationOutcome.choices, widget=forms.RadioSelect
    )


class NoteForm(forms.Form):
    """Something for one's own side alone."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=NoteKind.choices,
        widget=forms.RadioSelect,
        initial=NoteKind.NOTE,
        help_text=_("A note stays in the room. A position can be released to both sides later."),
    )
    text = forms.CharField(label=_("Text"), max_length=10_000, widget=WRITE)


class ChangeNoteForm(forms.Form):
    """Other words in place of one's own."""

    text = forms.CharField(label=_("Text"), max_length=10_000, widget=WRITE)


class RoundForm(forms.Form):
    """What each side shall list by itself."""

    kind = forms.ChoiceField(
        label=_("What shall each side list?"),
        choices=[
            (RoundKind.PROBLEMS.value, RoundKind.PROBLEMS.label),
            (RoundKind.EXPECTATIONS.value, RoundKind.EXPECTATIONS.label),
        ],
        widget=forms.RadioSelect,
    )


class LineForm(forms.Form):
    """One line of one's own side's list."""

    text = forms.CharField(
        label=_("One line"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )


class OptionForm(forms.Form):
    """One way to answer the question."""

    text = forms.CharField(
        label=_("One option"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class CriterionForm(forms.Form):
    """By what the options will be judged."""

    text = forms.CharField(label=_("One criterion"), max_length=300)


class StrawForm(forms.Form):
    """A draft solution, to be pulled apart."""

    text = forms.CharField(
        label=_("Draft of a solution"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Made to be pulled apart. Each version stays readable."),
    )


class FactForm(forms.Form):
    """What a fact says, and where it comes from."""

    text = forms.CharField(
        label=_("What it says"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.CharField(
        label=_("Where it comes from"),
        max_length=300,
        help_text=_("A document, a count, a page: so that anybody can look it up."),
    )
    as_of = forms.DateField(label=_("For which day it holds"), required=False, widget=DAY)

    def draft(self) -> FactDraft:
        """The fact as it was filled in."""
        return FactDraft(**self.cleaned_data)


class StanceForm(forms.Form):
    """What one's side makes of a fact."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    stance = forms.ChoiceField(
        label=_("What does your side say?"), choices=FactStance.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What is wrong or missing"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed unless your side agrees. Both sides will read it."),
    )


class CiteForm(forms.Form):
    """Which fact something rests on."""

    fact = forms.ChoiceField(label=_("The fact"), widget=forms.RadioSelect)
