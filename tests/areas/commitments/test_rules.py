"""The table of moves, lateness, and what can be kept: truth tables."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest

from highroad.areas.commitments import rules
from highroad.areas.commitments.rules import EvidenceDraft
from highroad.areas.commitments.vocabulary import CommitmentAct as Act
from highroad.areas.commitments.vocabulary import CommitmentKind, EvidenceForm
from highroad.areas.commitments.vocabulary import CommitmentState as State

pytestmark = pytest.mark.pure
DAY = date(2026, 3, 2)
MOVES = {
    State.ASKED: {Act.ACCEPT: State.OPEN, Act.DECLINE: State.DECLINED, Act.WITHDRAW: State.WITHDRAWN, Act.ESCALATE: State.ASKED},
    State.OPEN: {
        Act.SHOW: State.EVIDENCED, Act.POSTPONE: State.OPEN, Act.HAND_OVER: State.OPEN,
        Act.WITHDRAW: State.WITHDRAWN, Act.ESCALATE: State.OPEN,
    },
    State.EVIDENCED: {Act.SHOW: State.EVIDENCED, Act.CONFIRM: State.CONFIRMED, Act.NOT_RIGHT: State.OPEN, Act.WITHDRAW: State.WITHDRAWN},
    State.DECLINED: {Act.ACCEPT: State.OPEN},
    State.CONFIRMED: {},
    State.WITHDRAWN: {},
    State.LATE: {},
}  # fmt: skip


@pytest.mark.parametrize(("state", "act"), list(product(State, Act)))
def test_every_state_and_act(state: State, act: Act):
    wanted = MOVES[state].get(act)

    assert rules.after(state, act) is wanted
    assert bool(rules.may_move(state, act, "because")) is (wanted is not None)


@pytest.mark.parametrize("act", [Act.DECLINE, Act.NOT_RIGHT, Act.POSTPONE, Act.WITHDRAW])
def test_these_acts_say_why(act: Act):
    state = next(state for state in State if rules.after(state, act))

    assert not rules.may_move(state, act, "  ")
    assert rules.may_move(state, act, "The mechanic was ill.")
    assert not rules.may_move(state, act, "x" * (rules.LONGEST_WORDS + 1))


@pytest.mark.parametrize(
    ("state", "due", "late", "days", "sponsors"),
    [
        (State.OPEN, DAY, False, 0, False),
        (State.OPEN, DAY - timedelta(1), True, 1, False),
        (State.ASKED, DAY - timedelta(7), True, 7, False),
        (State.ASKED, DAY - timedelta(8), True, 8, True),
        (State.EVIDENCED, DAY - timedelta(30), False, 0, False),
        (State.CONFIRMED, DAY - timedelta(30), False, 0, False),
        (State.OPEN, None, False, 0, False),
    ],
)
def test_late_is_when_nothing_was_shown_by_the_day(
    state: State, due: date | None, late: bool, days: int, sponsors: bool
):
    assert rules.is_late(state, due, DAY) is late
    assert rules.days_late(state, due, DAY) == days
    assert rules.is_for_sponsors(state, due, DAY) is sponsors
    assert rules.standing(state, due, DAY) is (State.LATE if late else state)


@pytest.mark.parametrize(
    ("what", "kind", "due", "fine"),
    [
        ("Order scanners", CommitmentKind.FOLLOW_UP, DAY, True),
        ("  ", CommitmentKind.FOLLOW_UP, DAY, False),
        ("Order scanners", CommitmentKind.FOLLOW_UP, None, False),
        ("No layoffs from training", CommitmentKind.PLEDGE, None, True),
        ("Order scanners", CommitmentKind.REMEDY, DAY - timedelta(1), False),
        ("x" * 241, CommitmentKind.STEP, DAY, False),
    ],
)
def test_a_promise_says_what_and_by_when(
    what: str, kind: CommitmentKind, due: date | None, fine: bool
):
    assert bool(rules.may_be_promised(what, kind, due, DAY)) is fine


def draft(**more: object) -> EvidenceDraft:
    given = {
        "form": EvidenceForm.NOTE,
        "source": "Shift log",
        "on": DAY,
        "words": "Done on line 3.",
    }
    return EvidenceDraft(**{**given, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "fine"),
    [
        ({}, True),
        ({"source": " "}, False),
        ({"words": ""}, False),
        ({"on": DAY + timedelta(1)}, False),
        ({"form": EvidenceForm.FIGURE}, False),
        ({"form": EvidenceForm.FIGURE, "figure": Decimal(0)}, True),
        ({"form": EvidenceForm.FILE, "file_name": "log.pdf", "content": b"%PDF"}, True),
        ({"form": EvidenceForm.FILE, "file_name": "LOG.PDF", "content": b"%PDF"}, True),
        ({"form": EvidenceForm.FILE, "file_name": "log.exe", "content": b"MZ"}, False),
        ({"form": EvidenceForm.FILE, "file_name": "log", "content": b"a"}, False),
        ({"form": EvidenceForm.FILE, "file_name": "log.pdf", "content": b""}, False),
        ({"form": EvidenceForm.FILE, "file_name": "log.pdf", "content": b"a" * (rules.LARGEST_FILE + 1)}, False),
    ],
)  # fmt: skip
def test_evidence_says_something_and_where_it_comes_from(more: dict[str, object], fine: bool):
    assert bool(rules.may_be_kept(draft(**more), DAY)) is fine


def test_the_digest_of_a_file_is_that_of_its_bytes():
    kept = draft(form=EvidenceForm.FILE, file_name="a.txt", content=b"as it was")

    assert kept.digest == hashlib.sha256(b"as it was").hexdigest()


@pytest.mark.parametrize(
    "more",
    [
        {"words": "Done on line 4."},
        {"source": "Memory"},
        {"on": DAY - timedelta(1)},
        {"unit": "%"},
        {"figure": Decimal(1)},
    ],
)
def test_any_other_field_is_another_digest(more: dict[str, object]):
    assert draft(**more).digest != draft().digest


def test_a_figure_has_one_digest_however_it_is_written():
    one, other = (draft(form=EvidenceForm.FIGURE, figure=Decimal(text)) for text in ("7.50", "7.5"))

    assert one.digest == other.digest
