"""Asking somebody in, and coming in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from highroad.areas.accounts import rules
from highroad.areas.accounts.actions.people import give_role
from highroad.areas.accounts.actions.platform_log import note
from highroad.areas.accounts.models import Invitation, User
from highroad.areas.accounts.permissions import may_accept, may_invite, may_withdraw_invitation
from highroad.areas.accounts.vocabulary import Language, Role
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def invite(
    *,
    email: str,
    about: Ref | None,
    by: User,
    at: datetime,
    role: Role = Role.NONE,
    language: Language = Language.ENGLISH,
) -> tuple[Invitation, str]:
    """Ask the owner of an address in. Returns the invitation and the secret of its link.

    An open invitation of the same address for the same record is replaced. The mail goes out
    after the commit. Raises `Refused` if `by` may not invite, or may not give the role.
    """
    require(may_invite(by, role))
    return _make(email=email, about=about, by=by, at=at, role=role, language=language)


@transaction.atomic
def invite_many(
    *, addresses: Sequence[tuple[str, Ref]], by: User, at: datetime
) -> list[Invitation]:
    """Ask many people in at once, each for a record of their own that nobody was asked in for yet.

    One entry of the platform's log for all of them. Raises `Refused` if `by` may not invite.
    """
    require(may_invite(by, Role.NONE))
    made = [
        Invitation(
            key=uuid4(),
            email=email.strip().lower(),
            about=str(about),
            invited_by=by,
            made_at=at,
            expires_at=at + rules.INVITATION_LASTS,
        )
        for email, about in addresses
    ]
    for invitation in made:
        invitation.token_digest = rules.token_digest(invitation.token)
    Invitation.objects.bulk_create(made, batch_size=500)
    if made:
        first = Ref.to(made[0])
        content = {"about": "roster", "count": str(len(made))}
        note("invitations.made", about=first, by=by.key, at=at, content=content)
    return made


@transaction.atomic
def invite_from_console(
    *, email: str, role: Role, at: datetime, language: Language = Language.ENGLISH
) -> tuple[Invitation, str]:
    """Ask the first operator in: whoever can type at the machine needs no account to do so."""
    return _make(email=email, about=None, by=None, at=at, role=role, language=language)


def _make(
    *,
    email: str,
    about: Ref | None,
    by: User | None,
    at: datetime,
    role: Role,
    language: Language,
) -> tuple[Invitation, str]:
    address = email.strip().lower()
    subject = str(about) if about else ""
    earlier = Invitation.objects.filter(
        email__iexact=address, about=subject, accepted_at=None, withdrawn_at=None
    )
    for replaced in earlier:
        _withdraw(replaced, by=by, at=at)
    invitation = Invitation(
        key=uuid4(),
        email=address,
        about=subject,
        role=role,
        language=language,
        invited_by=by,
        made_at=at,
        expires_at=at + rules.INVITATION_LASTS,
    )
    token = invitation.token
    invitation.token_digest = rules.token_digest(token)
    invitation.save(force_insert=True)
    note(
        "invitation.made",
        about=Ref.to(invitation),
        by=by.key if by else None,
        at=at,
        content={"about": subject, "role": role},
    )
    return invitation, token


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User, at: datetime) -> None:
    """Take an unused invitation back. Raises `Refused` if it is used, or is not theirs."""
    kept = Invitation.objects.select_for_update().get(pk=invitation.pk)
    require(may_withdraw_invitation(by, kept, at))
    _withdraw(kept, by=by, at=at)


def _withdraw(invitation: Invitation, *, by: User | None, at: datetime) -> None:
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    note("invitation.withdrawn", about=Ref.to(invitation), by=by.key if by else None, at=at)


@transaction.atomic
def accept(*, invitation: Invitation, user: User, at: datetime) -> Invitation:
    """Come in with the account one has. Raises `Refused` if it is used, too old or another's."""
    kept = Invitation.objects.select_for_update().get(pk=invitation.pk)
    require(may_accept(user, kept, at))
    return spend(kept, user=user, at=at)


@transaction.atomic
def accept_as_newcomer(
    *, invitation: Invitation, name: str, password: str | None, language: Language, at: datetime
) -> User:
    """Come in without an account: makes one, whose address counts as shown to be theirs.

    Without a password the account waits for a passkey. Raises `Refused` if the invitation
    cannot be used, or if the address has an account already.
    """
    kept = Invitation.objects.select_for_update().get(pk=invitation.pk)
    try:
        with transaction.atomic():
            user = User.objects.create_user(kept.email, password, name=name, language=language)
            EmailAddress.objects.create(user=user, email=kept.email, verified=True, primary=True)
    except IntegrityError as error:
        raise Refused(no("There is an account for this address. Sign in to accept.")) from error
    require(may_accept(user, kept, at))
    note("account.made", about=Ref.to(user), by=user.key, at=at)
    spend(kept, user=user, at=at)
    return user


def spend(invitation: Invitation, *, user: User, at: datetime) -> Invitation:
    """The one moment at which a token is spent: of two who race, the update lets one through."""
    spent = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(
        accepted_by=user, accepted_at=at
    )
    if not spent:
        raise Refused(no("This invitation cannot be used any more."))
    if invitation.role != Role.NONE:
        give_role(user, Role(invitation.role))
    note("invitation.accepted", about=Ref.to(invitation), by=user.key, at=at)
    invitation.refresh_from_db()
    return invitation
