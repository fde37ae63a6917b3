"""The desk for help of the construction world: made-up people who need a sitter, a ride, boots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from highroad.areas.decisions import actions as deciding
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.supports import actions
from highroad.areas.supports import queries as supports
from highroad.areas.supports.actions import Intake, Offer
from highroad.areas.supports.queries import Desk, HelpOffer, SupportCase
from highroad.areas.supports.vocabulary import Purpose, SupportKind, Urgency
from highroad.background.demonstration.founding import Founded
from highroad.background.demonstration.workforce import SIGNERS

NAVIGATOR = "yolanda"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR")
EARLY = tuple({"day": day, "opens": "05:30", "closes": "18:00"} for day in WEEKDAYS)
OFFICE = tuple({"day": day, "opens": "09:00", "closes": "17:00"} for day in WEEKDAYS)
OFFERS = (
    Offer(
        organization="Little Harbor Children's House", name="Child care from half past five",
        kinds=[SupportKind.CARE], place="12 Ferry Street", city="Harborview", state="MA",
        postal_code="02000", languages=["en", "es"], most_age=6, phone="555 0141", hours=EARLY,
        cost="By income, from $15 a week", papers="Proof of training or work",
    ),
    Offer(
        organization="Harborview Transit", name="Passes for apprentices",
        kinds=[SupportKind.TRANSPORT], city="Harborview", state="MA", languages=["en", "es"],
        phone="555 0142", hours=OFFICE, cost="Half price for six months",
    ),
    Offer(
        organization="Tool Library of the Harbor", name="Boots and hand tools",
        kinds=[SupportKind.GEAR], place="3 Rope Walk", city="Harborview", state="MA",
        languages=["en"], phone="555 0143", hours=OFFICE,
    ),
    Offer(
        organization="Harborview Legal Aid", name="Licenses and old records",
        kinds=[SupportKind.LEGAL], city="Eastmarsh", state="MA", languages=["en", "es"],
        phone="555 0144", hours=OFFICE,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What somebody told the desk, so many days ago."""

    name: str
    days: int
    words: str
    answers: Sequence[str]
    urgency: str = Urgency.LATER
    language: str = "en"


TOLD = (
    Told(
        "Jasmine Ward", 41, "My mother can no longer take the little one. My shift starts at six.",
        ["child_care"], Urgency.WEEK,
    ),
    Told(
        "Luis Ortega", 24, "El autobús no llega a la obra antes de las seis. También necesito botas.",
        ["transport", "gear"], Urgency.WEEK, "es",
    ),
    Told("Renee Alvarado", 12, "The test costs $90 and I have to pay rent first.", ["testing", "housing"], Urgency.NOW),
    Told("Devon Pratt", 2, "I need my license back to drive to the site.", ["legal", "transport"]),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DeskPlan:
    """A desk, who opens it, who works there, and which body publishes its totals."""

    name: str
    about: str
    labor: str
    management: str
    navigators: Sequence[str]
    body: str
    areas: Sequence[str] = ()


HARBOR_DESK = DeskPlan(
    name="Harbor help desk",
    about="In the hands of the training center. Monday to Friday, 7 to 19. English and Spanish.",
    labor="lena", management="marcus", navigators=(NAVIGATOR, "carol", "grace"), body="committee",
    areas=("Harborside", "Eastmarsh", "North Hill"),
)  # fmt: skip
CROWD = 60
NAMES = ("Alma", "Boris", "Carmen", "Dwight", "Esi", "Farid", "Gloria", "Hank", "Iris", "Jamal")
OUTCOMES = ("served", "served", "served", "met", "full", "served", "served", "hours")
"""What became of the needs of half a year ago, over and over."""


def help_deeds(
    plan: DeskPlan, founded: Founded, *, at: datetime
) -> list[tuple[datetime, Callable[[datetime], object]]]:
    """The moments and what is done then."""
    desk: list[Desk] = []
    return [
        (at - timedelta(days=198), lambda moment: desk.append(_open(plan, founded, at=moment))),
        (
            at - timedelta(days=20, hours=13),
            lambda moment: _help(plan, founded, desk[0], moment, at),
        ),
    ]


def _open(plan: DeskPlan, founded: Founded, *, at: datetime) -> Desk:
    people = founded.people
    desk = actions.open_desk(
        partnership=founded.partnership, name=plan.name, phone="555 0140", about=plan.about, areas=plan.areas,
        by=people[plan.labor], at=at,
    )  # fmt: skip
    for word in plan.navigators:
        named = actions.name_navigator(
            desk=desk, email=people[word].email, by=people[plan.labor], at=at
        )
        actions.confirm_navigator(navigator=named, by=people[plan.management], at=at)
    return desk


def _help(plan: DeskPlan, founded: Founded, desk: Desk, moment: datetime, now: datetime) -> None:
    start, navigator = now - timedelta(days=197), founded.people[NAVIGATOR]
    offers = [actions.add_offer(desk=desk, offer=offer, by=navigator, at=start) for offer in OFFERS]
    for number in range(CROWD):
        _help_one(desk, founded, offers, number, at=start + timedelta(days=number))
    _publish(plan, founded, start, now - timedelta(days=100), at=moment)
    for told in TOLD:
        _follow(founded, desk, told, offers, at=now)


def _help_one(
    desk: Desk, founded: Founded, offers: Sequence[HelpOffer], number: int, *, at: datetime
) -> None:
    """Somebody of half a year ago, with one need and its end."""
    navigator, outcome = founded.people[NAVIGATOR], OUTCOMES[number % len(OUTCOMES)]
    case, _ = actions.open_case(
        desk=desk, at=at,
        intake=Intake(
            name=f"{NAMES[number % 10]} {NAMES[number // 10]}", reach="555 0191", words="",
            area=desk.areas[number % 5 % 3], shift=("day", "early", "night")[number // 2 % 3],
            purposes=list(Purpose), months=12,
        ),
    )  # fmt: skip
    kind = (SupportKind.CARE, SupportKind.TRANSPORT, SupportKind.CARE)[number % 3]
    need = actions.add_need(case=case, kind=kind, by=navigator, at=at)
    if outcome != "met":
        offer = next(each for each in offers if kind in each.kinds)
        sent = actions.refer(support=need, offer=offer, by=navigator, at=at)
        if outcome != "served":
            actions.move(referral=sent, state="rejected", reason=outcome, by=navigator, at=at)
            actions.settle(support=need, state="unmet", reason=outcome, by=navigator, at=at)
        else:
            moved = actions.move(referral=sent, state="accepted", by=navigator, at=at)
            actions.move(referral=moved, state="completed", by=navigator, at=at)
    else:
        actions.settle(support=need, state="met", by=navigator, at=at)
    actions.close(case=case, by=navigator, at=at)


def _publish(
    plan: DeskPlan, founded: Founded, first: datetime, last: datetime, *, at: datetime
) -> None:
    people, body = founded.people, founded.bodies[plan.body]
    drafted = actions.draft_total(
        body=body, first_on=first.date(), last_on=last.date(), by=people[plan.labor], at=at
    )
    put = actions.put_total(total=drafted, by=people[plan.labor], at=at)
    decision = decisions.get_decision(str(put.decision_key), people[plan.labor])
    for word in SIGNERS:
        deciding.sign(
            decision=decision, wording_number=1, stance=Stance.AGREE, by=people[word], at=at
        )  # fmt: skip
    actions.publish_total(total=put, by=people[plan.management], at=at)


def _follow(
    founded: Founded, desk: Desk, told: Told, offers: Sequence[HelpOffer], *, at: datetime
) -> None:
    day, navigator = at - timedelta(days=told.days), founded.people[NAVIGATOR]
    case, _ = actions.open_case(
        desk=desk, at=day,
        intake=Intake(
            name=told.name, reach="555 0190, after four", words=told.words, answers=told.answers,
            urgency=told.urgency, language=told.language, purposes=list(Purpose), months=12,
        ),
    )  # fmt: skip
    if told.days < 5:
        return
    actions.take_up(case=case, by=navigator, at=day + timedelta(hours=3))
    _refer(founded, case, offers, day=day, at=at)


def _refer(
    founded: Founded, case: SupportCase, offers: Sequence[HelpOffer], *, day: datetime, at: datetime
) -> None:
    navigator = founded.people[NAVIGATOR]
    view = supports.view_case(case, navigator, day.date())
    for number, line in enumerate(view.needs):
        offer = next((each for each in offers if line.support.kind in each.kinds), None)
        if offer is None:
            actions.plan_step(
                support=line.support, text="Ask the workforce board for a voucher", by=navigator,
                due_on=(at + timedelta(days=2)).date(), at=day + timedelta(days=1),
            )  # fmt: skip
            continue
        sent = actions.refer(
            support=line.support, offer=offer, by=navigator, at=day + timedelta(days=1)
        )
        if number:
            continue
        moved = actions.move(
            referral=sent, state="accepted", words="They have a place.", by=navigator,
            at=day + timedelta(days=2),
        )  # fmt: skip
        actions.move(referral=moved, state="completed", by=navigator, at=day + timedelta(days=9))
