"""Agreements of the demonstration: signed years ago, shown, verified, some of it lapsing; a register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from highroad.areas.assurances import actions
from highroad.areas.assurances.actions import AgreementTerms, ClauseTerms
from highroad.areas.assurances.vocabulary import (
    AgreementKind,
    AgreementStance,
    ClauseAct,
    NoticeSector,
)
from highroad.areas.commitments import actions as commitments
from highroad.areas.commitments import queries as promises
from highroad.areas.commitments.actions import EvidenceDraft
from highroad.areas.commitments.vocabulary import EvidenceForm
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.background.demonstration.founding import Founded
from highroad.kit.refs import Ref

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Secured:
    """A clause: what it secures, in one sentence and in its words; the evidence, if it was shown."""

    act: ClauseAct
    heading: str
    text: str
    shown: str = ""
    shown_ago: int = 0
    is_confirmed: bool = True
    fresh_days: int = 365


@dataclass(frozen=True)
class Signed:
    """An agreement: its kind and name, since when and until when, in days from today."""

    kind: AgreementKind
    title: str
    covers: str
    signed_ago: int
    ends_in: int | None
    clauses: tuple[Secured, ...]
    sector: NoticeSector = NoticeSector.GENERAL


HARBOR = (
    Signed(
        AgreementKind.PROJECT_LABOR, "Harbor Works project labor agreement (demonstration)",
        "Both projects on the harbor, every subcontractor", 400, 700,
        (
            Secured(ClauseAct.ALL_SUBCONTRACTORS, "Every subcontractor signs a letter of assent",
                    "Before starting work, each subcontractor signs the letter in Appendix A.",
                    "All 14 letters are in the file.", 40),
            Secured(ClauseAct.ACCESS, "Business agents come on site before the shift and in breaks",
                    "Representatives have access in non-work hours and non-work places, after signing in.",
                    "Gate log of the summer: 31 visits, none refused.", 345),
            Secured(ClauseAct.NO_STOPPAGE, "No strike and no lockout while disputes are settled",
                    "There is no strike, picket or lockout; disputes go to the arbitrator within ten days.",
                    "No stoppage in the quarter.", 20, is_confirmed=False),
            Secured(ClauseAct.HIRES, "Every fifth new apprentice comes from Harbor Pathways",
                    "Contractors ask Harbor Pathways first; one in five new apprentices is its graduate."),
        ),
    ),
    Signed(
        AgreementKind.COMMUNITY_BENEFITS, "Harborview community benefits agreement (demonstration)",
        "Eastmarsh and the port", 380, 50,
        (
            Secured(ClauseAct.LOCAL_WORK, "A third of all hours go to people of Harborview",
                    "Thirty-three percent of hours are worked by residents of the listed ZIP codes.",
                    "Published figures of the spring.", 60),
        ),
    ),
)  # fmt: skip
BUS = (
    Signed(
        AgreementKind.COLLECTIVE_BARGAINING, "Operators' agreement (demonstration)",
        "All bus operators of the agency", 500, 300,
        (
            Secured(ClauseAct.DISPUTES, "A complaint is heard within ten days",
                    "Complaints are heard within ten working days by two of each side.",
                    "22 heard, the longest after nine days.", 30),
        ),
        NoticeSector.PUBLIC,
    ),
)  # fmt: skip


def enter_all(
    signed: Iterable[Signed], founded: Founded, *, body: str, labor: str, management: str,
    since: int, at: datetime,
) -> datetime:  # fmt: skip
    """Management enters what was signed, labor says yes; evidence is shown and confirmed.

    Everything is recorded within a day, `since` days ago; the evidence is of its own day before.
    Returns the last moment.
    """
    now = at - timedelta(days=since)
    people, place = founded.people, founded.bodies[body]
    for each in signed:
        made = _enter(each, founded, place, management, at=at, now=now)
        now += HOUR
        actions.say(agreement=made, stance=AgreementStance.AGREE, by=people[labor], at=now)
        actions.add_document(
            agreement=made, file_name="signed.txt", content=_text(each).encode(), by=people[labor],
            at=now,
        )  # fmt: skip
        for clause in each.clauses:
            now += HOUR
            _clause(clause, made, people[management], people[labor], at=at, now=now)
    return now


def _enter(
    each: Signed, founded: Founded, place: Any, management: str, *, at: datetime, now: datetime
) -> Any:
    parties = [
        partnerships.get_party(line.key, founded.people[management])
        for line in partnerships.list_parties(founded.partnership, founded.people[management])
        if line.side
    ]
    start = (at - timedelta(days=each.signed_ago)).date()
    return actions.enter(
        body=place, parties=tuple(parties), by=founded.people[management], at=now,
        terms=AgreementTerms(
            kind=each.kind, title=each.title, covers=each.covers, signed_on=start, from_on=start,
            to_on=None if each.ends_in is None else (at + timedelta(days=each.ends_in)).date(),
            sector=each.sector,
        ),
    )  # fmt: skip


def _text(each: Signed) -> str:
    return "\n\n".join([each.title, *(f"{c.heading}. {c.text}" for c in each.clauses)])


def _clause(
    clause: Secured, agreement: Any, shows: Any, confirms: Any, *, at: datetime, now: datetime
) -> None:
    made = actions.add_clause(
        agreement=agreement, by=shows, at=now,
        terms=ClauseTerms(
            act=clause.act, heading=clause.heading, text=clause.text, binds=Side.MANAGEMENT,
            fresh_days=clause.fresh_days,
        ),
    )  # fmt: skip
    if not clause.shown:
        return
    line = promises.about(Ref.to(made), seen_by=shows)[0]
    promise = promises.get_commitment(line.key, shows)
    day = min((at - timedelta(days=clause.shown_ago)).date(), timezone.localdate(now))
    commitments.add_evidence(
        commitment=promise, by=shows, at=now,
        draft=EvidenceDraft(form=EvidenceForm.NOTE, words=clause.shown, source="Office file", on=day),
    )  # fmt: skip
    if clause.is_confirmed:
        commitments.confirm(commitment=promise, by=confirms, at=now)
