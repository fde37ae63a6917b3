"""Agreements: entered, kept as documents, agreed or disputed by each side, ended."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.assurances import notices
from highroad.areas.assurances.actions.hands import note, seat_on_a_side
from highroad.areas.assurances.models import (
    Agreement,
    AgreementDocument,
    AgreementParty,
    AgreementWord,
)
from highroad.areas.assurances.permissions import may_change, may_take_part
from highroad.areas.assurances.rules import agreements as rules
from highroad.areas.assurances.vocabulary import AgreementKind, AgreementStance, NoticeSector
from highroad.areas.partnerships.models import Body, Party
from highroad.areas.partnerships.rules.words import may_be_said
from highroad.kit.answers import Refused, no, require


@dataclass(frozen=True, kw_only=True)
class AgreementTerms:
    """What is entered of a signed agreement. Days as dates; coverage as counts, unknown as None."""

    kind: AgreementKind
    title: str
    signed_on: date
    from_on: date
    to_on: date | None = None
    reopens_on: date | None = None
    own_notice_on: date | None = None
    sector: NoticeSector = NoticeSector.GENERAL
    covers: str = ""
    sites: int | None = None
    subcontractors: int | None = None
    workers: int | None = None


@transaction.atomic
def enter(
    *, body: Body, terms: AgreementTerms, parties: tuple[Party | str, ...], by: User, at: datetime,
    replaces: Agreement | None = None,
) -> Agreement:  # fmt: skip
    """Enter a signed agreement; the side that enters says it is theirs, the other is asked.

    `parties` are organizations: of the partnership, or by name. Raises `Refused` without two of
    them, for a day of signing ahead, and for a term that ends before it begins.
    """
    require(may_take_part(by, body))
    day = timezone.localdate(at)
    require(rules.may_be_entered(terms.title, terms.signed_on, terms.from_on, terms.to_on, day))
    names = {_name(party): party for party in parties if _name(party)}
    if len(names) < 2:
        raise Refused(no("Name at least two parties: who signed with whom."))
    if replaces is not None and replaces.body_id != body.pk:
        raise Refused(no("Choose an agreement of this body."))
    seat = seat_on_a_side(by, body)
    given = {**asdict(terms), "title": terms.title.strip(), "covers": terms.covers.strip()}
    made = Agreement.objects.create(
        body=body, replaces=replaces, side=seat.side, made_by_alias=seat.alias, made_at=at, **given
    )
    for name, party in names.items():
        AgreementParty.objects.create(
            agreement=made, name=name, party=party if isinstance(party, Party) else None
        )
    note(
        body,
        "agreement.entered",
        made,
        seat=seat,
        at=at,
        content={**given, "parties": sorted(names)},
    )
    _word(made, AgreementStance.AGREE, "", by=by, at=at)
    notices.ask_for_word(made, by=by, at=at)
    return made


def _name(party: Party | str) -> str:
    return party.organization.name if isinstance(party, Party) else party.strip()


@transaction.atomic
def say(
    *, agreement: Agreement, stance: AgreementStance, words: str = "", by: User, at: datetime
) -> AgreementWord:
    """A side's word: this is our agreement and it holds, or this is not right, and why.

    Said again later, it is a fresh word: it speaks for the agreement from its day.
    """
    require(may_change(by, agreement))
    require(may_be_said(accepts=stance is AgreementStance.AGREE, words=words))
    made = _word(agreement, stance, words, by=by, at=at)
    notices.close(agreement, by_alias=made.by_alias, at=at)
    if stance is AgreementStance.DISPUTE:
        notices.tell_of_dispute(agreement, number=made.number, by=by, at=at)
    return made


def _word(
    agreement: Agreement, stance: AgreementStance, words: str, *, by: User, at: datetime
) -> AgreementWord:
    seat = seat_on_a_side(by, agreement.body)
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    made = AgreementWord.objects.create(
        agreement=agreement, number=agreement.words.count() + 1, side=seat.side, stance=stance,
        words=words.strip(), by_alias=seat.alias, at=at,
    )  # fmt: skip
    note(
        agreement.body, "agreement.judged", made, seat=seat, at=at,
        content={"agreement": str(agreement.pk), "stance": stance.value, "words": made.words},
    )  # fmt: skip
    return made


def add_document(
    *, agreement: Agreement, file_name: str, content: bytes, by: User, at: datetime
) -> AgreementDocument:
    """Keep the signed text byte for byte with its SHA-256. Raises `Refused`, and keeps nothing then,
    for an empty, large, cut off, locked or mislabelled file, and for one that is there already."""
    require(may_change(by, agreement))
    require(rules.may_be_kept(file_name, content))
    try:
        with transaction.atomic():
            return _keep(agreement, file_name, content, by=by, at=at)
    except IntegrityError as error:
        raise Refused(no("This very file is kept already.")) from error


def _keep(
    agreement: Agreement, file_name: str, content: bytes, *, by: User, at: datetime
) -> AgreementDocument:
    seat = seat_on_a_side(by, agreement.body)
    kind = rules.media_type(file_name)
    made = AgreementDocument.objects.create(
        agreement=agreement, file_name=file_name[-200:], media_type=kind, content=content,
        digest=hashlib.sha256(content).hexdigest(),
        is_scan=kind == "application/pdf" and rules.is_scan(content), side=seat.side,
        added_by_alias=seat.alias, added_at=at,
    )  # fmt: skip
    note(
        agreement.body, "agreement.document_kept", made, seat=seat, at=at,
        content={"agreement": str(agreement.pk), "digest": made.digest},
    )  # fmt: skip
    return made


@transaction.atomic
def end(*, agreement: Agreement, on: date, reason: str, by: User, at: datetime) -> Agreement:
    """Say that an agreement ends on a day, and why; its history stays. Raises `Refused` twice."""
    require(may_change(by, agreement))
    if not reason.strip():
        raise Refused(no("Give a reason: both sides will read it."))
    kept = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if kept.ended_on is not None:
        raise Refused(no("This agreement has ended."))
    seat = seat_on_a_side(by, agreement.body)
    kept.ended_on, kept.ended_reason = on, reason.strip()
    kept.save(update_fields=["ended_on", "ended_reason"])
    note(
        agreement.body, "agreement.ended", kept, seat=seat, at=at,
        content={"on": on, "reason": kept.ended_reason},
    )  # fmt: skip
    return kept
