"""One inbox: told once, closed by the deed; mails carry title and link only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils.translation import override

from highroad.areas.accounts import actions, queries
from highroad.areas.accounts.models import Invitation, Message
from highroad.areas.accounts.vocabulary import Language, MessageKind, Role
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref
from tests import cast
from tests.cast import NOON

pytestmark = pytest.mark.django_db
DECISION = Ref("decisions.decision", "0b9a0c9e-6d43-4a43-9a3c-0c6f6d9c8d11")


def told(*people, kind=MessageKind.ACT, once="opened:1", at=NOON, **fields) -> int:
    return actions.tell(
        to=people,
        event=fields.get("event", "decision.opened"),
        kind=kind,
        title=fields.get("title", "{title} waits for your side"),
        values={"title": "Charter"},
        about=fields.get("about", DECISION),
        at=at,
        once=once,
    )


def test_a_message_stands_in_the_inbox_of_its_reader_alone():
    lena, marcus = cast.lena(), cast.marcus()
    told(lena)

    [line] = queries.inbox(seen_by=lena)

    assert line.title == "Charter waits for your side"
    assert line.about == DECISION
    assert line.asks_for_action
    assert line.is_open
    assert queries.inbox(seen_by=marcus) == []
    assert queries.count_to_do(seen_by=lena) == 1
    assert queries.count_to_do(seen_by=marcus) == 0
    with pytest.raises(NotFound):
        queries.get_message(line.key, seen_by=marcus)


def test_telling_twice_tells_once():
    lena, marcus = cast.lena(), cast.marcus()

    assert told(lena, lena) == 1
    assert told(lena, marcus) == 1
    assert told(lena, once="opened:2") == 1
    assert len(queries.inbox(seen_by=lena)) == 2


def test_a_closed_account_is_told_nothing():
    assert told(cast.lena(is_active=False)) == 0


def test_the_deed_closes_the_message_for_all_who_were_asked():
    lena, marcus = cast.lena(), cast.marcus()
    told(lena, marcus)
    told(lena, once="other", event="decision.outcome")

    closed = actions.close(about=DECISION, event="decision.opened", by_alias="p-4c1e9a7b", at=NOON)

    assert closed == 2
    assert [line.event for line in queries.inbox(seen_by=lena)] == ["decision.outcome"]
    assert Message.objects.filter(closed_by_alias="p-4c1e9a7b").count() == 2


def test_a_message_to_read_is_closed_by_reading_and_one_to_act_on_is_not():
    lena, marcus = cast.lena(), cast.marcus()
    told(lena, kind=MessageKind.VIEW, once="a")
    told(lena, kind=MessageKind.ACT, once="b")
    act, view = queries.inbox(seen_by=lena)

    actions.mark_read(key=view.key, by=marcus, at=NOON)
    assert len(queries.inbox(seen_by=lena)) == 2

    actions.mark_read(key=view.key, by=lena, at=NOON)
    actions.mark_read(key=act.key, by=lena, at=NOON)
    assert [line.key for line in queries.inbox(seen_by=lena)] == [act.key]


def test_what_asks_for_action_stands_first():
    lena = cast.lena()
    told(lena, kind=MessageKind.VIEW, once="a", at=NOON + timedelta(hours=1))
    told(lena, kind=MessageKind.ACT, once="b")

    assert [line.kind for line in queries.inbox(seen_by=lena)] == ["act", "view"]


def test_a_title_comes_in_the_readers_language():
    lena = cast.lena()
    told(lena, title="This invitation has already been accepted.")

    with override("es"):
        [line] = queries.inbox(seen_by=lena)

    assert line.title == "Esta invitación ya fue aceptada."


def test_a_mail_carries_the_title_and_a_link_and_goes_out_once():
    lena = cast.lena()
    told(lena)

    assert actions.send_mails(at=NOON) == 1
    assert actions.send_mails(at=NOON + timedelta(hours=1)) == 0
    [sent] = mail.outbox
    key = Message.objects.get().key
    assert sent.to == ["lena@example.org"]
    assert sent.subject == "Charter waits for your side"
    assert f"/account/message/{key}/" in sent.body
    assert sent.extra_headers["Message-ID"].startswith(f"<{key}@")
    assert "Lena" not in sent.body


def test_a_mail_comes_in_the_language_of_its_reader():
    told(cast.lena(language=Language.SPANISH))

    actions.send_mails(at=NOON)

    assert "/es/account/message/" in mail.outbox[0].body
    assert "Algo le espera en Highroad:" in mail.outbox[0].body


def test_what_is_done_already_is_not_mailed():
    told(cast.lena())
    actions.close(about=DECISION, event="decision.opened", by_alias="p-1", at=NOON)

    assert actions.send_mails(at=NOON) == 0


def test_fictional_people_get_no_mail_and_send_none():
    fay = cast.person("Fay Fiction", is_demonstration=True)
    told(fay)
    actions.invite(email="real@example.com", about=None, by=fay, at=NOON)

    assert actions.send_mails(at=NOON) == 0


def test_an_invitation_is_mailed_with_its_link():
    _, token = actions.invite(email="new@example.org", about=None, by=cast.lena(), at=NOON)

    assert actions.send_mails(at=NOON) == 1
    assert f"/account/invitation/{token}/" in mail.outbox[0].body
    assert mail.outbox[0].to == ["new@example.org"]


def test_an_invitation_from_the_machine_is_mailed_too():
    actions.invite_from_console(email="boss@example.org", role=Role.OPERATOR, at=NOON)

    assert actions.send_mails(at=NOON) == 1


def test_a_mail_that_fails_is_tried_again_later_and_given_up_in_the_end(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    told(cast.lena())

    assert actions.send_mails(at=NOON) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Message.objects.update(mail_tries=1, mail_tried_at=NOON)
    assert actions.send_mails(at=NOON + timedelta(seconds=59)) == 0
    assert actions.send_mails(at=NOON + timedelta(seconds=60)) == 1
    Message.objects.update(mail_tries=8, mailed_at=None)
    assert actions.send_mails(at=NOON + timedelta(days=9)) == 0


def test_one_refused_address_does_not_keep_the_other_mails_back(settings):
    settings.EMAIL_BACKEND = "tests.areas.accounts.mailbox.RefusesLena"
    told(cast.lena(), cast.marcus())

    assert actions.send_mails(at=NOON) == 1
    assert Message.objects.get(to__email="lena@example.org").mail_tries == 1
    assert Message.objects.get(to__email="marcus@example.org").mailed_at == NOON


def test_a_message_about_nothing_can_not_be_closed_by_somebody_at_no_moment():
    """The constraint accounts_message_closed_at_a_moment."""
    told(cast.lena())

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.update(closed_by_alias="p-1")


def test_two_who_tell_at_once_leave_one_message():
    """The constraint accounts_message_once."""
    lena = cast.lena()
    told(lena)
    twin = Message.objects.get()
    twin.pk = "0b9a0c9e-6d43-4a43-9a3c-0c6f6d9c8d99"

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_the_program_office_counts_what_waits():
    sam, boss = cast.sam(), cast.person("Dana Boss", role=Role.OPERATOR, guarded=False)
    told(boss)
    told(boss, kind=MessageKind.VIEW, once="to read")
    actions.invite(email="new@example.org", about=None, by=sam, at=NOON)

    numbers = queries.platform_numbers(seen_by=sam, at=NOON)

    assert (numbers.people, numbers.with_second_factor) == (2, 1)
    assert (numbers.open_invitations, numbers.unsent_mails) == (1, 1)
    with pytest.raises(NotFound):
        queries.platform_numbers(seen_by=cast.olu(), at=NOON)
    assert Invitation.objects.count() == 1
