"""One person who asks for help, answers as a worker and has their union recognized: a copy of everything tells nothing.

Looked through are the database as a dump has it, the folder that is backed up with it, mails, logs, the
joint record, and the copies that both parties take; before forgetting and after.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import shutil
import subprocess
import zipfile
import zlib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts import actions as accounts
from highroad.areas.assurances.actions import choice
from highroad.areas.assurances.actions.choice import Count
from highroad.areas.copies import actions as copies
from highroad.areas.job_quality import actions as job_quality
from highroad.areas.ledger.models import Entry
from highroad.areas.participants import actions as participants
from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.supports import actions
from highroad.areas.supports.actions import Asking
from highroad.areas.supports.models import OutcomeRecord, Payment, Support, SupportCase
from highroad.areas.supports.models.keys import mark_of
from highroad.areas.supports.rules.transcripts import Term
from highroad.kit.refs import Ref
from highroad.kit.tallies import digest_of
from tests import cast
from tests.areas.job_quality.test_actions import card, declare
from tests.areas.supports.scene import Scene, make_scene
from tests.areas.supports.test_outcomes import csv_of
from tests.databases import server_programs

pytestmark = pytest.mark.django_db
WAGE = "7777.77"
HOURS = "11.507293"
"""So many digits that no moment of the day looks like it."""
WORDS = {"name": "cnryname", "reach": "cnryreach", "words": "cnrywords", "urgency": "week", "language": "es", "answers": ["child_care"], "agree_help": "on", "agree_share": "on", "agree_count": "on", "months": "6", "shift": "night"}  # fmt: skip


def rows(name: str) -> list[str]:
    """A table as a dump has it, bytes as text and as hexadecimal digits."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
        return sorted("|".join(written(cell) for cell in row) for row in cursor.fetchall())


def written(cell: Any) -> str:
    if isinstance(cell, bytes | memoryview):
        data = bytes(cell)
        return f"{data.hex()} {data.decode('utf-8', 'replace')}"
    return str(cell)


def dump() -> dict[str, list[str]]:
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
    return {name: rows(name) for name in names}


def sessions() -> str:
    """What sessions hold, taken apart: they are packed, and so would hide a word from a plain search."""
    found = []
    for kept in Session.objects.all():
        packed = kept.session_data.split(":")[0]
        data = base64.urlsafe_b64decode(packed.lstrip(".") + "=" * (-len(packed.lstrip(".")) % 4))
        found.append((zlib.decompress(data) if packed.startswith(".") else data).decode())
    return "\n".join(found)


def files(folder: Path) -> str:
    found = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    inside = []
    for data in found:
        if data.startswith(b"PK"):
            held = folder / "looked.zip"
            held.write_bytes(data)
            with zipfile.ZipFile(held) as package:
                inside += [package.read(each) for each in package.namelist()]
            held.unlink()
    return "\n".join(each.decode("latin-1") for each in (*found, *inside))


class Told:
    """What one person told in three places, and how they are known."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.pia = scene, cast.person("Pia Vance")
        table, nora = scene.table, scene.nora
        self.now = timezone.now()
        self.record = participants.take_in(partnership=table.partnership, name="Pia Vance", by=table.lena, at=self.now)  # fmt: skip
        begun = date(2024, 9, 1)
        participants.mark(participant=self.record, kind=MilestoneKind.ENROLLED, on=begun, about=Ref.to(self.record))  # fmt: skip
        job = card(table)
        readings = [declare(table, job, "notice", "14"), declare(table, job, "sick_leave", "100")]
        day = timezone.localdate()
        _round, self.tickets = job_quality.ask_workers(job=job, by=table.marcus, at=self.now, readings_asked=readings, tickets=30, closes_on=day + timedelta(days=9))  # fmt: skip
        self.offer = scene.offer()
        self.fund = actions.make_fund(desk=scene.desk, name="Bridge", source="", budget_cents=100_000, from_on=day, until_on=day + timedelta(days=90), by=nora, at=self.now)  # fmt: skip

    def ask(self) -> None:
        """At the desk: the person's own hand, then the navigator's."""
        nora, now = self.scene.nora, self.now
        self.phone = Client()
        self.phone.force_login(self.pia)
        asked = self.phone.post(f"/help/ask/{self.scene.desk.code}/", WORDS)
        assert asked.status_code == 302
        self.waiting = sessions()
        assert "cnrywords" in self.phone.get(reverse("supports:mine")).content.decode()
        self.case = SupportCase.objects.get()
        actions.link_record(case=self.case, number="P-0001", name="Pia Vance", by=nora, at=now)
        need = Support.objects.get()
        actions.screen(case=self.case, occasion="other", answers=["legal"], words="cnryscreen", by=nora, at=now)  # fmt: skip
        actions.plan_step(
            support=need, text="cnrystep", due_on=timezone.localdate(), by=nora, at=now
        )
        sent = actions.refer(support=need, offer=self.offer, words="cnrytold", by=nora, at=now)
        actions.move(referral=sent, state="accepted", words="cnryback", by=nora, at=now)
        asking = Asking(kind="transport", cents=4_500, purpose="cnrypurpose", other_sources="cnrysources", is_participant=True, is_necessary=True)  # fmt: skip
        actions.ask_for_money(case=self.case, fund=self.fund, by=nora, at=now, asking=asking)
        row = {"100": "P-0001", "900": "20240901", "901": "20250131", "1602": "1", "1603": "1", "1704": WAGE}  # fmt: skip
        assert actions.take_outcomes(desk=self.scene.desk, content=csv_of(row), by=nora, at=now)[1]
        term = Term(date(2024, 12, 20), Decimal(HOURS))
        actions.note_transcript(desk=self.scene.desk, number="P-0001", term=term, by=nora, at=now)

    def answer(self) -> None:
        """As a worker, with a ticket drawn, in the same browser."""
        address = reverse("job_quality:word", kwargs={"ticket": self.tickets[7]})
        assert self.phone.post(address, {"answer0": "untrue", "answer1": "true"}).status_code == 302

    @property
    def names(self) -> tuple[str, ...]:
        """By which the case could be named outside its own tables."""
        return str(self.case.key), self.case.key.hex

    def sides_take_copies(self) -> None:
        for side, who in ((Side.LABOR, self.scene.table.lena), (Side.MANAGEMENT, self.scene.table.marcus)):  # fmt: skip
            asked = copies.ask(partnership=self.scene.table.partnership, own_side=side, by=who, at=self.now)  # fmt: skip
            copies.make(copy=asked, at=self.now)


def backup(at: Path) -> bytes:
    """The file an office keeps: pg_dump's, or SQLite's own copy of its file."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(at)])
        return at.read_bytes()
    given = connection.settings_dict
    program = shutil.which("pg_dump") or str(server_programs() / "pg_dump")
    address = ["-h", given["HOST"], "-p", str(given["PORT"]), "-U", given["USER"], given["NAME"]]
    return subprocess.run([program, "--inserts", *address], check=True, capture_output=True).stdout


@pytest.fixture
def told() -> Told:
    return Told(make_scene())


def test_a_copy_of_everything_tells_nothing_before_forgetting_and_after(
    told: Told, settings: Any, caplog: pytest.LogCaptureFixture
):
    folder = Path(settings.DATA)
    before = dump()
    with caplog.at_level(logging.DEBUG):
        told.ask()
        after_asking = dump()
        told.answer()
        after_answering = dump()
        accounts.send_mails(at=timezone.now())
        told.sides_take_copies()

    # No other table was written to: no moment and no order of entries leads from one to another.
    own = {name for name in before if name.startswith(("supports_", "django_session"))}
    touched = {name for name in before if before[name] != after_asking[name]} - own
    assert touched <= {"accounts_user"}, touched
    answered = {n for n in before if after_asking[n] != after_answering[n]} - {"django_session"}
    assert answered == {"job_quality_wordstatement", "job_quality_wordticket"}

    mails = "".join(sent.subject + sent.body for sent in mail.outbox)
    record = "".join(entry.line for entry in Entry.objects.all())
    everywhere = {"dump": str(dump()), "files": files(folder), "mails": mails, "logs": caplog.text, "record": record, "sessions": sessions(), "session that waits": told.waiting}  # fmt: skip
    assert "Harbor Trades" in everywhere["files"], "the copies of both parties are looked through"
    for place, text in everywhere.items():
        for word in ("cnry", WAGE, HOURS, told.tickets[7], digest_of(told.tickets[7])):
            assert word not in text, f"{word} in {place}"
    for place in ("mails", "logs", "record", "sessions", "session that waits"):
        for name in told.names:
            assert name not in everywhere[place], f"the case is named in {place}"
    outside = str({name: kept for name, kept in dump().items() if not name.startswith("supports_")})
    assert not any(name in outside for name in told.names)
    inside = {name: kept for name, kept in dump().items() if name.startswith("supports_") and name != "supports_navigator"}  # fmt: skip
    assert str(told.pia.pk).replace("-", "") not in str(inside).replace("-", ""), "the account stands beside the case"  # fmt: skip
    assert str(told.record.key).replace("-", "") not in str(inside).replace("-", "")

    forget_and_look(told, folder)


def forget_and_look(told: Told, folder: Path) -> None:
    key, mark = told.case.key, mark_of("participant", told.record.key)
    outcomes = list(OutcomeRecord.objects.values_list("key", flat=True))
    other = Client()
    other.force_login(told.pia)
    assert other.get(reverse("supports:mine")).status_code == 200
    told.phone.post(f"{reverse('supports:forget')}?case={key}", {"case": str(key)})

    everything = (str(dump()) + files(folder) + sessions()).replace("-", "")
    for name in (key.hex, mark, mark_of("user", told.pia.pk), *(each.hex for each in outcomes)):
        assert name not in everything
    assert hashlib.sha256(key.bytes).hexdigest() not in str(dump())
    assert "cnry" not in everything
    assert not OutcomeRecord.objects.exists()
    payment = Payment.objects.get()
    assert (payment.case, payment.cents, bytes(payment.sealed)) == (None, 4_500, b"")


def test_recognition_counts_and_names_nobody(told: Told):
    """A count changes numbers of one row; whoever signed stands nowhere, so no dump can tell."""
    table = told.scene.table
    before = dump()
    made = choice.enter_count(
        body=table.body, by=table.lena, at=told.now,
        count=Count(
            union="Local 9", unit="Operators", unit_size=128, signed=65, neutral="A. Neutral",
            counted_on=timezone.localdate(),
        ),
    )  # fmt: skip
    after = dump()
    touched = {name for name in after if before[name] != after[name]}
    kept = {name for name in touched if not name.startswith(("ledger_", "accounts_message"))}
    assert kept == {"assurances_recognition"}
    assert "Pia" not in "".join(after["assurances_recognition"])
    assert (made.unit_size, made.signed_count) == (128, 65)


@pytest.mark.django_db(transaction=True)
def test_a_real_backup_tells_nothing_before_forgetting_and_after(told: Told, tmp_path: Path):
    """What was committed, as the tool that makes backups writes it."""
    told.ask()
    told.answer()
    words = ("cnry", WAGE, told.tickets[7], digest_of(told.tickets[7]))

    kept = backup(tmp_path / "before.bak")
    assert b"Harbor Trades" in kept, "the backup is read"
    assert told.tickets[7] not in kept.decode("latin-1")
    for word in words:
        assert word.encode() not in kept, word

    key = told.case.key
    told.phone.post(f"{reverse('supports:forget')}?case={key}", {"case": str(key)})
    left = backup(tmp_path / "after.bak")
    assert b"Harbor Trades" in left
    for word in (*words, str(key), key.hex):
        assert word.encode() not in left, word
