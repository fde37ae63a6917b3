"""What leaves the desk: totals drafted, put to both sides, published; the page everybody may read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.supports import actions, permissions, queries
from highroad.areas.supports.queries import ProtectedTotals, TotalView
from highroad.areas.supports.queries.totals import Cell
from highroad.areas.supports.vocabulary import NOT_SAID, Outcome, Shift
from highroad.kit.answers import require
from highroad.kit.numbers import shown
from highroad.web.supports.asking import ask
from highroad.web.supports.forms import day, lines
from highroad.web.ui.asking import act

PUBLIC_TOTAL = "Total"


class TotalForm(forms.Form):
    """The period of the totals."""

    first_on = day(gettext_lazy("First day"))
    last_on = day(gettext_lazy("Last day"))


class TakeBackForm(forms.Form):
    """Why totals are taken back."""

    reason = lines(gettext_lazy("Why?"), required=True)


def where(view: TotalView) -> str:
    """The page of these totals."""
    return reverse("supports:total", kwargs={"key": view.total.key})


def percent(share: float) -> str:
    """A share of 1 in percent with one decimal."""
    return shown(100 * share, 1)


@dataclass(frozen=True)
class Cut:
    """Needs by area or by shift, in three outcomes; what is hidden is a dash."""

    title: str
    head: str
    rows: Sequence[tuple[str, Sequence[int | None]]]
    sums: Sequence[int | None]


def cut(title: str, head: str, cells: Sequence[Cell], labels: Mapping[str, Any]) -> Cut | None:
    """One further table, in the order of its labels, what nobody said last; none where it is left out."""
    if not cells:
        return None
    found = {(cell.kind, cell.result): cell.count for cell in cells}
    lines = [name for name in dict.fromkeys(cell.kind for cell in cells) if name != PUBLIC_TOTAL]
    order = {name: place for place, name in enumerate(labels)}
    lines.sort(key=lambda name: (name == NOT_SAID, order.get(name, 99), name))
    results = (*(str(each) for each in Outcome), PUBLIC_TOTAL)
    has = {result for _line, result in found}

    def counts(name: str) -> list[int | None]:
        return [found[name, result] if result in has else 0 for result in results]

    rows = [
        (str(_("Nothing said")) if name == NOT_SAID else str(labels.get(name, name)), counts(name))
        for name in lines
    ]
    return Cut(title, head, rows, counts(PUBLIC_TOTAL))


def cuts_of(table: ProtectedTotals) -> list[Cut]:
    """Where and when help is missing."""
    shifts = {str(each): each.label for each in Shift}
    found = (
        cut(_("Where help is missing"), _("Part of the region"), table.by_area, {}),
        cut(_("When help is missing"), _("Class or work"), table.by_shift, shifts),
    )
    return [each for each in found if each is not None]


def words_of(view: TotalView) -> dict[str, Any]:
    """The table and its figures, as people read them; what is hidden is a dash."""
    table, apart = view.table, view.table.difference
    rows = [
        (
            kind.label,
            [table.count(str(kind), str(result)) for result in table.results],
            table.count(str(kind), PUBLIC_TOTAL),
        )
        for kind in table.kinds
    ]
    closure = table.closure
    return {
        "total": view.total, "table": table, "rows": rows,
        "heads": [result.label for result in table.results],
        "sums": [table.count(PUBLIC_TOTAL, str(result)) for result in table.results],
        "all": table.count(PUBLIC_TOTAL, PUBLIC_TOTAL),
        "closure": closure and (percent(closure.value), closure.count, closure.of),
        "cuts": cuts_of(table), "outcomes": [each.label for each in Outcome],
        "unmet": [(reason.label, count) for reason, count in table.unmet],
        "apart": apart and {
            "helped": percent(apart.helped.value), "others": percent(apart.others.value),
            "points": percent(apart.value), "low": percent(apart.low), "high": percent(apart.high),
            "helped_of": apart.helped.of, "others_of": apart.others.of,
        },
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def draft(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Draft totals for a body."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_see_joint(request.user, body.partnership))
    require(permissions.may_draft(request.user, body))

    def do(form: TotalForm) -> str:
        made = actions.draft_total(
            body=body, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        return reverse("supports:total", kwargs={"key": made.key})

    return ask(
        request, TotalForm(request.POST or None), do=do, title=_("Draft totals of supports"),
        lede=_("At least three months that are over. You see what everybody would see, and nothing more."),
        button=_("Count and protect"), back_label=_("Help for participants"),
        back=reverse("supports:committee", kwargs={"key": body.partnership_id}),
    )  # fmt: skip


@require_GET
@login_required
def total(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Totals in any state, for both sides."""
    view = queries.get_total(key, request.user)
    may = {
        "may_draft": bool(permissions.may_draft(request.user, view.total.body)),
        "may_take_back": bool(permissions.may_take_back(request.user, view.total)),
        "is_adopted": view.is_adopted,
    }
    context = {**words_of(view), **may, "partnership": view.total.partnership}
    return render(request, "supports/total.html", context)


@require_POST
@login_required
def put(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put totals to both sides."""
    view = queries.get_total(key, request.user)
    require(permissions.may_draft(request.user, view.total.body))
    now = timezone.now()
    return act(
        request, lambda: actions.put_total(total=view.total, by=request.user, at=now), where(view),
        _("Both sides are asked."),
    )  # fmt: skip


@require_POST
@login_required
def publish(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Publish what both sides adopted."""
    view = queries.get_total(key, request.user)
    require(permissions.may_draft(request.user, view.total.body))
    now = timezone.now()
    return act(
        request, lambda: actions.publish_total(total=view.total, by=request.user, at=now),
        where(view), _("Published."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def take_back(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take published totals back."""
    view = queries.get_total(key, request.user)
    require(permissions.may_take_back(request.user, view.total))

    def do(form: TakeBackForm) -> str:
        actions.take_back_total(
            total=view.total, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        return where(view)

    return ask(
        request, TakeBackForm(request.POST or None), do=do, title=_("Take the totals back"),
        lede=_("Either side may. The page stays and says why."), button=_("Take them back"),
        back=where(view), back_label=_("Totals of supports"), done=_("Taken back."),
    )  # fmt: skip


@require_GET
def published(request: HttpRequest, key: UUID) -> HttpResponse:
    """Published totals, for everybody."""
    view = queries.get_total_public(key)
    context = {**words_of(view), "partnership": view.total.partnership, "is_public": True}
    return render(request, "supports/total.html", context)
