"""A green-jobs program of a city union: the union's fund, city departments, a funder; made up."""

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
)
from highroad.background.demonstration.answers import Said, give_all
from highroad.background.demonstration.charters import clauses
from highroad.background.demonstration.commitments import GREEN_JOBS, diary_of
from highroad.background.demonstration.countersigning import agree_on_witnesses
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
from highroad.background.demonstration.meetings import meetings_of
from highroad.background.demonstration.people import People

NAME = "Marlow Green Jobs Program (demonstration)"
COUNTERSIGNED_BY: tuple[str, ...] = ()
PLAN = PartnershipPlan(
    name=NAME,
    summary=(
        "City employees and neighbors learn to run buildings on less energy, in evening and Saturday "
        "classes, and city departments hire from them. Made up, after the structure of a city "
        "union's green jobs initiative."
    ),
    naics="611519",
    region="Marlow (made up)",
    city="Marlow",
    state="New York",
    parties=(
        PartyPlan(
            "council", "District Council 88 (demonstration)",
            OrganizationKind.LABOR_ORGANIZATION, Side.LABOR, is_core=True,
        ),
        PartyPlan(
            "city", "City of Marlow, Department of Buildings (demonstration)",
            OrganizationKind.EMPLOYER, Side.MANAGEMENT, is_core=True,
        ),
        PartyPlan(
            "pathways", "Harbor Pathways Training Center (demonstration)",
            OrganizationKind.TRAINING_PROVIDER,
        ),
        PartyPlan(
            "energy", "State Energy Office (demonstration)", OrganizationKind.PUBLIC_AGENCY
        ),
    ),
    bodies=(
        BodyPlan(
            "board", "Green jobs program board", BodyKind.TRAINING_TRUST,
            seats=(
                SeatPlan("teresa", "council", "Director, education fund"),
                SeatPlan("nathan", "city", "Deputy commissioner"),
                SeatPlan("victor", "council", "Chapter officer, engineers"),
                SeatPlan("joan", "city", "Head of building operations"),
                SeatPlan("priya", "pathways", "Program director"),
            ),
            clauses=clauses(
                "People in Marlow get the jobs that cleaner buildings bring, and the city gets the "
                "people it cannot find.",
                frequency="Every other month, and before each term of classes.",
                scope_in="Courses, seats, certificates, help to attend, hiring from the classes.",
                scope_out="Civil service rules, wages and titles.",
            ),
        ),
    ),
)  # fmt: skip

SEATS = """Of each class of twenty-four, fourteen seats are for members and ten for neighbors.

Neighbors are people who live in an area the state has named as disadvantaged, or are under 25."""
HIRING = """The department interviews everybody who earns the building operator certificate.

It says within thirty days who was hired, and why others were not."""
CHILD_CARE = """The program pays for child care during evening classes, up to four hours a class."""

ANSWERS = (
    Said("1a", "yes", "yes", "yes"),
    Said("1a2", "yes", "partly", management_note="Workers teach; they do not sit on the board yet."),
    Said("2a", "yes", "yes", "yes"),
    Said("2a1", "yes", "partly", "yes", management_note="Vacancies are known for one year only."),
    Said("2a2", "no", "yes", labor_note="Nothing is signed. The hiring text waits."),
    Said("2b1", "partly", "partly"),
    Said("2b4", "yes", "yes", "yes"),
    Said("2c", "partly", "partly", "no", provider_note="People leave because of evenings with children."),
    Said("2c1", "yes", "yes", "yes"),
    Said("3a", "yes", "yes"),
    Said("4a3", "yes", "yes", "yes"),
    Said("5a3", "yes", "no", management_note="Two titles stand below the median of the region."),
)  # fmt: skip


def load(people: People, *, at: datetime) -> None:
    """Founded four months ago; one decision stands, one waits for each side."""
    founded = found(PLAN, people, at=at - timedelta(days=120))
    diary = diary_of(GREEN_JOBS, founded, at=at)
    diary.write(issues.green(founded, at=at))
    diary.write(meetings_of(meetings.GREEN_JOBS, founded, at=at))
    diary.write(planning.green_jobs(founded, at=at))
    diary.write(
        facilities.targets(
            founded, at, body="board", by="teresa", signers=("teresa", "nathan"), days=60
        )
    )
    diary.write(correspondence.green_jobs(founded, at=at))
    diary.turn_to(at - timedelta(days=81))
    _decide(founded, at=at)
    give_all(ANSWERS, founded, labor="teresa", management="nathan", provider="priya",
             at=at - timedelta(days=9))  # fmt: skip
    list_for_the_public(founded, ("teresa",), at=at - timedelta(days=30))
    agree_on_witnesses(
        founded, "board", ("teresa", "victor", "nathan", "joan"), at=at - timedelta(days=15)
    )
    diary.turn_to(at)


def _decide(founded: Founded, *, at: datetime) -> None:
    people, body = founded.people, founded.bodies["board"]
    labor = [people["teresa"], people["victor"]]
    management = [people["nathan"], people["joan"]]
    seats = decisions.propose(
        body=body, title="Who gets a seat in class", text=SEATS, by=people["teresa"],
        at=at - timedelta(days=80),
    )  # fmt: skip
    agree(seats, [*labor, *management], at=at - timedelta(days=78))
    hiring = decisions.propose(
        body=body, title="Interviews for graduates", text=HIRING, by=people["teresa"],
        at=at - timedelta(days=10),
    )  # fmt: skip
    agree(hiring, labor, at=at - timedelta(days=9))
    care = decisions.propose(
        body=body, title="Child care in the evening", text=CHILD_CARE, by=people["nathan"],
        at=at - timedelta(days=4), closes_on=(at + timedelta(days=24)).date(),
    )  # fmt: skip
    agree(care, management, at=at - timedelta(days=3))
