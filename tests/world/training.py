"""Training of the world: a program in force, an apprentice with hours, and who stands beside them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.utils import timezone

from highroad.areas.decisions.models import Decision
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.training.actions import (
    agreements,
    areas,
    classes,
    credits,
    ending,
    enrollments,
    hours,
    learning,
    marks,
    plans,
    preparing,
    programs,
    staying,
)
from highroad.areas.training.actions.areas import ListDraft
from highroad.areas.training.actions.classes import CohortDraft, SessionDraft
from highroad.areas.training.actions.credits import AskDraft, ClaimDraft, FacilityDraft
from highroad.areas.training.actions.ending import EndingDraft
from highroad.areas.training.actions.enrollments import ApprenticeDraft, Move
from highroad.areas.training.actions.hours import Day
from highroad.areas.training.actions.learning import RatingDraft
from highroad.areas.training.actions.plans import AvailabilityDraft, ImpedimentDraft
from highroad.areas.training.actions.preparing import EntryDraft
from highroad.areas.training.actions.staying import ComplaintDraft
from highroad.areas.training.models import TotalsPublication
from highroad.areas.training.rules import lines
from highroad.areas.training.rules.marks import items_of
from highroad.areas.training.rules.publishing import Figures
from highroad.areas.training.vocabulary.counting import TotalKind
from highroad.areas.training.vocabulary.credits import Credit, ReplyKind, SentBy, Technology
from highroad.areas.training.vocabulary.ending import EndedBy
from highroad.areas.training.vocabulary.enrollments import (
    AgreementPart,
    EnrollmentStatus,
    PairingKind,
)
from highroad.areas.training.vocabulary.learning import SeatKind
from highroad.areas.training.vocabulary.plans import (
    AimedAt,
    OutreachKind,
    PersonnelProcess,
    PlanStepKind,
    UtilizationTest,
)
from highroad.areas.training.vocabulary.preparing import Element
from highroad.areas.training.vocabulary.staying import ComplaintRoute, HowItGoes
from tests.areas.training.blank_forms import blank_form
from tests.areas.training.standards_of import sprinkler

if TYPE_CHECKING:
    from tests.world.everything import WholeBuilder

START = date(2026, 3, 2)


def train(builder: WholeBuilder) -> None:
    """Everything by actions, every text a canary."""
    things, labor = builder.table.things, builder.table.people["labor"]
    program = programs.begin_program(
        body=things["body"], name=builder.word("joint", "program"),
        number=builder.word("joint", "program_number"), by=labor, at=builder.now(),
    )  # fmt: skip
    for name in ("standards", "standards_draft"):
        things[name] = programs.draft_standards(
            program=program, terms=_terms(builder), by=labor, at=builder.now()
        )
        _mark(builder, things[name])
        if name == "standards":
            put = programs.put_to_both_sides(version=things[name], by=labor, at=builder.now())
            builder.adopt(Decision.objects.get(pk=put.decision_key))
    things["program"] = program
    things["coordinator"] = program.coordinators.get()
    _enroll(builder)
    _end(builder)


def _end(builder: WholeBuilder) -> None:
    """The agency ends the registration; nobody is told yet."""
    things, labor = builder.table.things, builder.table.people["labor"]
    things["deregistration"] = ending.end_registration(
        program=things["program"], by=labor, at=builder.now(),
        draft=EndingDraft(
            ended_by=EndedBy.AGENCY, on=timezone.localdate() + timedelta(days=30), reason=builder.word("joint", "ended_because"),
            contact=builder.word("joint", "ended_contact"),
        ),
    )  # fmt: skip


def _mark(builder: WholeBuilder, version: Any) -> None:
    """Labor agrees to everything; management not yet to the first item, for a reason."""
    people, names = builder.table.people, [each.name for each in items_of(version.terms)]
    marks.mark_items(
        version=version, items=names, is_agreed=True, by=people["labor"], at=builder.now()
    )
    marks.mark_items(
        version=version, items=names[:1], is_agreed=False, by=people["management"],
        reason=builder.word("joint", "not_yet"), at=builder.now(),
    )  # fmt: skip


def _terms(builder: WholeBuilder) -> Any:
    def word(name: str) -> str:
        return builder.word("joint", name)

    return sprinkler(
        occupation=word("occupation"), agency=word("agency"),
        complaints_contact=word("complaints"),
        processes=lines.read_processes(f"{word('process')}; 3000\nWelding; 5000").rows,
        courses=lines.read_courses(f"{word('course')}; 600").rows,
        competencies=lines.read_competencies(word("competency")).rows,
        words={**sprinkler().words, "6": word("review")},
    )  # fmt: skip


def _enroll(builder: WholeBuilder) -> None:
    """The name is for the coordinator and the employer, what happened for the coordinator alone."""
    things, labor = builder.table.things, builder.table.people["labor"]
    made = enrollments.enroll(
        program=things["program"], employer=builder.party(Side.MANAGEMENT), by=labor, at=builder.now(),
        draft=ApprenticeDraft(name=builder.word("rows", "apprentice"), started_on=START),
    )  # fmt: skip
    for part in AgreementPart:
        if part is not AgreementPart.GUARDIAN:
            enrollments.sign_part(
                enrollment=made, part=part, name=builder.word("coordinator", part.value.rstrip("_12")),
                signed_on=START, by=labor, at=builder.now(),
            )  # fmt: skip
    enrollments.move(
        enrollment=made, by=labor, at=builder.now(), agency_number=builder.word("coordinator", "agency_number"),
        step=Move(status=EnrollmentStatus.REGISTERED, on=START, reason=builder.word("coordinator", "reason")),
    )  # fmt: skip
    teacher = builder.someone("journeyworker")
    things["pairing"] = enrollments.pair(
        enrollment=made, user=teacher, kind=PairingKind.JOURNEYWORKER,
        from_on=START, by=labor, at=builder.now(),
    )  # fmt: skip
    things["entry"] = hours.log_hours(
        enrollment=made, by=labor, at=builder.now(),
        entry=Day(client_key=uuid4(), day=START, process="welding", hours=Decimal(8), site=builder.word("rows", "site")),
    )  # fmt: skip
    things["enrollment"] = made
    things["rating"] = learning.rate(
        enrollment=made, by=teacher, at=builder.now(),
        draft=RatingDraft(
            competency=made.standards.terms.competencies[0].key, level=3, on=START,
            note=builder.word("coordinator", "rating"),
        ),
    )  # fmt: skip
    _teach(builder)
    _stay(builder, made)
    _prepare(builder)
    _register(builder)
    _plan(builder)
    _live(builder)
    things["official_form"] = agreements.bring_form(
        program=things["program"], file_name=builder.word("coordinator", "form_file"),
        content=blank_form(), by=labor, at=builder.now(),
    )  # fmt: skip


def _prepare(builder: WholeBuilder) -> None:
    """A way in: promises are for the table, people for the coordinator."""
    things, labor = builder.table.things, builder.table.people["labor"]

    def word(name: str) -> str:
        return builder.word("joint", name)

    things["preparing"] = preparing.begin_preparing(
        body=things["body"], name=word("preparing"), provider=word("preparing_provider"), by=labor,
        elements={each.value: word(f"element_{each.value}") for each in Element}, at=builder.now(),
    )  # fmt: skip
    things["direct_entry"] = preparing.promise_places(
        preparing=things["preparing"], program=things["program"], by=labor, at=builder.now(),
        draft=EntryDraft(places=2, from_on=START, terms=word("entry_terms")),
    )  # fmt: skip
    things["direct_entrant"] = preparing.note_finished(
        entry=things["direct_entry"], name=builder.word("coordinator", "entrant"),
        finished_on=START, by=labor, at=builder.now(),
    )  # fmt: skip
    tables = {"sex": {"female": 12, "male": 40, "declined": 0, "said": 52, "all": 52}}
    preparing.keep_count(
        preparing=things["preparing"], smallest=11, by=labor, at=builder.now(),
        counted={"finished": tables, "entered": {"sex": {"female": None, "male": None, "said": 41, "all": 41}}},
    )  # fmt: skip


def _live(builder: WholeBuilder) -> None:
    """A list of areas and where the apprentice lives: for who coordinates the program."""
    things, labor = builder.table.things, builder.table.people["labor"]
    areas.keep_list(
        program=things["program"], by=labor, at=builder.now(),
        draft=ListDraft(
            source=builder.word("coordinator", "area_publisher"),
            version=builder.word("coordinator", "v")[-60:], dated_on=START,
            content=b"tract,listed\n99001000100,True\n99001000200,False\n",
        ),
    )  # fmt: skip
    areas.note_tract(
        program=things["program"], who=things["enrollment"].participant_id, tract="99001000100",
        by=labor, at=builder.now(),
    )  # fmt: skip
    figures = Figures(
        number=77, groups={"member": 46, "public": None}, smallest=11, version="2.0",
        areas={"inside": 20, "outside": 40, "unknown": 17}, dated_on="2024-12-20",
        source=builder.word("joint", "published_source"),
    )  # fmt: skip
    things["totals_publication"] = TotalsPublication.objects.create(
        program=things["program"], number=1, kind=TotalKind.SEATED, first_on=START, last_on=START,
        figures=figures.as_dict(), seal="0123456789abcdef", made_by_alias="seat",
        made_at=builder.now(),
    )  # fmt: skip


def _plan(builder: WholeBuilder) -> None:
    """The written plan is for who coordinates the program."""
    things, labor = builder.table.things, builder.table.people["labor"]

    def word(name: str) -> str:
        return builder.word("coordinator", name)

    given: dict[str, Any] = {"by": labor, "at": builder.now()}
    program = things["program"]
    plans.say_availability(
        program=program, **given,
        draft=AvailabilityDraft(
            area=word("area"), source=word("area_source"), weight=Decimal(100),
            test=UtilizationTest.EIGHTY, shares={"women": (Decimal(12), Decimal(0))},
        ),
    )  # fmt: skip
    plans.note_step(
        program=program, kind=PlanStepKind.REVIEW, on=START, words=word("plan_step"), **given
    )
    tables = {"sex": {"female": 5, "male": 40}}
    plans.keep_count(
        program=program, counted=dict.fromkeys(("", "47", "47-2152.00"), tables),
        occupations={"47-2152.00": "Sprinkler fitter"}, **given,
    )  # fmt: skip
    plans.note_impediment(
        program=program, **given,
        draft=ImpedimentDraft(
            major="47", process=PersonnelProcess.ACCESS, on=START, is_found=True,
            words=word("impediment"), change=word("impediment_change"),
        ),
    )  # fmt: skip
    things["outreach"] = plans.reach_out(
        program=program, organization=word("outreach"), kind=OutreachKind.LINKAGE,
        aimed_at=AimedAt.WOMEN, since_on=START, words=word("outreach_words"), **given,
    )  # fmt: skip
    plans.judge_cycle(
        outreach=things["outreach"], cycle=word("cycle"), on=START, applied=3, is_effective=True,
        words=word("cycle_words"), **given,
    )  # fmt: skip


def _register(builder: WholeBuilder) -> None:
    """A register is for the party that keeps it; a request also for the program that was asked."""
    things, manager = builder.table.things, builder.table.people["management"]

    def word(name: str, zone: str = "management") -> str:
        return builder.word(zone, name)

    found = credits.keep_facility(
        body=things["body"], by=manager, at=builder.now(),
        draft=FacilityDraft(name=word("facility"), place=word("facility_place"), began_on=START, planned_hours=Decimal(900)),
    )  # fmt: skip
    credits.say_credit(
        facility=found, by=manager, at=builder.now(),
        draft=ClaimDraft(
            credit=Credit.INVESTMENT, technology=Technology.SOLAR, planned_on=START + timedelta(days=900)
        ),
    )  # fmt: skip
    credits.say_hours(
        facility=found, contractor=word("contractor"), until_on=START, total=Decimal(90),
        apprentice=Decimal(9), by=manager, at=builder.now(),
    )  # fmt: skip
    credits.note_on_site(
        facility=found, contractor=word("contractor"), code=word("code")[-40:], first_on=START,
        is_apprentice=False, by=manager, at=builder.now(),
    )  # fmt: skip
    for number in range(2):
        things["open_request"] = credits.ask_program(
            facility=found, program=things["program"], by=manager, at=builder.now(),
            draft=AskDraft(
                program_name="", sent_by=SentBy.ELECTRONIC, requested_on=START, received_on=START,
                needed_on=START + timedelta(days=50), until_on=START + timedelta(days=90),
                occupation=word(f"asked_{number}", "rows"), place=word("asked_place", "rows"), count=2,
                hours=Decimal(80), contact=word("asked_contact"), serves=True, states_intent=True,
            ),
        )  # fmt: skip
        if not number:
            credits.reply_to(
                request=things["open_request"], kind=ReplyKind.DENIED, on=START,
                words=word("reply", "rows"), by=manager, at=builder.now(),
            )  # fmt: skip
    things["facility"] = found


def _stay(builder: WholeBuilder, made: Any) -> None:
    """A mentor, what the two wrote, and a complaint: for the program, never for the employer."""
    things, labor = builder.table.things, builder.table.people["labor"]
    mentor = builder.table.people["journeyworker"]
    things["mentor_offer"] = staying.offer_to_mentor(
        program=things["program"], user=mentor, site=builder.word("coordinator", "mentor_site"),
        languages=builder.word("coordinator", "mentor_languages"), by=labor, at=builder.now(),
    )  # fmt: skip
    things["pair"] = enrollments.pair(
        enrollment=made, user=mentor, kind=PairingKind.MENTOR, from_on=START, by=labor,
        at=builder.now(),
    )  # fmt: skip
    staying.check_in(
        pairing=things["pair"], how=HowItGoes.HARD, words=builder.word("coordinator", "check_in"),
        by=mentor, at=builder.now(),
    )  # fmt: skip
    things["complaint"] = staying.complain(
        enrollment=made, by=labor, at=builder.now(),
        draft=ComplaintDraft(
            route=ComplaintRoute.SPONSOR, happened_on=START, filed_on=START,
            words=builder.word("coordinator", "complaint"),
        ),
    )  # fmt: skip
    staying.answer_complaint(
        complaint=things["complaint"], ruling=builder.word("coordinator", "ruling"), ruled_on=START,
        by=labor, at=builder.now(),
    )  # fmt: skip


def _teach(builder: WholeBuilder) -> None:
    """A class: the table knows its name and its seats, the coordinator who sits there."""
    things, labor = builder.table.things, builder.table.people["labor"]
    made = classes.begin_cohort(
        program=things["program"], by=labor, at=builder.now(),
        draft=CohortDraft(
            name=builder.word("joint", "class"), place=builder.word("joint", "class_place"),
            starts_on=START, public_seats=1,
        ),
    )  # fmt: skip
    things["class_seat"] = classes.ask_for_seat(
        cohort=made, kind=SeatKind.PUBLIC, name=builder.word("coordinator", "seat_of_class"),
        by=labor, at=builder.now(),
    )  # fmt: skip
    course = things["standards"].terms.courses[0].title
    things["class_session"] = classes.plan_session(
        cohort=made, by=labor, at=builder.now(),
        draft=SessionDraft(course=course, day=START, hours=Decimal(4)),
    )  # fmt: skip
    things["cohort"] = made
