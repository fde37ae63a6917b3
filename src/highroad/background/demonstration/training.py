"""Sprinkler fitters of the construction world: standards of both sides, three apprentices, one late raise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training import queries
from highroad.areas.training.actions import enrollments, hours, programs
from highroad.areas.training.actions.enrollments import ApprenticeDraft, Move
from highroad.areas.training.actions.hours import Day
from highroad.areas.training.vocabulary.enrollments import (
    AgreementPart,
    EnrollmentStatus,
    PairingKind,
)
from highroad.areas.training.vocabulary.standards import WORDED
from highroad.background.demonstration import curriculum, facilities, learning, papers, totals
from highroad.background.demonstration.founding import Founded, agree
from highroad.background.demonstration.workforce import SIGNERS

PROCESSES = """Tools, materials and storage; 800
Underground mains; 800
Pipe, fittings and hangers; 650
Dry pipe systems; 1250
Inspection and testing; 400
Wet pipe systems; 1600
Standpipes; 600
Retrofit in old buildings; 500
Fire pumps; 400
Special hazards; 400
Drawings and layout; 600"""
COURSES = "Level 1; 152.5\nLevel 2; 152.5\nLevel 3; 147.5\nLevel 4; 145"
STEPS = "\n".join(f"{50 + 5 * step}; {1000 * step}; {6 * step}" for step in range(8))
ROUND = ("wet-pipe-systems", "pipe-fittings-and-hangers", "dry-pipe-systems", "wet-pipe-systems")
SITES = ("Pier 4", "Pier 4", "Ferry terminal")
STARTED = 196
"""Days ago."""
SIGNERS_OF_AGREEMENTS = (
    (AgreementPart.APPRENTICE, ""), (AgreementPart.SPONSOR_1, "Lena Ortiz"),
    (AgreementPart.SPONSOR_2, "Marcus Bell"), (AgreementPart.EMPLOYER_1, "Ines Duarte"),
    (AgreementPart.EMPLOYER_2, "Dana Whitlock"),
)  # fmt: skip


@dataclass
class Scene:
    """What one deed leaves for the next."""

    founded: Founded
    at: datetime
    program: Any = None
    mechanics: Any = None
    enrolled: dict[str, Any] = field(default_factory=dict)
    cohort: Any = None
    pair: Any = None
    held: list[Any] = field(default_factory=list)
    held_hires: list[Any] = field(default_factory=list)
    ways: list[Any] = field(default_factory=list)
    signers: tuple[tuple[AgreementPart, str], ...] = SIGNERS_OF_AGREEMENTS

    def day(self, ago: int) -> date:
        """So many days before today; today begins at four, so that what is done three hours ago was done by then."""
        return timezone.localdate(self.at - timedelta(days=ago, hours=4))

    @property
    def terms(self) -> queries.StandardsTerms:
        """What the standards say."""
        return _terms()

    @property
    def employer(self) -> Any:
        """Whose apprentices they are."""
        lena = self.founded.people["lena"]
        parties = partnerships.list_parties(self.founded.partnership, lena)
        found = next(line for line in parties if line.name.startswith("Keystone"))
        return partnerships.get_party(found.key, lena)


def deeds(founded: Founded, *, at: datetime) -> list[tuple[datetime, Callable[[datetime], object]]]:
    """The moments and what is done then."""
    scene = Scene(founded, at)
    return [
        (at - timedelta(days=199, hours=6), lambda moment: _adopt(scene, moment)),
        (at - timedelta(days=198, hours=6), lambda moment: _enroll(scene, moment)),
        (at - timedelta(days=3, hours=6), lambda moment: _enroll_late(scene, moment)),
        (at - timedelta(days=2, hours=6), lambda moment: _work(scene, moment)),
        *learning.deeds(scene),
        *papers.deeds(scene),
        *curriculum.deeds(scene),
        *facilities.deeds(scene),
        *totals.deeds(scene),
    ]


def _terms() -> queries.StandardsTerms:
    return queries.StandardsTerms(
        occupation="Sprinkler fitter", rapids_code="0414S-R", onet_code="47-2152.00",
        approach="time", term_low=Decimal(8000), term_high=Decimal(8000), term_years=Decimal(4),
        processes=queries.read_processes(PROCESSES).rows, tolerance=Decimal(10),
        courses=queries.read_courses(COURSES).rows,
        competencies=queries.read_competencies(learning.COMPETENCIES).rows, journeyworker_rate=Decimal("24.00"),
        step_by="both", steps=queries.read_steps(STEPS).rows, ratio_scope="jobsite", ratio_first=1,
        ratio_further=1, probation_hours=Decimal(2000), least_age=18,
        agency="Office of Apprenticeship", complaints_contact="Training director, Harbor Pathways",
        words={str(each.value): str(words) for each, words in WORDED.items()},
    )  # fmt: skip


def _adopt(scene: Scene, at: datetime) -> None:
    people, body = scene.founded.people, scene.founded.bodies["committee"]
    scene.program = programs.begin_program(
        body=body, name="Sprinkler fitters of the harbor", number="2026-MA-71003",
        registered_on=scene.day(700), by=people["lena"], at=at,
    )  # fmt: skip
    version = programs.draft_standards(
        program=scene.program, terms=_terms(), by=people["lena"], at=at + timedelta(minutes=5)
    )
    put = programs.put_to_both_sides(
        version=version, by=people["lena"], at=at + timedelta(minutes=10)
    )
    decision = decisions.get_decision(str(put.decision_key), people["lena"])
    agree(decision, [people[word] for word in SIGNERS], at=at + timedelta(minutes=15))
    programs.name_coordinator(
        program=scene.program,
        user=people["priya"],
        by=people["lena"],
        at=at + timedelta(hours=4),
    )


def _one(scene: Scene, word: str, at: datetime, draft: ApprenticeDraft) -> Any:
    people = scene.founded.people
    made = enrollments.enroll(
        program=scene.program, employer=scene.employer, draft=draft, user=people.get(word),
        by=people["priya"], at=at,
    )  # fmt: skip
    scene.enrolled[word] = made
    return made


def _sign(scene: Scene, made: Any, at: datetime) -> None:
    for number, (part, name) in enumerate(SIGNERS_OF_AGREEMENTS):
        enrollments.sign_part(
            enrollment=made, part=part, name=name or made.participant.name, signed_on=timezone.localdate(at),
            by=scene.founded.people["priya"], at=at + timedelta(seconds=number),
        )  # fmt: skip


def _enroll(scene: Scene, at: datetime) -> None:
    people, start = scene.founded.people, scene.day(STARTED)
    drafts = {
        "nia": ApprenticeDraft(
            name="Nia Fields", started_on=start, born_on=date(2003, 4, 9), credit_hours=Decimal(900)
        ),
        "omar": ApprenticeDraft(name="Omar Reyes", started_on=start, born_on=date(2001, 11, 20)),
    }  # fmt: skip
    for number, (word, draft) in enumerate(drafts.items()):
        moment = at + timedelta(minutes=10 * number)
        made = _one(scene, word, moment, draft)
        _sign(scene, made, moment + timedelta(minutes=1))
        enrollments.send_agreement(
            enrollment=made, sent_on=timezone.localdate(moment), by=people["priya"],
            at=moment + timedelta(minutes=2),
        )  # fmt: skip
        enrollments.move(
            enrollment=made, by=people["priya"], at=moment + timedelta(minutes=3),
            agency_number=f"MA-{4711 + number}",
            step=Move(status=EnrollmentStatus.REGISTERED, on=timezone.localdate(moment)),
        )  # fmt: skip
        enrollments.pair(
            enrollment=made, user=people["ben"], kind=PairingKind.JOURNEYWORKER,
            from_on=start, by=people["priya"], at=moment + timedelta(minutes=4),
        )  # fmt: skip
        hours.say_wage(
            enrollment=made, from_on=start, rate=Decimal("12.00"), by=people["priya"], at=moment
        )


def _enroll_late(scene: Scene, at: datetime) -> None:
    """The third one's agreement is signed and has still to go to the agency."""
    draft = ApprenticeDraft(name="Dee Parker", started_on=scene.day(3), born_on=date(2004, 8, 1))
    _sign(scene, _one(scene, "dee", at, draft), at + timedelta(minutes=1))


def _work(scene: Scene, at: datetime) -> None:
    """Ninety days of the book; the last three days wait for Ben's word."""
    people = scene.founded.people
    for word, who in (("nia", "nia"), ("omar", "priya")):
        made = scene.enrolled[word]
        waiting: list[queries.HoursEntry] = []
        done: list[queries.HoursEntry] = []
        for ago in range(90, 2, -1):
            day = scene.day(ago)
            if day.weekday() > 4 or (word == "omar" and ago > 30):
                continue
            entry = hours.log_hours(
                enrollment=made, by=people[who], at=at,
                entry=Day(
                    client_key=uuid5(NAMESPACE_URL, f"{word}-{ago}"), day=day, hours=Decimal(8),
                    process=ROUND[ago % len(ROUND)], site=SITES[ago % len(SITES)],
                ),
            )  # fmt: skip
            (done if ago > 5 else waiting).append(entry)
        hours.answer_entries(entries=done, is_confirmed=True, by=people["ben"], at=at)
    for ago, heads in ((10, 2), (9, 1), (8, 3)):
        hours.count_heads(
            program=scene.program, employer=scene.employer, site=SITES[ago % len(SITES)],
            day=scene.day(ago), journeyworkers=heads, by=people["dana"], at=at,
        )  # fmt: skip
