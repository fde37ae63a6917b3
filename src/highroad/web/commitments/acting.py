"""What can be done with one promise: answer, show, confirm, say that it is not right, change, take back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.commitments import actions, permissions, queries
from highroad.areas.commitments.queries import Commitment
from highroad.areas.commitments.vocabulary import CommitmentAct as Act
from highroad.kit.answers import Refused, require
from highroad.web.commitments.forms import (
    EvidenceItemForm,
    HandOverForm,
    PostponeForm,
    ReasonForm,
)
from highroad.web.commitments.promising import owner_named, owners_in

asking = require_http_methods(["GET", "HEAD", "POST"])
Words = str | Promise


def _found(request: SignedInRequest, key: UUID, act: Act) -> Commitment:
    commitment = queries.get_commitment(key, request.user)
    require(permissions.may(request.user, act, commitment))
    return commitment


@login_required
@require_POST
def accept(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say yes to what one was asked."""
    commitment = _found(request, key, Act.ACCEPT)
    actions.accept(commitment=commitment, by=request.user, at=timezone.now())
    messages.success(request, _("Accepted. It is a promise now."))
    return redirect("commitments:detail", key=key)


@login_required
@require_POST
def confirm(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say for the other side that it is done."""
    commitment = _found(request, key, Act.CONFIRM)
    actions.confirm(commitment=commitment, by=request.user, at=timezone.now())
    messages.success(request, _("Confirmed. The promise is kept."))
    return redirect("commitments:detail", key=key)


def _asked(
    request: SignedInRequest,
    commitment: Commitment,
    form: forms.Form,
    do: Callable[[dict[str, Any]], object],
    *,
    heading: Words,
    lede: Words,
    button: Words,
    said: Words,
) -> HttpResponse:
    """One form, one deed: shown, read, done, or shown again with what is wrong and all that was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, str(said))
            return redirect("commitments:detail", key=commitment.key)
    shown = {
        "form": form, "commitment": commitment, "body": commitment.body,
        "partnership": commitment.partnership, "heading": heading, "lede": lede, "button": button,
    }  # fmt: skip
    return render(request, "commitments/act.html", shown, status=422 if form.is_bound else 200)


@login_required
@asking
def decline(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say no, with written reasons."""
    commitment = _found(request, key, Act.DECLINE)
    return _asked(
        request, commitment, ReasonForm(request.POST or None),
        lambda given: actions.decline(
            commitment=commitment, reason=given["reason"], by=request.user, at=timezone.now()
        ),
        heading=gettext_lazy("Decline with reasons"),
        lede=gettext_lazy("A recommendation that is not followed is owed its reasons in writing."),
        button=gettext_lazy("Decline it"),
        said=gettext_lazy("Declined. Both sides can read why."),
    )  # fmt: skip


@login_required
@asking
def say_not_right(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say what is missing; it is open again."""
    commitment = _found(request, key, Act.NOT_RIGHT)
    return _asked(
        request, commitment, ReasonForm(request.POST or None),
        lambda given: actions.say_not_right(
            commitment=commitment, reason=given["reason"], by=request.user, at=timezone.now()
        ),
        heading=gettext_lazy("This is not right"),
        lede=gettext_lazy("Say what is missing. The promise is open again; its evidence stays."),
        button=gettext_lazy("Send it back"),
        said=gettext_lazy("Sent back. Who promised hears what is missing."),
    )  # fmt: skip


@login_required
@asking
def withdraw(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take it back, and say why."""
    commitment = _found(request, key, Act.WITHDRAW)
    return _asked(
        request, commitment, ReasonForm(request.POST or None),
        lambda given: actions.withdraw(
            commitment=commitment, reason=given["reason"], by=request.user, at=timezone.now()
        ),
        heading=gettext_lazy("Withdraw it"),
        lede=gettext_lazy("It stays readable, with your reasons. It cannot be opened again."),
        button=gettext_lazy("Withdraw it"),
        said=gettext_lazy("Withdrawn. Both sides can read why."),
    )  # fmt: skip


@login_required
@asking
def postpone(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Name another day."""
    commitment = _found(request, key, Act.POSTPONE)
    return _asked(
        request, commitment, PostponeForm(request.POST or None),
        lambda given: actions.postpone(
            commitment=commitment, by=request.user, at=timezone.now(), **given
        ),
        heading=gettext_lazy("Another due date"),
        lede=gettext_lazy("The old date stays in the history, and both sides read why."),
        button=gettext_lazy("Change the date"),
        said=gettext_lazy("Changed. Both sides see the new date."),
    )  # fmt: skip


@login_required
@asking
def hand_over(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put it into other hands of the same side."""
    commitment = _found(request, key, Act.HAND_OVER)
    body = commitment.body
    owners = owners_in(request, body, commitment.owning_side) if body else [("me", _("Myself"))]
    return _asked(
        request, commitment, HandOverForm(request.POST or None, owners=owners),
        lambda given: actions.hand_over(
            commitment=commitment, to=owner_named(request, given["owner"]),
            by=request.user, at=timezone.now(),
        ),
        heading=gettext_lazy("Hand it over"),
        lede=gettext_lazy("It stays with your side; only the hands change."),
        button=gettext_lazy("Hand it over"),
        said=gettext_lazy("Handed over. They are told."),
    )  # fmt: skip


@login_required
@asking
def add_evidence(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Show that it is done; the other side is asked."""
    commitment = _found(request, key, Act.SHOW)
    form = EvidenceItemForm(
        request.POST or None, request.FILES or None, initial={"on": timezone.localdate()}
    )
    return _asked(
        request, commitment, form,
        lambda given: actions.add_evidence(
            commitment=commitment, draft=form.draft(), by=request.user, at=timezone.now()
        ),
        heading=gettext_lazy("Show that it is done"),
        lede=gettext_lazy("Words, a figure or a file. It is kept as it is; the other side is asked."),
        button=gettext_lazy("Put it forward"),
        said=gettext_lazy("Kept. The other side is asked whether it is done."),
    )  # fmt: skip
