"""Preparing a credential, and each side's word to it: a yes is a signature."""

from __future__ import annotations

import hashlib
import secrets as randomly
import uuid
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.credentials import permissions, queries
from highroad.areas.credentials.actions.lists import renew_list, signed_by
from highroad.areas.credentials.models import Credential, CredentialWord
from highroad.areas.credentials.queries import issuing
from highroad.areas.credentials.queries.holding import lines_of
from highroad.areas.credentials.queries.issuing import EarnedLine
from highroad.areas.credentials.rules import badges, proofs, standing
from highroad.areas.credentials.rules.achievements import achievement_of
from highroad.areas.credentials.rules.reading import Document
from highroad.areas.credentials.rules.status_lists import BITS
from highroad.areas.credentials.vocabulary import CredentialKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import Enrollment
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

SALT = 16


@whole
def prepare(
    *, enrollment: Enrollment, kind: CredentialKind, about: str, by: User, at: datetime
) -> Credential:
    """Freeze the text of something somebody has earned, for both sides to sign. Raises `Refused`."""
    require(permissions.may_prepare(by, enrollment.program))
    earned = {
        (each.kind, each.about): each
        for each in issuing.earned_by(enrollment, timezone.localdate(at))
    }
    line = earned.get((kind, about))
    if line is None:
        raise Refused(no("This has not been shown yet, or not signed by two people."))
    if Credential.objects.filter(
        enrollment=enrollment, kind=kind, about=about, closed_at=None
    ).exists():
        raise Refused(no("There is a credential for this already."))
    body = enrollment.program.body
    key, place = uuid.uuid4(), _place(body)
    document = _document(line, enrollment, body, key=key, place=place, at=at)
    alias = partnerships.alias_of(by, body.partnership, body=body)
    made = Credential.objects.create(
        key=key, enrollment=enrollment, body=body, kind=kind, about=about, document=document,
        title=str(document["name"])[:200], digest=digest_of(document), place=place,
        prepared_by_alias=alias, prepared_at=at,
    )  # fmt: skip
    record(
        body, "credential.prepared", Ref.to(made), by=by, at=at,
        content={"who": enrollment.participant.alias, "digest": made.digest},
    )  # fmt: skip
    return made


def digest_of(document: Document) -> str:
    """SHA-256 of the canonical text: what both sides say yes to."""
    return hashlib.sha256(proofs.canonical_json(document)).hexdigest()


def _place(body: Body) -> int:
    """A place in the list by chance, so that a place tells nothing of time or of people."""
    taken = issuing.places_of(body)
    while True:
        found = randomly.randbelow(BITS)
        if found not in taken:
            return found


def _document(
    line: EarnedLine, enrollment: Enrollment, body: Body, *, key: uuid.UUID, place: int, at: datetime
) -> Document:  # fmt: skip
    here, standards = queries.site(), enrollment.standards
    issuer = badges.Issuer(
        did=here.committee(body.key), name=f"{body.name}, {body.partnership.name}",
        signers=tuple(
            badges.Signer(did=here.organization(one.party_id), name=str(one.party))
            for one in queries.signatories_of(body)
        ),
    )  # fmt: skip
    what = achievement_of(
        line.kind, line.about, line.title, line.level, terms=standards.terms,
        program=enrollment.program.name, standards=standards.key, site=here,
    )  # fmt: skip
    held = badges.Held(name=enrollment.participant.name, salt=randomly.token_hex(SALT))
    where = badges.Place(list_address=here.status_list(body.key), index=place)
    if line.kind is not CredentialKind.COMPLETION:
        return badges.badge(
            key=str(key), issuer=issuer, what=what, held=held, place=where, since=at
        )
    shown = [
        achievement_of(
            each.kind, each.about, each.title, each.level, terms=standards.terms,
            program=enrollment.program.name, standards=standards.key, site=here,
        )
        for each in issuing.earned_by(enrollment, timezone.localdate(at))
        if each.kind is CredentialKind.COMPETENCY
    ]  # fmt: skip
    return badges.transcript(
        key=str(key), issuer=issuer, what=what, held=held, place=where, since=at, shown=shown,
        badges=[one.document for one in lines_of(enrollment)],
    )  # fmt: skip


@whole
def answer(
    *, credential: Credential, digest: str, is_yes: bool, by: User, at: datetime, reason: str = ""
) -> CredentialWord:
    """A side's word to exactly this text. With both yes it is issued; a no closes it. Raises `Refused`."""
    kept = locked().get(pk=credential.pk)
    require(permissions.may_answer(by, kept))
    side = permissions.side_of(by, kept.body)
    words = issuing.said(kept.words.all(), None)
    require(
        standing.may_say(
            side, words, digest=digest, signed=kept.digest, is_yes=is_yes, reason=reason
        )
    )
    signatory = queries.signatory_of(kept.body, side)
    key = queries.active_key(signatory.party) if signatory else None
    if is_yes and key is None:
        raise Refused(no("Name the organization that signs first."))
    made = CredentialWord.objects.create(
        credential=kept, side=side, is_yes=is_yes, reason=reason.strip() if not is_yes else "",
        proof=signed_by(key, kept.document, at) if is_yes and key else None,
        signed_with=key if is_yes else None, by=by, at=at,
        alias=partnerships.alias_of(by, kept.body.partnership, body=kept.body),
    )  # fmt: skip
    if not is_yes:
        kept.closed_at = at
        kept.save(update_fields=["closed_at"])
    renew_list(kept.body, at)
    record(
        kept.body, "credential.signed" if is_yes else "credential.declined", Ref.to(kept), by=by, at=at,
        content={"who": kept.enrollment.participant.alias, "digest": kept.digest},
    )  # fmt: skip
    return made


def locked() -> QuerySet[Credential]:
    """Credentials to be changed."""
    return Credential.objects.select_for_update(of=("self",)).select_related(*issuing.WITH)
