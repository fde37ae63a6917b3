"""Forms of the desk: what a person is asked, and what navigators write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.supports.actions import Intake, Offer
from highroad.areas.supports.vocabulary import (
    Everyday,
    NeedState,
    Occasion,
    OfferStatus,
    Purpose,
    ReferralState,
    Shift,
    SupportKind,
    UnmetReason,
    Urgency,
)

Words = Any
"""A label, translated when it is shown."""
HOURS = re.compile(r"(MO|TU|WE|TH|FR|SA|SU) ([0-2]\d:[0-5]\d) ?[-–] ?([0-2]\d:[0-5]\d)")
MONTHS = [("3", _("3 months")), ("6", _("6 months")), ("12", _("a year"))]
LANGUAGES = [
    ("en", "English"),
    ("es", "Español"),
    ("zh", "中文"),
    ("ht", "Kreyòl"),
    ("vi", "Tiếng Việt"),
    ("ar", "العربية"),
]
WEEK = [
    ("MO", _("Monday")), ("TU", _("Tuesday")), ("WE", _("Wednesday")), ("TH", _("Thursday")),
    ("FR", _("Friday")), ("SA", _("Saturday")), ("SU", _("Sunday")),
]  # fmt: skip


def line(label: Words, **more: Any) -> forms.CharField:
    """One line."""
    return forms.CharField(label=label, **{"max_length": 200, **more})


def lines(label: Words, *, rows: int = 3, **more: Any) -> forms.CharField:
    """A few lines, or none."""
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(
        label=label, **{"required": False, "max_length": 4000, "widget": widget, **more}
    )


def day(label: Words, **more: Any) -> forms.DateField:
    """A day, shown in the one form that browsers take."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, **more)


def tick(label: Words, **more: Any) -> forms.BooleanField:
    """A box to tick."""
    return forms.BooleanField(label=label, **{"required": False, **more})


class Consenting(forms.Form):
    """What somebody agrees to."""

    agree_help = tick(
        Purpose.HELP.label, required=True,
        error_messages={"required": _("Without your consent nobody may read this, and nobody can help.")},
    )  # fmt: skip
    agree_share = tick(
        Purpose.SHARE.label,
        help_text=_("Only to a helper you are sent to, and only what is needed."),
    )
    agree_count = tick(
        Purpose.COUNT.label,
        help_text=_("Numbers below eleven people are never shown, and never an employer."),
    )
    months = forms.ChoiceField(label=_("My consent lasts"), choices=MONTHS, initial="6")

    def purposes(self) -> list[str]:
        """The purposes that were ticked."""
        return [str(each) for each in Purpose if self.cleaned_data.get(f"agree_{each}")]


class WhereForm(forms.Form):
    """Where somebody lives, roughly, and when they have class or work."""

    area = forms.ChoiceField(
        label=_("Part of the region"), required=False,
        help_text=_("To count in which parts help is missing; never an address."),
    )  # fmt: skip
    shift = forms.ChoiceField(
        label=_("When do you have class or work?"), required=False,
        choices=[("", _("I do not say")), *Shift.choices],
    )  # fmt: skip

    def offer(self, areas: Sequence[str]) -> Self:
        """The areas of a desk; without any nobody is asked."""
        if areas:
            self.fields["area"].choices = [("", _("I do not say")), *((a, a) for a in areas)]  # type: ignore[attr-defined]
        else:
            del self.fields["area"]
        return self


class AskForm(WhereForm, Consenting):
    """Somebody asks for help in their own words."""

    name = line(_("What should we call you?"), max_length=120)
    reach = line(
        _("How can we reach you?"),
        help_text=_("A phone number or a mail address, and when it is best."),
    )
    language = forms.ChoiceField(label=_("Which language shall we speak?"), choices=LANGUAGES)
    answers = forms.MultipleChoiceField(
        label=_("What would help you?"), choices=Everyday.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Tick as many as you like."),
    )  # fmt: skip
    words = lines(
        _("Tell us in your own words"), rows=5,
        help_text=_("Whatever you want us to know. You do not have to give reasons."),
    )  # fmt: skip
    urgency = forms.ChoiceField(
        label=_("How soon do you need it?"), choices=Urgency.choices, initial=Urgency.LATER,
        widget=forms.RadioSelect,
    )  # fmt: skip
    field_order = ("name", "reach", "language", "answers", "words", "urgency", "area", "shift")

    def intake(self) -> Intake:
        """What the action asks for."""
        given = self.cleaned_data
        return Intake(
            **{name: given[name] for name in ("name", "reach", "language", "answers", "words", "urgency")},
            purposes=self.purposes(), months=int(given["months"]), area=given.get("area", ""),
            shift=given["shift"],
        )  # fmt: skip


class CodeForm(forms.Form):
    """The code of one's own case."""

    code = line(
        _("Your code"), max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip


class LinkForm(forms.Form):
    """Which training record a case belongs to."""

    number = line(
        _("Number of the training record"), max_length=12,
        help_text=_("It stands on the agreement: P and four digits."),
    )  # fmt: skip
    name = line(_("Name on the record"), max_length=120)


class NeedForm(forms.Form):
    """A need of one of the twelve kinds."""

    kind = forms.ChoiceField(label=_("Kind of help"), choices=SupportKind.choices)
    words = lines(_("What exactly?"), rows=2)
    urgency = forms.ChoiceField(label=_("How soon"), choices=Urgency.choices, initial=Urgency.LATER)


class SettleForm(forms.Form):
    """What became of a need."""

    state = forms.ChoiceField(
        label=_("What became of it?"), widget=forms.RadioSelect,
        choices=[(s.value, s.label) for s in NeedState if s is not NeedState.OPEN],
    )  # fmt: skip
    reason = forms.ChoiceField(
        label=_("If it was not met: why?"),
        required=False,
        choices=[("", "–"), *UnmetReason.choices],
    )


class StepForm(forms.Form):
    """A step of the plan."""

    text = line(_("Who does what?"), max_length=400)
    due_on = day(_("Until when?"))


class ReferForm(forms.Form):
    """What a helper is told."""

    words = lines(
        _("What the helper is told"), rows=4,
        help_text=_("Only what is needed to help. The person agreed to this and to nothing more."),
    )  # fmt: skip


class WordForm(forms.Form):
    """Word that came back on a referral."""

    state = forms.ChoiceField(label=_("What did you hear?"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=_("If help did not come about: why?"), required=False,
        choices=[("", "–"), *UnmetReason.choices],
    )  # fmt: skip
    words = lines(_("In words"), rows=3)

    def offer(self, states: list[str]) -> None:
        """The states that may follow."""
        self.fields["state"].choices = [(s, ReferralState(s).label) for s in states]  # type: ignore[attr-defined]


class ScreenForm(forms.Form):
    """The questions, asked again."""

    occasion = forms.ChoiceField(label=_("Occasion"), choices=Occasion.choices)
    answers = forms.MultipleChoiceField(
        label=_("What would help now?"), choices=Everyday.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    words = lines(_("In words"), rows=3)
    urgency = forms.ChoiceField(label=_("How soon"), choices=Urgency.choices, initial=Urgency.LATER)


class DeskForm(forms.Form):
    """What stands on the pages of the desk."""

    name = line(_("Name of the desk"), max_length=120)
    about = lines(_("Whose hands it is in, when it is open, which languages are spoken"), rows=3)
    phone = line(_("Phone"), required=False, max_length=40)
    areas = lines(
        _("Parts of the region by which needs are counted"), rows=4,
        help_text=_("One a line, at most twelve, each with many people: in small ones nobody can hide."),
    )  # fmt: skip
    is_open = tick(_("It takes new people"), initial=True)

    def clean_areas(self) -> list[str]:
        """One name a line."""
        found: list[str] = self.cleaned_data["areas"].splitlines()
        return found


class NavigatorForm(forms.Form):
    """Who shall work at the desk."""

    email = forms.EmailField(
        label=_("Mail address of the navigator"),
        help_text=_("Somebody with an account who sits on no side of this partnership."),
    )


class OfferForm(forms.Form):
    """An offer of the directory."""

    organization = line(_("Organization"), max_length=250)
    name = line(_("What it offers"), max_length=250)
    kinds = forms.MultipleChoiceField(
        label=_("It helps with"), choices=SupportKind.choices, widget=forms.CheckboxSelectMultiple
    )
    about = lines(_("About it"))
    status = forms.ChoiceField(label=_("Status"), choices=OfferStatus.choices)
    place = line(_("Street and number"), required=False, max_length=250)
    city = line(_("City"), required=False, max_length=120)
    state = line(_("State, two letters"), required=False, max_length=2)
    postal_code = line(_("ZIP code"), required=False, max_length=12)
    languages = line(
        _("Languages, as codes of two letters"), required=False, help_text=_("For example: en es")
    )
    hours = lines(
        _("Open"), rows=3, help_text=_("One line a day, written MO 08:00-17:30."),
    )  # fmt: skip
    least_age = forms.IntegerField(label=_("From age"), required=False, min_value=0, max_value=120)
    most_age = forms.IntegerField(label=_("Up to age"), required=False, min_value=0, max_value=120)
    who_may = lines(_("Who may use it"), rows=2)
    cost = line(_("Cost"), required=False, max_length=250)
    papers = lines(_("Papers to bring"), rows=2)
    phone = line(_("Phone"), required=False, max_length=60)
    email = line(_("Mail address"), required=False, max_length=250)
    address = forms.URLField(label=_("Web address"), required=False, assume_scheme="https")

    def clean_languages(self) -> list[str]:
        """Codes, each of two letters."""
        codes: list[str] = self.cleaned_data["languages"].lower().replace(",", " ").split()
        if any(len(code) != 2 or not code.isalpha() for code in codes):
            raise forms.ValidationError(_("Write codes of two letters, such as en es."))
        return codes

    def clean_hours(self) -> list[dict[str, str]]:
        """Rows of day, opens, closes."""
        rows = []
        for text in self.cleaned_data["hours"].splitlines():
            if not text.strip():
                continue
            found = HOURS.fullmatch(text.strip().upper())
            if found is None:
                raise forms.ValidationError(_("Write each day like this: MO 08:00-17:30."))
            rows.append({"day": found[1], "opens": found[2], "closes": found[3]})
        return rows

    def clean(self) -> dict[str, Any]:
        """Ages in their order."""
        given = super().clean() or {}
        least, most = given.get("least_age"), given.get("most_age")
        if least is not None and most is not None and most < least:
            self.add_error("most_age", _("The highest age is below the lowest. Exchange them."))
        return given

    def terms(self) -> Offer:
        """What the action asks for."""
        return Offer(**self.cleaned_data)


class OutcomesForm(forms.Form):
    """A wage file in the federal layout."""

    file = forms.FileField(label=_("File (CSV)"))
    accepts_warnings = tick(_("I have read the warnings and the file is right"))


class TranscriptForm(forms.Form):
    """A term that was passed."""

    number = line(
        _("Number of the training record"), max_length=12,
        help_text=_("It stands on the agreement: P and four digits."),
    )  # fmt: skip
    until_on = day(_("Last day of the term"))
    hours = forms.DecimalField(
        label=_("Credit hours earned"), min_value=0, max_digits=4, decimal_places=1
    )


class FindForm(forms.Form):
    """What is looked for in the directory."""

    kind = forms.ChoiceField(
        label=_("Kind of help"), required=False, choices=[("", _("All")), *SupportKind.choices]
    )
    place = line(_("City or ZIP code"), required=False)
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("All")), *LANGUAGES]
    )
    age = forms.IntegerField(label=_("Age"), required=False, min_value=0, max_value=120)
    day = forms.ChoiceField(label=_("Open on"), required=False, choices=[("", _("Any day")), *WEEK])
    at = forms.TimeField(
        label=_("at"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    words = line(_("Words"), required=False)


class HelpersForm(forms.Form):
    """What somebody looks for in everyday words; nobody learns who looked."""

    need = forms.ChoiceField(
        label=_("What would help you?"), required=False,
        choices=[("", _("Anything")), *Everyday.choices],
    )  # fmt: skip
    place = line(_("City or ZIP code"), required=False, max_length=60)
    language = forms.ChoiceField(
        label=_("They speak"), required=False, choices=[("", _("Any language")), *LANGUAGES]
    )
    day = forms.ChoiceField(label=_("Open on"), required=False, choices=[("", _("Any day")), *WEEK])
    at = forms.TimeField(
        label=_("at"), required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )  # fmt: skip


class FileForm(forms.Form):
    """A file of Open Referral."""

    file = forms.FileField(
        label=_("File"), widget=forms.ClearableFileInput(attrs={"accept": ".json,.zip"}),
        help_text=_(
            "HSDS 3.0: JSON with organization and places inside each service, "
            "or a ZIP with service.csv, organization.csv and the other tables."
        ),
    )  # fmt: skip
