"""A terminal with solar roofs, made up: its register for clean-energy credits, and targets of training by quarter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from highroad.areas.decisions import queries as decisions
from highroad.areas.demand import queries as demand
from highroad.areas.placements import actions as placements
from highroad.areas.placements.actions import StartTerms
from highroad.areas.placements.vocabulary import CheckResult, Measure
from highroad.areas.training.actions import credits
from highroad.areas.training.actions.credits import AskDraft, ClaimDraft, FacilityDraft
from highroad.areas.training.vocabulary.credits import Credit, ReplyKind, SentBy, Technology
from highroad.background.demonstration.founding import Founded, agree

Deed = tuple[datetime, Callable[[datetime], object]]
KEYSTONE = "Keystone Harbor Builders"
SUB, SMALL = "Bright Roof Electric (made up)", "Two Cranes Rigging (made up)"
HOURS = (
    (100, ((KEYSTONE, 6200, 980), (SUB, 2400, 410), (SMALL, 300, 0))),
    (12, ((KEYSTONE, 15400, 2190), (SUB, 7900, 1510), (SMALL, 760, 0))),
)
"""Days ago; all hours and those of apprentices until then."""
CREWS = ((KEYSTONE, 5, 1), (SUB, 4, 1), (SMALL, 4, 0))
"""Individuals, and how many of them are apprentices."""


def deeds(scene: Any) -> list[Deed]:
    """The register, from its first day to a request that waits for an answer; `scene` is the sprinkler fitters'."""
    kept = Register(scene)
    return [
        (scene.at - timedelta(days=132), kept.begin),
        *[
            (scene.at - timedelta(days=ago, hours=2), kept.hours(ago, lines))
            for ago, lines in HOURS
        ],
        (scene.at - timedelta(days=130), kept.credit),
        (scene.at - timedelta(days=98), kept.crews),
        (scene.at - timedelta(days=96), kept.ask_own),
        (scene.at - timedelta(days=92), kept.answer),
        (scene.at - timedelta(days=90), kept.ask_others),
        (scene.at - timedelta(days=2, hours=7), kept.ask_again),
    ]


class Register:
    """What Marcus keeps for his firm."""

    def __init__(self, scene: Any) -> None:
        self.scene: Any = scene
        self.facility: Any = None
        self.asked: Any = None

    @property
    def by(self) -> Any:
        return self.scene.founded.people["marcus"]

    def begin(self, at: datetime) -> None:
        self.facility = credits.keep_facility(
            body=self.scene.founded.bodies["committee"], by=self.by, at=at,
            draft=FacilityDraft(
                name="Solar roofs of the harbor terminal (made up)", place="Pier 4",
                began_on=self.scene.day(140), planned_hours=Decimal(60_000), megawatts=Decimal("6.5"),
            ),
        )  # fmt: skip

    def credit(self, at: datetime) -> None:
        """Begun after 4 July 2026: an ending credit, if the day in service slips past 2027."""
        credits.say_credit(
            facility=self.facility, by=self.by, at=at,
            draft=ClaimDraft(
                credit=Credit.INVESTMENT, technology=Technology.SOLAR, planned_on=self.scene.day(-460)
            ),
        )  # fmt: skip

    def hours(self, ago: int, lines: Any) -> Callable[[datetime], None]:
        def do(at: datetime) -> None:
            for number, (contractor, total, apprentice) in enumerate(lines):
                credits.say_hours(
                    facility=self.facility, contractor=contractor, until_on=self.scene.day(ago + 1),
                    total=Decimal(total), apprentice=Decimal(apprentice), by=self.by,
                    at=at + timedelta(minutes=number),
                )  # fmt: skip

        return do

    def crews(self, at: datetime) -> None:
        for firm, (contractor, people, apprentices) in enumerate(CREWS):
            for number in range(people):
                credits.note_on_site(
                    facility=self.facility, contractor=contractor, code=f"W-{firm + 1}{number + 1:02d}",
                    first_on=self.scene.day(120 - 2 * number), is_apprentice=number < apprentices,
                    by=self.by, at=at + timedelta(minutes=firm, seconds=number),
                )  # fmt: skip

    def _draft(self, name: str, ago: int, ahead: int, **changes: Any) -> AskDraft:
        given: dict[str, Any] = {
            "program_name": name, "sent_by": SentBy.ELECTRONIC, "requested_on": self.scene.day(ago),
            "received_on": self.scene.day(ago), "needed_on": self.scene.day(ago - ahead),
            "until_on": self.scene.day(ago - ahead - 200), "occupation": "Sprinkler fitter",
            "place": "Pier 4", "count": 2, "hours": Decimal(900), "contact": "Office of the site",
            "serves": True, "states_intent": True,
        }  # fmt: skip
        return AskDraft(**{**given, **changes})

    def _ask(self, draft: AskDraft, at: datetime, program: Any = None) -> Any:
        return credits.ask_program(
            facility=self.facility, draft=draft, program=program, by=self.by, at=at
        )

    def ask_own(self, at: datetime) -> None:
        draft = self._draft(self.scene.program.name, 96, 46)
        self.asked = self._ask(draft, at, self.scene.program)

    def answer(self, at: datetime) -> None:
        credits.reply_to(
            request=self.asked, kind=ReplyKind.SENT, on=self.scene.day(92), at=at,
            words="Two can come from the fall class.", by=self.scene.founded.people["priya"],
        )  # fmt: skip

    def ask_others(self, at: datetime) -> None:
        """One program stayed silent, one was asked too late."""
        work = {"occupation": "Electrician", "sent_by": SentBy.REGISTERED}
        self._ask(self._draft("Inland electricians (made up)", 90, 50, **work), at)
        late = self._draft("Riggers of the coast (made up)", 90, 30, occupation="Rigger")
        self._ask(late, at + timedelta(minutes=4))

    def ask_again(self, at: datetime) -> None:
        draft = self._draft(self.scene.program.name, 2, 20, count=1, hours=Decimal(400))
        self._ask(draft, at, self.scene.program)


def quarter_of(day: date) -> str:
    """As plans write it."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def targets(
    founded: Founded, now: datetime, *, body: str, by: str, signers: tuple[str, ...], days: int
) -> list[Deed]:
    """Targets of four quarters, signed so many days ago: two behind, the running one, one ahead."""

    def sign(at: datetime) -> None:
        people = founded.people
        quarters = [quarter_of((now + timedelta(days=91 * step)).date()) for step in range(-2, 2)]
        meant = ((18, 14, 4, 3), (10, 8, 6, 4), (12, 9, 7, 5), (16, 12, 9, 7))
        made = placements.put_plan(
            body=founded.bodies[body], by=people[by], at=at,
            targets={
                quarter: dict(zip(Measure, row, strict=True))
                for quarter, row in zip(quarters, meant, strict=True)
            },
        )  # fmt: skip
        decision = decisions.get_decision(str(made.decision_key), people[by])
        agree(decision, [people[word] for word in signers], at=at + timedelta(hours=2))

    return [(now - timedelta(days=days), sign)]


STARTS = ((160, 1), (151, 1), (146, 1), (75, 0), (70, 0), (66, 0), (20, 0))
"""Days ago on which somebody started, and from which class."""


def classes(founded: Founded, now: datetime, *, by: str, provider: str) -> list[Deed]:
    """Two classes that were counted at their end, and who of them started in a job."""
    made: list[Any] = []

    def count(name: str, ago: int, enrolled: int, completed: int) -> Callable[[datetime], None]:
        def do(at: datetime) -> None:
            held = placements.count_class(
                partnership=founded.partnership, name=name, provider=provider, by=founded.people[by],
                ended_on=(now - timedelta(days=ago)).date(), enrolled=enrolled, completed=completed,
                at=at,
            )  # fmt: skip
            made.append(held)

        return do

    def start(at: datetime) -> None:
        person = founded.people[by]
        orders = demand.list_orders(founded.partnership, person)
        order = next(each for each in orders if not each.condition_id)
        for number, (ago, which) in enumerate(STARTS):
            began = (now - timedelta(days=ago)).date()
            found = placements.place(
                order=order, from_class=made[1 - which], by=person, at=at,
                terms=StartTerms(
                    person=f"HW-{number + 11}", started_on=began, wage=Decimal("24.60"),
                    hours=Decimal(40), schedule="full_time", union_status="covered",
                    is_completer=True,
                ),
            )  # fmt: skip
            if ago > 90 and number != 1:
                placements.check(
                    placement=found, days=90, result=CheckResult.STAYS, by=person, at=at
                )

    told = (("Pipe, spring (made up)", 170, 17, 13), ("Pipe, summer (made up)", 84, 12, 10))
    found: list[Deed] = [
        (now - timedelta(days=ago - 1), count(name, ago, begun, done))
        for name, ago, begun, done in told
    ]
    return [*found, (now - timedelta(days=18), start)]
