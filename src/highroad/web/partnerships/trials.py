"""What would it take? A decision tried out; and proxies, where the charter knows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import actions as decision_actions
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.partnerships import permissions, queries
from highroad.areas.partnerships.vocabulary import Proxies
from highroad.kit.answers import Refused, require
from highroad.web.partnerships.pages import answered, asking

ABSENT = ("", gettext_lazy("Not there"))


class TrialForm(forms.Form):
    """Who is there, and how each stands; which attempt, and by which charter."""

    def __init__(
        self,
        *args: Any,
        seats: Sequence[decisions.TrialSeat],
        charters: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.seats = seats
        self.fields["charter"] = forms.ChoiceField(
            label=_("By which rules"),
            required=False,
            choices=[("", _("Those in force")), *charters],
        )
        self.fields["attempt"] = forms.IntegerField(
            label=_("Which attempt it is"), min_value=1, max_value=9, initial=1
        )
        for seat in seats:
            title = (
                _("%(seat)s (co-chair)") % {"seat": seat.title} if seat.is_co_chair else seat.title
            )
            self.fields[seat.key] = forms.ChoiceField(
                label=title, required=False, choices=[ABSENT, *Stance.choices]
            )

    def by_side(self) -> list[tuple[Any, list[Any]]]:
        """The fields of the seats, side by side."""
        sides = dict.fromkeys(seat.side for seat in self.seats)
        return [
            (side, [self[seat.key] for seat in self.seats if seat.side is side]) for side in sides
        ]

    def stances(self) -> dict[str, Stance]:
        """How each seat that is there stands."""
        given = self.cleaned_data
        return {seat.key: Stance(given[seat.key]) for seat in self.seats if given[seat.key]}


@login_required
@asking
def trial(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Try a decision out. Nothing is kept and nobody is told."""
    body = queries.get_body(key, request.user)
    require(permissions.may_see_joint(request.user, body.partnership))
    today = timezone.localdate()
    drafts = {str(draft.key): draft for draft in queries.list_charters(body, request.user)}
    form = TrialForm(
        request.POST or None,
        seats=decisions.seats_on_trial(body, today),
        charters=[(draft_key, draft.title) for draft_key, draft in drafts.items()],
    )
    view = None
    if request.method == "POST" and form.is_valid():
        view = decisions.try_decision(
            body,
            form.stances(),
            seen_by=request.user,
            on=today,
            charter=drafts.get(form.cleaned_data["charter"]),
            attempt=form.cleaned_data["attempt"],
        )
    shown = {"form": form, "body": body, "partnership": body.partnership, "view": view}
    if view is not None:
        shown["sides"] = [(side, _moves(view, side)) for side in view.trial.sides]
    status = 422 if form.errors else 200
    return render(request, "partnerships/trial.html", shown, status=status)


def _moves(view: decisions.TrialView, side: Any) -> list[str] | None:
    """What is missing on a side, one sentence a seat; nothing where no answer could help."""
    if side.moves is None:
        return None
    found = []
    for move in side.moves:
        seat = view.names.get(move.seat, "")
        if move.old is None:
            found.append(_("%(seat)s would have to come and agree.") % {"seat": seat})
        elif move.new is Stance.STAND_ASIDE:
            found.append(_("%(seat)s would have to stand aside and not decline.") % {"seat": seat})
        else:
            found.append(_("%(seat)s would have to agree.") % {"seat": seat})
    return found


class ProxyForm(forms.Form):
    """To which seat of one's side, and until when."""

    holder = forms.ChoiceField(label=gettext_lazy("Who may answer for my seat"))
    to_on = forms.DateField(
        label=gettext_lazy("Until"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, seats: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["holder"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(seats)


@login_required
@asking
def proxies(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who of one's own side has lent an answer to whom; lend one's own, or take it back."""
    body = queries.get_body(key, request.user)
    require(permissions.may_draft_charter(request.user, body))
    today = timezone.localdate()
    own = queries.seat_of(request.user, body=body, on=today)
    seats = [
        seat
        for seat in decisions.seats_on_trial(body, today)
        if own is not None and seat.side == own.side and seat.key != str(own.key)
    ]
    form = ProxyForm(request.POST or None, seats=[(seat.key, seat.title) for seat in seats])
    if request.method == "POST" and form.is_valid():
        try:
            decision_actions.give_proxy(
                body=body,
                holder=queries.get_seat(form.cleaned_data["holder"], request.user),
                to_on=form.cleaned_data["to_on"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Lent. You can take it back at any time."))
            return redirect("partnerships:proxies", key=key)
    shown = {
        "form": form,
        "body": body,
        "partnership": body.partnership,
        "lines": decisions.list_proxies(body, request.user),
        "terms": decisions.clauses_in_force(body, today).proxies,
        "is_allowed": decisions.clauses_in_force(body, today).proxies.way is Proxies.OWN_SIDE,
    }
    return render(request, "partnerships/proxies.html", shown, status=answered(form))


@login_required
@require_POST
def revoke(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take the own answer back."""
    proxy = decisions.get_proxy(key, request.user)
    decision_actions.revoke_proxy(proxy=proxy, by=request.user, at=timezone.now())
    messages.success(request, _("You have your answer back."))
    return redirect("partnerships:proxies", key=proxy.body_id)
