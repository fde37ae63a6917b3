"""Layouts, guesses, codes, classes and states, without a database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from highroad.areas.filings.rules import lifecycle
from highroad.areas.filings.rules.classes import read_class
from highroad.areas.filings.rules.codes import DEFAULT_CODES
from highroad.areas.filings.rules.fields import kind_of
from highroad.areas.filings.rules.folding import OURS, fold, header_signature, plain
from highroad.areas.filings.rules.guessing import guess
from highroad.areas.filings.rules.layouts import (
    WORKER_WEEK_HEADER,
    Layout,
    built_in,
    columns_used_twice,
    layout_for,
    layout_named,
    missing_fields,
)
from highroad.areas.filings.rules.scans import RowScan
from highroad.areas.filings.vocabulary import Act, Field, FieldKind, FilingStatus, Race, Sex
from highroad.kit.periods import Period

pytestmark = pytest.mark.pure
MANUAL = Path(__file__).parents[3] / "docs" / "reference" / "filing-checks.md"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Male", " male "), ("Género", "GENERO"), ("Week_Ending", "week ending"), ("J/RA", "j ra")],
)
def test_words_are_compared_without_regard_to_case_accents_and_signs(one, other):
    assert fold(one) == fold(other)


def test_a_question_mark_is_a_code_and_stays():
    assert fold(" ? ") == "?"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_a_header_is_known_again_whatever_its_case_and_our_columns():
    known = header_signature(WORKER_WEEK_HEADER)

    assert header_signature([name.upper() for name in WORKER_WEEK_HEADER]) == known
    assert header_signature([*WORKER_WEEK_HEADER, *OURS]) == known
    assert header_signature(WORKER_WEEK_HEADER[::-1]) != known


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Decimal("40.0000"), "40"), (Decimal("38.50"), "38.5"), (Decimal("-0.25"), "-0.25"),
        (Decimal(1000), "1000"), (Decimal("0.0000"), "0"), (date(2026, 3, 1), "2026-03-01"), ("x", "x"),
    ],
)  # fmt: skip
def test_values_stand_in_messages_without_trailing_zeros(value, told):
    assert plain(value) == told


@pytest.mark.parametrize(
    ("filed", "trade", "level"),
    [
        ("Journeyman", None, "journey"),
        ("Apprentice", None, "apprentice"),
        ("Carpenter Apprentice 3", "carpenter", "apprentice"),
        ("Carpenter - 2nd year apprentice", "carpenter", "apprentice"),
        ("Electricista aprendiz", "electricista", "apprentice"),
        ("Laborer", "laborer", None),
        ("Laborer Trainee", "laborer", "trainee"),
        ("Foreman", None, None),
        ("General Foreman", None, None),
        ("Office", None, None),
        ("Iron Worker Journeyworker", "iron", "journey"),
    ],
)
def test_a_class_says_what_it_says_and_no_more(filed, trade, level):
    assert read_class(filed) == (trade, level)


def test_every_default_code_is_a_code_or_a_declined_answer():
    assert set(DEFAULT_CODES["sex"].values()) == {*Sex.values, "declined"}
    assert set(DEFAULT_CODES["race"].values()) == {*Race.values, "declined"}
    for codes in DEFAULT_CODES.values():
        assert all(fold(word) == word for word in codes)


def test_na_is_no_code_by_itself():
    """It is a race in Alaska and a missing answer in Syracuse: each source says which."""
    assert "na" not in DEFAULT_CODES["race"]
    alaska = Layout(columns={}, signature="", codes={"race": {"NA": "native"}})
    assert alaska.all_codes()["race"]["na"] == "native"


def test_each_field_holds_one_kind_of_value():
    assert kind_of(Field.WEEK_ENDING) is FieldKind.DATE
    assert kind_of(Field.DAY7) is FieldKind.NUMBER
    assert kind_of(Field.RACE) is FieldKind.CODE
    assert kind_of(Field.WORKER) is FieldKind.TEXT


def test_the_built_in_layout_needs_no_matching():
    layout = layout_named("worker-week")

    assert layout_for(header_signature(WORKER_WEEK_HEADER), []) == layout
    assert missing_fields(layout.columns) == ()
    assert layout.columns["employer"] == "contractor"
    with pytest.raises(KeyError):
        layout_named("another")


def test_a_saved_layout_goes_before_a_built_in_one():
    saved = Layout(columns={}, signature=built_in()[0].signature, name="ours")

    assert layout_for(saved.signature, [saved]) is saved
    assert layout_for("unknown", [saved]) is None


def test_a_layout_survives_its_json():
    layout = Layout(
        columns={"hours": "Hrs"}, signature="s", name="n", null_tokens=("NA",), date_format="serial",
        decimal_mark=",", codes={"sex": {"W": "female"}},
    )  # fmt: skip

    assert Layout.from_json(layout.as_json()) == layout


def test_what_a_layout_lacks_and_what_it_uses_twice():
    assert missing_fields({"hours": "H", "worker": "W"}) == (
        Field.PROJECT,
        Field.EMPLOYER,
        Field.WEEK_ENDING,
    )
    assert columns_used_twice({"gross": "Pay", "net": "Pay", "rate": "Rate"}) == ("Pay",)


def test_columns_are_guessed_by_their_headers_in_english():
    header = [
        "Job",
        "Contractor Name",
        "W/E",
        "Badge",
        "Total Hrs",
        "OT Hrs",
        "Gender",
        "Ethnicity",
    ]

    found = guess(header, []).columns

    assert found == {
        "project": "Job", "employer": "Contractor Name", "week_ending": "W/E", "worker": "Badge",
        "hours": "Total Hrs", "overtime_hours": "OT Hrs", "sex": "Gender", "race": "Ethnicity",
    }  # fmt: skip


def test_columns_are_guessed_by_their_headers_in_spanish():
    header = [
        "Obra",
        "Contratista",
        "Semana que termina",
        "Trabajador",
        "Horas",
        "Sexo",
        "Raza",
        "Oficio",
    ]

    found = guess(header, []).columns

    assert found == {
        "project": "Obra", "employer": "Contratista", "week_ending": "Semana que termina",
        "worker": "Trabajador", "hours": "Horas", "sex": "Sexo", "race": "Raza", "trade": "Oficio",
    }  # fmt: skip


def test_columns_are_guessed_by_what_stands_below():
    rows = [
        ["M", "White", "03/01/2026", "7"],
        ["F", "NA", "03/08/2026", "8"],
        ["", "Black", "", ""],
    ]

    found = guess(["a", "b", "c", "d"], rows)

    assert found.columns == {"sex": "a", "race": "b", "week_ending": "c"}
    assert set(found.reasons.values()) == {"content"}
    assert found.null_tokens == ("NA",)
    assert found.date_format == "%m/%d/%Y"


@pytest.mark.parametrize(
    ("filed", "style"),
    [
        (["2026-03-31"], "%Y-%m-%d"), (["03/31/2026"], "%m/%d/%Y"), (["03/31/26"], "%m/%d/%y"),
        (["31/03/2026"], "%d/%m/%Y"), (["03/04/2026", "31/03/2026"], "%d/%m/%Y"),
        (["31.03.2026"], "%d.%m.%Y"), (["46112"], "serial"), (["soon"], "%Y-%m-%d"), ([], "%Y-%m-%d"),
    ],
)  # fmt: skip
def test_the_way_of_writing_dates_is_guessed(filed, style):
    assert guess(["week ending"], [[value] for value in filed]).date_format == style


@pytest.mark.parametrize(
    ("filed", "mark"),
    [("38.5", "."), ("1,234.50", "."), ("38,5", ","), ("1,234", "."), ("40", ".")],
)
def test_the_decimal_mark_is_guessed(filed, mark):
    assert guess(["hours"], [[filed]]).decimal_mark == mark


def test_the_table_of_states_is_walked_from_upload_to_receipt():
    way = [
        Act.MATCH,
        Act.FIND_WARNINGS,
        Act.ANSWER_LAST,
        Act.LOCK,
        Act.CERTIFY,
        Act.CERTIFY,
        Act.REPLACE,
    ]
    status = FilingStatus.MAPPING
    for act in way:
        assert lifecycle.may_move(status, act)
        status = lifecycle.moved(status, act)

    assert status is FilingStatus.REPLACED


def test_what_is_not_in_the_table_is_refused():
    for status, act in product(FilingStatus, Act):
        allowed = (status, act) in lifecycle.TRANSITIONS
        assert bool(lifecycle.may_move(status, act)) is allowed
        if not allowed:
            with pytest.raises(KeyError):
                lifecycle.moved(status, act)


def test_every_state_is_in_the_table_and_on_the_bar():
    states = {
        state for (start, _act), end in lifecycle.TRANSITIONS.items() for state in (start, end)
    }

    assert states == set(FilingStatus)
    assert {lifecycle.step_of(status) for status in FilingStatus} == {1, 2, 3, 4, 5, 6}


def test_unlocking_is_the_only_way_back_from_a_lock():
    back = {act for (start, act), end in lifecycle.TRANSITIONS.items() if start in (FilingStatus.LOCKED, FilingStatus.HALF_CERTIFIED) and end not in (FilingStatus.HALF_CERTIFIED, FilingStatus.CERTIFIED)}  # fmt: skip

    assert back == {Act.UNLOCK}


def test_the_drawing_in_the_manual_equals_the_table():
    assert lifecycle.drawn() in MANUAL.read_text()


def test_a_scan_knows_how_many_filings_it_names():
    scan = RowScan("/nowhere", uuid4(), (uuid4(), uuid4()), Period.quarter(2026, 1), "d")

    assert len(scan) == 2


def test_a_field_found_by_its_header_is_not_looked_for_below():
    rows = [["M", "F"], ["F", "M"]]

    assert guess(["sex", "other"], rows).columns == {"sex": "sex"}
