"""Forms of agreements: entering, clauses, words, breaches, the register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.assurances.actions import AgreementTerms, ClauseTerms
from highroad.areas.assurances.vocabulary import (
    AgreementKind,
    BreachAct,
    ClauseAct,
    DayCount,
    NoticeSector,
)
from highroad.areas.partnerships.vocabulary import Side
from highroad.web.problem_solving.project_forms import day, words

BOUND = [(side.value, side.label) for side in (Side.MANAGEMENT, Side.LABOR)]
Choices = Sequence[tuple[str, Any]]


def count(label: Any) -> forms.IntegerField:
    """How many, if anybody knows."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=10_000_000)


class AgreementForm(forms.Form):
    """A signed agreement: what it is, who signed, its term, its clocks."""

    kind = forms.ChoiceField(label=_("Kind of agreement"), choices=AgreementKind.choices)
    title = forms.CharField(label=_("Name of the agreement"), max_length=200)
    parties = forms.MultipleChoiceField(
        label=_("Parties of this partnership that signed"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    others = forms.CharField(
        label=_("Others that signed"), required=False, max_length=2_000,
        help_text=_("One organization a line. Never the name of a worker."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    covers = forms.CharField(
        label=_("What it covers"), required=False, max_length=300,
        help_text=_("The project, the sites or the jobs."),
    )  # fmt: skip
    signed_on = day(_("Signed on"))
    from_on = day(_("In force from"))
    to_on = day(_("Last day"), required=False, help_text=_("Leave empty if it has no end."))
    reopens_on = day(_("Can be reopened on"), required=False)
    sector = forms.ChoiceField(
        label=_("Whose clocks run before it ends"), choices=NoticeSector.choices,
        help_text=_("Notice to the other party and to the mediation service, by law."),
    )  # fmt: skip
    own_notice_on = day(
        _("Notice that the text itself asks for, by"), required=False,
        help_text=_("Railways, airlines and public employers: enter the day of your own law here."),
    )  # fmt: skip
    sites = count(_("Sites covered"))
    subcontractors = count(_("Subcontractors covered"))
    workers = count(_("Workers covered"))
    replaces = forms.ChoiceField(label=_("Replaces"), required=False)

    def __init__(self, *args: Any, parties: Choices, agreements: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["parties"].choices = list(parties)  # type: ignore[attr-defined]
        self.fields["replaces"].choices = [("", _("Nothing: this is a new one")), *agreements]  # type: ignore[attr-defined]

    def terms(self) -> AgreementTerms:
        """The terms as given."""
        given = dict(self.cleaned_data)
        for name in ("parties", "others", "replaces"):
            given.pop(name)
        given["kind"] = AgreementKind(given["kind"])
        given["sector"] = NoticeSector(given["sector"])
        return AgreementTerms(**given)

    def other_names(self) -> list[str]:
        """Organizations that are no parties here."""
        return [
            line.strip()[:200] for line in self.cleaned_data["others"].splitlines() if line.strip()
        ]


class ClauseForm(forms.Form):
    """A clause as data."""

    act = forms.ChoiceField(label=_("What it secures"), choices=ClauseAct.choices)
    heading = forms.CharField(
        label=_("In one sentence"), max_length=200,
        help_text=_("As both sides would say it: who does what."),
    )  # fmt: skip
    text = words(_("The words of the clause"), help_text=_("Copied from the signed text."))
    binds = forms.ChoiceField(
        label=_("Whom it binds"), choices=BOUND, widget=forms.RadioSelect, initial=Side.MANAGEMENT,
        help_text=_("This side pledges it here, and shows that it is kept."),
    )  # fmt: skip
    fresh_days = forms.IntegerField(
        label=_("Evidence counts for so many days"), min_value=1, max_value=731, initial=365
    )
    answer_days = forms.IntegerField(
        label=_("Days for an answer, if the clause sets any"), required=False, min_value=0,
        max_value=365,
    )  # fmt: skip
    day_count = forms.ChoiceField(label=_("Counted as"), choices=DayCount.choices)

    def terms(self) -> ClauseTerms:
        """The clause as given."""
        given = dict(self.cleaned_data)
        given["act"], given["binds"] = ClauseAct(given["act"]), Side(given["binds"])
        given["day_count"] = DayCount(given["day_count"])
        return ClauseTerms(**given)


class DocumentForm(forms.Form):
    """The signed text as a file."""

    file = forms.FileField(
        label=_("The signed text"),
        help_text=_("PDF, Word, OpenDocument or text, at most 10 MB. It is kept as it is."),
    )


class DisputeForm(forms.Form):
    """What is not right."""

    words = words(_("What is not right?"))


class EndForm(forms.Form):
    """When it ends, and why."""

    on = day(_("Its last day"))
    reason = words(_("Why it ends"))


class BreachForm(forms.Form):
    """What happened, and when."""

    happened_on = day(_("On which day"))
    words = words(
        _("What happened"),
        help_text=_("Name no worker. Who told you stays with you: this page has no place for it."),
    )


class BreachWordForm(forms.Form):
    """What a side says of a breach."""

    act = forms.ChoiceField(label=_("What you say"), widget=forms.RadioSelect)
    neutral = forms.CharField(
        label=_("Neutral person"), required=False, max_length=160,
        help_text=_("Only for a finding: who found it."),
    )  # fmt: skip
    words = words(_("In your words"), required=False)

    def __init__(self, *args: Any, acts: Sequence[BreachAct], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["act"].choices = [(act.value, act.label) for act in acts]  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """Why the public register is taken back."""

    reason = words(_("Why it is taken back"))
