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

from highroad.areas.decisions.models import Decision
from highroad.areas.participants.models import Participant
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.training.models import (
    AreaList,
    Cohort,
    CohortSeat,
    DirectEntrant,
    DirectEntry,
    Enrollment,
    HoursEntry,
    HoursWord,
    Pairing,
    PreApprenticeship,
    Rating,
    StatusMove,
    TotalsPublication,
    TractNote,
    TrainingProgram,
)
from highroad.areas.training.rules import lines
from highroad.areas.training.rules.status import needed_signatures
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus, PairingKind
from highroad.areas.training.vocabulary.learning import SeatKind
from highroad.areas.training.vocabulary.preparing import Element
from tests import cast
from tests.areas.training.scene import adopted_program
from tests.cast import NOON
from tests.journeys.test_partnerships_of_the_field import opened, page, told
from tests.table import Table, agree, make_table, seat_somebody

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
    assert len(lines_of_file) == 5 + 74
    assert sum(",Mechanics," in line for line in lines_of_file) == 4
    year = {**asked, "first_on": date(TODAY.year, 1, 1).isoformat()}
    assert lena.get(reverse("training:totals", args=[table.partnership.key]), year).context["found"].number == 73  # fmt: skip
    theirs = page(opened(table.marcus), "training:totals", table.partnership.key, **asked)
    assert "Mechanics 0" not in theirs
    assert "You coordinate no program here" in theirs


def test_two_posts_of_a_green_jobs_program_each_come_out_of_rows_with_their_period():
    """Seats of members and of neighbors: 77 of whom 46, then 107 of whom 58, each from its own period."""
    table = make_table(name="Green Jobs")
    lena = opened(table.lena)
    program = adopted_program(table, "Building operators", occupation="Building operator")
    classes = ((date(2021, 5, 4), 46, 31), (date(2022, 1, 15), 12, 18))
    for start, members, public in classes:
        told_class = {"name": f"Term of {start}", "starts_on": start.isoformat(), "member_seats": members, "public_seats": public}  # fmt: skip
        assert lena.post(reverse("training:add_cohort", args=[program.key]), told_class).status_code == 302  # fmt: skip
        cohort = Cohort.objects.get(starts_on=start)
        kinds = [SeatKind.MEMBER] * members + [SeatKind.PUBLIC] * (public + 1)
        CohortSeat.objects.bulk_create(
            CohortSeat(
                cohort=cohort, participant=somebody(table, f"{start.year}-{number}"), kind=kind,
                number=number + 1, asked_on=start, made_by_alias="L", made_at=NOON,
            )
            for number, kind in enumerate(kinds)
        )  # fmt: skip
    posts = {date(2021, 12, 31): (77, 46), date(2022, 4, 30): (107, 58)}
    for last, (people, members) in posts.items():
        asked = {"kind": "seated", "program": str(program.key), "first_on": "2021-05-01", "last_on": last.isoformat()}  # fmt: skip
        shown = lena.get(reverse("training:totals", args=[table.partnership.key]), asked)
        found = shown.context["found"]
        assert (found.number, dict(found.by_group)[SeatKind.MEMBER.label]) == (people, members)
        assert len(found.rows) == people, "who waits has no seat and no row"
        assert "not a place on the waiting list" in shown.content.decode()
        again = f"{reverse('training:totals', args=[table.partnership.key])}?{shown.context['link']}"  # fmt: skip
        assert "The same rows come out" in lena.get(again).content.decode()
        publish_with_both(table, program, asked, shown.context["found"].seal)
    few = {"kind": "seated", "first_on": "2021-05-01", "last_on": "2021-05-03"}
    refused = lena.post(reverse("training:publish", args=[program.key]), few)
    assert (refused.status_code, TotalsPublication.objects.count()) == (422, 2)
    assert "Fewer than 11 people: too few to publish" in refused.content.decode()
    shown = Client().get(reverse("showcase:figures")).content.decode()
    assert ("Green Jobs" in shown, ">77<" in shown, ">107<" in shown) == (True, True, True)
    CohortSeat.objects.filter(number=1).update(left_on=date(2022, 4, 1))
    assert "The rows have changed" in lena.get(again).content.decode()


def test_who_lives_in_a_disadvantaged_area_is_told_by_tract_with_the_version_of_the_list():
    """A faulty list is kept nowhere; the share is of those known, and only the program sees who."""
    table = make_table(name="Green Jobs")
    lena = opened(table.lena)
    program = adopted_program(table, "Building operators", occupation="Building operator")
    class_given = {
        "name": "Evening",
        "starts_on": "2026-03-02",
        "public_seats": 9,
        "member_seats": 0,
    }
    assert (
        lena.post(reverse("training:add_cohort", args=[program.key]), class_given).status_code
        == 302
    )
    cohort, names = Cohort.objects.get(), ("Ana", "Ben", "Cora", "Dee")
    CohortSeat.objects.bulk_create(
        CohortSeat(
            cohort=cohort, participant=somebody(table, name), kind=SeatKind.PUBLIC, number=number,
            asked_on=cohort.starts_on, made_by_alias="L", made_at=NOON,
        )
        for number, name in enumerate(names)
    )  # fmt: skip
    assert "No list yet" in page(lena, "training:areas", program.key)

    def bring(rows: str) -> str:
        sent = SimpleUploadedFile(
            "list.csv", f"Census tract 2010 ID,Identified as disadvantaged\n{rows}".encode()
        )
        given = {
            "source": "Screening tool (made up)",
            "version": "2.0",
            "dated_on": "2024-12-20",
            "file": sent,
        }
        return lena.post(
            reverse("training:add_area_list", args=[program.key]), given, follow=True
        ).content.decode()

    assert "took the zero in front away" in bring("9001000100,True")
    assert not AreaList.objects.exists()
    assert "From now on this list counts" in bring("99001000100,True\n99001000200,False")
    areas, wrong = reverse("training:areas", args=[program.key]), "4 Pier Road"
    people = {one.name: one for one in Participant.objects.all()}
    told = zip(names, ("99001000100", "99001000200", "99001000300", ""), strict=True)
    for name, tract in told:
        assert lena.post(areas, {"who": str(people[name].key), "tract": tract}).status_code == 302
    refused = lena.post(areas, {"who": str(people["Ana"].key), "tract": wrong})

    shown = page(lena, "training:areas", program.key)

    assert (refused.status_code, TractNote.objects.filter(tract=wrong).exists()) == (422, False)
    for words in (
        "50.0 %",
        "1 of 2 people whose tract is known",
        "Known of 2 of 4 (50.0 %)",
        "2.0",
        "would not say",
        "Is it of another census?",
    ):
        assert words in shown, words
    rows = lena.get(reverse("training:areas_file", args=[program.key])).content.decode()
    assert ("Version,2.0" in rows, "Ana" in rows, "99001" in rows) == (True, False, False)
    assert opened(table.marcus).get(areas).status_code == 403
    assert lena.post(areas, {"who": str(people["Ana"].key), "tract": ""}).status_code == 302
    assert "99001000100" not in page(lena, "training:areas", program.key), "taken back is gone"
    assert not TractNote.objects.filter(tract="99001000100").exists()


def publish_with_both(
    table: Table, program: TrainingProgram, asked: dict[str, str], seal: str
) -> None:
    """Two keys over the same figures and period: nobody outside reads them before both have signed."""
    lena = opened(table.lena)
    if not AreaList.objects.exists():
        rows = "tract,listed\n99001000100,True\n99001000200,False\n"
        sent = SimpleUploadedFile("list.csv", rows.encode())
        listed = {
            "source": "Screening tool (made up)",
            "version": "2.0",
            "dated_on": "2020-12-20",
            "file": sent,
        }
        assert (
            lena.post(reverse("training:add_area_list", args=[program.key]), listed).status_code
            == 302
        )
    people = CohortSeat.objects.filter(cohort__program=program).order_by(
        "cohort__starts_on", "number"
    )
    if not TractNote.objects.exists():
        TractNote.objects.bulk_create(
            TractNote(
                participant_id=one, number=1, made_by_alias="L", made_at=NOON,
                tract="99001000100" if place % 3 == 0 else "99001000200",
            )
            for place, one in enumerate(people.values_list("participant", flat=True)[:77])
        )  # fmt: skip
    assert lena.post(reverse("training:publish", args=[program.key]), asked).status_code == 302
    made = TotalsPublication.objects.get(last_on=asked["last_on"])
    public, decision = (
        reverse("training:published", args=[made.key]),
        Decision.objects.get(pk=made.decision_key),
    )
    agree(decision, table.lena)
    assert Client().get(public).status_code == 404, "one key alone opens nothing"
    agree(decision, table.marcus)
    shown = Client().get(public).content.decode()
    assert made.seal == seal
    assert made.figures["groups"] == {"member": 46, "public": 31} or made.figures["number"] == 107
    assert made.figures["areas"]["inside"] == 26, "every third of those whose tract is known"
    for words in (
        f">{made.figures['number']}<",
        seal,
        "26 of 77 people whose tract is known",
        "Screening tool (made up), version 2.0",
    ):
        assert words in shown, words
    table_page = page(opened(table.marcus), "training:publications", table.partnership.key)
    assert "Published by both sides" in table_page
    assert f"seal={seal}" in table_page, "the address that counts the rows anew"


def somebody(table: Table, name: str) -> Participant:
    number = Participant.objects.filter(partnership=table.partnership).count() + 1
    return Participant.objects.create(
        partnership=table.partnership, number=number, name=name, made_by_alias="L", made_at=NOON
    )


def test_painters_come_in_by_a_gateway_and_no_place_is_promised_that_is_not_counted():
    """Pre-apprenticeship with its five elements, places by direct entry, who finished and who entered."""
    table = make_table(name="Painters' Gateway")
    lena, today = opened(table.lena), timezone.localdate()
    program = adopted_program(table, "Painters", occupation="Painter")
    begun = {"body": str(table.body.key), "name": "Gateway", "provider": "Community center"}
    elements = {each.value: "As our partners do it." for each in Element}
    added = lena.post(
        reverse("training:add_preparing", args=[table.partnership.key]), {**begun, **elements}
    )
    assert added.status_code == 302, added.content.decode()[:3000]
    gateway = PreApprenticeship.objects.get()
    first = today - timedelta(days=200)
    told(
        lena, "training:add_entry", gateway.key, program=str(program.key), places="2",
        from_on=first.isoformat(), terms="First-year mentor for each.",
    )  # fmt: skip
    entry = DirectEntry.objects.get()
    for who in ("Kim Vale", "Luis Peña"):
        finished = {"name": who, "finished_on": (today - timedelta(days=190)).isoformat()}
        assert lena.post(reverse("training:add_entrant", args=[entry.key]), finished).status_code == 302  # fmt: skip
    take_in(
        lena, table, program, f"name,start\nKim Vale,{(today - timedelta(days=180)).isoformat()}\n"
    )
    kim = DirectEntrant.objects.get(participant__name="Kim Vale")
    enrollment = Enrollment.objects.get()
    told(lena, "training:add_entered", kim.key, who=str(enrollment.key))
    shown = page(lena, "training:preparing", gateway.key)
    assert "Kim Vale" in shown
    assert "Luis Peña" in shown
    theirs = page(opened(table.marcus), "training:preparing", gateway.key)
    assert "First-year mentor for each." in theirs
    assert "Luis Peña" not in theirs, "people stand with the program"
