"""The questions asked of tellers, of whoever a story names, and of subscribers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts.vocabulary import Language
from highroad.areas.showcase.vocabulary import Frequency, StoryMark, Topic

ROOMY: Final = 60_000
"""Characters a part may have to be kept as typed; what may be sent in is less, and said in words."""


def part(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=ROOMY,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip


def address(label: Any) -> forms.EmailField:
    return forms.EmailField(
        label=label, required=False, max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class StoryForm(forms.Form):
    """A story. Everything may be left open until it is sent in."""

    title = forms.CharField(
        label=_("Title"), required=False, max_length=120,
        help_text=_("One line that says what changed."),
    )  # fmt: skip
    challenge = part(
        _("The challenge"), _("What was hard before? For whom? Up to 500 words in each part.")
    )
    solution = part(_("The solution"), _("What did labor and management do about it together?"))
    result = part(_("The result"), _("What is different now, and how do you know?"))
    partnership_name = forms.CharField(
        label=_("Which partnership?"), required=False, max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    place = forms.CharField(
        label=_("City and state"), required=False, max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    mark = forms.ChoiceField(
        label=_("Who tells it?"), choices=StoryMark.choices, widget=forms.RadioSelect,
        initial=StoryMark.PARTICIPANT,
    )  # fmt: skip
    names_people = forms.TypedChoiceField(
        label=_("Does the story name people or organizations?"),
        choices=[(1, _("Yes")), (0, _("No, nobody can be recognized"))],
        coerce=lambda value: bool(int(value)), initial=1, widget=forms.RadioSelect,
        help_text=_("Then the worker, the union and the employer each say yes first, by a private link."),
    )  # fmt: skip
    worker = forms.CharField(label=_("The worker"), required=False, max_length=120,
                             widget=forms.TextInput(attrs={"autocomplete": "off"}))  # fmt: skip
    worker_email = address(_("E-mail address of the worker"))
    union = forms.CharField(label=_("The union"), required=False, max_length=160,
                            widget=forms.TextInput(attrs={"autocomplete": "off"}))  # fmt: skip
    union_email = address(_("E-mail address of somebody who may speak for the union"))
    employer = forms.CharField(label=_("The employer"), required=False, max_length=160,
                               widget=forms.TextInput(attrs={"autocomplete": "off"}))  # fmt: skip
    employer_email = address(_("E-mail address of somebody who may speak for the employer"))
    teller_email = forms.EmailField(
        label=_("Your own e-mail address"), required=False, max_length=254,
        help_text=_("We send you the private link, and what the moderators write. It is never shown."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip


class PhotoForm(forms.Form):
    """One photo, described."""

    photo = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG or WebP, up to 12 MB. Place and camera are removed from the file."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    description = forms.CharField(
        label=_("What is in the photo?"), max_length=300,
        help_text=_("For people who cannot see it. Do not name anybody who has not agreed."),
    )  # fmt: skip
    shows_others = forms.BooleanField(
        label=_("Other people can be recognized in it"), required=False,
        help_text=_("Then they are asked for their consent too."),
    )  # fmt: skip


class ConsentForm(forms.Form):
    """What somebody agrees to, until when."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    name = forms.CharField(
        label=_("Type your name"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    scope = forms.MultipleChoiceField(
        label=_("Where may it appear, beside this site?"), required=False,
        choices=[("print", _("In print")), ("social", _("On social media"))],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    photo_too = forms.BooleanField(label=_("The photos may be shown too"), required=False)
    ends_on = forms.DateField(
        label=_("Until when?"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("After this day the story is taken down unless you renew. At most five years."),
    )  # fmt: skip
    statement = forms.BooleanField(error_messages={"required": _("Tick this to consent.")})

    def __init__(self, *args: Any, statement: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["statement"].label = statement
        self.fields["ends_on"].initial = on + timedelta(days=2 * 365)


class SubscribeForm(forms.Form):
    """An address, and how often it wants to hear of what."""

    email = forms.EmailField(label=_("Your e-mail address"), max_length=254)
    language = forms.ChoiceField(label=_("Language of the letters"), choices=Language.choices)
    frequency = forms.ChoiceField(
        label=_("How often?"), choices=Frequency.choices, initial=Frequency.WEEKLY,
        widget=forms.RadioSelect,
    )  # fmt: skip
    topics = forms.MultipleChoiceField(
        label=_("Which topics?"), choices=Topic.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Choose none to get all."),
    )  # fmt: skip
