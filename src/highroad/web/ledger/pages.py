"""The record: what happened, one entry with its proof, and the whole of it to take home."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.ledger import actions, queries
from highroad.areas.ledger.actions import Damaged
from highroad.areas.ledger.vocabulary import act_label
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref
from highroad.web.ledger.places import Place, place_of
from highroad.web.links import Link, link_to

logger = logging.getLogger("highroad.ledger")
A_PAGE = 50


@dataclass(frozen=True)
class Row:
    """An entry as a page shows it."""

    number: int
    address: str
    at: Any
    act: str
    side: str
    actor: str
    about: Link
    is_signed_for: bool
    is_final: bool


@require_safe
@login_required
def record(request: SignedInRequest, key: UUID, side: str = "") -> HttpResponse:
    """Everything that happened, newest first, and how to check that nothing was changed."""
    place = place_of(key, side, request.user)
    size = queries.size_for_system(place.log)
    page = Paginator(range(size, 0, -1), A_PAGE).get_page(request.GET.get("page"))
    numbers = page.object_list
    lines = queries.entries_for_system(place.log, numbers[-1] - 1, len(numbers)) if size else []
    signed = queries.newest_checkpoint_for_system(place.log)
    covered = signed.size if signed else 0
    final = queries.final_for_system(place.log, place.required)
    final_size = final.size if final else 0
    context = {
        "place": place,
        "page": page,
        "rows": [row_of(line, place, covered, final_size) for line in reversed(lines)],
        "size": size,
        "signed": signed,
        "waiting": size - covered,
        "policy": queries.policy_for_system(place.log, place.required),
        "final": final,
    }
    return render(request, "ledger/record.html", context)


@require_safe
@login_required
def entry(request: SignedInRequest, key: UUID, number: int, side: str = "") -> HttpResponse:
    """One entry: what it says, what it commits to, and the proof that it stands in the record."""
    place = place_of(key, side, request.user)
    line = queries.entry_at_for_system(place.log, number)
    proof = queries.proof_for_system(line)
    final = queries.final_for_system(place.log, place.required)
    context = {
        "place": place,
        "row": row_of(line, place, proof.size if proof else 0, final.size if final else 0),
        "line": line,
        "proof": proof,
        "signed": queries.newest_checkpoint_for_system(place.log),
        "before": place.entry(number - 1) if number > 1 else "",
        "proof_file": place.to("proof", number=number),
        "after": place.entry(number + 1) if number < queries.size_for_system(place.log) else "",
    }
    return render(request, "ledger/entry.html", context)


@require_safe
@login_required
def bundle(request: SignedInRequest, key: UUID, side: str = "") -> HttpResponse:
    """The whole record as a file to keep, signed up to now.

    A record that does not add up is not signed for; it can still be taken as it is stored.
    """
    place = place_of(key, side, request.user)
    if request.GET.get("as") != "stored":
        try:
            actions.checkpoint(place.log, at=timezone.now())
        except Damaged as damaged:
            logger.error("log %s is not signed for: %s", place.log, damaged)
            messages.error(request, not_signed(damaged))
            return redirect(place.address)
    name = f"record-{place.key}{'-' if side else ''}{side}.zip"
    return HttpResponse(
        queries.bundle_for_system(place.log, place.required),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def row_of(line: queries.EntryLine, place: Place, covered: int, final: int) -> Row:
    said = line.statement
    return Row(
        number=line.number,
        address=place.entry(line.number),
        at=said.at,
        act=act_label(said.act),
        side=str(Side(said.side).label) if said.side else "",
        actor=said.actor,
        about=link_to(Ref.parse(said.about)),
        is_signed_for=line.number <= covered,
        is_final=line.number <= final,
    )


def not_signed(damaged: Damaged) -> str:
    return _(
        "This record does not add up. {reason} Nothing was signed. "
        "Tell both sides, and keep your earlier downloads."
    ).format(reason=damaged.answer.reason)
