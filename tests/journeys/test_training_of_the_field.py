"""Training partnerships as they are described in the field, each walked through its pages.

A transit mentorship apprenticeship of an agency, its union and a college (Joint Workforce Investment).
Their people here are invented; the figures of graduates are theirs.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.training.models import (
    Enrollment,
    HoursEntry,
    HoursWord,
    Pairing,
    Rating,
    StatusMove,
    TrainingProgram,
)
from highroad.areas.training.rules import lines
from highroad.areas.training.rules.status import needed_signatures
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus, PairingKind
from tests import cast
from tests.areas.training.scene import adopted_program
from tests.cast import NOON
from tests.journeys.test_partnerships_of_the_field import opened, page, told
from tests.table import Table, make_table, seat_somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
GRADUATES = {"Bus operators": 69, "Mechanics": 4, "Overhead line": 1}
"""Public figures of the Joint Workforce Investment: they must come out of raw rows."""


def take_in(client: Client, table: Table, program: TrainingProgram, text: str) -> None:
    """A file of hires as the personnel office exports it: seen, then accepted."""
    sent = SimpleUploadedFile("hires.csv", text.encode(), "text/csv")
    shown = client.post(
        reverse("training:hires", args=[program.key]),
        {"file": sent, "employer": str(table.management.key)},
    )
    assert shown.status_code == 200, shown.content.decode()[:3000]
    assert not Enrollment.objects.filter(program=program).exists(), "nothing is kept before the yes"
    told(client, "training:accept_hires", program.key, packed=shown.context["packed"])


def finish(program: TrainingProgram, on: date, by: object) -> None:
    """Raw rows of people who went all the way: hours with the journeyworker's word, and the last move."""
    people = list(Enrollment.objects.filter(program=program))
    entries = HoursEntry.objects.bulk_create(
        HoursEntry(
            enrollment=each, client_key=uuid4(), day=on, process="driving", hours=Decimal(8),
            employer=each.employer, entered_by=by, entered_at=NOON,
        )
        for each in people
    )  # fmt: skip
    HoursWord.objects.bulk_create(
        HoursWord(entry=each, is_confirmed=True, by=by, at=NOON) for each in entries
    )
    StatusMove.objects.bulk_create(
        StatusMove(enrollment=each, number=1, status=EnrollmentStatus.COMPLETED, on=on, by_alias="L", at=NOON)
        for each in people
    )  # fmt: skip


def test_transit_operators_ride_with_a_mentor_and_every_graduate_is_a_row():
    """Hires as CSV, a mentor in week one, a task signed by both, notes the supervisor never sees."""
    table = make_table(name="Transit Mentorship")
    ruth, dana = cast.person("Ruth Vale"), cast.person("Dana Cole")
    program = adopted_program(
        table, "Bus operators", occupation="Bus operator", term_low=Decimal(2000),
        term_high=Decimal(2000), term_years=Decimal(1), probation_hours=Decimal(500),
        processes=lines.read_processes("Driving; 2000").rows,
        courses=lines.read_courses("Technical training; 180").rows,
        steps=lines.read_steps("80; 0; 0\n90; 1000; 6").rows,
        competencies=lines.read_competencies("Boards a wheelchair").rows,
    )  # fmt: skip
    lena, marcus, mentor = opened(table.lena), opened(table.marcus), opened(ruth)
    told(lena, "training:add_offer", program.key, email=ruth.email, languages="Spanish", most="2")
    today = timezone.localdate()
    row = f"{today.isoformat()},1990-04-01"
    text = f"name,start,birth,email,mentor\nDana Cole,{row},{dana.email},\nIvo Hart,{row},,{ruth.email}\n"

    faulty = lena.post(
        reverse("training:hires", args=[program.key]),
        {
            "file": SimpleUploadedFile("hires.csv", text.replace(row, "next week,", 1).encode()),
            "employer": str(table.management.key),
        },
    )
    assert faulty.status_code == 422
    assert "“next week”" in faulty.content.decode()
    take_in(lena, table, program, text)

    home = lena.get(reverse("home:home")).content.decode()
    assert "Find a mentor in the first week: Dana Cole" in home
    assert "first week: Ivo Hart" not in home, "Ivo came with a mentor"
    enrollment = Enrollment.objects.get(participant__name="Dana Cole")
    match = reverse("training:match", args=[enrollment.key])
    found = lena.get(match, {"site": "", "language": "Spanish"}).content.decode()
    key = found.split('name="offer" value="')[1].split('"')[0]
    assert lena.post(match, {"offer": key}).status_code == 302
    assert "Find a mentor" not in lena.get(reverse("home:home")).content.decode()

    for number, part in enumerate(needed_signatures(date(1990, 4, 1), today)):
        signed = {"part": part.value, "name": f"Signer {number}", "signed_on": today.isoformat()}
        assert lena.post(reverse("training:sign", args=[enrollment.key]), signed).status_code == 302
    told(lena, "training:move", enrollment.key, status="RE", on=today.isoformat())
    told(
        lena, "training:pair", enrollment.key, kind=PairingKind.JOURNEYWORKER.value,
        email=ruth.email, from_on=today.isoformat(),
    )  # fmt: skip
    hers = opened(dana)
    task = enrollment.standards.terms.competencies[0].key
    told(
        mentor, "training:competencies", enrollment.key, competency=task, level="3",
        on=today.isoformat(), note="Ramp and straps, at the east yard.",
    )  # fmt: skip
    rating = Rating.objects.get()
    assert "viewport" in page(hers, "training:sign_rating", rating.key)
    assert mentor.get(reverse("training:sign_rating", args=[rating.key])).status_code == 403
    told(hers, "training:sign_rating", rating.key, answer="yes")
    standing = hers.get(reverse("training:competencies", args=[enrollment.key])).context["standing"]
    assert (standing.shown, rating.word.by, rating.by) == (1, dana, ruth), "signed by both"

    pair = Pairing.objects.get(kind=PairingKind.MENTOR, enrollment=enrollment)
    note = "Split shifts are hard with the baby"
    told(mentor, "training:check_ins", pair.key, how="hard", words=note)
    assert note in page(hers, "training:check_ins", pair.key)
    supervisor = cast.person("Paul Reed")
    seat_somebody(table, Side.MANAGEMENT, supervisor)
    for reader in (marcus, opened(supervisor)):
        assert reader.get(reverse("training:check_ins", args=[pair.key])).status_code == 404
        for name in ("training:employed", "training:totals"):
            assert note not in page(reader, name, table.partnership.key)
        assert "Dana Cole" in page(reader, "training:employed", table.partnership.key)
        assert reader.get(reverse("training:enrollment", args=[enrollment.key])).status_code == 404


def test_sixty_nine_and_four_and_one_come_out_of_the_rows():
    """The graduates of a year by program, with the file of their rows; the year before counts for itself."""
    table = make_table(name="Transit Mentorship")
    lena, this_year = opened(table.lena), date(TODAY.year, 1, 15)
    before = this_year - timedelta(days=30)
    for name, count in GRADUATES.items():
        program = adopted_program(table, name, occupation=name)
        people = "\n".join(f"{name} {number},2024-03-04" for number in range(count))
        take_in(lena, table, program, f"name,start\n{people}\n")
        finish(program, this_year, table.lena)
    StatusMove.objects.filter(enrollment__participant__name="Bus operators 0").update(on=before)
    asked = {"kind": "graduated", "program": "", "first_on": before.isoformat(), "last_on": TODAY.isoformat()}  # fmt: skip

    shown = page(lena, "training:totals", table.partnership.key, **asked)

    found = lena.get(reverse("training:totals", args=[table.partnership.key]), asked).context["found"]  # fmt: skip
    assert found.number == sum(GRADUATES.values()) == 74
    assert dict(found.by_program) == GRADUATES
    assert "Apprentices whose completion is dated within the period" in shown
    rows = lena.get(reverse("training:totals_file", args=[table.partnership.key]), asked)
    lines_of_file = rows.content.decode("utf-8-sig").splitlines()
    assert lines_of_file[0] == "Completed the program,74"
    assert lines_of_file[1] == f"Period,{before.isoformat()}..{TODAY.isoformat()}"
    assert len(lines_of_file) == 4 + 74
    assert sum(",Mechanics," in line for line in lines_of_file) == 4
    year = {**asked, "first_on": date(TODAY.year, 1, 1).isoformat()}
    assert lena.get(reverse("training:totals", args=[table.partnership.key]), year).context["found"].number == 73  # fmt: skip
    theirs = page(opened(table.marcus), "training:totals", table.partnership.key, **asked)
    assert "Mechanics 0" not in theirs
    assert "You coordinate no program here" in theirs
