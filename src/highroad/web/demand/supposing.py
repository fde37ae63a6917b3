"""What an address supposes of projects: read, checked, said in words, and written back short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from highroad.areas.demand.queries import PipelineProject, Supposed, may_be_supposed
from highroad.web.demand.forms import day_field, percent_field

MOST = 12
"""Projects of which something may be supposed at once: their address stays short enough for any server."""
CHOSEN = "project"
"""What an address calls the projects that are chosen."""


class SupposeForm(forms.Form):
    """What is supposed of one project; whatever is left empty stays as it is."""

    percent = percent_field(_("Chance in percent"), required=False)
    value = forms.DecimalField(
        label=_("Value in dollars"), required=False, min_value=1, max_digits=14, decimal_places=2
    )
    start_on = day_field(_("First day"), required=False)
    hours = forms.DecimalField(
        label=_("Hours in percent of those now"), required=False, min_value=0, max_value=1000,
        max_digits=6, decimal_places=2,
    )  # fmt: skip

    def __init__(self, data: QueryDict, project: PipelineProject) -> None:
        super().__init__(data, prefix=project.key.hex)
        self.project = project
        for name, now in _as_it_is(project).items():
            self.fields[name].help_text = _t("Now: %(now)s") % {"now": now}
        self.fields["start_on"].help_text += ". " + _t("The last day moves along.")
        if project.craft_hours.all():
            self.fields["value"].help_text += ". " + _t(
                "Hours that the owner counted do not follow from it."
            )

    def clean(self) -> dict[str, Any]:
        """What the rules of the area say of it."""
        answer = may_be_supposed(self.supposed, timezone.localdate())
        if not answer:
            self.add_error(None, answer.reason)
        return self.cleaned_data

    @property
    def supposed(self) -> Supposed:
        """As the rules take it."""
        given = {name: self.cleaned_data.get(name) for name in self.fields}
        return Supposed(
            chance=_share(given["percent"]), value=_float(given["value"]),
            start_on=given["start_on"], times=_share(given["hours"]),
        )  # fmt: skip

    def lines(self) -> list[tuple[str, str, str, str]]:
        """Project, what, as it is, as supposed: only what is supposed."""
        now = _as_it_is(self.project)
        return [
            (self.project.name, str(self.fields[name].label), now[name], _in_words(name, value))
            for name in self.fields
            if (value := self.cleaned_data.get(name)) is not None
        ]

    def for_a_file(self) -> str:
        """The same as one text."""
        said = [f"{name} {value}" for name, value in self._given()]
        return f"{self.project.name} ({', '.join(said)})"

    def address(self) -> list[tuple[str, str]]:
        """The part of an address that says the same."""
        return [(f"{self.prefix}-{name}", value) for name, value in self._given()]

    def _given(self) -> list[tuple[str, str]]:
        values = [(name, self.cleaned_data.get(name)) for name in self.fields]
        return [(name, str(value)) for name, value in values if value is not None]


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def _share(value: Any) -> float | None:
    return None if value is None else float(value / 100)


def _number(value: Any) -> str:
    return str(number_format(value.normalize(), use_l10n=True, force_grouping=True))


def _in_words(name: str, value: Any) -> str:
    if name == "start_on":
        return str(date_format(value, "DATE_FORMAT"))
    return f"${_number(value)}" if name == "value" else f"{_number(value)} %"


def _as_it_is(project: PipelineProject) -> dict[str, str]:
    return {
        "percent": _in_words("percent", project.chance * 100),
        "value": _in_words("value", project.value),
        "start_on": _in_words("start_on", project.start_on),
        "hours": "100 %",
    }


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What an address asks: the projects it chooses, what it supposes of them, what it lost."""

    forms: tuple[SupposeForm, ...]
    lost: int
    """Projects it names that are not planned any more, or never were here."""
    too_many: bool

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of the projects it chooses."""
        return frozenset(str(each.project.key) for each in self.forms)

    @property
    def is_right(self) -> bool:
        """Whether everything in it can be understood."""
        return not self.too_many and all([each.is_valid() for each in self.forms])

    @property
    def by_project(self) -> dict[str, Supposed]:
        """What is supposed, by project; only of an address that is right."""
        found = {str(each.project.key): each.supposed for each in self.forms}
        return {key: supposed for key, supposed in found.items() if supposed.is_anything}

    @property
    def lines(self) -> list[tuple[str, str, str, str]]:
        """The same in words."""
        return [line for each in self.forms for line in each.lines()]

    @property
    def address(self) -> str:
        """The same as the end of an address, without anything left empty."""
        pairs = [(CHOSEN, str(each.project.key)) for each in self.forms]
        return urlencode([*pairs, *(pair for each in self.forms for pair in each.address())])


def asked_by(data: QueryDict, projects: Sequence[PipelineProject]) -> Asked:
    """Read an address. Of more projects than may be chosen the first ones are shown."""
    wanted = set(data.getlist(CHOSEN))
    found = [each for each in projects if str(each.key) in wanted]
    return Asked(
        forms=tuple(SupposeForm(data, each) for each in found[:MOST]),
        lost=len(wanted) - len(found), too_many=len(found) > MOST,
    )  # fmt: skip
