"""Visits to sites, marks from outside and joint trainings of a body: a list, and one more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.areas.problem_solving.actions import TrainingDraft
from highroad.areas.problem_solving.vocabulary.field_work import MarkKind
from highroad.kit.answers import Answer, Refused, require
from highroad.web.problem_solving.issues import answered, asking
from highroad.web.problem_solving.project_forms import day, words

PILLS = {MarkKind.EVENT: "bad", MarkKind.RATING: "watch", MarkKind.STEP: "ok"}


class VisitForm(forms.Form):
    """When, where, whom, and what was looked at."""

    visited_on = day(_("Day of the visit"))
    site = forms.CharField(label=_("Which site"), max_length=160)
    met = forms.MultipleChoiceField(
        label=_("People of which parties you met"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    looked_at = words(
        _("What you looked at"), required=False,
        help_text=_("Everybody in the partnership reads this: nothing of a dispute, and no names."),
    )  # fmt: skip

    def __init__(self, *args: Any, parties: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["met"].choices = list(parties)  # type: ignore[attr-defined]


class MarkForm(forms.Form):
    """What happened, on which day, and who says so."""

    on = day(_("Day"))
    kind = forms.ChoiceField(label=_("What it is"), choices=MarkKind.choices)
    words = forms.CharField(label=_("In a few words"), max_length=300)
    source = forms.CharField(
        label=_("Who says so"), max_length=200,
        help_text=_("An inspector, a report, a newspaper; of a step: where it is written down."),
    )  # fmt: skip


class TrainingForm(forms.Form):
    """What was learned, when, by whom, how long, and which seats were there."""

    held_on = day(_("Day"))
    title = forms.CharField(label=_("What was learned"), max_length=200)
    given_by = forms.CharField(label=_("Given by"), max_length=200)
    hours = forms.DecimalField(
        label=_("Hours"), min_value=0, max_value=100, max_digits=5, decimal_places=1,
        widget=forms.NumberInput(attrs={"step": "0.5"}),
    )  # fmt: skip
    seats = forms.MultipleChoiceField(
        label=_("Seats that were there"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, seats: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["seats"].choices = list(seats)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Shown:
    """One line of such a list."""

    day: date
    title: str
    under: str
    text: str = ""
    pill: str = ""
    label: str = ""


def _page(
    request: SignedInRequest,
    body: partnerships.Body,
    form: forms.Form,
    may: Answer,
    do: Callable[[], object],
    address: str,
    shown: dict[str, Any],
) -> HttpResponse:
    """The list with the form beneath; once it was sent and right, the list again."""
    if request.method == "POST":
        require(may)
        if form.is_valid():
            try:
                do()
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                messages.success(request, _t("Kept."))
                return redirect(address, key=body.key)
    more = {"body": body, "partnership": body.partnership, "form": form if may else None}
    return render(request, "problem_solving/field_work.html", more | shown, status=answered(form))


@login_required
@asking
def visits(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The log of visits of a body; a neutral may write in it."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    parties = partnerships.list_parties(body.partnership, request.user)
    form = VisitForm(
        request.POST or None, parties=[(str(one.key), one.name) for one in parties],
        initial={"visited_on": timezone.localdate()},
    )  # fmt: skip

    def do() -> None:
        given = form.cleaned_data
        actions.log_visit(
            body=body, visited_on=given["visited_on"], site=given["site"],
            met=[partnerships.get_party(one, request.user) for one in given["met"]],
            looked_at=given["looked_at"], by=request.user, at=timezone.now(),
        )  # fmt: skip

    lines = [
        Shown(one.visited_on, one.site, " · ".join([*one.met, *([one.side] if one.side else [])]), one.looked_at)
        for one in queries.list_visits(body, request.user)
    ]  # fmt: skip
    shown = {
        "heading": _t("Visits to sites"),
        "lede": _t("Who went where, and whom they met. Nothing of a dispute stands here."),
        "lines": lines,
        "none": _t("No visit is noted yet. The next one can be written down on a phone, at the gate."),
        "ask": _t("Write down a visit"),
    }  # fmt: skip
    may = permissions.may_log_visit(request.user, body)
    return _page(request, body, form, may, do, "problem_solving:visits", shown)


@login_required
@asking
def marks(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Days that both sides measure themselves by."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    form = MarkForm(request.POST or None, initial={"on": timezone.localdate()})

    def do() -> None:
        given = form.cleaned_data
        actions.note_mark(
            body=body, on=given["on"], kind=MarkKind(given["kind"]), words=given["words"],
            source=given["source"], by=request.user, at=timezone.now(),
        )  # fmt: skip

    lines = [
        Shown(one.on, one.words, one.source, "", PILLS[MarkKind(one.kind)], str(MarkKind(one.kind).label))
        for one in reversed(queries.list_marks(body, request.user))
    ]  # fmt: skip
    shown = {
        "heading": _t("Marks from outside"),
        "lede": _t("What happened, how others rate it, and which steps both sides took together."),
        "lines": lines,
        "none": _t("None is noted yet. Begin with what made both sides sit down."),
        "ask": _t("Note one"),
        "see_report": "scorecard",
    }  # fmt: skip
    may = permissions.may_take_part(request.user, body)
    return _page(request, body, form, may, do, "problem_solving:marks", shown)


@login_required
@asking
def trainings(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What people of both sides learned together."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    form = TrainingForm(
        request.POST or None, seats=queries.seat_choices(body),
        initial={"held_on": timezone.localdate()},
    )  # fmt: skip

    def do() -> None:
        given = form.cleaned_data
        draft = TrainingDraft(given["held_on"], given["title"], given["given_by"], given["hours"])
        seats = queries.seats_named(body, given["seats"])
        actions.note_training(
            body=body, draft=draft, seats=seats, by=request.user, at=timezone.now()
        )

    lines = [
        Shown(
            one.held_on, one.title,
            _t("{by} · {hours} h · {counts}").format(
                by=one.given_by, hours=number_format(one.hours),
                counts=", ".join(f"{side} {count}" for side, count in one.by_side),
            ),
            ", ".join(one.seats),
        )
        for one in reversed(queries.list_trainings(body, request.user))
    ]  # fmt: skip
    shown = {
        "heading": _t("Joint training"),
        "lede": _t("What both sides learned together, and which seats were there. Seats are named, not people."),
        "lines": lines,
        "none": _t("Nothing is noted yet. A first half day on solving problems together is a usual start."),
        "ask": _t("Write down a training"),
        "see_report": "plan",
    }  # fmt: skip
    may = permissions.may_take_part(request.user, body)
    return _page(request, body, form, may, do, "problem_solving:trainings", shown)


@login_required
@require_GET
def visit(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A visit is shown in the log of its body."""
    return redirect("problem_solving:visits", key=queries.get_visit(key, request.user).body_id)


@login_required
@require_GET
def mark(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A mark is shown with the others of its body."""
    return redirect("problem_solving:marks", key=queries.get_mark(key, request.user).body_id)


@login_required
@require_GET
def training(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A training is shown with the others of its body."""
    return redirect(
        "problem_solving:trainings", key=queries.get_training(key, request.user).body_id
    )
