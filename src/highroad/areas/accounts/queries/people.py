"""What can be read of people, invitations and messages, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext

from highroad.areas.accounts import rules
from highroad.areas.accounts.models import Invitation, Message, User
from highroad.areas.accounts.vocabulary import (
    Channel,
    Factor,
    InvitationStatus,
    MessageKind,
    Part,
    Role,
)
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref

LOG = "sys/accounts"
"""The platform's own log: invitations, factors, roles."""


@dataclass(frozen=True)
class MessageLine:
    """One line of somebody's inbox, in the active language."""

    key: UUID
    kind: MessageKind
    event: str
    about: Ref
    side: str
    title: str
    made_at: datetime
    closed_at: datetime | None
    closed_by_alias: str

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def asks_for_action(self) -> bool:
        return self.kind == MessageKind.ACT


@dataclass(frozen=True)
class InvitationLine:
    """One invitation as whoever made it, or the program office, may see it."""

    key: UUID
    email: str
    role: Role
    status: InvitationStatus
    invited_by: str
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class DemonstrationPerson:
    """A fictional person one may sign in as."""

    key: UUID
    name: str
    part: Part
    note: str


@dataclass(frozen=True)
class PlatformNumbers:
    """How many people and invitations there are; no names."""

    people: int
    with_second_factor: int
    open_invitations: int
    unsent_mails: int


def get_user_for_system(key: UUID | str) -> User:
    """An active account by its key. Raises `NotFound`."""
    user = User.objects.filter(key=key, is_active=True).first()
    if user is None:
        raise NotFound
    return user


def program_office_for_system() -> list[User]:
    """Everybody who works for the program office."""
    office = User.objects.filter(role__in=(Role.STAFF, Role.OPERATOR), is_active=True)
    return list(office.order_by("key"))


def find_user_by_email_for_system(email: str) -> User | None:
    """The active account that signs in with this address, if there is one."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first()


def addresses_of(user: User) -> frozenset[str]:
    """The addresses somebody has shown to be theirs, in lower case."""
    kept = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return frozenset(address.lower() for address in kept)


def factors_of(user: User) -> frozenset[Factor]:
    """What somebody can prove themselves with, recovery codes included."""
    kept = Authenticator.objects.filter(user=user).values_list("type", flat=True)
    return frozenset(Factor(kind) for kind in kept)


def has_second_factor(user: User) -> bool:
    """Whether an app or a passkey is set up; recovery codes alone are none."""
    guarding = Authenticator.objects.filter(user=user, type__in=(Factor.TOTP, Factor.PASSKEY))
    return bool(guarding.exists())


def require_own_passkey(pk: int, *, seen_by: User) -> None:
    """Raises `NotFound` unless the passkey is this person's."""
    mine = Authenticator.objects.filter(user=seen_by, type=Factor.PASSKEY)
    if not mine.filter(pk=pk).exists():
        raise NotFound


def invitation_by_token_for_system(token: str) -> Invitation:
    """The invitation a link belongs to, whatever its state. Raises `NotFound`."""
    found = (
        Invitation.objects.select_related("invited_by")
        .filter(token_digest=rules.token_digest(token))
        .first()
    )
    if found is None:
        raise NotFound
    return found


def invitation_for_system(key: UUID | str) -> Invitation:
    """An invitation by its key, for the area that asked for it. Raises `NotFound`."""
    found = Invitation.objects.select_related("accepted_by").filter(key=key).first()
    if found is None:
        raise NotFound
    return found


def invitations_about_for_system(about: Ref) -> list[Invitation]:
    """Every invitation made for one record, newest first."""
    kept = Invitation.objects.select_related("accepted_by", "invited_by")
    return list(kept.filter(about=str(about)).order_by("-made_at"))


def get_invitation(key: UUID | str, *, seen_by: User) -> Invitation:
    """An invitation somebody made, or any for the program office. Raises `NotFound`."""
    found = _invitations(seen_by).filter(key=key).first()
    if found is None:
        raise NotFound
    return found


def list_invitations(*, seen_by: User, at: datetime, limit: int = 200) -> list[InvitationLine]:
    """The invitations somebody made, or all for the program office; newest first."""
    found = _invitations(seen_by).select_related("invited_by").order_by("-made_at", "key")[:limit]
    return [
        InvitationLine(
            key=kept.key,
            email=kept.email,
            role=Role(kept.role),
            status=kept.status_at(at),
            invited_by=kept.invited_by.name if kept.invited_by else "",
            made_at=kept.made_at,
            expires_at=kept.expires_at,
        )
        for kept in found
    ]


def _invitations(seen_by: User) -> QuerySet[Invitation]:
    if seen_by.role in (Role.STAFF, Role.OPERATOR):
        return Invitation.objects.all()
    return Invitation.objects.filter(invited_by=seen_by)


def inbox(*, seen_by: User, limit: int = 200) -> list[MessageLine]:
    """What waits for somebody: open messages, things to do first, newest first within each."""
    kept = Message.objects.filter(to=seen_by, closed_at=None).order_by("kind", "-made_at", "key")
    return [_line(message) for message in kept[:limit]]


def count_to_do(*, seen_by: User) -> int:
    """How many messages ask this person to act."""
    return Message.objects.filter(to=seen_by, closed_at=None, kind=MessageKind.ACT).count()


def get_message(key: UUID | str, *, seen_by: User) -> MessageLine:
    """One message of one's own, open or closed. Raises `NotFound`."""
    found = Message.objects.filter(key=key, to=seen_by).first()
    if found is None:
        raise NotFound
    return _line(found)


def _line(message: Message) -> MessageLine:
    return MessageLine(
        key=message.key,
        kind=MessageKind(message.kind),
        event=message.event,
        about=Ref.parse(message.about),
        side=message.side,
        title=title_of(message),
        made_at=message.made_at,
        closed_at=message.closed_at,
        closed_by_alias=message.closed_by_alias,
    )


def title_of(message: Message) -> str:
    """The title in the active language, with its values in place; a `day` as that language writes it."""
    values = dict(message.values)
    if "day" in values:
        said = str(values["day"])
        day = datetime.fromisoformat(said)
        values["day"] = date_format(day, "DATETIME_FORMAT" if ":" in said else "DATE_FORMAT")
    return gettext(message.title).format(**values)


def demonstration_users_public() -> list[DemonstrationPerson]:
    """The fictional people one may sign in as, in the order of their parts; none in production."""
    if not settings.IS_DEMONSTRATION:
        return []
    order = {part: number for number, part in enumerate(Part)}
    kept = User.objects.filter(is_demonstration=True, is_active=True).exclude(demonstration_part="")
    people = [
        DemonstrationPerson(
            key=user.key,
            name=user.name,
            part=Part(user.demonstration_part),
            note=gettext(user.demonstration_note) if user.demonstration_note else "",
        )
        for user in kept.order_by("name")
    ]
    return sorted(people, key=lambda person: order[person.part])


def get_demonstration_user_public(key: UUID | str) -> User:
    """A fictional person by key. Raises `NotFound` for anybody real, and in production."""
    if not settings.IS_DEMONSTRATION:
        raise NotFound
    found = User.objects.filter(key=key, is_demonstration=True, is_active=True).first()
    if found is None:
        raise NotFound
    return found


def platform_numbers(*, seen_by: User, at: datetime) -> PlatformNumbers:
    """The figures of the staff page. Raises `NotFound` for anybody without a platform role."""
    if seen_by.role not in (Role.STAFF, Role.OPERATOR):
        raise NotFound
    people = User.objects.filter(is_active=True, is_demonstration=False)
    guarded = Authenticator.objects.filter(type__in=(Factor.TOTP, Factor.PASSKEY))
    return PlatformNumbers(
        people=people.count(),
        with_second_factor=people.filter(pk__in=guarded.values("user")).count(),
        open_invitations=Invitation.objects.filter(
            accepted_at=None, withdrawn_at=None, expires_at__gt=at
        ).count(),
        # Messages that ask for an act are left out: they close by the act, and their number
        # would tell when somebody acted in a sealed decision or a private list.
        unsent_mails=Message.objects.filter(
            mailed_at=None,
            closed_at=None,
            kind=MessageKind.VIEW,
            to__is_demonstration=False,
        )
        .exclude(channel=Channel.NONE)
        .count(),
    )
