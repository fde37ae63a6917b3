"""What is due is done, once in its time, and one failure stops nothing else."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from highroad.areas.accounts import actions
from highroad.background import nightly
from tests import cast
from tests.cast import NOON

pytestmark = pytest.mark.django_db


def test_mails_leave_and_what_is_not_due_waits():
    actions.invite(email="new@example.org", about=None, by=cast.lena(), at=NOON)
    asked = {"filings", "figures", "mails"}
    last = {duty.name: NOON for duty in nightly.DUTIES if duty.name not in asked}

    done = nightly.do_what_is_due(last, at=NOON)

    assert done == ["filings", "figures", "mails"]
    assert len(mail.outbox) == 1
    assert nightly.do_what_is_due(last, at=NOON + timedelta(seconds=4)) == []
    assert nightly.do_what_is_due(last, at=NOON + timedelta(seconds=15)) == [
        "filings",
        "mails",
        "letters",
    ]
    assert len(mail.outbox) == 1


def test_a_duty_that_fails_does_not_stop_the_others(monkeypatch, caplog):
    def broken(at: datetime) -> None:
        raise OSError("the disk is gone")

    duties = (
        nightly.Duty("broken", timedelta(0), broken),
        nightly.Duty("sessions", timedelta(0), nightly.clear_sessions),
    )
    monkeypatch.setattr(nightly, "DUTIES", duties)

    with caplog.at_level(logging.ERROR):
        done = nightly.do_what_is_due({}, at=NOON)

    assert done == ["sessions"]
    assert "broken failed" in caplog.text


def test_the_command_does_everything_once():
    actions.invite(email="new@example.org", about=None, by=cast.lena(), at=NOON)

    call_command("tick")

    assert mail.outbox == []  # an invitation of NOON is long over by the clock on the wall


def test_the_machine_invites_the_first_operator(capsys):
    call_command("invite", "boss@example.org", "--role", "operator", "--language", "es")

    assert "/es/account/invitation/" in capsys.readouterr().out
