"""The questions asked on the pages of meetings."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from highroad.areas.meetings.actions import ItemTerms, SeriesTerms, When
from highroad.areas.meetings.vocabulary import (
    DateRule,
    NoteKind,
    PollReply,
    Purpose,
    TimeZone,
    Weekday,
    WeekOfMonth,
)

TIMES = 5
"""How many times a poll can offer."""
DAY = {"type": "date"}
CLOCK = {"type": "time"}
LONGEST = 1440


class WhenFields(forms.Form):
    """Day, hour, length and zone of a meeting."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs=DAY))
    clock = forms.TimeField(
        label=_("Begins at"), widget=forms.TimeInput(attrs=CLOCK, format="%H:%M")
    )
    length = forms.IntegerField(
        label=_("Length in minutes"), min_value=5, max_value=LONGEST, initial=60
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone of the place"), choices=TimeZone.choices, initial=settings.TIME_ZONE
    )

    def when(self) -> When:
        """The time as the form says it."""
        given = self.cleaned_data
        return When(given["day"], given["clock"], given["length"], given["time_zone"])


class MeetingForm(WhenFields):
    """What, when, where, and what for."""

    field_order = ["title", "day", "clock", "length", "time_zone", "place", "outcomes"]
    title = forms.CharField(label=_("What is the meeting called"), max_length=160)
    place = forms.CharField(
        label=_("Place or link"),
        help_text=_("It stands in everybody's calendar."),
        max_length=200,
        required=False,
    )
    outcomes = forms.CharField(
        label=_("By the end we will have …"),
        help_text=_("Outcomes, not topics: what will be there afterwards that is not there now?"),
        max_length=5000,
        widget=forms.Textarea,
        required=False,
    )


class SeriesForm(forms.Form):
    """Days, time and standing items of a series."""

    title = forms.CharField(label=_("What are the meetings called"), max_length=160)
    rule = forms.ChoiceField(label=_("How often"), choices=DateRule.choices)
    week = forms.TypedChoiceField(
        label=_("Which of these weekdays in the month"),
        help_text=_("Only for meetings every month or every three months."),
        choices=WeekOfMonth.choices,
        coerce=int,
        initial=WeekOfMonth.SECOND,
    )
    weekday = forms.TypedChoiceField(
        label=_("On which weekday"), choices=Weekday.choices, coerce=int, initial=Weekday.TUESDAY
    )
    clock = forms.TimeField(
        label=_("Begins at"), widget=forms.TimeInput(attrs=CLOCK, format="%H:%M")
    )
    length = forms.IntegerField(
        label=_("Length in minutes"), min_value=5, max_value=LONGEST, initial=60
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone of the place"), choices=TimeZone.choices, initial=settings.TIME_ZONE
    )
    place = forms.CharField(label=_("Place or link"), max_length=200, required=False)
    from_on = forms.DateField(label=_("From this day on"), widget=forms.DateInput(attrs=DAY))
    items = forms.CharField(
        label=_("Standing items"),
        help_text=_("One a line; minutes after a comma, as in: Safety round, 10"),
        max_length=4000,
        widget=forms.Textarea,
        required=False,
    )
    late_days = forms.CharField(
        label=_("Remind of missing minutes after so many days"),
        help_text=_("Numbers with commas between them, as in: 3, 7"),
        max_length=40,
        initial="3, 7",
    )

    def clean_items(self) -> list[dict[str, Any]]:
        """Lines as items."""
        found = []
        for line in self.cleaned_data["items"].splitlines():
            topic, comma, minutes = line.strip().rpartition(",")
            if comma and minutes.strip().isdecimal() and 1 <= int(minutes) <= 600:
                found.append({"topic": topic.strip()[:200], "minutes": int(minutes)})
            elif line.strip():
                found.append({"topic": line.strip()[:200], "minutes": 10})
        return found

    def clean_late_days(self) -> list[int]:
        """Numbers of days, each from 1 to 60."""
        parts = [part.strip() for part in self.cleaned_data["late_days"].split(",") if part.strip()]
        if not parts or not all(part.isdecimal() and 1 <= int(part) <= 60 for part in parts):
            raise forms.ValidationError(gettext("Give numbers of days from 1 to 60, as in: 3, 7"))
        return sorted({int(part) for part in parts})

    def terms(self) -> SeriesTerms:
        """The series as the form says it."""
        given = self.cleaned_data
        return SeriesTerms(
            title=given["title"],
            rule=DateRule(given["rule"]),
            weekday=Weekday(given["weekday"]),
            week=WeekOfMonth(given["week"]),
            clock=given["clock"],
            length=given["length"],
            time_zone=given["time_zone"],
            place=given["place"],
            from_on=given["from_on"],
            items=given["items"],
            late_days=given["late_days"],
        )


class ItemForm(forms.Form):
    """One topic for the agenda."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    topic = forms.CharField(
        label=_("Topic"),
        help_text=_("A question invites more than a demand."),
        max_length=200,
    )
    purpose = forms.ChoiceField(
        label=_("What is it for"),
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        initial=Purpose.SOLVE,
    )
    minutes = forms.IntegerField(
        label=_("Minutes it takes"), min_value=1, max_value=600, initial=10
    )
    presenter = forms.CharField(label=_("Who presents it"), max_length=120, required=False)
    papers = forms.CharField(
        label=_("Papers and notes to read before"),
        help_text=_("Text or links. They stand in the pack, never in a mail or a calendar."),
        max_length=5000,
        widget=forms.Textarea,
        required=False,
    )

    def terms(self) -> ItemTerms:
        """The item as the form says it."""
        given = self.cleaned_data
        return ItemTerms(
            topic=given["topic"],
            purpose=Purpose(given["purpose"]),
            minutes=given["minutes"],
            presenter=given["presenter"],
            papers=given["papers"],
        )


class NoteForm(forms.Form):
    """Something written down under a topic."""

    kind = forms.ChoiceField(label=_("What is it"), choices=NoteKind.choices)
    text = forms.CharField(
        label=_("Write it down"), max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )


class VersionedTextForm(forms.Form):
    """A text that others may be changing too: it says which version it was made from."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Text"), max_length=100_000, strip=False, widget=forms.Textarea(attrs={"rows": 18})
    )

    def clean_text(self) -> str:
        """One kind of line end, so that the digest is the same everywhere."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()


class DecideForm(forms.Form):
    """A text put to both sides in the room."""

    title = forms.CharField(label=_("What is it about, in one line"), max_length=200)
    text = forms.CharField(
        label=_("The text both sides decide on"),
        max_length=100_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Both sides will read it."),
        max_length=2000,
        widget=forms.Textarea,
    )


class GuestForm(forms.Form):
    """Somebody from outside."""

    name = forms.CharField(label=_("Name of the guest"), max_length=120)
    organization = forms.CharField(label=_("From where"), max_length=160, required=False)
    topic = forms.CharField(label=_("For which topic"), max_length=200, required=False)


class PollForm(forms.Form):
    """Up to five times to choose from."""

    title = forms.CharField(label=_("What is the meeting called"), max_length=160)
    length = forms.IntegerField(
        label=_("Length in minutes"), min_value=5, max_value=LONGEST, initial=60
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone of the place"), choices=TimeZone.choices, initial=settings.TIME_ZONE
    )
    place = forms.CharField(label=_("Place or link"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, TIMES + 1):
            needed = number <= 2
            self.fields[f"day_{number}"] = forms.DateField(
                label=gettext("Day %(number)s") % {"number": number},
                required=needed,
                widget=forms.DateInput(attrs=DAY),
            )
            self.fields[f"clock_{number}"] = forms.TimeField(
                label=gettext("Hour of day %(number)s") % {"number": number},
                required=needed,
                widget=forms.TimeInput(attrs=CLOCK, format="%H:%M"),
            )

    def clean(self) -> dict[str, Any]:
        """A day has an hour."""
        cleaned = super().clean() or {}
        for number in range(1, TIMES + 1):
            if cleaned.get(f"day_{number}") and not cleaned.get(f"clock_{number}"):
                self.add_error(f"clock_{number}", gettext("At what hour?"))
        return cleaned

    def times(self) -> list[tuple[date, time]]:
        """The times given."""
        given = self.cleaned_data
        return [
            (given[f"day_{number}"], given[f"clock_{number}"])
            for number in range(1, TIMES + 1)
            if given.get(f"day_{number}") and given.get(f"clock_{number}")
        ]


class ReplyForm(forms.Form):
    """What works, time by time."""

    def __init__(self, *args: Any, times: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, label, mine in times:
            self.fields[key] = forms.ChoiceField(
                label=label, choices=PollReply.choices, widget=forms.RadioSelect, initial=mine
            )
