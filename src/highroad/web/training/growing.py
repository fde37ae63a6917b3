"""Programs that could grow: completion, wage gain, who learns there and cost per completer, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import queries as demand
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.partnerships.queries import Partnership
from highroad.areas.training.queries import growing as query
from highroad.areas.training.queries.growing import Asked, Cost, Figure, Growing
from highroad.areas.training.vocabulary.counting import Measured
from highroad.areas.training.vocabulary.plans import AimedAt
from highroad.kit.answers import require
from highroad.web.training.words import crumbs_of_partnership
from highroad.web.ui import sheets

PILLS = {
    Measured.SHOWN: "ok", Measured.OPEN: "open", Measured.UNKNOWN: "unknown", Measured.MISSED: "plain",
}  # fmt: skip
MOST = 1_000_000


def _limit(label: Any, most: int) -> forms.FloatField:
    return forms.FloatField(label=label, required=False, min_value=0, max_value=most)


class AskedForm(forms.Form):
    """What a program should show; whatever stays empty asks nothing."""

    completion = _limit(gettext_lazy("Completion of at least, in percent"), 100)
    gain = _limit(gettext_lazy("Wage gain of at least, in percent"), 1000)
    women = _limit(gettext_lazy("Women of at least, in percent"), 100)
    cost = _limit(gettext_lazy("Cost per completer of at most, in dollars"), MOST)


@dataclass(frozen=True)
class Cell:
    """One figure of one program as it is printed."""

    figure: Figure
    is_money: bool
    people: str
    """Of whom, and how many of them are known."""
    answer: Measured | None

    @property
    def pill(self) -> str:
        """Its color."""
        return PILLS[self.answer] if self.answer else "plain"


def _of(words: str, figure: Figure) -> str:
    return words % {"base": figure.base, "of": "–" if figure.of is None else figure.of}


def cells_of(line: Growing) -> list[Cell]:
    """Completion, wage gain, women, cost, each with its denominator and coverage."""
    women = line.groups[AimedAt.WOMEN]
    figures = (
        (line.completion, False, _("%(base)s count, of %(of)s registered")),
        (line.gain, False, _("%(base)s known at both ends, of %(of)s who finished")),
        (women, False, _("%(base)s answered, of %(of)s")),
        (line.cost, True, _("%(base)s starts that can be measured, of %(of)s")),
    )
    return [
        Cell(figure, is_money, _of(words, figure), answer)
        for (figure, is_money, words), answer in zip(figures, line.answers, strict=True)
    ]


def _costs(partnership: Partnership, request: SignedInRequest) -> dict[str, Cost]:
    """What a start costs, by craft, where the partnership said it."""
    return {
        each.craft: Cost(per_start=each.cost, source=each.source, as_of=each.as_of)
        for each in demand.list_supplies(partnership, request.user) if each.cost
    }  # fmt: skip


def _found(
    request: SignedInRequest, partnership: Partnership
) -> tuple[AskedForm, list[Growing] | None]:
    require(may_see_joint(request.user, partnership))
    form = AskedForm(request.GET)
    if not form.is_valid():
        return form, None
    return form, query.programs_that_could_grow(
        partnership, Asked(**form.cleaned_data), _costs(partnership, request),
        seen_by=request.user, on=timezone.localdate(),
    )  # fmt: skip


@login_required
@require_GET
def could_grow(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The programs the reader coordinates beside what they ask of them."""
    partnership = partnerships.get_partnership(key, request.user)
    form, found = _found(request, partnership)
    lines = found or []
    shown = {
        "partnership": partnership,
        "crumbs": crumbs_of_partnership(partnership),
        "form": form,
        "is_valid": found is not None,
        "lines": [
            (line, cells_of(line), PILLS[line.answer] if line.answer else "") for line in lines
        ],
        "who": [
            (line, [(group.label, each) for group, each in line.groups.items()])
            for line in lines if line.counted_on
        ],
        "asked": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "training/growing.html", shown, status=200 if found is not None else 422)


@login_required
@require_GET
def growing_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The same figures, one a line; what cannot be shown is empty."""
    partnership = partnerships.get_partnership(key, request.user)
    _form, found = _found(request, partnership)
    if found is None:
        text = _("A limit is no number. Go back and correct it.")
        return HttpResponse(text, status=422, content_type="text/plain")
    return sheets.download(_rows(found), "growing")


def _rows(found: list[Growing]) -> list[list[str]]:
    names = (_("Completion"), _("Wage gain"), _("Women"), _("Cost per completer"))
    head = [
        _("Program"), _("Figure"), _("Value"), _("Span from"), _("Span to"), _("Made of"), _("Of"),
        _("Counted on"), _("What it says to the limit"),
    ]  # fmt: skip
    rows = [head]
    for line in found:
        for name, cell in zip(names, cells_of(line), strict=True):
            rows.append([line.name, name, *_numbers(cell.figure), _day(line, name), _said(cell)])
    return rows


def _numbers(figure: Figure) -> list[str]:
    kept = ("" if each is None else f"{each:.1f}" for each in (figure.value, figure.low, figure.high))  # fmt: skip
    return [*kept, str(figure.base), "" if figure.of is None else str(figure.of)]


def _day(line: Growing, name: str) -> str:
    """Of figures that were counted once; the others are counted anew."""
    if name == _("Women"):
        return line.counted_on.isoformat() if line.counted_on else ""
    is_cost = name == _("Cost per completer")
    return line.priced.as_of.isoformat() if is_cost and line.priced else ""


def _said(cell: Cell) -> str:
    return str(cell.answer.label) if cell.answer else ""
