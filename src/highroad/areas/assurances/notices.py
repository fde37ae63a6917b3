"""What people are told of agreements: asked for their side's word, before evidence lapses, of breaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.assurances.models import (
    AccessRequest,
    Agreement,
    ClauseBreach,
    NeutralityIncident,
    Recognition,
    Register,
)
from highroad.areas.assurances.queries import AgreementLine, ClauseLine
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref

SAY, LAPSE, NOTICE = "agreement.say", "clause.lapses", "agreement.notice"
BREACH, REGISTER, CHOICE = "clause.breach", "register.news", "choice.entered"
BOTH = (Side.LABOR, Side.MANAGEMENT)


def ask_for_word(agreement: Agreement, *, by: User, at: datetime) -> None:
    """The other side's co-chairs are asked whether this is the agreement."""
    others = [side for side in BOTH if side != agreement.side]
    _tell(
        agreement.body, others, SAY, MessageKind.ACT,
        gettext_noop("{body}: is this your agreement? {title}"), {"title": agreement.title},
        Ref.to(agreement), at=at, but=by, once=f"{SAY}:{agreement.key}",
    )  # fmt: skip


def tell_of_dispute(agreement: Agreement, *, number: int, by: User, at: datetime) -> None:
    """Both sides hear that one of them says: this is not right."""
    _tell(
        agreement.body, BOTH, SAY, MessageKind.VIEW,
        gettext_noop("{body}: one side says that this is not right: {title}"),
        {"title": agreement.title}, Ref.to(agreement), at=at, but=by,
        once=f"{SAY}:{agreement.key}:{number}",
    )  # fmt: skip


def tell_before_lapse(body: Body, clause: ClauseLine, *, at: datetime) -> None:
    """Both sides hear, once, that a clause stops counting on a day unless fresh evidence comes."""
    _tell(
        body, BOTH, LAPSE, MessageKind.VIEW,
        gettext_noop("{body}: after {day} this stops counting without fresh evidence: {what}"),
        {"what": clause.heading, "day": str(clause.fresh_until_on)},
        Ref("assurances.agreementclause", str(clause.key)), at=at,
        once=f"{LAPSE}:{clause.key}:{clause.fresh_until_on}",
    )  # fmt: skip


def tell_of_notice(body: Body, line: AgreementLine, day: date, *, at: datetime) -> None:
    """Both sides hear, once, of a notice that falls due."""
    _tell(
        body, BOTH, NOTICE, MessageKind.VIEW,
        gettext_noop("{body}: a notice falls due on {day}: {title}"),
        {"title": line.title, "day": str(day)}, Ref("assurances.agreement", str(line.key)), at=at,
        once=f"{NOTICE}:{line.key}:{day}",
    )  # fmt: skip


def tell_of_breach(breach: ClauseBreach, *, number: int, by: User, at: datetime) -> None:
    """Both sides' co-chairs hear that something was said of a breach, and not what."""
    _tell(
        breach.clause.agreement.body, BOTH, BREACH, MessageKind.VIEW,
        gettext_noop("{body}: something was said of a breach: {what}"),
        {"what": breach.clause.heading}, Ref.to(breach), at=at, but=by,
        once=f"{BREACH}:{breach.key}:{number}",
    )  # fmt: skip


def tell_of_register(register: Register, title: str, *, by: User, at: datetime) -> None:
    """Both sides hear that their register is public, or no longer."""
    _tell(
        register.body, BOTH, REGISTER, MessageKind.VIEW, title, {"number": register.number},
        Ref.to(register), at=at, but=by, once=f"{REGISTER}:{register.key}:{register.status}",
    )  # fmt: skip


def tell_of_choice(
    made: AccessRequest | NeutralityIncident | Recognition, *, by: User, at: datetime
) -> None:
    """Management hears of access asked for and of incidents; both sides hear that a count is entered.

    A message names the place or the unit. It carries no count, and nothing about who told what.
    """
    titles = {
        AccessRequest: gettext_noop("{body}: access is asked for: {what}"),
        NeutralityIncident: gettext_noop("{body}: an incident is reported, number {number}"),
        Recognition: gettext_noop("{body}: a neutral count is entered: {what}"),
    }
    is_for_both = isinstance(made, Recognition)
    what = "" if isinstance(made, NeutralityIncident) else str(made)
    _tell(
        made.body, BOTH if is_for_both else [Side.MANAGEMENT], CHOICE, MessageKind.VIEW,
        titles[type(made)], {"what": what, "number": made.number}, Ref.to(made), at=at, but=by,
        once=f"{CHOICE}:{made.key}",
    )  # fmt: skip


def close(agreement: Agreement, *, by_alias: str, at: datetime) -> None:
    """Nobody need say a word to this any more."""
    accounts.close(about=Ref.to(agreement), event=SAY, by_alias=by_alias, at=at)


def _tell(
    body: Body, sides: Iterable[Side], event: str, kind: MessageKind, title: str,
    values: Mapping[str, str | int], about: Ref, *, at: datetime, once: str, but: User | None = None,
) -> None:  # fmt: skip
    people = [person for side in sides for person in partnerships.co_chairs_of_side(body, side)]
    accounts.tell(
        to=[person for person in people if but is None or person.pk != but.pk], event=event,
        kind=kind, title=title, values={"body": body.name, **values}, about=about, at=at, once=once,
        place=Ref.to(body),
    )  # fmt: skip
