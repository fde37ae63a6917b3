"""The register of a partnership, one agreement, and what is done there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.assurances import actions, permissions, queries
from highroad.areas.assurances.queries import AgreementLine
from highroad.areas.assurances.vocabulary import AgreementStance
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import require
from highroad.web.assurances.forms import (
    AgreementForm,
    ClauseForm,
    DisputeForm,
    DocumentForm,
    EndForm,
)
from highroad.web.assurances.words import AGREEMENTS, CLAUSES, NOTICES
from highroad.web.ui.asking import act, ask

asking = require_http_methods(["GET", "HEAD", "POST"])


def to(page: str, key: object) -> str:
    """The address of a page of this area."""
    return reverse(f"assurances:{page}", kwargs={"key": key})


@login_required
@require_GET
def agreement_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every agreement of a partnership with what is verified, and what falls due."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    today = timezone.localdate()
    lines = queries.list_agreements(partnership, request.user, today)
    shown = {
        "partnership": partnership,
        "lines": [(line, AGREEMENTS[line.status]) for line in lines],
        "bodies": bodies_to_act_in(request, key),
        "choice_bodies": [
            body
            for body in partnerships.list_bodies(partnership, request.user)
            if body.depth == 0
        ],
        "due": sorted(
            ((notice, NOTICES[notice.to], line) for line in lines for notice in line.notices
             if notice.on >= today),
            key=lambda found: found[0].on,
        )[:6],
        "clauses": sum(len(line.clauses) for line in lines),
        "verified": sum(line.verified for line in lines),
        "registers": queries.list_registers(partnership, request.user, today)[:1],
        "today": today,
    }  # fmt: skip
    return render(request, "assurances/list.html", shown)


def bodies_to_act_in(request: SignedInRequest, partnership: UUID) -> list[Any]:
    """The bodies in which somebody may enter something."""
    seats = partnerships.seats_of(request.user)
    found = [
        partnerships.get_body(seat.body_key, request.user)
        for seat in seats
        if seat.partnership_key == partnership and seat.side
    ]
    return [body for body in found if permissions.may_take_part(request.user, body)]


@login_required
@asking
def add(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Enter a signed agreement."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_take_part(request.user, body))
    parties = {
        str(line.key): line.name
        for line in partnerships.list_parties(body.partnership, request.user)
    }
    known = queries.list_agreements(body.partnership, request.user)
    form = AgreementForm(
        request.POST or None, parties=list(parties.items()),
        agreements=[(str(line.key), line.title) for line in known if line.body_key == body.key],
        initial={"signed_on": timezone.localdate(), "from_on": timezone.localdate()},
    )  # fmt: skip

    def do() -> str:
        given = form.cleaned_data
        signers = [partnerships.get_party(value, request.user) for value in given["parties"]]
        made = actions.enter(
            body=body, terms=form.terms(), parties=(*signers, *form.other_names()),
            replaces=queries.get_agreement(given["replaces"], request.user) if given["replaces"] else None,
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return to("agreement", made.key)

    return ask(
        request, form, do, body=body, heading=_("Enter a signed agreement"),
        lede=_("Both sides see the same record. The other side is asked whether this is the agreement."),
        button=_("Enter it"), said=_("Entered. Now keep the signed text, and enter its clauses."),
    )  # fmt: skip


@login_required
@require_GET
def agreement(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One agreement: its term, its documents, each side's word, its clauses."""
    found = queries.get_agreement(key, request.user)
    return page_of(request, found)


def page_of(request: SignedInRequest, found: queries.Agreement) -> HttpResponse:
    """The page of an agreement."""
    line = line_of(found, request)
    said = {word.side: word for word in line.said}
    shown = {
        "agreement": found,
        "line": line,
        "pill": AGREEMENTS[line.status],
        "body": found.body,
        "partnership": found.body.partnership,
        "clauses": [(each, CLAUSES[each.state]) for each in line.clauses],
        "documents": found.documents.defer("content"),
        "said": [(side, said.get(side)) for side in partnerships.key_sides(found.body)],
        "notices": [(notice, NOTICES[notice.to]) for notice in line.notices],
        "may_change": permissions.may_change(request.user, found),
        "today": timezone.localdate(),
    }
    return render(request, "assurances/agreement.html", shown)


def line_of(found: queries.Agreement, request: SignedInRequest) -> AgreementLine:
    """An agreement as it stands today."""
    return queries.lines_of(queries.visible(request.user).filter(pk=found.pk))[0]


@login_required
@require_POST
def agree(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A side says: this is our agreement, and it holds."""
    found = queries.get_agreement(key, request.user)
    require(permissions.may_change(request.user, found))

    def do() -> object:
        return actions.say(
            agreement=found, stance=AgreementStance.AGREE, by=request.user, at=timezone.now()
        )

    return act(request, do, to("agreement", key), _("Said. Both sides see it."))


@login_required
@asking
def dispute(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A side says what is not right."""
    found = queries.get_agreement(key, request.user)
    require(permissions.may_change(request.user, found))
    form = DisputeForm(request.POST or None)

    def do() -> str:
        actions.say(
            agreement=found, stance=AgreementStance.DISPUTE, by=request.user, at=timezone.now(),
            words=form.cleaned_data["words"],
        )  # fmt: skip
        return to("agreement", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("This is not right"), lede=found.title,
        button=_("Say so"), said=_("Said. The other side is told."),
    )  # fmt: skip


@login_required
@asking
def add_document(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Keep the signed text."""
    found = queries.get_agreement(key, request.user)
    require(permissions.may_change(request.user, found))
    form = DocumentForm(request.POST or None, request.FILES or None)

    def do() -> str:
        file = form.cleaned_data["file"]
        actions.add_document(
            agreement=found, file_name=file.name, content=file.read(), by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return to("agreement", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("Keep the signed text"), lede=found.title,
        button=_("Keep it"), said=_("Kept, byte for byte, with its digest in the record."),
    )  # fmt: skip


@login_required
@require_GET
def document(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A kept text, always as an attachment."""
    kept = queries.get_document(key, request.user)
    response = HttpResponse(bytes(kept.content), content_type=kept.media_type)
    response["Content-Disposition"] = content_disposition_header(True, kept.file_name) or ""
    return response


@login_required
@asking
def add_clause(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Enter a clause."""
    found = queries.get_agreement(key, request.user)
    require(permissions.may_change(request.user, found))
    form = ClauseForm(request.POST or None)

    def do() -> str:
        made = actions.add_clause(
            agreement=found, terms=form.terms(), by=request.user, at=timezone.now()
        )
        return to("clause", made.key)

    return ask(
        request, form, do, body=found.body, heading=_("Enter a clause"), lede=found.title,
        button=_("Enter it"), said=_("Entered. Its promise stands among the commitments."),
    )  # fmt: skip


@login_required
@asking
def end(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say that an agreement ends."""
    found = queries.get_agreement(key, request.user)
    require(permissions.may_change(request.user, found))
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})

    def do() -> str:
        actions.end(agreement=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        return to("agreement", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("End the agreement"),
        lede=_("It stays readable with all that was said, and its clauses count no longer. This cannot be undone."),
        button=_("End it"), said=_("Ended. Both sides can read why."),
    )  # fmt: skip
