"""The end of a credit in words: what the law says, what it means for a facility, and what is still to be checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from highroad.areas.training.queries.credits import BY_TECHNOLOGY, Claimed, CreditEnd, Ending
from highroad.areas.training.vocabulary.credits import Credit, EndState, Technology
from highroad.web.training.forms import day_widget

MEANINGS: dict[EndState, str | Promise] = {
    EndState.KEPT: gettext_lazy(
        "The days named here are kept. Hours of apprentices still decide on the full credit."
    ),
    EndState.PLANNED: gettext_lazy(
        "The days named here are kept if the plan holds. A delay beyond the last day costs the credit."
    ),
    EndState.NO_DAY: gettext_lazy(
        "Construction began too late to be enough by itself. Say the planned day in service to see"
        " whether it comes in time."
    ),
    EndState.LATE: gettext_lazy(
        "Construction began too late, and it is planned to go into service after the last day: as planned"
        " there is no credit, whatever the hours of apprentices are."
    ),
    EndState.FADES: gettext_lazy("Construction begins in a year in which the credit is smaller."),
    EndState.RUNS: gettext_lazy(
        "The credit still runs. It ends by what is sold or acquired later, not by the construction."
    ),
    EndState.ENDED: gettext_lazy(
        "By these days there is no credit for it, so hours of apprentices earn none here. Other reasons"
        " for apprentices stay."
    ),
}
BEGINNING = gettext_lazy(
    "What counts as the beginning of construction stands in notices of the tax agency. Notice 2025-42,"
    " which narrowed it for wind and sun, is reported as set aside by a court on June 6, 2026: to be checked."
)
GOING_ON = gettext_lazy(
    "Work also has to go on: the notices treat it so for what is in service within four calendar years"
    " after the year it began. To be checked."
)
FOREIGN = gettext_lazy(
    "Construction that began after December 31, 2025 may not hold too much from prohibited foreign"
    " entities (P.L. 119-21, sec. 70512 and 70513). This register does not judge that."
)
UNCHECKED = gettext_lazy("The section itself could not be read for this entry: to be checked.")
NO_ADVICE = gettext_lazy("This is what the law says of days, and no tax advice.")


@dataclass(frozen=True)
class Meaning:
    """What is shown of an ending: the sentence, the days the law names, and what else to know."""

    sentence: str
    days: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def days_of(end: CreditEnd) -> tuple[tuple[str, date], ...]:
    """The days a credit ends by, each with what has to have happened."""
    named = (
        (_("Construction begun by"), end.begun_by), (_("Or in service by"), end.service_by)
        if end.begun_by else (_("In service by"), end.service_by),
        (_("Acquired by"), end.acquired_by), (_("Fuel sold by"), end.sold_by),
    )  # fmt: skip
    return tuple((word, day) for word, day in named if day is not None)


def technologies_of(end: CreditEnd) -> str:
    """For which technologies an end holds."""
    return ", ".join(str(each.label) for each in Technology if each in end.technologies)


def meaning_of(found: Ending) -> Meaning:
    """An ending for the page, the paper and the list."""
    end = found.end
    sentence = str(MEANINGS[found.state])
    if found.state is EndState.FADES:
        sentence += " " + _("{percent} % of it.").format(percent=found.percent)
    notes = [NO_ADVICE]
    if end.begun_by is not None:
        notes.insert(0, BEGINNING)
    if end.begun_by is not None and end.service_by is not None:
        notes.insert(1, GOING_ON)
    if found.foreign_rule:
        notes.insert(0, FOREIGN)
    if not end.is_checked:
        notes.insert(0, UNCHECKED)
    return Meaning(
        sentence=sentence, notes=tuple(str(each) for each in notes),
        days=tuple((word, date_format(day)) for word, day in days_of(end)),
    )  # fmt: skip


class EndForm(forms.Form):
    """A credit, a technology and days, tried out; nothing is kept."""

    credit = forms.ChoiceField(label=gettext_lazy("Credit"), choices=Credit.choices)
    technology = forms.ChoiceField(
        label=gettext_lazy("Technology"), required=False,
        choices=[("", gettext_lazy("Not said")), *Technology.choices],
        help_text=gettext_lazy("For 45Y and 48E: they end earlier for wind and sun."),
    )  # fmt: skip
    construction_on = forms.DateField(
        label=gettext_lazy("Construction begins on"), widget=day_widget()
    )
    service_on = forms.DateField(
        label=gettext_lazy("Planned to go into service on"), required=False, widget=day_widget()
    )

    def clean(self) -> dict[str, Any]:
        """Some credits end by technology."""
        given = super().clean() or {}
        if given.get("credit") in BY_TECHNOLOGY and not given.get("technology"):
            self.add_error(
                "technology", _("Say the technology: this credit ends earlier for wind and sun.")
            )
        return given

    def claimed(self) -> Claimed:
        """What was answered."""
        given = self.cleaned_data
        return Claimed(
            credit=Credit(given["credit"]), began_on=given["construction_on"],
            technology=Technology(given["technology"]) if given["technology"] else None,
            planned_on=given["service_on"],
        )  # fmt: skip
