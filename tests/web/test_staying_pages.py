"""The pages of mentors, leaving and complaints, each used once as people use it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from highroad.areas.training.models import Complaint, Enrollment, Pairing
from highroad.areas.training.vocabulary.enrollments import Ender, EnrollmentStatus, PairingKind
from tests import cast
from tests.areas.training.scene import Scene, adopted_program, make_scene, moved
from tests.areas.training.test_rapids import cells, content
from tests.web.test_hours_pages import at, client_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_a_mentor_is_found_and_the_two_write_to_each_other(scene: Scene):
    ruth = cast.person("Ruth Vale")
    lena, nia, mentor = (client_of(each) for each in (scene.table.lena, scene.nia, ruth))
    assert "Nobody is on the list yet" in lena.get(at("mentors", scene.program.key)).text
    given = {"email": "nobody@example.org", "site": "Pier 4", "languages": "English", "most": "2"}
    assert "Nobody has an account" in lena.post(at("add_offer", scene.program.key), given).text
    lena.post(at("add_offer", scene.program.key), {**given, "email": ruth.email})
    match = at("match", scene.enrollment.key)
    assert "Nobody on the list fits" in lena.get(f"{match}?site=&language=Tagalog").text
    assert "Choose somebody of this list" in lena.post(match, {"offer": "x"}).text
    page = lena.get(f"{match}?site=pier+4&language=english")
    assert "Same site" in page.text
    key = page.text.split('name="offer" value="')[1].split('"')[0]
    assert lena.post(match, {"offer": key}).status_code == 302

    pair = Pairing.objects.get(kind=PairingKind.MENTOR)
    words = at("check_ins", pair.key)
    assert "Mentors and mentees" in nia.get(at("mine")).text
    assert mentor.post(words, {"words": "First week was long"}).status_code == 422
    given = {"how": "hard", "words": "First week was long", "wants_help": "on"}
    assert mentor.post(words, given).status_code == 302
    for reader in (nia, mentor, lena):
        assert "First week was long" in reader.get(words).text
    assert lena.post(words, given).status_code == 403
    for stranger in (scene.table.marcus, scene.ben):
        assert client_of(stranger).get(words).status_code == 404
    today = timezone.localdate()  # midnight may have passed since the file was read
    Pairing.objects.filter(pk=pair.pk).update(from_on=today - timedelta(days=40))
    pair.check_ins.update(day=today - timedelta(days=30))
    assert "Silent for 30 days: Nia Fields" in mentor.get(reverse("home:home")).text
    assert "Nia Fields · Ruth Vale" in lena.get(reverse("home:home")).text
    nia.post(words, {"how": "well"})
    assert "Silent for" not in mentor.get(reverse("home:home")).text


def test_who_leaves_is_asked_why(scene: Scene):
    lena, ask = client_of(scene.table.lena), at("exit_interview", scene.enrollment.key)
    assert lena.get(ask).status_code == 403
    moved(scene.table, scene.enrollment, EnrollmentStatus.CANCELLED, ender=Ender.APPRENTICE)
    assert "Ask why they left: Nia Fields" in lena.get(reverse("home:home")).text
    empty = lena.post(ask, {"words": "The bus stopped at six", "held_on": TODAY.isoformat()})
    assert empty.status_code == 422
    assert "The bus stopped at six" in empty.text

    given = {"reasons": ["travel", "care"], "would_return": "yes", "held_on": TODAY.isoformat()}
    text = lena.post(ask, given, follow=True).text

    assert "1 left, 1 of them were asked why" in text
    assert "Care of children or relatives" in text
    assert "What is done so that others stay" in text
    assert f"about=training.trainingprogram%3A{scene.program.key}&amp;kind=improvement" in text
    assert "Ask why they left" not in lena.get(reverse("home:home")).text
    assert client_of(scene.table.marcus).get(at("leaving", scene.program.key)).status_code == 403


def test_a_complaint_is_answered_in_time(scene: Scene):
    nia, lena = client_of(scene.nia), client_of(scene.table.lena)
    page, day = at("complaints", scene.enrollment.key), TODAY.isoformat()
    given = {"route": "sponsor", "happened_on": day, "filed_on": day, "words": "No gloves for a week"}  # fmt: skip
    assert nia.post(page, {**given, "route": ""}).status_code == 422
    assert nia.post(page, given).status_code == 302
    assert "Answer a complaint: Nia Fields" in lena.get(reverse("home:home")).text
    assert client_of(scene.table.marcus).get(page).status_code == 404
    made = Complaint.objects.get()
    assert nia.get(at("answer_complaint", made.key)).status_code == 403

    lena.post(at("answer_complaint", made.key), {"ruling": "They came today", "ruled_on": day})

    assert "They came today" in nia.get(page).text
    nia.post(at("appeal", made.key), {"appealed_on": day})
    assert "Taken to the agency" in nia.get(page).text
    assert "Answer a complaint" not in lena.get(reverse("home:home")).text


def test_a_transfer_opens_a_new_agreement(scene: Scene):
    lena, page = client_of(scene.table.lena), at("transfer", scene.enrollment.key)
    assert "You coordinate no other program" in lena.get(page).text
    to = adopted_program(scene.table, name="Sprinkler fitters north")
    given = {"program": str(to.key), "employer": str(scene.table.management.key), "on": TODAY.isoformat()}  # fmt: skip

    text = lena.post(page, given, follow=True).text

    assert "Transferred. Now the new agreement is signed." in text
    assert Enrollment.objects.get(program=to).transferred_from == scene.enrollment


def bulk(**changes: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("rapids.csv", content(cells(**changes)), content_type="text/csv")


def test_a_bulk_file_is_checked_in_words_and_then_enrolls(scene: Scene):
    lena, page = client_of(scene.table.lena), at("bulk", scene.program.key)
    given = {"employer": str(scene.table.management.key)}
    assert "Race-White" in lena.get(page).text

    wrong = lena.post(page, {**given, "file": bulk(zip_code="2134"), "do": "enroll"})
    assert wrong.status_code == 422
    assert "Write 02134" in wrong.text
    checked = lena.post(page, {**given, "file": bulk(), "do": "check"})
    assert "1 apprentice, and nothing is wrong" in checked.text
    young = lena.post(page, {**given, "file": bulk(born_on="03/01/2009"), "do": "enroll"})
    assert "Row 2: An apprentice of this program is at least 18" in young.text
    assert Enrollment.objects.count() == 1

    text = lena.post(
        page, {**given, "file": bulk(first_name="Ada"), "do": "enroll"}, follow=True
    ).text
    assert "1 apprentice is enrolled." in text
    assert "Ada Fields" in text
    took = lena.get(at("bulk_download", scene.program.key)).content.decode()
    assert "03/02/2026,Ada,Fields" in took
    assert client_of(scene.table.marcus).get(page).status_code == 403


def test_the_worksheet_of_credits_shows_rule_numbers_and_result(scene: Scene):
    page = at("credits", scene.table.partnership.key)
    marcus = client_of(scene.table.marcus)
    hours = {"which": "hours", "began": "2024-02-01", "planned": "100000", "done": "40000", "apprentice": "4000"}  # fmt: skip

    text = marcus.get(page, hours).text
    assert "18.3 %" in text
    assert "2000" in text
    assert "$100,000.00" in text
    assert marcus.get(page, {**hours, "apprentice": "50000"}).status_code == 422
    asked = {"which": "request", "requested_on": "2025-03-03", "received_on": "2025-03-03", "needed_on": "2025-04-17"}  # fmt: skip
    assert "45 / 45" in marcus.get(page, asked).text
    assert "March 10, 2026" in marcus.get(page, asked).text
    assert "Too late" in marcus.get(page, {**asked, "requested_on": "2025-03-04", "received_on": "2025-03-04"}).text  # fmt: skip
    assert "Give the day of the answer" in marcus.get(page, {**asked, "answer": "denied"}).text
    assert client_of(cast.olu()).get(page).status_code == 404


def test_the_worksheet_of_equal_opportunity_shows_tests_and_goals(scene: Scene):
    lena, page = client_of(scene.table.lena), at("equal", scene.program.key)
    fields = lena.get(page).context["form"].fields
    empty = {name: "0" for name in fields if name != "fifth_on"}
    given = {**empty, "total_sex": "40", "women": "2", "available_women": "12", "disability_yes": "3", "disability_no": "57"}  # fmt: skip

    text = lena.post(page, given).text

    assert "5.0 %" in text
    assert "z = -1.36" in text
    assert "12 %" in text
    assert "Below seven percent" in text
    assert "more than all who answered" in lena.post(page, {**given, "women": "41"}).text
    assert client_of(scene.table.marcus).get(page).status_code == 403
