"""A construction access committee: building trades, contractors, the owner, the community; made up."""

from __future__ import annotations

from datetime import datetime, timedelta

from highroad.areas.decisions import actions as decisions
from highroad.areas.partnerships.vocabulary import BodyKind, OrganizationKind, Side
from highroad.background.demonstration import (
    correspondence,
    facilities,
    issues,
    meetings,
    planning,
    training,
    vouching,
)
from highroad.background.demonstration.answers import Said, give_all
from highroad.background.demonstration.assurances import HARBOR, enter_all
from highroad.background.demonstration.charters import clauses
from highroad.background.demonstration.choosing import choose
from highroad.background.demonstration.commitments import CONSTRUCTION, diary_of
from highroad.background.demonstration.countersigning import agree_on_witnesses, name_keys
from highroad.background.demonstration.founding import (
    BodyPlan,
    Founded,
    PartnershipPlan,
    PartyPlan,
    SeatPlan,
    agree,
    found,
    list_for_the_public,
)
from highroad.background.demonstration.good_jobs import ELECTRICIAN, rate_job
from highroad.background.demonstration.helping import HARBOR_DESK, help_deeds
from highroad.background.demonstration.meetings import meetings_of
from highroad.background.demonstration.people import People
from highroad.background.demonstration.registers import Deed, Registers
from highroad.background.demonstration.workforce import SIGNERS, load_numbers, set_goals

NAME = "Harbor Works Access Committee (demonstration)"
COUNTERSIGNED_BY: tuple[str, ...] = ("labor", "management")
PLAN = PartnershipPlan(
    name=NAME,
    summary=(
        "Two public projects on the harbor. Trades, contractors and the owner look each month at who "
        "works there, and at what to do about it. Made up, after the structure of construction "
        "access and opportunity committees."
    ),
    naics="236220",
    region="Harborview (made up)",
    city="Harborview",
    state="Massachusetts",
    parties=(
        PartyPlan(
            "trades", "Harbor Building Trades Council (demonstration)",
            OrganizationKind.LABOR_ORGANIZATION, Side.LABOR, is_core=True,
        ),
        PartyPlan(
            "builder", "Keystone Harbor Builders (demonstration)",
            OrganizationKind.EMPLOYER, Side.MANAGEMENT, is_core=True,
        ),
        PartyPlan(
            "owner", "Port of Harborview (demonstration)", OrganizationKind.OWNER, Side.THIRD
        ),
        PartyPlan(
            "pathways", "Harbor Pathways Training Center (demonstration)",
            OrganizationKind.TRAINING_PROVIDER,
        ),
        PartyPlan(
            "tradeswomen", "Tradeswomen of the Harbor (demonstration)",
            OrganizationKind.COMMUNITY_ORGANIZATION,
        ),
        PartyPlan(
            "board", "Harborview Workforce Board (demonstration)", OrganizationKind.WORKFORCE_BOARD
        ),
    ),
    bodies=(
        BodyPlan(
            "committee", "Access and opportunity committee",
            BodyKind.ACCESS_AND_OPPORTUNITY_COMMITTEE, has_third_side=True,
            seats=(
                SeatPlan("lena", "trades", "Secretary of the council"),
                SeatPlan("marcus", "builder", "Project executive"),
                SeatPlan("theo", "trades", "Business agent, ironworkers"),
                SeatPlan("ines", "builder", "Manager, subcontractors"),
                SeatPlan("owen", "owner", "Compliance officer of the port"),
                SeatPlan("priya", "pathways", "Program director"),
                SeatPlan("carol", "tradeswomen", "Organizer"),
                SeatPlan("grace", "board", "Sector lead, construction"),
            ),
            clauses=clauses(
                "Who builds the harbor shall look like who lives around it. We read the numbers "
                "together and act on them.",
                frequency="On the second Tuesday of each month, on site.",
                scope_in="Goals, workforce filings, published figures, outreach, good-faith steps.",
                scope_out="Pay claims and grievances go to the contractor and the local.",
                quorum=2,
            ),
        ),
        BodyPlan(
            "outreach", "Outreach team", BodyKind.UNIT_TEAM, parent="committee",
            seats=(
                SeatPlan("theo", "trades", "Business agent, ironworkers"),
                SeatPlan("dana", "builder", "Data steward, payroll", has_key=False),
            ),
        ),
    ),
)  # fmt: skip

APPRENTICES = """Each contractor with five or more journeyworkers of a trade on site takes at least one
apprentice of that trade, and asks the training center first."""
STARTS = """Contractors tell the council four weeks ahead which trades start, how many people they need
and on which day. The council tells the training center the same week."""
RESTROOMS = """Each site has a locked restroom for women from the first day of work, and a sign at the gate
that says where it is."""

ANSWERS = (
    Said("1a", "yes", "yes", "yes"),
    Said("1a1", "partly", "yes", labor_note="For carpenters and electricians; not for the others."),
    Said("1a4", "yes", "yes", "yes"),
    Said("2a2", "no", "partly", labor_note="The text on apprentices waits for management."),
    Said("2b", "yes", "yes", "yes"),
    Said("2b1", "no", "no", labor_note="Nobody has counted beyond this year."),
    Said("2b4", "yes", "yes", "yes"),
    Said("3a", "yes", "yes", management_note="The project labor agreement of both projects."),
    Said("3a2", "yes", "yes"),
    Said("4a3", "partly", "yes", "partly", labor_note="Three contractors take part; the others do not answer."),
    Said("4a4", "no", "yes", "no", provider_note="There is a letter, and it promises no number."),
    Said("4a5", "partly", "yes", labor_note="Harborview, yes. Eastmarsh, hardly anybody."),
    Said("5a2", "no", "partly"),
    Said("5a3", "yes", "yes"),
    Said("5a9", "yes", "yes"),
    Said("5a10", "yes", "yes"),
)  # fmt: skip


def load(people: People, *, at: datetime) -> None:
    """Founded eight months ago, with goals, filings, a published figure, and decisions that wait."""
    founded = found(PLAN, people, at=at - timedelta(days=240))
    diary = diary_of(CONSTRUCTION, founded, at=at)
    diary.write(issues.construction(founded, at=at))
    diary.write(meetings_of(meetings.CONSTRUCTION, founded, at=at))
    diary.write(planning.construction(founded, at=at))
    diary.write(_registers(founded, at))
    diary.write(correspondence.construction(founded, at=at))
    diary.write(training.deeds(founded, at=at))
    diary.write(facilities.classes(founded, at, by="marcus", provider="Harbor Pathways"))
    diary.write(
        facilities.targets(founded, at, body="committee", by="lena", signers=SIGNERS, days=186)
    )
    diary.write(vouching.deeds(founded, at=at))
    diary.write(help_deeds(HARBOR_DESK, founded, at=at))
    set_goals(founded, at=at - timedelta(days=218))
    list_for_the_public(founded, ("lena", "marcus"), at=at - timedelta(days=200))
    diary.turn_to(at - timedelta(days=141))
    _settle(founded, at=at)
    agree_on_witnesses(founded, "committee", SIGNERS, at=at - timedelta(days=137))
    name_keys(founded, {"labor": "lena", "management": "marcus"}, at=at - timedelta(days=136))
    diary.not_before(load_numbers(founded, at=at))
    diary.turn_to(at - timedelta(days=8))
    give_all(ANSWERS, founded, labor="lena", management="marcus", provider="priya",
             at=at - timedelta(days=8))  # fmt: skip
    _leave_open(founded, at=at)
    diary.not_before(at - timedelta(days=4))
    diary.turn_to(at - timedelta(days=3))
    entered = enter_all(
        HARBOR, founded, body="committee", labor="lena", management="marcus", since=3, at=at
    )
    chosen = choose(founded, body="committee", labor="lena", management="marcus", now=entered)
    diary.not_before(
        rate_job(
            ELECTRICIAN, founded, body="committee", labor="lena", management="marcus", now=chosen
        )
    )
    diary.turn_to(at)


def _registers(founded: Founded, at: datetime) -> list[Deed]:
    """Rules changed together, a survey, and an award."""
    return Registers(
        founded, "committee", ("lena", "marcus", "theo", "ines"),
        ("Crews on both sites", "Foremen and office"), "The night crew of the Harborview site", at,
    ).deeds()  # fmt: skip


def _settle(founded: Founded, *, at: datetime) -> None:
    people, body = founded.people, founded.bodies["committee"]
    rooms = decisions.propose(
        body=body, title="A locked restroom for women", text=RESTROOMS, by=people["theo"],
        at=at - timedelta(days=140), review_on=(at + timedelta(days=60)).date(),
    )  # fmt: skip
    agree(rooms, [people[word] for word in SIGNERS], at=at - timedelta(days=138))


def _leave_open(founded: Founded, *, at: datetime) -> None:
    """One proposal of labor waits for management, one of management waits for labor."""
    people, body = founded.people, founded.bodies["committee"]
    apprentices = decisions.propose(
        body=body, title="An apprentice in each crew", text=APPRENTICES, by=people["lena"],
        at=at - timedelta(days=7),
    )  # fmt: skip
    agree(apprentices, [people["lena"], people["theo"]], at=at - timedelta(days=6))
    starts = decisions.propose(
        body=body, title="Four weeks' notice of starts", text=STARTS, by=people["marcus"],
        at=at - timedelta(days=5), closes_on=(at + timedelta(days=30)).date(),
    )  # fmt: skip
    agree(starts, [people["marcus"], people["ines"]], at=at - timedelta(days=4))
