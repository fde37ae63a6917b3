"""How somebody is told: at once, in a digest, quietly; one click for fewer; nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from highroad.areas.accounts import actions, queries, rules
from highroad.areas.accounts.models import Digest, MailChoice, Message, Mute, User
from highroad.areas.accounts.vocabulary import Channel, MessageKind, event_row
from highroad.kit.answers import NotFound, Refused
from highroad.kit.refs import Ref
from tests import cast

ACT, VIEW = MessageKind.ACT, MessageKind.VIEW
BODY = Ref("partnerships.body", "0b9a0c9e-6d43-4a43-9a3c-0c6f6d9c8d12")
ONE = Ref("decisions.decision", "0b9a0c9e-6d43-4a43-9a3c-0c6f6d9c8d11")
TWO = Ref("decisions.decision", "0b9a0c9e-6d43-4a43-9a3c-0c6f6d9c8d13")
MONDAY = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
"""Noon in New York on a Monday."""
TUESDAY_AT_SEVEN = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def told(
    user: User, event: str = "decision.outcome", *, kind: MessageKind = VIEW, at: datetime = MONDAY,
    about: Ref = ONE, once: str = "one", **more: Any,
) -> Message:  # fmt: skip
    actions.tell(
        to=[user], event=event, kind=kind, title="Adopted: {title}", values={"title": once},
        about=about, at=at, once=once, place=BODY, **more,
    )  # fmt: skip
    return Message.objects.get(to=user, once=once)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("chosen", "kind", "is_muted", "way"),
    [
        (Channel.NOW, VIEW, False, Channel.NOW),
        (Channel.DAILY, VIEW, False, Channel.DAILY),
        (Channel.NONE, VIEW, False, Channel.NONE),
        (Channel.NOW, VIEW, True, Channel.NONE),
        (Channel.NOW, ACT, False, Channel.NOW),
        (Channel.WEEKLY, ACT, False, Channel.WEEKLY),
        (Channel.NONE, ACT, False, Channel.WEEKLY),
        (Channel.NOW, ACT, True, Channel.WEEKLY),
    ],
)
def test_what_asks_to_act_is_put_off_and_never_silenced(
    chosen: Channel, kind: MessageKind, is_muted: bool, way: Channel
) -> None:
    assert rules.channel(chosen, kind, is_muted=is_muted) is way


@pytest.mark.pure
@pytest.mark.parametrize(
    ("way", "local", "period", "due"),
    [
        (Channel.DAILY, datetime(2026, 3, 3, 6, 59), "daily:2026-03-02", datetime(2026, 3, 2, 7)),
        (Channel.DAILY, datetime(2026, 3, 3, 7, 0), "daily:2026-03-03", datetime(2026, 3, 3, 7)),
        (Channel.WEEKLY, datetime(2026, 3, 8, 23), "weekly:2026-03-02", datetime(2026, 3, 2, 7)),
        (Channel.WEEKLY, datetime(2026, 3, 9, 6, 59), "weekly:2026-03-02", datetime(2026, 3, 2, 7)),
        (Channel.WEEKLY, datetime(2026, 3, 9, 7), "weekly:2026-03-09", datetime(2026, 3, 9, 7)),
    ],
)
def test_a_digest_is_due_at_seven(
    way: Channel, local: datetime, period: str, due: datetime
) -> None:
    assert rules.digest_slot(way, local) == (period, due)


@pytest.mark.pure
def test_a_case_of_an_event_is_found_by_its_name() -> None:
    for event, name in (
        ("decision.answer:0b9a", "decision.answer"),
        ("filing.certify.labor", "filing.certify"),
        ("meeting.called", "meeting.called"),
    ):
        row = event_row(event)
        assert row is not None
        assert row.name == name
    assert event_row("nonsense.event") is None


@pytest.mark.django_db
def test_a_digest_groups_by_record_newest_first_and_goes_out_once() -> None:
    lena = cast.lena()
    told(lena, once="first", at=MONDAY)
    told(lena, once="other record", about=TWO, at=MONDAY + timedelta(hours=1))
    told(lena, once="second", at=MONDAY + timedelta(hours=2))

    assert actions.send_mails(at=TUESDAY_AT_SEVEN - timedelta(minutes=1)) == 0
    assert actions.send_mails(at=TUESDAY_AT_SEVEN) == 1
    assert actions.send_mails(at=TUESDAY_AT_SEVEN + timedelta(hours=5)) == 0
    [sent] = mail.outbox
    assert sent.subject == "Highroad: 0 to do, 3 to read"
    where = [sent.body.index(words) for words in ("second", "first", "other record")]
    assert where == sorted(where)
    assert str(sent.body).count("/account/message/") == 3
    assert Digest.objects.count() == 1


@pytest.mark.django_db
def test_what_was_done_in_the_meantime_falls_out_of_the_digest() -> None:
    lena = cast.lena()
    actions.choose_mails(user=lena, ways={"decision.answer": Channel.DAILY})
    told(lena, "decision.answer:x", kind=ACT)
    actions.close(about=ONE, event="decision.answer:x", by_alias="p-1", at=MONDAY)

    assert actions.send_mails(at=TUESDAY_AT_SEVEN) == 0
    assert mail.outbox == []


@pytest.mark.django_db
def test_mails_that_wait_follow_the_new_choice() -> None:
    lena = cast.lena()
    message = told(lena)
    assert message.channel == Channel.DAILY

    actions.choose_mails(user=lena, ways={"decision.outcome": Channel.NOW})

    assert actions.send_mails(at=MONDAY) == 1


@pytest.mark.django_db
def test_of_a_quiet_body_only_what_must_be_done_is_mailed() -> None:
    lena = cast.lena()
    actions.choose_mails(user=lena, ways={}, muted=[BODY])
    assert told(lena).channel == Channel.NONE
    assert told(lena, "decision.answer:x", kind=ACT, once="act").channel == Channel.WEEKLY
    assert len(queries.inbox(seen_by=lena)) == 2

    actions.choose_mails(user=lena, ways={}, muted=[])

    assert Message.objects.get(once="one").channel == Channel.DAILY


@pytest.mark.django_db
def test_what_asks_to_act_cannot_be_switched_off() -> None:
    with pytest.raises(Refused):
        actions.choose_mails(user=cast.lena(), ways={"decision.answer": Channel.NONE})


@pytest.mark.django_db
def test_one_click_without_signing_in_ends_mails_to_read(client: Any) -> None:
    """RFC 8058: the header names the address, a POST does it, and looking does nothing."""
    lena = cast.lena()
    actions.choose_mails(user=lena, ways={"decision.outcome": Channel.NOW})
    told(lena)
    actions.send_mails(at=MONDAY)
    [sent] = mail.outbox
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = sent.extra_headers["List-Unsubscribe"].strip("<>").partition("/account/")[2]

    assert client.get(f"/account/{address}").status_code == 200
    assert dict(MailChoice.objects.values_list("event", "channel")) == {"decision.outcome": "now"}
    done = client.post(f"/account/{address}", {"List-Unsubscribe": "One-Click"})

    assert done.status_code == 200
    assert dict(MailChoice.objects.values_list("event", "channel")) == {"decision.outcome": "none"}
    assert "lena" not in address.lower()


@pytest.mark.django_db
def test_a_made_up_secret_finds_nothing() -> None:
    message = told(cast.lena())

    with pytest.raises(NotFound):
        actions.unsubscribe(key=message.key, secret="0" * 40)


@pytest.mark.django_db
def test_one_choice_one_quiet_body_one_digest() -> None:
    """The constraints accounts_mail_choice_once, accounts_mute_once and accounts_digest_once."""
    lena = cast.lena()
    for model, fields in (
        (MailChoice, {"user": lena, "event": "a.b", "channel": "now"}),
        (Mute, {"user": lena, "place": "x:y"}),
        (Digest, {"to": lena, "period": "daily:2026-03-02", "made_at": MONDAY}),
    ):
        model.objects.create(**fields)
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(**fields)
