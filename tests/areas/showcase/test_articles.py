"""News: published now or at a set moment, archived, told to each subscriber once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.models import Article, Letter, Subscriber
from highroad.areas.showcase.rules import letters as rules
from highroad.areas.showcase.vocabulary import Frequency, LetterKind, Topic
from highroad.background import nightly
from highroad.background.demonstration import newsroom
from highroad.kit.answers import NotFound
from tests.areas.showcase.news import article
from tests.cast import NOON

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def reader(frequency: Frequency, *topics: Topic, language: str = "en", email: str = "r@example.org") -> Subscriber:  # fmt: skip
    wish = actions.subscribe(
        email=email, language=language, frequency=frequency, topics=topics, at=NOON
    )
    return actions.confirm_subscription(subscriber=wish, at=NOON)


def news() -> list[Letter]:
    return list(Letter.objects.filter(kind=LetterKind.NEWSLETTER).order_by("made_at", "subject"))


def test_the_archive_counts_by_month_and_topic():
    article("a", at=NOON)
    article("b", at=NOON - 40 * DAY, topic=Topic.FIGURES)
    article("c", at=NOON - 41 * DAY, topic=Topic.FIGURES)
    article("hidden", live=False)
    archive = queries.archive_public()

    assert archive.months == [(date(2026, 3, 1), 1), (date(2026, 1, 1), 2)]
    assert archive.topics == [(Topic.SAFETY, 1), (Topic.FIGURES, 2)]


@pytest.mark.parametrize(
    ("choice", "slugs"),
    [({}, ["a", "b"]), ({"topic": "figures"}, ["b"]), ({"month": date(2026, 1, 1)}, ["b"]), ({"pillar": "2"}, ["b"]),
     ({"author": "Tomás Vega"}, ["a"]), ({"author": "Nobody"}, []), ({"topic": "x"}, []), ({"limit": 1}, ["a"])],
)  # fmt: skip
def test_choices_narrow_the_news_down(choice, slugs):
    article("a")
    article("b", at=NOON - 40 * DAY, topic=Topic.FIGURES, authors="Ruth Adler", pillars=["2", "3"])

    assert [view.slug for view in queries.list_articles_public(language="en", **choice)] == slugs


def test_what_is_not_out_is_not_found():
    article("draft", live=False)

    with pytest.raises(NotFound):
        queries.get_article_public("draft", language="en")


def test_spanish_that_is_missing_is_read_in_english_and_named():
    kept = article("half", title_es="")
    view = queries.get_article_public("half", language="es")

    assert (view.title.language, view.lead.language) == ("en", "es")
    assert not view.is_translated
    assert kept.lacks_spanish == ["title"]
    kept.body = [("passage", {"heading_en": "", "heading_es": "", "text_en": "A", "text_es": ""})]
    assert kept.lacks_spanish == ["title", "body"]


def test_shouting_is_sent_back_before_it_is_published():
    kept = article("loud")
    words = {
        "heading_en": "",
        "heading_es": "",
        "text_en": "THIS IS TOO LOUD FOR READERS",
        "text_es": "",
    }
    kept.body = [("passage", words)]

    with pytest.raises(ValidationError) as told:
        kept.body.stream_block.clean(kept.body)

    assert "Capitals only" in str(told.value.as_json_data())


def test_the_clock_publishes_at_the_set_moment_and_not_before():
    now = timezone.now()
    kept = article("soon", live=False, first_published_at=None, last_published_at=None)
    kept.go_live_at = now + HOUR
    kept.save_revision(approved_go_live_at=kept.go_live_at)

    nightly.publish_scheduled(now)
    assert not Article.objects.get(slug="soon").live
    kept.go_live_at = now - HOUR
    kept.save_revision(approved_go_live_at=kept.go_live_at)
    nightly.publish_scheduled(now)

    assert queries.get_article_public("soon", language="en").published_at is not None
    assert {"schedule", "newsletters"} <= {duty.name for duty in nightly.DUTIES}


def test_each_article_is_told_once_in_the_language_of_the_reader():
    subscriber = reader(Frequency.EACH, language="es")
    article("mats", at=NOON + HOUR)

    assert actions.write_newsletters(at=NOON + HOUR) == 0, "it may not be wholly saved yet"
    assert actions.write_newsletters(at=NOON + HOUR + rules.SETTLED) == 1
    assert actions.write_newsletters(at=NOON + 2 * HOUR) == 0

    letter = news()[0]
    assert letter.subject == "Sobre mats"
    assert "Movieron los tapetes." in letter.lead
    assert "/es/news/mats/" in letter.lead
    assert letter.leave.endswith(f"/es/stories/letters/leave/{subscriber.token}/")


def test_a_weekly_letter_gathers_what_is_wanted():
    reader(Frequency.WEEKLY, Topic.SAFETY, Topic.TRAINING)
    article("a", at=NOON + HOUR)
    article("b", at=NOON + DAY, topic=Topic.TRAINING)
    article("c", at=NOON + DAY, topic=Topic.FIGURES)

    assert actions.write_newsletters(at=NOON + 6 * DAY) == 0
    assert actions.write_newsletters(at=NOON + 8 * DAY) == 1
    assert actions.write_newsletters(at=NOON + 8 * DAY) == 0
    assert actions.write_newsletters(at=NOON + 20 * DAY) == 0

    letter = news()[0]
    assert letter.subject == "2 new articles from Highroad"
    assert "On a\n" in letter.lead
    assert "On b\n" in letter.lead
    assert "On c" not in letter.lead


def test_a_clock_that_read_the_same_row_writes_nothing_more(monkeypatch):
    stale = reader(Frequency.MONTHLY)
    article("a", at=NOON + HOUR)
    assert actions.write_newsletters(at=NOON + 31 * DAY) == 1

    monkeypatch.setattr(queries, "active_subscribers_for_system", lambda: [stale])

    assert actions.write_newsletters(at=NOON + 31 * DAY) == 0
    assert len(news()) == 1


def test_an_address_that_bounced_or_has_not_confirmed_gets_no_news():
    subscriber = reader(Frequency.EACH)
    actions.subscribe(
        email="x@example.org", language="en", frequency=Frequency.EACH, topics=[], at=NOON
    )
    letter = Letter.objects.filter(to=subscriber.email).first()
    for _ in range(rules.BOUNCES_TO_STOP):
        actions.note_bounce(letter=letter.pk, is_permanent=True, at=NOON)
    article("a", at=NOON + HOUR)

    assert actions.write_newsletters(at=NOON + DAY) == 0


def test_the_demonstration_has_news_once():
    newsroom.load(at=NOON)
    newsroom.load(at=NOON + DAY)

    kept = list(Article.objects.all())
    assert len(kept) == len(newsroom.entries())
    assert all(one.is_demonstration and not one.lacks_spanish for one in kept)
    for one in kept:
        one.full_clean()


def test_the_database_keeps_articles_signed_and_under_a_known_topic():
    article("a")
    for field, constraint in (
        ("topic", r"showcase_article_topic_known"),
        ("authors", r"showcase_article_is_signed"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Article.objects.update(**{field: "" if field == "authors" else "x"})
