"""Credentials of a program: what can be issued, what waits, one to sign or to take back."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest, User
from highroad.areas.credentials import permissions, queries
from highroad.areas.credentials.actions import issuing, revoking
from highroad.areas.credentials.vocabulary import CredentialKind, RevocationReason
from highroad.areas.training import queries as training
from highroad.areas.training.queries import enrollments
from highroad.kit.answers import NotFound, require
from highroad.web.credentials.forms import AnswerForm, AskBackForm
from highroad.web.credentials.shown import facts_of
from highroad.web.credentials.words import STATES, crumbs_of, crumbs_of_credential, crumbs_of_holder
from highroad.web.training.asking import Crumbs, ask
from highroad.web.ui.asking import act

asking = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_GET
def program(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What people have shown and what both sides vouch for, for who coordinates and who signs."""
    found, user = training.get_program(key, request.user), request.user
    lines = queries.list_credentials(found, seen_by=user)
    is_coordinator = training.is_coordinator(user, found)
    signs = bool(permissions.side_of(user, found.body))
    if not (is_coordinator or signs):
        raise NotFound
    shown = {
        "program": found, "crumbs": crumbs_of(found), "is_coordinator": is_coordinator,
        "lines": [(line, STATES[line.state]) for line in lines],
        "earned": queries.list_earned(found, seen_by=user, on=timezone.localdate()),
        "may_prepare": permissions.may_prepare(user, found),
        "signs": signs,
        "signatories": queries.list_signatories(found.body, seen_by=user),
    }  # fmt: skip
    return render(request, "credentials/program.html", shown)


def _is_of_the_program(user: User, program: training.TrainingProgram) -> bool:
    """Whether they coordinate it or sign for a side of its body; whoever only holds a credential does not."""
    return training.is_coordinator(user, program) or bool(permissions.side_of(user, program.body))


@login_required
@require_POST
def prepare(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put one thing somebody has shown to both sides."""
    found = enrollments.get_enrollment(key, request.user)
    require(permissions.may_prepare(request.user, found.program))
    kind, _colon, about = request.POST.get("what", "").partition(":")
    if kind not in CredentialKind.values:
        raise NotFound
    return act(
        request,
        lambda: issuing.prepare(
            enrollment=found, kind=CredentialKind(kind), about=about, by=request.user, at=timezone.now()
        ),
        reverse("credentials:program", args=[found.program_id]),
        _("Both sides are asked to sign it."),
    )  # fmt: skip


@login_required
@asking
def credential(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One credential: its text, what each side said, and the form to sign it."""
    found, user = queries.get_credential(key, request.user), request.user
    may_answer = permissions.may_answer(user, found)
    form = AnswerForm(request.POST or None, initial={"digest": found.digest})
    if request.method == "POST":
        require(may_answer)
    view = queries.view_of(found)

    def do() -> str:
        given = form.cleaned_data
        issuing.answer(
            credential=found, digest=given["digest"], is_yes=given["answer"] == "yes",
            reason=given["reason"], by=user, at=timezone.now(),
        )  # fmt: skip
        return reverse("credentials:credential", args=[key])

    program_ = found.enrollment.program
    is_of_it = _is_of_the_program(user, program_)
    return ask(
        request, form, do, heading=view.title, eyebrow=view.kind.label, lede=view.who,
        button=_("Keep it"), said=_("Kept."), page="credentials/credential.html",
        crumbs=crumbs_of_credential(program_) if is_of_it else crumbs_of_holder(), view=view, state=STATES[view.state],
        facts=facts_of(found.document), may_answer=may_answer,
        may_ask_back=permissions.may_ask_back(user, found),
        may_answer_back=permissions.may_answer_revocation(user, found),
        may_hand_over=permissions.may_hand_over(user, found.enrollment),
        linked_at=queries.open_link_of(found.enrollment),
    )  # fmt: skip


@login_required
@asking
def revoke(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask to revoke it, or answer the side that asked."""
    found, user = queries.get_credential(key, request.user), request.user
    back = reverse("credentials:credential", args=[key])
    crumbs = [*crumbs_of_credential(found.enrollment.program), (found.title, back)]
    if permissions.may_answer_revocation(user, found):
        return _answer_back(request, found, crumbs)
    require(permissions.may_ask_back(user, found))
    form = AskBackForm(request.POST or None)

    def do() -> str:
        revoking.ask_back(
            credential=found, reason=RevocationReason(form.cleaned_data["reason"]),
            words=form.cleaned_data["words"], by=user, at=timezone.now(),
        )  # fmt: skip
        return back

    return ask(
        request, form, do, heading=_("Ask to revoke it"), eyebrow=found.title,
        lede=_("It takes both sides. Until the other side has said yes, it stands."),
        button=_("Ask the other side"), said=_("The other side is asked."), crumbs=crumbs,
    )  # fmt: skip


def _answer_back(
    request: SignedInRequest, found: queries.Credential, crumbs: Crumbs
) -> HttpResponse:
    view = queries.view_of(found)
    form = AnswerForm(request.POST or None, initial={"digest": found.digest}, revoking=True)

    def do() -> str:
        revoking.answer_back(
            credential=found, is_yes=form.cleaned_data["answer"] == "yes",
            reason=form.cleaned_data["reason"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return reverse("credentials:credential", args=[found.key])

    asked = view.revocation
    why = asked.get_reason_display() if asked else ""
    return ask(
        request, form, do, heading=_("Revoke it?"), eyebrow=view.title,
        lede=_("The other side asks for it: {why}. {words}").format(why=why, words=asked.words if asked else ""),
        button=_("Keep it"), said=_("Kept."), crumbs=crumbs,
    )  # fmt: skip
