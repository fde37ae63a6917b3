"""The questions asked on the pages of decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.decisions.vocabulary import Stance


class SignForm(forms.Form):
    """One question, which stance; and one statement to tick."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    stance = forms.ChoiceField(
        label=_("Your answer"), choices=Stance.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed to stand aside or to decline. It is kept with the decision."),
        max_length=5000,
        widget=forms.Textarea,
        required=False,
    )
    statement = forms.BooleanField(
        error_messages={"required": _("Tick this to answer.")},
    )

    def __init__(
        self, *args: Any, statement: str, lent: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["statement"].label = statement
        if lent:
            self.fields["seat"] = forms.ChoiceField(
                label=_("For which seat"), required=False, choices=[("", _("My own")), *lent]
            )
            self.order_fields(["number", "seat", "stance", "reason", "statement"])

    def clean(self) -> dict[str, Any]:
        """Standing aside and declining carry a reason."""
        cleaned = super().clean() or {}
        stance, reason = cleaned.get("stance"), (cleaned.get("reason") or "").strip()
        if stance and stance not in (Stance.AGREE, Stance.LIVE_WITH) and not reason:
            self.add_error("reason", _("Give your reason: both sides will read it."))
        return cleaned


class BringBackForm(forms.Form):
    """What came back from where the charter sent it."""

    text = forms.CharField(
        label=_("What came back, word for word"),
        help_text=_("Both sides decide on exactly this text."),
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class RenewForm(forms.Form):
    """One statement to tick."""

    statement = forms.BooleanField(
        label=_("I have read this charter and renew it for my side, word for word as it is."),
        error_messages={"required": _("Tick this to renew it.")},
    )


class SplitForm(forms.Form):
    """Which seats go into a new body."""

    name = forms.CharField(label=_("Name of the new body"), max_length=160)
    seats = forms.MultipleChoiceField(
        label=_("Seats that go there, with the people who sit in them"),
        help_text=_("Each side needs a seat with a key in both bodies."),
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Why"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}), required=False
    )

    def __init__(self, *args: Any, seats: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seats"].choices = list(seats)  # type: ignore[attr-defined]


class ProposeForm(forms.Form):
    """A text to be decided together."""

    title = forms.CharField(label=_("What is it about, in one line"), max_length=200)
    text = forms.CharField(
        label=_("The text both sides decide on"),
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    closes_on = forms.DateField(
        label=_("Last day for answers"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    review_on = forms.DateField(
        label=_("Come back to it on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean_text(self) -> str:
        """One kind of line end, so that the digest is the same everywhere."""
        return plain_lines(self.cleaned_data["text"])


class RewordForm(forms.Form):
    """Another text, and why."""

    text = forms.CharField(
        label=_("The new text"),
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    reason = forms.CharField(
        label=_("Why you change it"),
        help_text=_("Both sides will read it. Every answer given so far counts no more."),
        max_length=5000,
        widget=forms.Textarea,
    )

    def clean_text(self) -> str:
        """One kind of line end, so that the digest is the same everywhere."""
        return plain_lines(self.cleaned_data["text"])


def plain_lines(text: str) -> str:
    """Text with plain line ends; browsers send them in two characters."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
