"""Telling, moderating, consenting, withdrawing: what changes, who is written to, what is left."""

from __future__ import annotations

import io
import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from highroad.areas.accounts.models import Message
from highroad.areas.ledger.models import Entry, Opening
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.actions import Given
from highroad.areas.showcase.models import Letter, Story, StoryConsent, StoryNote, StoryPhoto
from highroad.areas.showcase.rules.photos import WIDTHS
from highroad.areas.showcase.vocabulary import ConsentParty, LetterKind, StoryAct, StoryStatus
from highroad.kit.answers import NotFound, Refused
from tests import cast
from tests.areas.showcase.telling import (
    UNTIL,
    WORDS,
    accepted,
    everybody_says_yes,
    jpeg,
    published,
    sam,
    say_yes,
    written,
)
from tests.cast import NOON

pytestmark = pytest.mark.django_db
DAY = NOON.date()


def shown() -> list[str]:
    return [view.title for view in queries.list_stories_public(on=DAY)]


def test_a_draft_is_nobodys_but_its_tellers():
    story = written()

    assert queries.get_story_for_system(story.token) == story
    assert not queries.list_stories(seen_by=sam(), on=DAY)
    assert not shown()
    with pytest.raises(NotFound):
        queries.get_story_for_system("0" * 64)


def test_sent_in_it_waits_for_every_moderator():
    sam()

    actions.submit_story(story=written(), at=NOON)

    assert [line.status for line in queries.list_stories(seen_by=sam(), on=DAY)] == ["submitted"]
    assert Message.objects.filter(event="story.submitted", closed_at=None).count() == 1


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"challenge": ""}, "Write a sentence"),
        ({"result": "word " * 10_000}, "10000 words"),
        ({"title": " "}, "title"),
        ({"employer": ""}, "which employer"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(words: dict[str, str], reason: str):
    story = written(**words)

    with pytest.raises(Refused) as refused:
        actions.submit_story(story=story, at=NOON)

    assert reason in refused.value.reason
    assert Story.objects.get().status == StoryStatus.DRAFT
    assert Story.objects.get().solution == WORDS["solution"]


def test_accepting_asks_all_three_by_mail():
    accepted()

    letters = Letter.objects.filter(kind=LetterKind.CONSENT_ASKED)
    assert {letter.to for letter in letters} == {
        "ana@example.org", "union@example.org", "employer@example.org",
    }  # fmt: skip
    assert not [letter for letter in letters if "Ana" in letter.subject + letter.lead]


def test_it_is_public_with_the_third_yes_and_not_before():
    story = accepted()
    say_yes(story, ConsentParty.WORKER)
    say_yes(story, ConsentParty.UNION)
    with pytest.raises(Refused, match="Consent is still missing"):
        actions.moderate(story=story, act=StoryAct.PUBLISH, by=sam(), at=NOON)

    say_yes(story, ConsentParty.EMPLOYER)
    actions.moderate(story=story, act=StoryAct.PUBLISH, by=sam(), at=NOON)

    assert shown() == [WORDS["title"]]


@pytest.mark.parametrize("party", ["worker", "union", "employer"])
def test_any_of_the_three_takes_it_back_at_once(party: str):
    story = published()
    consent = story.consents.get(party=party)

    actions.withdraw_consent(consent=consent, at=NOON)

    assert not shown()
    with pytest.raises(NotFound):
        queries.get_story_public(story.key, on=DAY)
    assert Message.objects.filter(event="story.withdrawn").exists()
    actions.withdraw_consent(consent=StoryConsent.objects.get(pk=consent.pk), at=NOON)
    assert Story.objects.get().status == StoryStatus.WITHDRAWN


def test_a_consent_is_to_the_text_that_was_read():
    story = accepted()
    consent = story.consents.get(party="worker")
    terms = Given(name="Ana", ends_on=UNTIL)

    with pytest.raises(Refused, match="has changed since"):
        actions.give_consent(consent=consent, digest="0" * 64, given=terms, at=NOON)


def test_a_figure_placed_afterwards_needs_new_consents():
    story = accepted()
    everybody_says_yes(story)
    Story.objects.filter(pk=story.pk).update(figure_key=uuid.uuid4())

    with pytest.raises(Refused, match="Consent is still missing"):
        actions.moderate(story=story, act=StoryAct.PUBLISH, by=sam(), at=NOON)


def test_a_figure_that_is_not_public_cannot_be_placed():
    with pytest.raises(Refused, match="not public"):
        actions.place_figure(story=accepted(), figure=uuid.uuid4(), by=sam(), at=NOON)


def test_after_its_last_day_it_is_gone_before_the_clock_notes_it():
    story = published(until=DAY + timedelta(days=10))
    after = DAY + timedelta(days=11)

    assert not queries.list_stories_public(on=after)
    with pytest.raises(NotFound):
        queries.get_story_public(story.key, on=after)
    assert actions.expire_stories(at=NOON + timedelta(days=11)) == 1
    assert Story.objects.get().status == StoryStatus.EXPIRED
    assert queries.list_consents_ending(seen_by=sam(), on=DAY) == []


def test_consents_about_to_end_are_shown_to_the_office():
    published(until=DAY + timedelta(days=30))

    assert len(queries.list_consents_ending(seen_by=sam(), on=DAY)) == 3
    assert not queries.list_consents_ending(seen_by=cast.olu(), on=DAY)


def test_a_comment_goes_to_the_teller_and_is_needed_to_send_back():
    story = actions.submit_story(story=written(), at=NOON)
    with pytest.raises(Refused, match="Write a sentence"):
        actions.moderate(story=story, act=StoryAct.RETURN, by=sam(), at=NOON)

    actions.moderate(story=story, act=StoryAct.RETURN, by=sam(), at=NOON, text="How many falls?")

    letter = Letter.objects.get(kind=LetterKind.STORY_NEWS)
    assert (letter.to, letter.lead) == ("teller@example.org", "How many falls?")
    actions.write_story(story=story, words={"result": "Two."}, at=NOON)
    assert actions.submit_story(story=story, at=NOON).status == StoryStatus.SUBMITTED


def test_only_moderators_moderate():
    story = actions.submit_story(story=written(), at=NOON)

    with pytest.raises(Refused):
        actions.moderate(story=story, act=StoryAct.ACCEPT, by=cast.olu(), at=NOON)
    with pytest.raises(NotFound):
        queries.get_story(story.key, seen_by=cast.lena())


def test_sent_in_it_is_not_changed_any_more():
    story = actions.submit_story(story=written(), at=NOON)

    with pytest.raises(Refused, match="This story is"):
        actions.write_story(story=story, words={"result": "other"}, at=NOON)


def test_only_pixels_of_a_photo_are_kept():
    story = written()
    photo = actions.add_photo(
        story=story, content=jpeg(where="Dayton plant 4"), description="A floor",
        shows_others=False, at=NOON,
    )  # fmt: skip

    for width in WIDTHS:
        content = queries.photo_path(story.key, photo.key, width).read_bytes()
        kept = Image.open(io.BytesIO(content))
        assert b"Dayton" not in content
        assert not kept.getexif()
        assert "comment" not in kept.info
        assert kept.size[1] > kept.size[0]


HOSTILE = {
    "text": b"<script>alert(1)</script>" * 20,
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "cut off": jpeg()[:400],
    "gif": b"GIF89a" + b"\0" * 300,
    "empty": b"",
    "too large": b"\xff\xd8\xff" + b"0" * 12_000_001,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_photo_is_refused_in_words(name: str):
    with pytest.raises(Refused, match=r"photo|empty"):
        actions.add_photo(
            story=written(), content=HOSTILE[name], description="x", shows_others=False, at=NOON
        )

    assert not StoryPhoto.objects.exists()


def test_a_flood_of_pixels_is_refused_before_it_is_opened():
    small = io.BytesIO()
    Image.new("1", (9000, 9000)).save(small, "PNG")

    with pytest.raises(Refused, match="million pixels"):
        actions.add_photo(
            story=written(), content=small.getvalue(), description="x", shows_others=False, at=NOON
        )


def test_a_photo_without_a_yes_to_photos_is_not_shown():
    story = written()
    photo = actions.add_photo(
        story=story, content=jpeg(), description="A floor", shows_others=False, at=NOON
    )
    public = published(story, photo_too=False)

    assert queries.get_story_public(public.key, on=DAY).photos == []
    with pytest.raises(NotFound):
        queries.photo_file_public(public.key, photo.key, 480, on=DAY)


@pytest.mark.django_db(transaction=True)
def test_withdrawing_removes_the_files_too():
    story = written()
    photo = actions.add_photo(
        story=story, content=jpeg(), description="A floor", shows_others=False, at=NOON
    )
    public = published(story)
    path = queries.photo_file_public(public.key, photo.key, 480, on=DAY)
    assert path.exists()

    actions.withdraw_consent(consent=public.consents.get(party="worker"), at=NOON)

    assert not path.exists()
    assert not StoryPhoto.objects.exists()


def test_after_thirty_days_no_word_is_left():
    story = published()
    actions.withdraw_consent(consent=story.consents.get(party="union"), at=NOON)
    assert actions.forget_stories(at=NOON + timedelta(days=29)) == 0

    assert actions.forget_stories(at=NOON + timedelta(days=31)) == 1

    rows = [
        str(list(model.objects.values()))
        for model in (Story, StoryConsent, StoryNote, Opening, Entry)
    ]
    for word in [*WORDS.values(), "Ana"]:
        assert not [row for row in rows if word in row]


def test_drafts_nobody_touched_are_thrown_away():
    written()

    assert actions.forget_stories(at=NOON + timedelta(days=59)) == 0
    assert actions.forget_stories(at=NOON + timedelta(days=61)) == 1
    assert not Story.objects.exists()


def test_the_log_commits_to_acts_and_holds_no_words():
    published()

    entries = Entry.objects.filter(log__name="sys/stories")
    acts = [entry.line for entry in entries]
    assert sum('"story.consent"' in line for line in acts) == 3
    assert not [line for line in acts if "Ana" in line or "Riverside" in line]


def refused_by(name: str, make) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make()


def test_the_database_has_the_last_word():
    story = written()
    stories, notes = Story.objects, StoryNote.objects
    refused_by("showcase_story_status_known", lambda: stories.update(status="x"))
    refused_by("showcase_story_published_at_a_moment", lambda: stories.update(status="published"))
    refused_by(
        "showcase_story_public_is_whole",
        lambda: stories.update(status="published", published_at=NOON, result=""),
    )
    refused_by(
        "showcase_note_says_why",
        lambda: notes.create(story=story, act=StoryAct.RETURN, text="", made_at=NOON),
    )
    photo = {"story": story, "digest": "d", "width": 1, "height": 1, "added_at": NOON}
    refused_by("showcase_photo_is_described", lambda: StoryPhoto.objects.create(**photo))


def test_the_database_keeps_consents_apart():
    story = accepted()
    worker = story.consents.get(party="worker")

    def another(**fields: object) -> None:
        made = StoryConsent(key=uuid.uuid4(), story=story, asked_at=NOON, **fields)  # type: ignore[misc]
        made.sealed()
        made.save()

    if "sqlite" in transaction.get_connection().vendor:
        refused_by("UNIQUE", lambda: another(party="worker"))
    else:
        refused_by("showcase_consent_once_a_party", lambda: another(party="worker"))
    refused_by("showcase_consent_party_known", lambda: another(party="x"))
    refused_by(
        "showcase_consent_is_to_a_text_until_a_day",
        lambda: StoryConsent.objects.filter(pk=worker.pk).update(given_at=NOON),
    )


def test_the_same_photo_stands_once_in_a_story():
    story = written()
    actions.add_photo(story=story, content=jpeg(), description="x", shows_others=False, at=NOON)

    with pytest.raises(Refused, match="already"):  # showcase_photo_once
        actions.add_photo(story=story, content=jpeg(), description="x", shows_others=False, at=NOON)
