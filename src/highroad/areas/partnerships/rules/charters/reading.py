"""Reads clauses into typed values; where a charter is silent, says what holds all the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from highroad.areas.partnerships import vocabulary as words
from highroad.areas.partnerships.rules.charters.values import (
    RENEWAL_DAYS,
    AgendaContent,
    AgendaDeadlines,
    Chair,
    CharterClauses,
    Deciding,
    Duties,
    Frequency,
    Guests,
    MeetingShape,
    Membership,
    MinutesPosting,
    Notice,
    ProxyTerms,
    Renewal,
    Scope,
    ServiceTerms,
    WayOut,
)
from highroad.areas.partnerships.rules.clauses import ClauseDraft, Value
from highroad.areas.partnerships.rules.quorums import Quorum
from highroad.areas.partnerships.rules.sides import SideTerms
from highroad.areas.partnerships.vocabulary import Base, ClauseKind, DayCount, Side, SideRule
from highroad.kit.periods import in_force

Word = TypeVar("Word", bound=StrEnum)


class Read:
    """Reads the values of one clause, each with what holds where it is silent."""

    def __init__(self, clause: ClauseDraft | None) -> None:
        self.values: Mapping[str, Value] = clause.parameters if clause else {}

    def number(self, name: str, default: int = 0) -> int:
        return int(self.values.get(name, default))

    def claim(self, name: str, default: bool = False) -> bool:
        return bool(self.values.get(name, default))

    def words(self, name: str) -> str:
        return str(self.values.get(name, ""))

    def choice(self, name: str, default: Word) -> Word:
        return type(default)(str(self.values.get(name, default.value)))

    def maybe(self, name: str, kind: type[Word]) -> Word | None:
        return kind(str(self.values[name])) if name in self.values else None

    def numbers(self) -> dict[Side, int]:
        return {side: int(self.values[side.value]) for side in Side if side.value in self.values}


def stated_on(clauses: Sequence[ClauseDraft], on: date) -> dict[ClauseKind, ClauseDraft]:
    """The clauses in force on a day, by kind."""
    return {clause.kind: clause for clause in clauses if in_force(on, clause.from_on, clause.to_on)}


def terms_of(default: SideTerms, clauses: Sequence[ClauseDraft]) -> SideTerms:
    """How a side decides: as the charter's clauses say, and where they are silent, as before."""
    rule, base, quorum = default.rule, default.base, default.quorum
    for clause in clauses:
        if clause.kind is ClauseKind.DECISION_RULE:
            rule = SideRule(str(clause.parameters.get(default.side.value, rule)))
            base = Base(str(clause.parameters.get("base", base)))
        elif clause.kind is ClauseKind.QUORUM_TO_DECIDE:
            quorum = quorum_in(clause, {default.side: quorum}).of(default.side)
    return SideTerms(default.side, rule, base, quorum, default.holds_key)


def quorum_in(clause: ClauseDraft | None, default: Mapping[Side, int]) -> Quorum:
    """The quorum a clause sets; where it names no side, what held before."""
    read = Read(clause)
    return Quorum(
        seats={**default, **read.numbers()},
        needs_co_chairs=read.claim("co_chairs"),
        is_besides=read.claim("besides"),
        total=read.number("total"),
    )


def read_charter(
    clauses: Sequence[ClauseDraft],
    *,
    on: date,
    sides: Sequence[SideTerms],
    charter: UUID | None = None,
    title: str = "",
    number: int = 0,
    since: date | None = None,
) -> CharterClauses:
    """The typed rules of a body on a day; `sides` is how it was set up before any charter."""
    stated = stated_on(clauses, on)
    read = {kind: Read(stated.get(kind)) for kind in ClauseKind}
    keys = tuple(side.side for side in sides if side.holds_key)
    return CharterClauses(
        charter=charter, title=title, number=number, since=since, keys=keys, stated=stated,
        membership=_membership(read[ClauseKind.MEMBERSHIP], keys),
        selection=read[ClauseKind.SELECTION].choice("by", words.Selection.OWN_SIDE),
        alternates=read[ClauseKind.ALTERNATES].choice("way", words.Alternates.NAMED),
        terms=ServiceTerms(
            read[ClauseKind.TERMS].numbers(), read[ClauseKind.TERMS].claim("staggered")
        ),
        quorum_to_meet=quorum_in(stated.get(ClauseKind.QUORUM_TO_MEET), dict.fromkeys(keys, 1)),
        quorum_to_decide=quorum_in(
            stated.get(ClauseKind.QUORUM_TO_DECIDE),
            {side.side: side.quorum for side in sides if side.holds_key},
        ),
        deciding=_deciding(stated, sides),
        fallback=_way_out(read[ClauseKind.FALLBACK]),
        unresolved=_way_out(read[ClauseKind.UNRESOLVED_ROUTE]),
        **_of_meetings(read),
        **_of_the_charter(read),
    )  # fmt: skip


def _membership(read: Read, keys: Sequence[Side]) -> Membership:
    third = read.claim("third_key", Side.THIRD in keys)
    return Membership(read.numbers(), read.claim("at_least"), third)


def _deciding(stated: Mapping[ClauseKind, ClauseDraft], sides: Sequence[SideTerms]) -> Deciding:
    read = Read(stated.get(ClauseKind.DECISION_RULE))
    clauses = list(stated.values())
    return Deciding(
        sides=tuple(terms_of(side, clauses) for side in sides if side.holds_key),
        counted=read.choice("counted", words.CountedOver.BY_SIDE),
        attempts=read.number("attempts", 2),
        dissent=read.number("dissent", 1),
        effect=read.choice("effect", words.Effect.DECIDE),
    )


def _way_out(read: Read) -> WayOut:
    return WayOut(read.choice("route", words.Route.NOWHERE), read.words("who"), read.number("days"))


def _of_meetings(read: Mapping[ClauseKind, Read]) -> dict[str, Any]:
    often, agenda = read[ClauseKind.FREQUENCY], read[ClauseKind.AGENDA_DEADLINE]
    chair, guests = read[ClauseKind.CHAIR_ROTATION], read[ClauseKind.GUESTS]
    content, shape = read[ClauseKind.AGENDA_CONTENT], read[ClauseKind.MEETING_SHAPE]
    posting = read[ClauseKind.MINUTES_POSTING]
    days = agenda.choice("days", DayCount.CALENDAR)
    return {
        "chair": Chair(
            chair.choice("way", words.ChairRotation.BY_MEETING), chair.choice("first", Side.LABOR)
        ),
        "minute_keeper": read[ClauseKind.MINUTE_KEEPER].choice("way", words.MinuteKeeper.OTHER_SIDE),
        "frequency": Frequency(
            often.maybe("every", words.Rhythm),
            often.maybe("first_year", words.Rhythm),
            often.choice("extra", words.MeetingCall.EITHER_SIDE),
        ),
        "agenda": AgendaDeadlines(
            agenda.number("issues"), agenda.number("agenda"), agenda.number("notice"),
            days, agenda.choice("notice_days", days), agenda.claim("may_skip", True),
        ),
        "agenda_content": AgendaContent(
            content.claim("attending"), content.claim("experts"), content.claim("place", True)
        ),
        "shape": MeetingShape(
            shape.number("minutes"), shape.number("check_in"), shape.number("close")
        ),
        "guests": Guests(
            guests.choice("consent", words.GuestConsent.BOTH_CO_CHAIRS),
            guests.choice("voice", words.GuestVoice.ON_REQUEST),
        ),
        "posting": MinutesPosting(
            posting.choice("to", words.Posting.MEMBERS),
            posting.number("sign_days"), posting.number("post_days"),
        ),
        "without_quorum": read[ClauseKind.WITHOUT_QUORUM].choice("work", words.WithoutQuorum.DISCUSS),
    }  # fmt: skip


def _of_the_charter(read: Mapping[ClauseKind, Read]) -> dict[str, Any]:
    scope, duties = read[ClauseKind.SCOPE_OUT], read[ClauseKind.DUTIES]
    proxies, renewal = read[ClauseKind.PROXIES], read[ClauseKind.RENEWAL]
    amending, leaving = read[ClauseKind.AMENDMENT], read[ClauseKind.WITHDRAWAL]
    return {
        "pay": read[ClauseKind.PAY].maybe("way", words.Pay),
        "scope": Scope(
            scope.claim("bargaining", True), scope.claim("contract", True),
            scope.claim("grievances", True), scope.claim("root_causes", True),
            scope.claim("may_recommend", True),
        ),
        "between_meetings": read[ClauseKind.BETWEEN_MEETINGS].choice(
            "way", words.BetweenMeetings.ALL_SEATS
        ),
        "between_hours": read[ClauseKind.BETWEEN_MEETINGS].number("hours"),
        "between_ratified": read[ClauseKind.BETWEEN_MEETINGS].claim("ratify"),
        "proxies": ProxyTerms(
            proxies.choice("way", words.Proxies.NONE), proxies.number("most", 1),
            proxies.claim("count"),
        ),
        "duties": Duties(
            duties.claim("reasons"), duties.claim("records"), duties.claim("walk_throughs")
        ),
        "amending": amending.choice("way", words.Amending.BOTH_SIDES),
        "amendment_notice": amending.number("notice"),
        "renewal": Renewal(
            renewal.number("months"), renewal.claim("on_new_leader", True),
            renewal.number("days", RENEWAL_DAYS), renewal.choice("meanwhile", words.Meanwhile.STAYS),
        ),
        "withdrawal": Notice(
            leaving.number("notice"), leaving.claim("talk_first"),
            leaving.choice("days", DayCount.CALENDAR),
        ),
        "is_binding": read[ClauseKind.BINDING].claim("binding", True),
    }  # fmt: skip
