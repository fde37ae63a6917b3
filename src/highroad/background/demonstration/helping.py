"""The desk for help of the construction world: made-up people who need a sitter, a ride, boots."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from highroad.areas.decisions import actions as deciding
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.participants import queries as participants
from highroad.areas.supports import actions
from highroad.areas.supports import queries as supports
from highroad.areas.supports.actions import Asking, Intake, Offer
from highroad.areas.supports.queries import Desk, Fund, HelpOffer, SupportCase
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
    Told("Nia Fields", 33, "The bus pass costs more than I have before the first paycheck.", ["transport", "gear"]),
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
    cases = {told.name: _follow(founded, desk, told, offers, at=now) for told in TOLD}
    _link(founded, desk, cases["Nia Fields"], at=now)
    _money(founded, desk, cases, at=now)


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
) -> SupportCase:
    day, navigator = at - timedelta(days=told.days), founded.people[NAVIGATOR]
    case, _ = actions.open_case(
        desk=desk, at=day,
        intake=Intake(
            name=told.name, reach="555 0190, after four", words=told.words, answers=told.answers,
            urgency=told.urgency, language=told.language, purposes=list(Purpose), months=12,
            area=desk.areas[told.days % 3], shift="early" if told.urgency == Urgency.WEEK else "day",
        ),
    )  # fmt: skip
    if told.days >= 5:
        actions.take_up(case=case, by=navigator, at=day + timedelta(hours=3))
        _refer(founded, case, offers, day=day, at=at)
    return case


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


@dataclass(frozen=True)
class Spent:
    """Money asked for a person so many days ago, and how far it has come."""

    name: str
    days: int
    kind: SupportKind
    cents: int
    purpose: str
    fund: str
    receipt: str = ""
    approvals: int = 2


BRIDGE, TOOLS = "Bridge fund", "Tools and boots"
SPENT = (
    Spent("Jasmine Ward", 30, SupportKind.CARE, 24_000, "Four weeks until the voucher comes", BRIDGE, "HB-0101"),
    Spent("Nia Fields", 28, SupportKind.TRANSPORT, 4_500, "Bus pass for the first month", BRIDGE, "HB-0102"),
    Spent("Luis Ortega", 18, SupportKind.GEAR, 18_500, "Boots and a harness", TOOLS, "TB-0031"),
    Spent("Nia Fields", 14, SupportKind.GEAR, 16_000, "Boots; the shop took them back", TOOLS, "TB-0032"),
    Spent("Luis Ortega", 6, SupportKind.TRANSPORT, 6_000, "Rides before six, until the bus runs", BRIDGE, approvals=1),
    Spent("Renee Alvarado", 4, SupportKind.TESTING, 9_000, "The test on the fifteenth", BRIDGE, approvals=0),
)  # fmt: skip
STATEMENTS = {
    BRIDGE: "receipt,amount\nHB-0101,240.00\nHB-0102,45.00\n",
    TOOLS: "receipt,amount\nTB-0031,185.00\nTB-0032,160.00\n",
}
"""What the bank said: to the cent of one fund; the other has heard nothing of what came back."""
RECORDS = (("Nia Fields", "9125.40", "1"), ("Omar Reyes", "8410.00", "1"))
"""Of the class before the apprenticeship: earnings in the second quarter, at work in the fourth."""


def _number_of(founded: Founded, name: str) -> str:
    """The number of a training record, by its name."""
    for number in sorted(participants.numbers_for_system(founded.partnership).values()):
        record = participants.by_number_for_system(founded.partnership, number)
        if record is not None and record.name == name:
            return record.alias
    return ""


def _link(founded: Founded, desk: Desk, case: SupportCase, *, at: datetime) -> None:
    """A case of somebody in training, and what the state sent back of the class before it."""
    navigator, year = founded.people[NAVIGATOR], timezone.localdate(at).year
    actions.link_record(
        case=case, number=_number_of(founded, "Nia Fields"), name="Nia Fields", by=navigator,
        at=at - timedelta(days=30),
    )  # fmt: skip
    rows = [
        f"{_number_of(founded, name)},{year - 3}0910,{year - 2}0215,1,1,{fourth},1,1,{wage},6,{year - 2}0215"
        for name, wage, fourth in RECORDS
    ]
    head = "100,900,901,1602,1603,1606,1607,1618,1704,1800,1801"
    actions.take_outcomes(
        desk=desk,
        content="\n".join([head, *rows]).encode(),
        by=navigator,
        at=at - timedelta(days=9),
    )


def _money(founded: Founded, desk: Desk, cases: Mapping[str, SupportCase], *, at: datetime) -> None:
    navigator, day = founded.people[NAVIGATOR], timezone.localdate(at)
    funds = {
        name: actions.make_fund(
            desk=desk, name=name, source=source, budget_cents=cents, cap_cents=cap, by=navigator,
            from_on=day - timedelta(days=190), until_on=day + timedelta(days=175), at=at - timedelta(days=190),
            tax_note="Help of this kind is no wage; the fund sends no form.",
        )
        for name, source, cents, cap in (
            (BRIDGE, "Workforce board, supportive services", 1_200_000, 60_000),
            (TOOLS, "Contributions of both sides", 400_000, 30_000),
        )
    }  # fmt: skip
    for spent in SPENT:
        _spend(founded, funds[spent.fund], cases[spent.name], spent, at=at)
    for name, content in STATEMENTS.items():
        actions.check_statement(
            fund=funds[name], content=content.encode(), until_on=day - timedelta(days=8), by=navigator,
            at=at - timedelta(days=7),
        )  # fmt: skip


def _spend(founded: Founded, fund: Fund, case: SupportCase, spent: Spent, *, at: datetime) -> None:
    """Asked by one, approved by two others, paid with a receipt; what came back is a line of its own."""
    people, moment = founded.people, at - timedelta(days=spent.days)
    asking = Asking(
        kind=spent.kind, cents=spent.cents, purpose=spent.purpose, is_participant=True,
        is_necessary=True, other_sources="Asked the workforce board: nothing before next month.",
    )  # fmt: skip
    payment = actions.ask_for_money(
        case=case, fund=fund, asking=asking, by=people[NAVIGATOR], at=moment
    )
    for word in ("carol", "grace")[: spent.approvals]:
        payment = actions.approve(payment=payment, by=people[word], at=moment + timedelta(hours=4))
    if not spent.receipt:
        return
    paid = actions.pay(
        payment=payment, receipt=spent.receipt, by=people[NAVIGATOR], at=moment + timedelta(days=1)
    )
    if "took them back" in spent.purpose:
        actions.reverse(
            payment=paid, reason="They were a size too small and went back.", by=people[NAVIGATOR],
            at=moment + timedelta(days=5),
        )  # fmt: skip
