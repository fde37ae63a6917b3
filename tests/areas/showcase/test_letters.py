"""Asking for letters, confirming, leaving, bouncing, and sending each once."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction

from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.models import Letter, Subscriber
from highroad.areas.showcase.vocabulary import Frequency, LetterKind
from highroad.kit.answers import NotFound
from tests.cast import NOON

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=2)


def wish(email: str = "reader@example.org", at=NOON) -> Subscriber:
    return actions.subscribe(
        email=email, language="es", frequency=Frequency.WEEKLY, topics=["safety"], at=at
    )


def test_nothing_is_sent_before_the_address_says_yes():
    subscriber = wish()

    assert queries.active_subscribers_for_system() == []
    letter = Letter.objects.get()
    assert letter.kind == LetterKind.CONFIRM
    assert subscriber.token in letter.link
    assert letter.subject == "Confirme, por favor: cartas de Highroad"

    actions.confirm_subscription(subscriber=subscriber, at=NOON)
    actions.confirm_subscription(subscriber=subscriber, at=LATER)
    assert [each.confirmed_at for each in queries.active_subscribers_for_system()] == [NOON]


def test_subscribing_again_writes_once_an_hour_and_changes_nothing_confirmed():
    first = wish()
    wish("Reader@example.org", at=NOON + timedelta(minutes=5))
    assert Letter.objects.count() == 1
    wish(at=LATER)
    assert Letter.objects.count() == 2

    actions.confirm_subscription(subscriber=first, at=LATER)
    again = actions.subscribe(
        email="reader@example.org", language="en", frequency=Frequency.MONTHLY, topics=[], at=LATER
    )
    assert Subscriber.objects.get().frequency == Frequency.WEEKLY
    assert again.key == first.key


def test_leaving_forgets_the_address_everywhere():
    subscriber = wish()
    actions.confirm_subscription(subscriber=subscriber, at=NOON)

    actions.leave_newsletter(subscriber=subscriber)
    actions.leave_newsletter(subscriber=subscriber)

    assert not Subscriber.objects.exists()
    assert not Letter.objects.exists()
    with pytest.raises(NotFound):
        queries.get_subscriber_for_system(subscriber.token)


def test_a_letter_goes_out_once():
    wish()

    assert actions.send_letters(at=NOON) == 1
    assert actions.send_letters(at=LATER) == 0
    assert mail.outbox[0].to == ["reader@example.org"]
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


class Away(EmailBackend):
    error: Exception = SMTPServerDisconnected()

    def send_messages(self, messages):
        raise self.error


class Refusing(Away):
    error = SMTPRecipientsRefused({})


def test_a_letter_that_fails_waits_and_is_tried_again(settings):
    wish()
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    assert actions.send_letters(at=NOON) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert actions.send_letters(at=NOON + timedelta(seconds=59)) == 0
    assert actions.send_letters(at=NOON + timedelta(seconds=60)) == 1


def test_three_bounces_stop_an_address(settings):
    subscriber = wish()
    actions.confirm_subscription(subscriber=subscriber, at=NOON)
    letter = Letter.objects.get()

    assert not actions.note_bounce(letter=subscriber.key, is_permanent=True, at=NOON)
    actions.note_bounce(letter=letter.key, is_permanent=False, at=NOON)
    for _ in range(2):
        actions.note_bounce(letter=letter.key, is_permanent=True, at=NOON)
    assert queries.active_subscribers_for_system()
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    actions.send_letters(at=NOON)

    assert queries.active_subscribers_for_system() == []


def test_wishes_and_old_letters_are_forgotten():
    wish()
    actions.send_letters(at=NOON)

    assert actions.forget_letters(at=NOON + timedelta(days=13)) == 0
    assert actions.forget_letters(at=NOON + timedelta(days=31)) == 2


def test_the_database_keeps_addresses_apart():
    wish()

    def again() -> None:
        another = Subscriber(email="READER@example.org", asked_at=NOON)
        another.sealed()
        another.save()

    with pytest.raises(IntegrityError, match=r"showcase_subscriber_once"), transaction.atomic():
        again()
    with (
        pytest.raises(IntegrityError, match="showcase_subscriber_frequency_known"),
        transaction.atomic(),
    ):
        Subscriber.objects.update(frequency="hourly")
