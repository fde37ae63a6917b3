"""Taking a credential back: one side asks with a reason, the other says its word."""

from __future__ import annotations

from datetime import datetime

from highroad.areas.accounts.models import User
from highroad.areas.credentials import permissions, queries
from highroad.areas.credentials.actions.issuing import locked
from highroad.areas.credentials.actions.lists import renew_list
from highroad.areas.credentials.models import Credential, CredentialWord, Revocation
from highroad.areas.credentials.vocabulary import RevocationReason
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.actions.writing import record, whole
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def ask_back(
    *, credential: Credential, reason: RevocationReason, words: str, by: User, at: datetime
) -> Revocation:
    """Ask to revoke it, as one's side's word. Raises `Refused`."""
    kept = locked().get(pk=credential.pk)
    require(permissions.may_ask_back(by, kept))
    made = Revocation.objects.create(
        credential=kept, reason=reason, words=words.strip(), asked_at=at
    )
    _say(kept, made, is_yes=True, reason="", by=by, at=at)
    _record(kept, "credential.asked_back", by=by, at=at)
    return made


@whole
def answer_back(
    *, credential: Credential, is_yes: bool, reason: str, by: User, at: datetime
) -> Revocation:
    """The other side's word: with its yes the list says so from now on. Raises `Refused`."""
    kept = locked().get(pk=credential.pk)
    require(permissions.may_answer_revocation(by, kept))
    if not is_yes and not reason.strip():
        raise Refused(no("Say why not, so that it can be made right."))
    revocation = queries.view_of(kept).revocation
    if revocation is None:
        raise Refused(no("Nobody asks to revoke this."))
    _say(kept, revocation, is_yes=is_yes, reason=reason, by=by, at=at)
    revocation.closed_at = at
    revocation.save(update_fields=["closed_at"])
    if is_yes:
        kept.closed_at = at
        kept.save(update_fields=["closed_at"])
        renew_list(kept.body, at)
    _record(kept, "credential.revoked" if is_yes else "credential.kept", by=by, at=at)
    return revocation


def _say(
    kept: Credential, revocation: Revocation, *, is_yes: bool, reason: str, by: User, at: datetime
) -> None:
    CredentialWord.objects.create(
        credential=kept, revocation=revocation, side=permissions.side_of(by, kept.body), is_yes=is_yes,
        reason="" if is_yes else reason.strip(), by=by, at=at,
        alias=partnerships.alias_of(by, kept.body.partnership, body=kept.body),
    )  # fmt: skip


def _record(kept: Credential, act: str, *, by: User, at: datetime) -> None:
    record(
        kept.body, act, Ref.to(kept), by=by, at=at,
        content={"who": kept.enrollment.participant.alias, "digest": kept.digest},
    )  # fmt: skip
