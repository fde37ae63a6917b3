"""Disputes of a body: the log of their days for all, and a page whose words only the named parties read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.kit.answers import require
from highroad.web.problem_solving.issues import asking
from highroad.web.problem_solving.project_forms import day
from highroad.web.ui.asking import ask

PILLS = {"open": "open", "met": "watch", "settled": "ok"}
LONGEST = 5_000


class OpenForm(forms.Form):
    """What it is about, and between whom."""

    about = forms.CharField(
        label=_("What is it about?"),
        help_text=_("Only people of the named parties read this."),
        max_length=300,
    )
    detail = forms.CharField(
        label=_("More about it"), max_length=LONGEST, widget=forms.Textarea, required=False
    )
    parties = forms.MultipleChoiceField(
        label=_("Between which parties"),
        help_text=_("Your own party too."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, parties: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["parties"].choices = list(parties)  # type: ignore[attr-defined]


class MeetForm(forms.Form):
    """The day off site."""

    met_on = day(_("Met off site on"))


class StoppageForm(forms.Form):
    """From which day to which work stood still."""

    first_on = day(_("First day on which work stood still"))
    last_on = day(
        _("Last day on which work stood still"), required=False,
        help_text=_("Leave it empty while work still stands still."),
    )  # fmt: skip


class WentOnForm(forms.Form):
    """The last day on which work stood still."""

    last_on = day(_("Last day on which work stood still"))


class TermsForm(forms.Form):
    """What the named agree on."""

    terms = forms.CharField(
        label=_("What you agree on"),
        help_text=_("It is settled once every named party has said yes to these very words."),
        max_length=LONGEST,
        widget=forms.Textarea,
    )


def _to(page: str, key: UUID) -> str:
    return reverse(f"problem_solving:{page}", kwargs={"key": key})


@login_required
@require_GET
def dispute_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The log: how many, how long, without a word of what they are about."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    today = timezone.localdate()
    lines = queries.list_disputes(body, request.user, on=today)
    shown = {
        "body": body,
        "partnership": body.partnership,
        "lines": [(line, PILLS[line.state]) for line in lines],
        "count": queries.count_disputes(lines, on=today),
        "may_open": permissions.may_open_dispute(request.user, body),
    }
    return render(request, "problem_solving/disputes.html", shown)


@login_required
@asking
def open_dispute(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Open one, and name the parties."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_open_dispute(request.user, body))
    parties = partnerships.list_parties(body.partnership, request.user)
    form = OpenForm(
        request.POST or None, parties=[(str(party.key), party.name) for party in parties]
    )

    def do() -> str:
        given = form.cleaned_data
        named = [partnerships.get_party(party, request.user) for party in given["parties"]]
        made = actions.open_dispute(
            body=body, about=given["about"], detail=given["detail"], parties=named,
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return _to("dispute", made.key)

    return ask(
        request, form, do, body=body, heading=_t("Open a dispute"),
        lede=_t("The others in the body see its number and its days, and nothing else."),
        button=_t("Open it"), said=_t("Opened. The named parties are told."),
    )  # fmt: skip


@login_required
@require_GET
def dispute(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One dispute: its days, and its words for whoever sits for a named party."""
    found = queries.get_dispute(key, request.user)
    line = queries.dispute_line(found, request.user, on=timezone.localdate())
    may_settle = permissions.may_settle(request.user, found)
    shown = {
        "dispute": found,
        "line": line,
        "pill": PILLS[line.state],
        "body": found.body,
        "partnership": found.body.partnership,
        "may_settle": may_settle,
        "may_stop": permissions.may_note_stoppage(request.user, found),
        "running": queries.running_stoppage(found),
        "may_agree": permissions.may_agree_to_terms(request.user, found),
    }
    return render(request, "problem_solving/dispute.html", shown)


def _note(
    request: SignedInRequest, found: queries.Dispute, form: forms.Form,
    act: Callable[..., object], heading: str, lede: str,
    button: str = "", said: str = "",
) -> HttpResponse:  # fmt: skip
    """Ask one thing about a dispute and act on it with the fields of the form; then its page again."""

    def do() -> str:
        act(dispute=found, **form.cleaned_data, by=request.user, at=timezone.now())
        return _to("dispute", found.key)

    return ask(
        request, form, do, body=found.body, heading=heading % {"number": found.number}, lede=lede,
        button=button or _t("Keep it"), said=said or _t("Kept."),
    )  # fmt: skip


@login_required
@asking
def met(request: SignedInRequest, key: UUID) -> HttpResponse:
    """That they met off site."""
    found = queries.get_named_dispute(key, request.user)
    require(permissions.may_settle(request.user, found))
    form = MeetForm(request.POST or None, initial={"met_on": found.met_on or timezone.localdate()})
    return _note(
        request, found, form, actions.note_dispute_met, _t("Dispute %(number)s met off site"),
        _t("The day is seen by everybody in the body."),
    )  # fmt: skip


@login_required
@asking
def stopped(request: SignedInRequest, key: UUID) -> HttpResponse:
    """On which days work stood still over it."""
    found = queries.get_named_dispute(key, request.user)
    require(permissions.may_note_stoppage(request.user, found))
    form = StoppageForm(request.POST or None, initial={"first_on": timezone.localdate()})
    return _note(
        request, found, form, actions.note_stoppage, _t("Dispute %(number)s: work stood still"),
        _t("Days are seen by everybody in the body, and counted once even if two disputes stop them."),
    )  # fmt: skip


@login_required
@asking
def went_on(request: SignedInRequest, key: UUID) -> HttpResponse:
    """That work goes on again."""
    found = queries.get_named_dispute(key, request.user)
    require(permissions.may_note_stoppage(request.user, found))
    form = WentOnForm(request.POST or None, initial={"last_on": timezone.localdate()})
    return _note(
        request, found, form, actions.end_stoppage, _t("Dispute %(number)s: work goes on again"),
        _t("Say which day was the last on which work stood still."),
    )  # fmt: skip


@login_required
@require_GET
def stoppage(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A stoppage is shown with its dispute."""
    return redirect(
        "problem_solving:dispute", key=queries.get_stoppage(key, request.user).dispute_id
    )


@login_required
@asking
def terms(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Write down what the named agree on."""
    found = queries.get_named_dispute(key, request.user)
    require(permissions.may_settle(request.user, found))
    form = TermsForm(request.POST or None, initial={"terms": found.terms})
    return _note(
        request, found, form, actions.put_terms, _t("What settles dispute %(number)s"),
        _t("Whoever writes says yes by it. Other words ask every named party anew."),
        _t("Put it to the named parties"), _t("Put to the named parties."),
    )  # fmt: skip


@login_required
@require_POST
def agree(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One's party says yes to the terms."""
    found = queries.get_named_dispute(key, request.user)
    done = actions.agree_to_terms(dispute=found, by=request.user, at=timezone.now())
    said = _t("Settled: every named party has said yes.") if done.settled_on else _t("Agreed.")
    messages.success(request, said)
    return redirect("problem_solving:dispute", key=key)
