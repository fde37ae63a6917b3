"""What a person told the desk, looked for where no page leads: dump, files, copies, mails, logs, keys.

The scan of the doors asks every address as every role. Here the whole database is read as its backup
would hold it, every file beside it, everything that was sent or logged; then somebody is forgotten, and
all of it is read again.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.utils import timezone

from highroad.areas.accounts import actions as accounts
from highroad.areas.supports import actions
from highroad.areas.supports.actions import Asking as Wish
from highroad.areas.supports.actions import Intake
from highroad.areas.supports.models import Payment, SupportCase
from highroad.areas.supports.models import keys as people
from highroad.areas.supports.models.key_copies import copy_path
from highroad.areas.supports.vocabulary import Everyday, Purpose, SupportKind
from highroad.background import retention
from tests.doors.asking import listening
from tests.doors.bytes import readable
from tests.undone import undone
from tests.world.everything import World

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]
TOLD = frozenset(
    {"name", "reach", "words", "need", "screening", "step", "told", "back", "purpose", "sources"}
)
"""What one person told, and what was written about them; the rest of the zone is the desk's own."""
LARGEST = 5_000_000


def dump() -> str:
    """Every value of every table, as a backup of the database holds it."""
    parts: list[Any] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            parts += [value for row in cursor.fetchall() for value in row]
    return "\n".join(readable(_bytes(value)) for value in parts if value not in (None, ""))


def _bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def files() -> str:
    """Every file beside the database: uploads, rows, full copies, keys."""
    found = [path for path in Path(settings.DATA).rglob("*") if path.is_file()]
    small = [path.read_bytes() for path in found if path.stat().st_size < LARGEST]
    return "\n".join(readable(each) for each in small if not each.startswith(b"SQLite"))


def told_in(world: World, text: str) -> set[str]:
    """Which of a person's words stand in a text."""
    heard = (world.aviary.planted[end] for end in world.aviary.heard(text))
    return {name for _where, zone, name in heard if zone == "services" and name in TOLD}


def test_a_dump_and_the_files_beside_it_hold_nothing_a_person_told(built: World):
    whole = dump()
    others = {built.aviary.planted[end] for end in built.aviary.heard(whole)}

    assert ("own", "services", "offer") in others, "the dump is read"
    assert ("own", "labor") in {(where, zone) for where, zone, _name in others}
    assert not told_in(built, whole)
    assert not told_in(built, files())


def test_no_mail_tells_of_the_desk(built: World):
    accounts.send_mails(at=timezone.now())
    sent = "\n".join(f"{each.subject}\n{each.body}" for each in mail.outbox)
    heard = {built.aviary.planted[end] for end in built.aviary.heard(sent)}

    assert not {place for place in heard if place[1] == "services"}


def ask(world: World, told: dict[str, str]) -> tuple[SupportCase, Payment]:
    """Somebody asks, is sent to a helper, and gets money."""
    things, navigator, at = world.own.things, world.own.people["provider"], timezone.now()
    case, _code = actions.open_case(
        desk=things["desk"], at=at, navigator=navigator,
        intake=Intake(name=told["name"], reach=told["reach"], words=told["words"], answers=[Everyday.CHILD_CARE], purposes=list(Purpose)),
    )  # fmt: skip
    need = actions.add_need(case=case, kind=SupportKind.CARE, words=told["need"], by=navigator, at=at)  # fmt: skip
    actions.plan_step(support=need, text=told["step"], due_on=timezone.localdate() + timedelta(days=1), by=navigator, at=at)  # fmt: skip
    sent = actions.refer(support=need, offer=things["offer"], words=told["told"], by=navigator, at=at)  # fmt: skip
    actions.move(referral=sent, state="accepted", words=told["back"], by=navigator, at=at)
    wish = Wish(kind=SupportKind.CARE, cents=100, purpose=told["purpose"], other_sources=told["sources"], is_participant=True, is_necessary=True)  # fmt: skip
    payment = actions.ask_for_money(case=case, fund=things["fund"], asking=wish, by=navigator, at=at)  # fmt: skip
    return case, payment


def test_who_is_forgotten_is_nowhere_also_not_in_the_copy_of_the_keys(built: World):
    told = {name: f"told{secrets.token_hex(8)}" for name in TOLD}
    with undone(), listening() as said:
        case, payment = ask(built, told)
        key, sealed = case.key, bytes(case.sealed)
        retention.keep_keys(timezone.now())
        before = copy_path().read_text()
        retention.ask_again(timezone.now())
        assert key.hex in before
        assert people.unseal(key, "case", key, sealed)["name"] == told["name"]
        living = "\n".join((dump(), files(), *said))
        assert not [name for name, words in told.items() if words in living]

        actions.forget(case=case)
        retention.keep_keys(timezone.now())
        left = "\n".join((dump(), files(), *said))
        assert not [name for name, words in told.items() if words in left]
        assert key.hex not in copy_path().read_text()
        assert str(key) not in left
        with pytest.raises(people.ForgottenError):
            people.unseal(key, "case", key, sealed)
        people.put_back(key, bytes(60))
        with pytest.raises(people.ForgottenError):
            people.key_of(key)
        people.throw_away(key)
        payment.refresh_from_db()
        assert (payment.cents, payment.case, bytes(payment.sealed)) == (100, None, b"")
