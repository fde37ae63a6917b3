"""Training papers of the harbor: hires from a list, an agreement half signed, the written plan, an official form."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pikepdf
from django.utils import timezone
from pikepdf import Array, Dictionary, Name, Pdf, String

from highroad.areas.decisions import queries as decisions
from highroad.areas.training.actions import agreements, enrollments, hires, plans, programs
from highroad.areas.training.actions.enrollments import ApprenticeDraft, Move
from highroad.areas.training.actions.plans import AvailabilityDraft, ImpedimentDraft
from highroad.areas.training.vocabulary.enrollments import AgreementPart, EnrollmentStatus
from highroad.areas.training.vocabulary.plans import (
    AimedAt,
    OutreachKind,
    PersonnelProcess,
    PlanStepKind,
    UtilizationTest,
)
from highroad.background.demonstration import curriculum
from highroad.background.demonstration.founding import agree
from highroad.background.demonstration.workforce import SIGNERS

Deed = tuple[datetime, Callable[[datetime], object]]
FIRST = ("Ada", "Bela", "Cleo", "Dora", "Elio", "Finn", "Gita", "Hugo", "Iris", "Jon", "Kai", "Luz")
LAST = ("Made-Up", "Invented", "Fictional", "Imagined", "Pretend")
"""Sixty people nobody will look for."""
HIRED, LATER = 150, 118
"""Days ago: the list, and their registration."""
FITTERS, MECHANICS = "47-2152.00", "49-9021.00"
Counts = dict[str, int | None]
TABLES: dict[str, Counts] = {
    "sex": {"female": 12, "male": 39, "declined": 11, "said": 51, "all": 62},
    "ethnicity": {"hispanic": 14, "not_hispanic": 37, "declined": 11, "said": 51, "all": 62},
    "race": {
        "AA": 13, "AS": None, "AIAN": None, "WHITE": 27, "declined": 11, "said": 51, "all": 62
    },
    "disability": {"yes": None, "no": None, "declined": 13, "said": 49, "all": 62},
}  # fmt: skip
FEW: dict[str, Counts] = {
    "sex": dict.fromkeys(("female", "male", "said", "all")),
    "ethnicity": dict.fromkeys(("hispanic", "not_hispanic", "said", "all")),
    "race": dict.fromkeys(("AA", "WHITE", "said", "all")),
    "disability": dict.fromkeys(("no", "declined", "said", "all")),
}
"""Counts as protection lets them out, of invented answers: many fitters, and five mechanics of whom nothing is shown.
The sealed answers themselves are nobody's to invent."""
TOGETHER: dict[str, Counts] = {
    name: {answer: None if FEW[name].get(answer, 0) is None else count for answer, count in counts.items()}
    for name, counts in TABLES.items()
}  # fmt: skip
SHARES = {
    "women": ("31", "27"), "hispanic": ("22", "18"), "AA": ("19", "15"), "AS": ("6", "5"),
    "AIAN": ("1", "1"), "NHPI": ("0.3", "0"), "disability": ("7", "7"),
}  # fmt: skip
FIELDS = (
    "Apprentice name", "Date of birth", "Program number", "Sponsor name", "Employer name", "Occupation",
    "RAPIDS code", "Term in hours", "Probationary period", "Credit for work on the job",
    "Term remaining", "Date apprenticeship begins", "Expected completion date",
    "Journeyworker's wage rate", "Entry wage rate", "Signature of apprentice", "Signature date of apprentice",
)  # fmt: skip


def deeds(scene: Any) -> list[Deed]:
    """The moments and what is done then; `scene` is that of the sprinkler fitters."""
    at = scene.at
    return [
        (at - timedelta(days=HIRED), lambda moment: _hire(scene, moment)),
        (at - timedelta(days=LATER), lambda moment: register(scene, moment)),
        (at - timedelta(days=112), lambda moment: _bring_form(scene, moment)),
        (at - timedelta(days=88), lambda moment: _mechanics(scene, moment)),
        (at - timedelta(days=86), lambda moment: _join(scene, moment)),
        (at - timedelta(days=64), lambda moment: _plan(scene, moment)),
        (at - timedelta(days=21, hours=3), lambda moment: _cycle(scene, moment)),
        (at - timedelta(days=4, hours=3), lambda moment: _half_signed(scene, moment)),
    ]


def names() -> list[str]:
    """Everybody on the list."""
    return [f"{first} {last}" for last in LAST for first in FIRST]


def _list(start: date, people: Sequence[str]) -> bytes:
    held = io.StringIO(newline="")
    rows = csv.writer(held)
    rows.writerow(("name", "start", "birth", "credit hours"))
    for number, name in enumerate(people):
        rows.writerow((name, start.isoformat(), date(1996 + number % 9, 1 + number % 12, 14), "0"))
    return held.getvalue().encode()


def _hire(scene: Any, at: datetime) -> None:
    scene.held_hires = enroll_listed(scene, scene.program, names(), HIRED, at)


def enroll_listed(
    scene: Any, program: Any, people: Sequence[str], ago: int, at: datetime
) -> list[Any]:
    """A list of hires of so many days ago, enrolled at once."""
    return hires.enroll_hires(
        program=program, employer=scene.employer, content=_list(scene.day(ago), people),
        by=scene.founded.people["priya"], at=at,
    )  # fmt: skip


def register(scene: Any, at: datetime, held: Sequence[Any] = (), first: int = 4801) -> None:
    """Everybody has signed, the agency has every agreement and registered it."""
    priya, day = scene.founded.people["priya"], timezone.localdate(at)
    for number, made in enumerate(held or scene.held_hires):
        moment = at + timedelta(seconds=20 * number)
        for second, (part, name) in enumerate(scene.signers, start=1):
            enrollments.sign_part(
                enrollment=made, part=part, name=name or made.participant.name, signed_on=day,
                by=priya, at=moment + timedelta(seconds=second),
            )  # fmt: skip
        enrollments.send_agreement(
            enrollment=made, sent_on=day, by=priya, at=moment + timedelta(seconds=10)
        )
        enrollments.move(
            enrollment=made, by=priya, at=moment + timedelta(seconds=11),
            agency_number=f"MA-{first + number}",
            step=Move(status=EnrollmentStatus.REGISTERED, on=day),
        )  # fmt: skip


def _mechanics(scene: Any, at: datetime) -> None:
    """A second program of the sponsor, in another group of occupations: five, of whom no number can be shown."""
    people, body = scene.founded.people, scene.founded.bodies["committee"]
    program = programs.begin_program(
        body=body, name="Heating and cooling mechanics of the harbor", number="2026-MA-71017",
        registered_on=scene.day(600), by=people["lena"], at=at,
    )  # fmt: skip
    terms = replace(
        scene.terms,
        occupation="Heating and cooling mechanic",
        rapids_code="0637",
        onet_code=MECHANICS,
    )
    version = programs.draft_standards(
        program=program, terms=terms, by=people["lena"], at=at + timedelta(minutes=1)
    )
    curriculum.agree_on_all(scene, version, at + timedelta(seconds=90))
    put = programs.put_to_both_sides(
        version=version, by=people["lena"], at=at + timedelta(minutes=2)
    )
    decision = decisions.get_decision(str(put.decision_key), people["lena"])
    agree(decision, [people[word] for word in SIGNERS], at=at + timedelta(minutes=3))
    programs.name_coordinator(
        program=program, user=people["priya"], by=people["lena"], at=at + timedelta(hours=4)
    )
    scene.mechanics = program


def _join(scene: Any, at: datetime) -> None:
    people = [f"{first} Supposed" for first in FIRST[:5]]
    held = enroll_listed(scene, scene.mechanics, people, 86, at)
    register(scene, at + timedelta(hours=1), held, first=4901)


def _half_signed(scene: Any, at: datetime) -> None:
    """Two have signed; the rest are still to come."""
    priya, day = scene.founded.people["priya"], timezone.localdate(at)
    made = enrollments.enroll(
        program=scene.program, employer=scene.employer, by=priya, at=at,
        draft=ApprenticeDraft(name="Eli Vance", started_on=day, born_on=date(2002, 2, 19)),
    )  # fmt: skip
    for second, (part, name) in enumerate(
        ((AgreementPart.APPRENTICE, "Eli Vance"), (AgreementPart.SPONSOR_1, "Lena Ortiz")), start=1
    ):
        enrollments.sign_part(
            enrollment=made, part=part, name=name, signed_on=day, by=priya,
            at=at + timedelta(seconds=second),
        )  # fmt: skip


def _plan(scene: Any, at: datetime) -> None:
    """Counted and held beside who is available; reviews done; two ways to people who seldom apply."""
    given = {"program": scene.program, "by": scene.founded.people["priya"]}
    counted = {"": TOGETHER, "47": TABLES, FITTERS: TABLES, "49": FEW, MECHANICS: FEW}
    titles = {FITTERS: "Sprinkler fitter", MECHANICS: "Heating and cooling mechanic"}
    plans.keep_count(counted=counted, occupations=titles, at=at, **given)
    shares = {group: (Decimal(area), Decimal(own)) for group, (area, own) in SHARES.items()}
    draft = AvailabilityDraft(
        area="Three counties around the harbor (made up)", source="Survey of the region (made up)",
        weight=Decimal(75), test=UtilizationTest.EIGHTY, shares=shares,
    )  # fmt: skip
    plans.say_availability(draft=draft, at=at + timedelta(minutes=5), **given)
    steps = (
        (PlanStepKind.UTILIZATION, 64, "Women are below what is available; a goal is set."),
        (
            PlanStepKind.REVIEW,
            66,
            "The test of lifting was dropped: no task of the work asks for it.",
        ),
        (PlanStepKind.REMINDER, 70, ""),
        (PlanStepKind.IMPEDIMENTS, 65, ""),
    )
    for number, (kind, ago, words) in enumerate(steps, start=6):
        plans.note_step(
            kind=kind, on=scene.day(ago), words=words, at=at + timedelta(minutes=number), **given
        )
    plans.note_impediment(
        at=at + timedelta(minutes=10), **given,
        draft=ImpedimentDraft(
            major="47", process=PersonnelProcess.ACCESS, on=scene.day(65), is_found=True,
            words="The classroom had a step at the door.", change="A ramp is in place.",
        ),
    )  # fmt: skip
    _reach_out(scene, at + timedelta(minutes=11))


def _reach_out(scene: Any, at: datetime) -> None:
    ways = (
        ("Tradeswomen of the Harbor (demonstration)", OutreachKind.LINKAGE, AimedAt.WOMEN),
        ("Center for independent living (made up)", OutreachKind.VISIT, AimedAt.DISABILITY),
    )
    scene.ways = [
        plans.reach_out(
            organization=name, kind=kind, aimed_at=aimed,
            since_on=scene.day(180), words="", at=at + timedelta(minutes=number),
            program=scene.program, by=scene.founded.people["priya"],
        )
        for number, (name, kind, aimed) in enumerate(ways)
    ]  # fmt: skip


def _cycle(scene: Any, at: datetime) -> None:
    for number, (way, applied, works) in enumerate(zip(scene.ways, (11, 0), (True, False), strict=True)):  # fmt: skip
        plans.judge_cycle(
            outreach=way, cycle="Fall class", on=timezone.localdate(at), applied=applied,
            is_effective=works, words="", by=scene.founded.people["priya"],
            at=at + timedelta(minutes=number),
        )  # fmt: skip


def _bring_form(scene: Any, at: datetime) -> None:
    agreements.bring_form(
        program=scene.program, file_name="agreement-form-made-up.pdf", content=blank_form(),
        by=scene.founded.people["priya"], at=at,
    )  # fmt: skip


def blank_form() -> bytes:
    """A form that is nobody's: one page of text fields, in the order in which form ETA-671 asks."""
    pdf = Pdf.new()
    page = pdf.add_blank_page()
    font = Dictionary(Helv=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    said = ["Apprenticeship agreement, made up for the demonstration", *FIELDS]
    lines = [f"BT /Helv 9 Tf 50 {750 - 40 * row} Td ({words}) Tj ET" for row, words in enumerate(said)]  # fmt: skip
    page.obj.Contents = pdf.make_stream("\n".join(lines).encode())
    page.obj.Resources = Dictionary(Font=pdf.make_indirect(font))
    fields = [pdf.make_indirect(_field(words, row)) for row, words in enumerate(FIELDS, start=1)]
    page.obj.Annots = Array(fields)
    pdf.Root.AcroForm = Dictionary(
        Fields=Array(fields), DA=String("/Helv 10 Tf 0 g"), DR=page.obj.Resources
    )
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _field(words: str, row: int) -> pikepdf.Dictionary:
    low = 728 - 40 * row
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(words), TU=String(words),
        Rect=Array([50, low, 420, low + 18]), DA=String("/Helv 10 Tf 0 g"), F=4,
    )  # fmt: skip
