"""Agreements on paper: fields recognised edition by edition, filled from the record, voluntary ones never."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import page as validator
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from highroad.areas.training.actions import agreements as actions
from highroad.areas.training.models import OfficialForm
from highroad.areas.training.queries import agreements
from highroad.areas.training.rules.agreements import remaining
from highroad.areas.training.rules.official import matching
from highroad.areas.training.rules.official.filling import chosen, fill_form
from highroad.areas.training.rules.official.reading import read_form
from highroad.kit.answers import NotFound, Refused
from tests.areas.training import blank_forms
from tests.areas.training.scene import NOON, Scene, make_scene
from tests.table import refused
from tests.web.test_hours_pages import at, client_of
from tests.web.ui.pdfs import faults

BLANK = blank_forms.blank_form()


@pytest.mark.pure
@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("1. Apprentice name (last, first) ApprenticeName[0]", "a_name"),
        ("Social Security Number", ""),
        ("Apprentice sex", ""),
        ("Veteran status of apprentice", ""),
        ("Ethnicity", ""),
        ("Date of Birth (month, day, year)", "a_born"),
        ("Pre-apprenticeship completed", "a_prepared"),
        ("Name of pre-apprenticeship program", "a_preparing"),
        ("Program Number", "b_number"),
        ("Sponsor name", "b_sponsor"),
        ("Sponsor address", ""),
        ("Employer e-mail", ""),
        ("City of employer", "b_employer_place"),
        ("O*NET code", "b_onet"),
        ("Occupation O*NET code", "b_onet"),
        ("Occupation title", ""),
        ("Occupation", "b_occupation"),
        ("Term type", "b_approach"),
        ("Time-based", "b_approach_time"),
        ("Term remaining", "b_remaining"),
        ("Credit, related instruction", "b_credit_instruction"),
        ("Credit OJL hours", "b_credit"),
        ("Related instruction length", "b_instruction"),
        ("Related instruction provider", ""),
        ("Period 3 rate", "b_rate_3"),
        ("Duration 10", "b_span_10"),
        ("Duration 11", ""),
        ("Signature of apprentice", ""),
        ("Apprentice signature date", "c_apprentice_day"),
        ("Parent or guardian signature date", "c_guardian_day"),
        ("Sponsor representative 2 signature date", "c_sponsor_2_day"),
        ("Printed name of employer representative (signed)", "c_employer_1_name"),
        ("Date registered", "d_registered"),
        ("Apprentice ID", "d_number"),
        ("", ""),
    ],
)
def test_what_a_field_means(label: str, code: str):
    assert matching.meaning_of(matching.words_of(label)) == code


@pytest.mark.pure
def test_each_meaning_is_given_to_one_field():
    found = matching.guess({"a": "sponsor name", "b": "sponsor", "c": "occupation"})

    assert found == {"a": "b_sponsor", "c": "b_occupation"}
    assert matching.lacks(found.values()) == ("a_name",)


@pytest.mark.pure
def test_an_option_is_chosen_by_its_first_word_and_never_by_chance():
    assert chosen("time", ["/Time", "/Hybrid"]) == "/Time"
    assert chosen("By time: hours on the job", ["/Time", "/Hybrid"]) == "/Time"
    assert chosen("Both hours and months", ["Hourly", "Both"]) == "Both"
    assert chosen("months", ["Hours", "Years"]) == ""
    assert chosen("hours", ["hours a week", "hours a day"]) == ""


@pytest.mark.pure
def test_what_remains_of_a_term():
    assert remaining(Decimal(8000), Decimal(900)) == 7100
    assert remaining(Decimal(800), Decimal(900)) == 0
    assert remaining(None, Decimal(900)) is None


@pytest.mark.pure
def test_a_blank_form_is_filled_and_voluntary_fields_stay_empty():
    read = read_form(BLANK)
    codes = {code: f"<{code}>" for code in read.guessed.values()}
    given = {
        **codes,
        "a_prepared": "yes",
        "b_approach": "time based",
        "b_unit": "both of them",
        "a_name": "Ana Núñez",
    }

    found = blank_forms.values(fill_form(BLANK, {**read.guessed, "SSN": "a_name"}, given))

    assert found["ApprenticeName"] == "Ana Núñez"
    assert found["Rate2"] == "<b_rate_2>"
    assert (found["PreApp"], found["TermType"], found["WageUnits"]) == ("/Yes", "/Time", "Both")
    assert not {"SSN", "Veteran", "AppSign", "SponsorAddress"} & set(found)
    assert fill_form(BLANK, read.guessed, given) == fill_form(BLANK, read.guessed, given)


@pytest.mark.pure
def test_a_second_form_inside_a_form_is_taken_out():
    content = blank_forms.blank_form(xfa=True)

    assert b"/XFA" in content
    assert b"/XFA" not in fill_form(content, read_form(content).guessed, {"a_name": "Nia"})


FAULTS = [
    ("empty", b"  ", "not empty"),
    ("a page of the web", b"<html>ETA-671</html>", "not a PDF"),
    ("a Word file", b"PK\x03\x04 word/document.xml", "not a PDF"),
    ("cut off", BLANK[:300], "cut off or broken"),
    ("only a head", b"%PDF-1.7\nnothing", "cut off or broken"),
    ("a scan", blank_forms.scan(), "This is a scan"),
    ("printed flat", blank_forms.blank_form({}), "printed or saved flat"),
    ("one program alone", blank_forms.blank_form({}, xfa=True), "XFA"),
    ("with a password", blank_forms.blank_form(password="x"), "locked with a password"),
    ("locked", blank_forms.blank_form(locked=True), "locked against filling in"),
    ("another form", blank_forms.other_form(), "Name of the apprentice"),
    ("filled in", blank_forms.blank_form(filled="Ada Cole"), "filled in already"),
    ("a book", blank_forms.blank_form(pages=41), "41 pages"),
    (
        "too many fields",
        blank_forms.blank_form({f"f{each}": f"line {each}" for each in range(601)}),
        "604 fields",
    ),
    ("too large", b"%PDF-" + b" x" * (5 * 1024 * 1024), "at most 8 MB"),
]


@pytest.mark.pure
@pytest.mark.parametrize(("name", "content", "words"), FAULTS, ids=[each[0] for each in FAULTS])
def test_faulty_files_say_what_is_wrong(name: str, content: bytes, words: str):
    with pytest.raises(Refused) as error:
        read_form(content)
    assert words in error.value.reason, name


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def brought(scene: Scene, content: bytes = BLANK, **changes: Any) -> OfficialForm:
    by = changes.pop("by", scene.table.lena)
    return actions.bring_form(
        program=scene.program, file_name="eta671.pdf", content=content, by=by, at=NOON
    )


@pytest.mark.django_db
def test_only_a_coordinator_brings_a_form_and_a_faulty_one_keeps_nothing(scene: Scene):
    with refused("coordinator"):
        brought(scene, by=scene.table.marcus)
    with refused("scan"):
        brought(scene, blank_forms.scan())
    assert not OfficialForm.objects.exists()
    form = brought(scene)
    assert (form.number, len(form.digest), form.matched["Occ"]) == (1, 64, "b_occupation")
    with refused("here already"):
        brought(scene)
    assert brought(scene, blank_forms.blank_form(pages=2)).number == 2
    with pytest.raises(NotFound):
        agreements.get_form(form.key, scene.table.marcus)


@pytest.mark.django_db
def test_fields_are_matched_by_hand_but_never_the_voluntary_ones(scene: Scene):
    form = brought(scene)

    def match(**changes: str) -> OfficialForm:
        return actions.match_fields(
            form=form, matched={**form.matched, **changes}, by=scene.table.lena, at=NOON
        )

    for changes, why in (
        ({"SSN": "a_name"}, "“SSN”"), ({"Nothing": "a_name"}, "list"), ({"Occ": "z_other"}, "list"),
        ({"Occ": ""}, "Occupation"),
    ):  # fmt: skip
        with refused(why):
            match(**changes)
    assert match(SponsorAddress="b_employer_place").matched["SponsorAddress"] == "b_employer_place"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"number": 1}, "training_official_form_number_once"),
        ({"number": 2, "digest": ""}, "training_official_form_has_a_digest"),
    ],
)
def test_the_database_has_the_last_word_on_forms(
    scene: Scene, changes: dict[str, Any], constraint: str
):
    form = brought(scene)
    kept = {"program": form.program, "file_name": "a.pdf", "content": b"", "digest": "0", "made_by_alias": "L", "made_at": NOON}  # fmt: skip
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        OfficialForm.objects.create(**{**kept, **changes})
    assert constraint in str(error.value) or "training_officialform" in str(error.value)


@pytest.mark.django_db
def test_an_agreement_is_filled_for_those_who_may_see_it(scene: Scene):
    lena, nia, marcus = (
        client_of(one) for one in (scene.table.lena, scene.nia, scene.table.marcus)
    )
    official, here = (
        at("official_agreement", scene.enrollment.key),
        at("official_form", scene.program.key),
    )
    assert lena.get(official).status_code == 404
    assert "No form yet" in lena.get(here).text
    answer = lena.post(here, {"file": SimpleUploadedFile("scan.pdf", blank_forms.scan())})
    assert answer.status_code == 422
    assert "This is a scan" in answer.text
    answer = lena.post(here, {"file": SimpleUploadedFile("eta.pdf", BLANK)})
    assert "Kept as you brought it" in answer.text

    for reader in (lena, nia):
        found = reader.get(official)
        assert found["Content-Type"] == "application/pdf"
        said = blank_forms.values(found.content)
        assert said["ApprenticeName"] == "Nia Fields"
        assert (said["DOB"], said["Begin"], said["Rate2"]) == ("05/01/2000", "01/05/2026", "55 %")
        assert (said["AppSignDate"], said["RegDate"], said["TermType"]) == ("01/05/2026", "01/05/2026", "/Time")  # fmt: skip
        assert "SSN" not in said
    for path in (official, at("agreement", scene.enrollment.key)):
        assert marcus.get(path).status_code == 404
    form = agreements.form_of(scene.program)
    assert form is not None
    page = lena.get(at("match_form", form.key))
    assert "social security" not in page.text
    names = [each.name for each in agreements.fields_of(form) if not each.is_never]
    given = {f"field_{n}": form.matched.get(name, "") for n, name in enumerate(names)}
    assert lena.post(at("match_form", form.key), given).status_code == 302
    assert marcus.get(at("match_form", form.key)).status_code == 404


@pytest.mark.django_db
def test_our_own_agreement_is_a_tagged_document_in_both_languages(scene: Scene):
    nia = client_of(scene.nia)

    found = nia.get(at("agreement", scene.enrollment.key))

    assert found["Content-Disposition"] == 'attachment; filename="agreement.pdf"'
    assert b"StructTreeRoot" in found.content or b"/MarkInfo" in found.content
    spanish = nia.get("/es" + at("agreement", scene.enrollment.key))
    for content in (found.content, spanish.content):
        assert not faults(content, validator.ValidationProfile.PDF_UA_1)
