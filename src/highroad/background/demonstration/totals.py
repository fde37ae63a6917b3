"""Totals of the fitters that both sides published, took back and corrected; a small program whose registration ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from highroad.areas.decisions import queries as decisions
from highroad.areas.demand import actions as demand
from highroad.areas.training.actions import areas, ending, programs, publishing
from highroad.areas.training.actions.areas import ListDraft
from highroad.areas.training.actions.ending import EndingDraft
from highroad.areas.training.vocabulary.counting import TotalKind
from highroad.areas.training.vocabulary.ending import EndedBy
from highroad.background.demonstration import curriculum, papers
from highroad.background.demonstration.founding import agree
from highroad.background.demonstration.workforce import SIGNERS
from highroad.kit.periods import Period

Deed = tuple[datetime, Callable[[datetime], object]]
INSIDE, OUTSIDE = "99001000100", "99001000200"
"""Two tracts of a county that does not exist."""
LIVES = (INSIDE,) * 15 + (OUTSIDE,) * 27
"""Where some of the sixty live; of the others nobody knows."""
CREW = tuple(f"{first} Thought-Up" for first in papers.FIRST[5:8])
AGES = (
    (20, 34, 0, 10, 164), (35, 49, 5, 22, 121), (50, 54, 15, 30, 58), (55, 61, 20, 36, 47),
    (62, 66, 25, 42, 31),
)  # fmt: skip


def deeds(scene: Any) -> list[Deed]:
    """In order of days; `scene` is the sprinkler fitters'."""
    kept = Totals(scene)
    return [
        (scene.at - timedelta(days=76, hours=3), kept.insulators),
        (scene.at - timedelta(days=74, hours=3), kept.join),
        (scene.at - timedelta(days=41, hours=3), kept.count_ages),
        (scene.at - timedelta(days=23, hours=3), kept.join_in),
        (scene.at - timedelta(days=22, hours=3), kept.publish("year", 365)),
        (scene.at - timedelta(days=21, hours=3), kept.publish("season", 210)),
        (scene.at - timedelta(days=19, hours=3), kept.areas),
        (scene.at - timedelta(days=16, hours=3), kept.take_back),
        (scene.at - timedelta(days=14, hours=3), kept.correct),
        (scene.at - timedelta(days=12, hours=3), kept.end),
        (scene.at - timedelta(days=8, hours=3), kept.tell),
    ]


class Totals:
    """What Theo puts to both sides, and what they sign."""

    def __init__(self, scene: Any) -> None:
        self.scene: Any = scene
        self.made: dict[str, Any] = {}
        self.program: Any = None
        self.crew: Any = ()
        self.ended: Any = None

    @property
    def people(self) -> Any:
        return self.scene.founded.people

    def _sign(self, key: object, at: datetime) -> None:
        decision = decisions.get_decision(str(key), self.people["lena"])
        agree(decision, [self.people[word] for word in SIGNERS], at=at)

    def _put(self, ago: int, at: datetime, **more: Any) -> Any:
        made = publishing.put_total(
            program=self.scene.program, kind=TotalKind.BEGAN, by=self.people["theo"], at=at,
            period=Period(self.scene.day(ago), self.scene.day(24)), **more,
        )  # fmt: skip
        self._sign(made.decision_key, at + timedelta(minutes=30))
        return made

    def join_in(self, at: datetime) -> None:
        """Who puts a total to both sides coordinates the program and sits on a side."""
        programs.name_coordinator(
            program=self.scene.program, user=self.people["theo"], by=self.people["lena"], at=at
        )

    def publish(self, word: str, ago: int) -> Callable[[datetime], None]:
        def do(at: datetime) -> None:
            self.made[word] = self._put(ago, at)

        return do

    def areas(self, at: datetime) -> None:
        """A list of areas is kept, and where some live is noted."""
        program, priya = self.scene.program, self.people["priya"]
        areas.keep_list(
            program=program, by=priya, at=at,
            draft=ListDraft(
                source="Screening tool (made up)", version="2.0", dated_on=self.scene.day(200),
                content=f"tract,listed\n{INSIDE},yes\n{OUTSIDE},no\n".encode(),
            ),
        )  # fmt: skip
        for number, (each, tract) in enumerate(
            zip(self.scene.held_hires, LIVES, strict=False), start=1
        ):
            areas.note_tract(
                program=program, who=each.participant_id, tract=tract, by=priya,
                at=at + timedelta(seconds=10 * number),
            )  # fmt: skip

    def take_back(self, at: datetime) -> None:
        made = publishing.ask_back(
            publication=self.made["year"], by=self.people["marcus"], at=at,
            reason="It reads like a total of the whole year, and its period ends in summer.",
        )  # fmt: skip
        self._sign(made.decision_key, at + timedelta(hours=2))

    def correct(self, at: datetime) -> None:
        """The same people, now with the areas they live in."""
        wrong = "It was counted before there was a list of disadvantaged areas."
        correcting = publishing.Correction(of=self.made["season"], wrong=wrong)
        self._put(210, at, correcting=correcting)

    def insulators(self, at: datetime) -> None:
        """A third, small program of the sponsor."""
        lena, scene = self.people["lena"], self.scene
        self.program = programs.begin_program(
            body=scene.founded.bodies["committee"], name="Pipe insulators of the harbor",
            number="2026-MA-71029", registered_on=scene.day(420), by=lena, at=at,
        )  # fmt: skip
        terms = replace(
            scene.terms, occupation="Pipe insulator", rapids_code="0909", onet_code="47-2132.00"
        )
        version = programs.draft_standards(
            program=self.program, terms=terms, by=lena, at=at + timedelta(minutes=1)
        )
        curriculum.agree_on_all(scene, version, at + timedelta(seconds=90))
        put = programs.put_to_both_sides(version=version, by=lena, at=at + timedelta(minutes=2))
        self._sign(put.decision_key, at + timedelta(minutes=3))
        programs.name_coordinator(
            program=self.program, user=self.people["priya"], by=lena, at=at + timedelta(hours=1)
        )

    def join(self, at: datetime) -> None:
        self.crew = papers.enroll_listed(self.scene, self.program, CREW, 74, at)
        papers.register(self.scene, at + timedelta(hours=1), self.crew, first=4951)

    def end(self, at: datetime) -> None:
        """At the sponsor's request; the agency has acknowledged it."""
        self.ended = ending.end_registration(
            program=self.program, by=self.people["priya"], at=at,
            draft=EndingDraft(
                ended_by=EndedBy.SPONSOR, on=self.scene.day(10), acknowledged_on=self.scene.day(12),
                reason="Too little work for a program of its own; the two crafts are taught together.",
                contact="Office of Apprenticeship, state office (made up)",
            ),
        )  # fmt: skip

    def tell(self, at: datetime) -> None:
        """Two of three were told; the third waits."""
        ending.note_told(
            act=self.ended, enrollments=self.crew[:2], told_on=self.scene.day(9),
            by=self.people["priya"], at=at,
        )  # fmt: skip

    def count_ages(self, at: datetime) -> None:
        """Who of the craft may retire when."""
        demand.count_ages(
            partnership=self.scene.founded.partnership, by=self.people["lena"], at=at,
            terms=demand.AgesTerms(
                craft="Sprinkler fitter", as_of=self.scene.day(45), groups=AGES,
                rules=((62, 10), (55, 30)), attrition=Decimal("0.03"),
                source="Pension fund of the trade (made up)",
            ),
        )  # fmt: skip
