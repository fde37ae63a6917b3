"""When a story may be public, what a consent holds for, and the way of a story."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from highroad.areas.showcase.rules import letters, photos, stories
from highroad.areas.showcase.rules.stories import Consent
from highroad.areas.showcase.vocabulary import (
    ConsentParty,
    ConsentState,
    Frequency,
    StoryAct,
    StoryStatus,
)
from tests.cast import NOON

pytestmark = pytest.mark.pure
P, C = ConsentParty, ConsentState
DAY, TEXT, OTHER = date(2026, 3, 2), "a" * 64, "b" * 64


def given(party: ConsentParty, **changes: object) -> Consent:
    terms = {"digest": TEXT, "given_on": DAY, "ends_on": DAY + timedelta(days=9), **changes}
    return Consent(party=party, **terms)  # type: ignore[arg-type]


ALL = [given(P.WORKER), given(P.UNION), given(P.EMPLOYER)]


@pytest.mark.parametrize(
    ("consent", "state"),
    [
        (Consent(P.WORKER), C.ASKED),
        (given(P.WORKER), C.GIVEN),
        (given(P.WORKER, digest=OTHER), C.STALE),
        (given(P.WORKER, ends_on=DAY), C.GIVEN),
        (given(P.WORKER, ends_on=DAY - timedelta(days=1)), C.ENDED),
        (given(P.WORKER, is_withdrawn=True), C.WITHDRAWN),
        (Consent(P.WORKER, is_refused=True), C.REFUSED),
        (given(P.WORKER, is_withdrawn=True, digest=OTHER), C.WITHDRAWN),
    ],
)
def test_where_a_consent_stands(consent: Consent, state: ConsentState):
    assert stories.consent_state(consent, digest=TEXT, on=DAY) is state


def test_three_consents_are_enough_and_two_are_not():
    assert stories.may_be_public(ALL, stories.NAMED, digest=TEXT, on=DAY)
    for left_out in range(3):
        rest = ALL[:left_out] + ALL[left_out + 1 :]
        missing = stories.missing_consents(rest, stories.NAMED, digest=TEXT, on=DAY)
        assert missing == [ALL[left_out].party]


def test_one_changed_word_needs_all_three_again():
    assert stories.missing_consents(ALL, stories.NAMED, digest=OTHER, on=DAY) == list(stories.NAMED)


def test_a_story_that_names_nobody_needs_nobody():
    needed = stories.parties_needed(names_people=False, others_pictured=False)
    assert stories.may_be_public([], needed, digest=TEXT, on=DAY)


def test_people_in_a_photo_are_needed_each_of_them():
    needed = stories.parties_needed(names_people=True, others_pictured=True)
    assert stories.missing_consents(ALL, needed, digest=TEXT, on=DAY) == [P.PICTURED]
    two = [*ALL, given(P.PICTURED), Consent(P.PICTURED)]
    assert stories.missing_consents(two, needed, digest=TEXT, on=DAY) == [P.PICTURED]
    assert not stories.missing_consents([*ALL, given(P.PICTURED)], needed, digest=TEXT, on=DAY)


def test_a_party_that_was_asked_although_not_needed_can_say_no():
    asked = [Consent(P.PICTURED, is_refused=True)]
    assert not stories.may_be_public(asked, (), digest=TEXT, on=DAY)


def test_photos_need_a_yes_to_photos_from_everybody():
    yes = [given(P.WORKER, photo_too=True), given(P.UNION, photo_too=True)]
    assert stories.photos_may_show(yes)
    assert not stories.photos_may_show([*yes, given(P.EMPLOYER)])


def test_the_digest_changes_with_every_part():
    parts = {"title": "a", "challenge": "b", "photos": [["x", "y"]]}
    seen = {stories.digest_of(parts)}
    for changed in ({"title": "b"}, {"challenge": ""}, {"photos": []}):
        seen.add(stories.digest_of({**parts, **changed}))
    assert len(seen) == 4


@pytest.mark.parametrize(
    ("words", "fits"), [(0, False), (1, True), (500, True), (501, False), (10_000, False)]
)
def test_a_part_has_up_to_500_words(words: int, fits: bool):
    answer = stories.part_fits("word " * words)
    assert bool(answer) is fits
    if words > 500:
        assert str(words) in answer.reason


@pytest.mark.parametrize(("days", "may"), [(0, False), (1, True), (1825, True), (1826, False)])
def test_a_consent_ends_within_five_years(days: int, may: bool):
    assert bool(stories.may_end_on(DAY + timedelta(days=days), on=DAY)) is may


def test_every_state_is_in_the_table_and_nothing_leaves_withdrawn():
    reached = {status for status, _ in stories.TRANSITIONS} | set(stories.TRANSITIONS.values())
    assert reached == set(StoryStatus)
    assert not [act for status, act in stories.TRANSITIONS if status == StoryStatus.WITHDRAWN]
    assert not [act for status, act in stories.TRANSITIONS if status == StoryStatus.DECLINED]


def test_only_an_accepted_story_is_published():
    published = {status for (status, act) in stories.TRANSITIONS if act is StoryAct.PUBLISH}
    assert published == {StoryStatus.ACCEPTED}


@pytest.mark.parametrize(
    ("size", "may"), [(0, False), (1, True), (12_000_000, True), (12_000_001, False)]
)
def test_how_many_bytes_a_photo_has(size: int, may: bool):
    assert bool(photos.may_be_read(size)) is may


@pytest.mark.parametrize(
    ("width", "height", "may"),
    [(200, 200, True), (199, 4000, False), (8000, 5000, True), (8000, 5001, False)],
)
def test_how_many_pixels_a_photo_has(width: int, height: int, may: bool):
    assert bool(photos.may_be_opened(width, height)) is may


def test_letters_come_as_often_as_asked():
    assert letters.is_due(Frequency.EACH, NOON, NOON)
    assert not letters.is_due(Frequency.WEEKLY, NOON, NOON + timedelta(days=6, hours=23))
    assert letters.is_due(Frequency.WEEKLY, NOON, NOON + timedelta(days=7))
    assert not letters.is_due(Frequency.MONTHLY, NOON, NOON + timedelta(days=29))
    assert letters.wants([], "safety")
    assert not letters.wants(["training"], "safety")


def test_nobody_makes_us_write_every_minute():
    assert letters.may_ask_again(NOON, NOON)
    assert not letters.may_ask_again(NOON, NOON + timedelta(minutes=59))
    assert letters.may_ask_again(NOON, NOON + timedelta(hours=1))
