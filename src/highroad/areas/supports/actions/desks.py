"""Setting up the desk. These are joint acts about a desk, never about a person it serves."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.supports.models import Desk, Navigator
from highroad.areas.supports.permissions import may_confirm, may_end, may_name, may_open_desk
from highroad.areas.supports.rules import places
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LENGTH = 12


def made_up(length: int) -> str:
    """Random letters that nobody mixes up when they are read aloud."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def open_desk(
    *, partnership: Partnership, name: str, by: User, at: datetime, about: str = "", phone: str = "",
    areas: Sequence[str] = (),
) -> Desk:  # fmt: skip
    """Open the desk of a partnership. Raises `Refused`."""
    require(may_open_desk(by, partnership))
    if not name.strip():
        raise Refused(no("A name is needed."))
    named = places.read(areas)
    require(places.may_have(named))
    alias = partnerships.alias_of(by, partnership)
    try:
        with transaction.atomic():
            made = Desk.objects.create(
                partnership=partnership, name=name.strip(), about=about.strip(),
                phone=phone.strip(), areas=named, code=made_up(CODE_LENGTH), opened_by_alias=alias, opened_at=at,
            )  # fmt: skip
            ledger.record(
                partnership.log, act="supports.desk_opened", about=Ref.to(made), by=alias, at=at,
                content={"code": made.code},
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(no("This partnership has a desk.")) from error
    return made


@transaction.atomic
def change_desk(
    *, desk: Desk, name: str, about: str, phone: str, is_open: bool, by: User, at: datetime,
    areas: Sequence[str] = (),
) -> Desk:  # fmt: skip
    """Change what stands on the desk's pages, or stop taking new people. Raises `Refused`."""
    require(may_open_desk(by, desk.partnership))
    if not name.strip():
        raise Refused(no("A name is needed."))
    named = places.read(areas)
    require(places.may_have(named))
    desk.name, desk.about, desk.phone = name.strip(), about.strip(), phone.strip()
    desk.is_open, desk.areas = is_open, named
    desk.save(update_fields=["name", "about", "phone", "is_open", "areas"])
    ledger.record(
        desk.partnership.log, act="supports.desk_changed", about=Ref.to(desk),
        by=partnerships.alias_of(by, desk.partnership), at=at, content={"open": int(is_open)},
    )  # fmt: skip
    return desk


def name_navigator(*, desk: Desk, email: str, by: User, at: datetime) -> Navigator:
    """Name somebody who has an account and sits on no side. The other side confirms. Raises `Refused`."""
    require(may_name(by, desk))
    address = email.strip().lower()
    user = partnerships.users_by_address([address]).get(address)
    if user is None:
        raise Refused(no("Nobody has an account with this address. Invite them first."))
    if partnerships.sides_of(user, partnership=desk.partnership):
        raise Refused(no("Somebody who sits on a side of this partnership cannot be a navigator."))
    alias = partnerships.alias_of(by, desk.partnership)
    side = sorted(partnerships.chairs_of_partnership(by, desk.partnership))[0]
    try:
        with transaction.atomic():
            made = Navigator.objects.create(
                desk=desk, user=user, named_side=side, named_by_alias=alias, named_at=at
            )
            _record(made, "supports.navigator_named", alias, at)
    except IntegrityError as error:
        raise Refused(no("This person is named already.")) from error
    return made


@transaction.atomic
def confirm_navigator(*, navigator: Navigator, by: User, at: datetime) -> Navigator:
    """The other side's word; from now on the navigator reads cases. Raises `Refused`."""
    navigator = Navigator.objects.select_for_update(of=("self",)).get(pk=navigator.pk)
    require(may_confirm(by, navigator))
    if partnerships.sides_of(navigator.user, partnership=navigator.desk.partnership):
        raise Refused(no("Somebody who sits on a side of this partnership cannot be a navigator."))
    sides = partnerships.chairs_of_partnership(by, navigator.desk.partnership)
    navigator.confirmed_side = next(s for s in sorted(sides) if s != navigator.named_side)
    navigator.confirmed_by_alias = partnerships.alias_of(by, navigator.desk.partnership)
    navigator.confirmed_at = at
    navigator.save()
    _record(navigator, "supports.navigator_confirmed", navigator.confirmed_by_alias, at)
    return navigator


@transaction.atomic
def end_navigator(*, navigator: Navigator, by: User, at: datetime) -> Navigator:
    """Either side, or the navigator: from this moment they read nothing more. Raises `Refused`."""
    require(may_end(by, navigator))
    navigator.ended_at = at
    navigator.ended_by_alias = partnerships.alias_of(by, navigator.desk.partnership)
    navigator.save(update_fields=["ended_at", "ended_by_alias"])
    _record(navigator, "supports.navigator_ended", navigator.ended_by_alias, at)
    return navigator


def _record(navigator: Navigator, act: str, alias: str, at: datetime) -> None:
    ledger.record(
        navigator.desk.partnership.log, act=act, about=Ref.to(navigator), by=alias, at=at,
        content={"desk": str(navigator.desk_id)},
    )  # fmt: skip
