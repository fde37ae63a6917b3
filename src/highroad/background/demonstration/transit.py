"""A transit mentorship partnership: an agency, its union, a college; made up."""

from __future__ import annotations

from datetime import datetime, timedelta

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.partnerships.actions import ClauseDraft
from highroad.areas.partnerships.vocabulary import (
    BodyKind,
    ClauseKind,
    OrganizationKind,
    Side,
)
from highroad.background.demonstration import correspondence, issues, meetings, planning
from highroad.background.demonstration.answers import Said, give_all
from highroad.background.demonstration.assurances import BUS, enter_all
from highroad.background.demonstration.charters import clauses
from highroad.background.demonstration.commitments import TRANSIT, diary_of
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
from highroad.background.demonstration.good_jobs import OPERATOR, rate_job
from highroad.background.demonstration.improvement import improve
from highroad.background.demonstration.meetings import meetings_of
from highroad.background.demonstration.people import People
from highroad.background.demonstration.registers import Registers

NAME = "Bayline Transit Mentorship Partnership (demonstration)"
COUNTERSIGNED_BY: tuple[str, ...] = ("labor",)
PLAN = PartnershipPlan(
    name=NAME,
    summary=(
        "Every new operator rides with a mentor from the first week. Agency, union and college run "
        "the program together. Made up, after the structure of a joint workforce investment in "
        "California transit."
    ),
    naics="485113",
    region="Bayline (made up)",
    city="Bayline",
    state="California",
    parties=(
        PartyPlan(
            "local", "Transit Workers Local 912 (demonstration)",
            OrganizationKind.LABOR_ORGANIZATION, Side.LABOR, is_core=True,
        ),
        PartyPlan(
            "agency", "Bayline Transit Agency (demonstration)",
            OrganizationKind.EMPLOYER, Side.MANAGEMENT, is_core=True,
        ),
        PartyPlan(
            "college", "Mission Ridge College (demonstration)", OrganizationKind.COLLEGE
        ),
    ),
    bodies=(
        BodyPlan(
            "steering", "Joint workforce investment committee", BodyKind.STEERING_COMMITTEE,
            seats=(
                SeatPlan("rosa", "local", "President of the local"),
                SeatPlan("walter", "agency", "Director of operations"),
                SeatPlan("aisha", "local", "Lead mentor"),
                SeatPlan("paul", "agency", "Superintendent, operator training"),
                SeatPlan("helen", "college", "Dean of apprenticeship"),
            ),
            clauses=clauses(
                "New operators stay, learn and move up, because somebody who knows the road rides "
                "along.",
                frequency="Once a month, on paid time.",
                scope_in="Mentoring, operator training, the ladder from operator to coordinator.",
                scope_out="Wages, discipline and grievances stay with the contract.",
                quorum=2,
                also=(
                    ClauseDraft(
                        ClauseKind.FALLBACK,
                        "What fails twice goes to the two sponsors, after two weeks.",
                        {"route": "sponsors", "who": "The two sponsors", "days": 14},
                    ),
                    ClauseDraft(
                        ClauseKind.RENEWAL,
                        "We confirm this charter every eight months, and when a co-chair changes.",
                        {"months": 8, "on_new_leader": True, "days": 60},
                    ),
                ),
            ),
        ),
        BodyPlan(
            "mentors", "Mentor team", BodyKind.UNIT_TEAM, parent="steering",
            seats=(
                SeatPlan("aisha", "local", "Lead mentor"),
                SeatPlan("paul", "agency", "Superintendent, operator training"),
            ),
        ),
    ),
)  # fmt: skip

MENTOR_TIME = """Each mentor has two paid hours a week for each new operator, written into the run cut.

The agency counts these hours and shows them to this committee each quarter."""
FIRST_WEEK = """Each new operator meets a mentor in the first week after technical training.

Mentors are chosen by both sides together and trained for two days at the college."""
NIGHT_LINES = "Mentors may be assigned on night lines without asking them first."

ANSWERS = (
    Said("1a", "yes", "yes", "yes"),
    Said("1a1", "yes", "yes"),
    Said("1a2", "partly", "yes", labor_note="Mentors wrote two of five lessons so far."),
    Said("1a4", "no", "no", labor_note="We have no link to the workforce board yet."),
    Said("2a", "yes", "yes", "yes"),
    Said("2a1", "yes", "yes", "partly", provider_note="The list of certificates is from 2024."),
    Said("2b", "no", "no", "no"),
    Said("2d", "yes", "yes", "yes"),
    Said("3a", "yes", "yes", labor_note="Our bargained contract."),
    Said("5a7", "no", "yes", labor_note="Extra-board operators learn their shift the evening before."),
    Said("5a10", "yes", "yes"),
    Said("4a", "not_applicable", "not_applicable", labor_note="No construction here.",
         management_note="We have no construction."),
)  # fmt: skip


def load(people: People, *, at: datetime) -> None:
    """Founded two hundred days ago; two decisions wait, one fell, one is due for review."""
    founded = found(PLAN, people, at=at - timedelta(days=200))
    diary = diary_of(TRANSIT, founded, at=at)
    diary.write(issues.transit(founded, at=at))
    diary.write(meetings_of(meetings.TRANSIT, founded, at=at))
    diary.write(planning.transit(founded, at=at))
    register = Registers(
        founded,
        "steering",
        ("rosa", "walter", "aisha", "paul"),
        ("Operators and mentors", "Supervisors"),
        "The mentors of the east yard",
        at,
    )
    diary.write(register.deeds())
    diary.write(correspondence.transit(founded, at=at))
    diary.turn_to(at - timedelta(days=151))
    _decide(founded, at=at)
    give_all(ANSWERS, founded, labor="rosa", management="walter", provider="helen",
             at=at - timedelta(days=12))  # fmt: skip
    list_for_the_public(founded, ("rosa", "walter"), at=at - timedelta(days=160))
    agree_on_witnesses(
        founded, "steering", ("rosa", "walter", "aisha", "paul"), at=at - timedelta(days=20)
    )
    name_keys(founded, {"labor": "rosa", "management": "walter"}, at=at - timedelta(days=18))
    diary.turn_to(at - timedelta(days=3))
    entered = enter_all(
        BUS, founded, body="steering", labor="rosa", management="walter", since=3, at=at
    )
    diary.not_before(
        rate_job(OPERATOR, founded, body="steering", labor="rosa", management="walter", now=entered)
    )
    diary.turn_to(at - timedelta(hours=20))
    diary.not_before(improve(founded, at=at))
    diary.turn_to(at)


def _decide(founded: Founded, *, at: datetime) -> None:
    people, body = founded.people, founded.bodies["steering"]
    everybody = [people[word] for word in ("rosa", "walter", "aisha", "paul")]
    kept = decisions.propose(
        body=body, title="A mentor in the first week", text=FIRST_WEEK, by=people["walter"],
        at=at - timedelta(days=150), review_on=(at - timedelta(days=3)).date(),
    )  # fmt: skip
    agree(kept, everybody, at=at - timedelta(days=148))
    fallen = decisions.propose(
        body=body, title="Mentors on night lines", text=NIGHT_LINES, by=people["walter"],
        at=at - timedelta(days=60),
    )  # fmt: skip
    decisions.sign(
        decision=fallen, wording_number=1, stance=Stance.DECLINE, by=people["rosa"],
        reason="Mentors choose their lines. Ask them, and pay the night premium.",
        at=at - timedelta(days=58),
    )  # fmt: skip
    again = decisions.propose_again(
        decision=fallen, by=people["walter"], at=at - timedelta(days=50)
    )
    decisions.sign(
        decision=again, wording_number=1, stance=Stance.DECLINE, by=people["rosa"],
        reason="Nobody has asked the mentors yet.", at=at - timedelta(days=49),
    )  # fmt: skip
    decisions.send_on(decision=again, by=people["walter"], at=at - timedelta(days=30))
    waiting = decisions.propose(
        body=body, title="Paid time for mentors", text=MENTOR_TIME, by=people["rosa"],
        at=at - timedelta(days=6),
    )  # fmt: skip
    agree(waiting, [people["rosa"], people["aisha"]], at=at - timedelta(days=5))
    decisions.open_renewals(bodies=[body], at=at - timedelta(days=4))
