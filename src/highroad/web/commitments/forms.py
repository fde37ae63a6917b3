"""The questions asked on the pages of promises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.commitments.actions import EvidenceDraft
from highroad.areas.commitments.vocabulary import CommitmentKind, CommitmentState, EvidenceForm
from highroad.areas.partnerships.vocabulary import Side

Choices = Sequence[tuple[str, Any]]
LONGEST = 5_000


class Day(forms.DateInput):
    """A calendar where the browser has one."""

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"type": "date"})


class FilterForm(forms.Form):
    """What to show of a list."""

    state = forms.ChoiceField(
        label=_("State"),
        choices=[("running", _("To be kept")), ("all", _("All")), *CommitmentState.choices],
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("All")), *CommitmentKind.choices], required=False
    )
    side = forms.ChoiceField(
        label=_("Side"), choices=[("", _("Both")), *Side.choices], required=False
    )
    words = forms.CharField(label=_("Words"), max_length=100, required=False)


class PromiseForm(forms.Form):
    """Who promises what by when."""

    what = forms.CharField(
        label=_("What will be done"),
        help_text=_("One thing, so that anybody can see whether it is done."),
        max_length=240,
    )
    owner = forms.ChoiceField(
        label=_("Who will do it"),
        help_text=_("If it is somebody of the other side, they are asked to accept first."),
    )
    due_on = forms.DateField(
        label=_("By when"),
        help_text=_("Only a pledge may be open-ended."),
        widget=Day,
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=CommitmentKind.choices, initial=CommitmentKind.FOLLOW_UP
    )
    detail = forms.CharField(
        label=_("More about it"), max_length=LONGEST, widget=forms.Textarea, required=False
    )
    is_private = forms.BooleanField(
        label=_("Only for my side"),
        help_text=_("The other side does not see it, and it does not stand in the joint record."),
        required=False,
    )
    about = forms.CharField(widget=forms.HiddenInput, max_length=120, required=False)

    def __init__(self, *args: Any, owners: Choices, has_side: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = list(owners)  # type: ignore[attr-defined]
        if not has_side:
            del self.fields["is_private"]

    def clean(self) -> dict[str, Any]:
        """Everything but a pledge has a day."""
        cleaned = super().clean() or {}
        has_day = "due_on" in self.errors or cleaned.get("due_on")
        if not has_day and cleaned.get("kind") != CommitmentKind.PLEDGE:
            self.add_error("due_on", _("Say by when. Only a pledge may be open-ended."))
        return cleaned


class ReasonForm(forms.Form):
    """Why, for both sides to read."""

    reason = forms.CharField(
        label=_("Your reasons"),
        help_text=_("Both sides will read it. It is kept in the history."),
        max_length=LONGEST,
        widget=forms.Textarea,
    )


class PostponeForm(ReasonForm):
    """Another day, and why."""

    due_on = forms.DateField(label=_("The new due date"), widget=Day)
    field_order = ("due_on", "reason")


class HandOverForm(forms.Form):
    """Into whose hands."""

    owner = forms.ChoiceField(label=_("Who will do it now"))

    def __init__(self, *args: Any, owners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = list(owners)  # type: ignore[attr-defined]


class SponsorForm(forms.Form):
    """Who stands behind a body for one's own side."""

    sponsor = forms.ChoiceField(label=_("Sponsor of your side"))

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sponsor"].choices = list(people)  # type: ignore[attr-defined]


class EvidenceItemForm(forms.Form):
    """What shows that it was kept: words, a figure or a file, with its day and its source."""

    words = forms.CharField(
        label=_("What was done"), max_length=LONGEST, widget=forms.Textarea, required=False
    )
    figure = forms.DecimalField(
        label=_("A figure, if there is one"), max_digits=18, decimal_places=4, required=False
    )
    unit = forms.CharField(
        label=_("Unit of the figure"), help_text=_("Hours, percent, people."), max_length=60,
        required=False,
    )  # fmt: skip
    file = forms.FileField(
        label=_("A file, if there is one"),
        help_text=_(
            "PDF, picture, text, spreadsheet or document, at most 10 MB. It is kept as it is."
        ),
        required=False,
    )
    source = forms.CharField(
        label=_("Where this comes from"),
        help_text=_("For example a log, a walk through the unit, a payroll."),
        max_length=240,
    )
    on = forms.DateField(label=_("From which day"), widget=Day)

    def clean(self) -> dict[str, Any]:
        """One of the three must be there."""
        cleaned = super().clean() or {}
        given = (cleaned.get("words") or "").strip() or cleaned.get("file")
        if not given and cleaned.get("figure") is None and not self.errors:
            self.add_error("words", _("Say what was done, or add a figure or a file."))
        return cleaned

    def draft(self) -> EvidenceDraft:
        """The evidence as given: a file if there is one, else a figure, else words."""
        given, file = self.cleaned_data, self.cleaned_data.get("file")
        day: date = given["on"]
        form = EvidenceForm.NOTE
        if file:
            form = EvidenceForm.FILE
        elif given["figure"] is not None:
            form = EvidenceForm.FIGURE
        return EvidenceDraft(
            form=form, source=given["source"], on=day, words=given["words"],
            figure=given["figure"], unit=given["unit"],
            file_name=file.name[-200:] if file else "", content=file.read() if file else b"",
        )  # fmt: skip
