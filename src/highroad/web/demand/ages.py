"""Who of a craft may retire when: entering the groups, and the table of what came of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import actions
from highroad.areas.demand.actions import AgesTerms
from highroad.areas.demand.queries import AgesView
from highroad.areas.partnerships import queries as partnerships
from highroad.web.demand.entering import enter
from highroad.web.demand.forms import day_field, line_field, percent_field, words_field
from highroad.web.demand.showing import hands
from highroad.web.ui.parts import Table

GROUP = re.compile(
    r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*;\s*(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\s*;\s*(\d{1,6})"
)
RULE = re.compile(r"(\d{1,3})\s*;\s*(\d{1,2})")


class AgesForm(forms.Form):
    """People of a craft by age and service."""

    craft = line_field(_("Craft or occupation"), required=True, max_length=120)
    as_of = day_field(_("Counted on"))
    groups = words_field(
        _("People by age and years of service"), rows=8, required=True,
        help_text=_("One group a line: ages; years of service; people. Such as 55-59; 20-24; 14."),
    )  # fmt: skip
    rules = words_field(
        _("Who may retire"), required=True,
        help_text=_("One rule a line: age; years of service. Such as 62; 5. One of them is enough."),
    )  # fmt: skip
    attrition = percent_field(_("Of the others leave the craft each year, in percent"))
    source = line_field(_("Source, also of the rules"), required=True, max_length=300)

    def clean_groups(self) -> list[tuple[int, ...]]:
        """Lines as numbers; a single age or year is a span of one."""
        return [
            (int(age), int(to or age), int(years), int(years_to or years), int(people))
            for age, to, years, years_to, people in self._lines("groups", GROUP)
        ]

    def clean_rules(self) -> list[tuple[int, ...]]:
        """Lines as numbers."""
        return [(int(age), int(years)) for age, years in self._lines("rules", RULE)]

    def _lines(self, name: str, wanted: re.Pattern[str]) -> list[tuple[Any, ...]]:
        found = []
        for number, line in enumerate(self.cleaned_data[name].splitlines(), start=1):
            if not line.strip():
                continue
            read = wanted.fullmatch(line.strip())
            if read is None:
                raise forms.ValidationError(
                    _("Line %(number)s: write numbers with semicolons between them, as in the example."),
                    params={"number": number},
                )  # fmt: skip
            found.append(read.groups())
        return found

    def terms(self) -> AgesTerms:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        return AgesTerms(**{**given, "attrition": given["attrition"] / 100})


def _count(people: int | None) -> str:
    return _t("not shown") if people is None else str(people)


def ages_table(found: Iterable[AgesView]) -> Table | None:
    """Every craft: who may retire when, and how many hands that takes."""
    rows = [
        [
            f"{view.ages.craft}, {view.ages.year}",
            *map(_count, (view.total, view.now, view.five, view.ten)),
            hands(view.in_five), hands(view.in_ten), view.ages.source,
        ]
        for view in found
    ]  # fmt: skip
    if not rows:
        return None
    return Table(
        caption=_t("People by when they may retire, and hands to replace"),
        head=[
            _t("Craft or occupation"), _t("People"), _t("May retire now"), _t("In the next five years"),
            _t("In five to ten years"), _t("To replace within five years"),
            _t("To replace within ten years"), _t("Source"),
        ],
        rows=rows, words=frozenset({7}),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def add_ages(request: SignedInRequest, key: UUID) -> HttpResponse:
    """People of a craft by age and service."""
    partnership = partnerships.get_partnership(key, request.user)

    def do(form: AgesForm) -> str:
        actions.count_ages(
            partnership=partnership, terms=form.terms(), by=request.user, at=timezone.now()
        )
        return reverse("demand:figures", kwargs={"key": key})

    return enter(
        request, partnership, AgesForm(request.POST or None), do=do, title=_("Who may retire when"),
        lede=_(
            "Numbers of people, no names. The groups are not kept: what is kept is how many may retire "
            "now, in five and in ten years, as far as it tells of nobody."),
        button=_("Count them"), done=_("Counted. The groups were not kept."),
    )  # fmt: skip
