"""The questions asked on the pages of projects, requests, involvement and levels."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.actions.projects import GoalDraft, Plan, Study
from highroad.areas.problem_solving.actions.requests import InvolvementDraft
from highroad.areas.problem_solving.vocabulary.projects import (
    Direction,
    ProjectEnd,
    Readiness,
    TrialVerdict,
    ValueDimension,
)
from highroad.areas.problem_solving.vocabulary.requests import PdiAim, PdiStage, ReplyKind
from highroad.areas.problem_solving.vocabulary.rubric import CriterionReply

LONGEST = 5_000


def day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A day, with a calendar where the browser has one."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


def words(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    """A few sentences."""
    return forms.CharField(
        label=label, required=required, help_text=help_text, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


def figure(label: Any) -> forms.DecimalField:
    """A number of a measure."""
    return forms.DecimalField(
        label=label,
        max_digits=14,
        decimal_places=3,
        widget=forms.NumberInput(attrs={"step": "any"}),
    )


class ProjectForm(forms.Form):
    """A goal that says what, measured how, from where to where, by when, and for what."""

    title = forms.CharField(label=_("Name of the project"), max_length=160)
    goal = words(_("What do we want to make better?"))
    measure = forms.CharField(
        label=_("What we measure"), help_text=_("So that anybody counts it the same way."),
        max_length=200,
    )  # fmt: skip
    unit = forms.CharField(label=_("Unit"), max_length=40, required=False)
    direction = forms.ChoiceField(
        label=_("Which way is better?"), choices=Direction.choices, widget=forms.RadioSelect
    )
    baseline = figure(_("Where we stand"))
    baseline_on = day(_("On which day"))
    baseline_source = forms.CharField(label=_("Where the baseline comes from"), max_length=240)
    target = figure(_("Where we want to be"))
    by_when = day(_("By when"))
    values = forms.MultipleChoiceField(
        label=_("What is it for?"), choices=ValueDimension.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, for_: list[tuple[str, str]] | None = None, **more: Any) -> None:
        """`for_` are the values of the partnership, in place of the usual ones."""
        super().__init__(*args, **more)
        if for_ is not None:
            self.fields["values"].choices = for_  # type: ignore[attr-defined]

    def draft(self) -> GoalDraft:
        """The goal as given."""
        given = dict(self.cleaned_data)
        given["direction"] = Direction(given["direction"])
        given["values"] = tuple(given["values"])
        return GoalDraft(**{name: given[name] for name in ProjectForm.base_fields})


class TakeOverForm(ProjectForm):
    """The readiness check first; then where one stands oneself."""

    body = forms.ChoiceField(label=_("For which body"))
    ready = forms.MultipleChoiceField(
        label=_("Are you ready for it?"), choices=Readiness.choices,
        help_text=_("Tick what is true. What is missing is kept, and you can come back."),
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    note = words(_("What must be different here"), required=False)
    field_order = ("body", "ready", "note")

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]
        if self.is_bound and not self.is_ready:
            for name in ProjectForm.base_fields:
                self.fields[name].required = False

    @property
    def is_ready(self) -> bool:
        """Whether everything is ticked; only then a project begins."""
        ticked = self.data.getlist("ready") if hasattr(self.data, "getlist") else []
        return set(Readiness.values) <= set(ticked)


class TrialForm(forms.Form):
    """A test of change before it begins."""

    idea = words(_("What we will change"), help_text=_("Small: one shift, one week, one crew."))
    prediction = words(_("What we expect to see"), help_text=_("With the measure that will tell."))
    place = forms.CharField(label=_("Where, and with whom"), max_length=200, required=False)
    start_on = day(_("From"))
    until_on = day(_("Until"))

    def plan(self) -> Plan:
        """The test as planned."""
        return Plan(**self.cleaned_data)


class StudyForm(forms.Form):
    """What came of it."""

    done = words(_("What was done"))
    results = words(_("What we saw, beside the prediction"), required=False)
    learned = words(_("What we learned"), help_text=_("It may have failed; that is allowed."))
    verdict = forms.ChoiceField(
        label=_("What becomes of the change?"), choices=TrialVerdict.choices,
        widget=forms.RadioSelect,
    )  # fmt: skip

    def study(self) -> Study:
        """The study as given."""
        given = self.cleaned_data
        return Study(**{**given, "verdict": TrialVerdict(given["verdict"])})


class ValueForm(forms.Form):
    """One point of the run chart."""

    on = day(_("Day"))
    value = figure(_("Value"))
    source = forms.CharField(label=_("Where this comes from"), max_length=240)


class EndForm(forms.Form):
    """How it ended."""

    end = forms.ChoiceField(
        label=_("How did it end?"), choices=ProjectEnd.choices, widget=forms.RadioSelect
    )
    note = words(_("What others should know of it"))


class RequestForm(forms.Form):
    """What one side needs to know of the other."""

    of_side = forms.ChoiceField(label=_("Whom do you ask?"), choices=Side.choices)
    what = words(
        _("What do you need to know?"), help_text=_("No person's case: that goes elsewhere.")
    )
    why = words(_("What is it needed for?"))
    due_on = day(_("By when"))


class ReplyForm(forms.Form):
    """What the asked side gives."""

    kind = forms.ChoiceField(
        label=_("What do you give?"), choices=ReplyKind.choices, widget=forms.RadioSelect
    )
    words = words(
        _("Your reply"), help_text=_("The information, where it is found, or the reason.")
    )


class InvolvementForm(forms.Form):
    """When and how the union came in."""

    topic = forms.CharField(label=_("What is it about?"), max_length=240)
    notified_on = day(_("Day on which the union was told"))
    deadline_on = day(_("Deadline from outside"), required=False)
    initiator = forms.ChoiceField(label=_("Who began it?"), choices=Side.choices)
    stage = forms.ChoiceField(
        label=_("When did the union come in?"), choices=PdiStage.choices, widget=forms.RadioSelect
    )
    aim = forms.ChoiceField(label=_("What outcome is sought?"), choices=PdiAim.choices)
    limits = words(_("Limits on what may be shared"), required=False)

    def draft(self) -> InvolvementDraft:
        """The record as given."""
        given = self.cleaned_data
        return InvolvementDraft(
            **{
                **given,
                "initiator": Side(given["initiator"]),
                "stage": PdiStage(given["stage"]),
                "aim": PdiAim(given["aim"]),
            }
        )


YES_NO = (("yes", _("Yes")), ("no", _("No")))


class ViewForm(forms.Form):
    """What one's own side says of it."""

    early = forms.ChoiceField(
        label=_("Was it early enough?"), choices=YES_NO, widget=forms.RadioSelect
    )
    satisfied = forms.ChoiceField(
        label=_("Is your side satisfied?"), choices=YES_NO, widget=forms.RadioSelect
    )
    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=[("", _("Still open")), *PdiAim.choices],
        required=False,
    )  # fmt: skip
    words = words(_("In your words"), required=False)


class CriterionForm(forms.Form):
    """One side's answer to one claim."""

    reply = forms.ChoiceField(
        label=_("Is it true?"), choices=CriterionReply.choices, widget=forms.RadioSelect
    )
    evidence = words(
        _("What shows it"), required=False,
        help_text=_("A yes without evidence counts as unproven. Evidence grows old."),
    )  # fmt: skip
    evidence_on = day(_("From which day"), required=False)


class LevelForm(forms.Form):
    """One's word to the level."""

    agrees = forms.ChoiceField(
        label=_("Does your side agree on this level?"), choices=YES_NO, widget=forms.RadioSelect
    )
    note = words(_("If not: why"), required=False)


class PracticeForm(forms.Form):
    """A search for practices, and two days to compare."""

    words = forms.CharField(label=_("Words"), max_length=100, required=False)
    value = forms.ChoiceField(
        label=_("For"), choices=[("", _("All")), *ValueDimension.choices], required=False
    )
    since = day(_("Compare levels since"), required=False)

    def __init__(self, *args: Any, for_: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["value"].choices = [("", _("All")), *for_]  # type: ignore[attr-defined]
