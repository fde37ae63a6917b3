"""Run in a process of its own: sets the scene for the killing, and judges what is left afterwards.

python -m tests.journeys.killed_world set
python -m tests.journeys.killed_world judge < acknowledged.json
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from witness import verify  # noqa: E402

from highroad.areas.accounts.models import User  # noqa: E402
from highroad.areas.decisions.models import Decision, SignOff  # noqa: E402
from highroad.areas.filings.models import Filing  # noqa: E402
from highroad.areas.ledger import actions as ledger  # noqa: E402
from highroad.areas.ledger.models import Entry  # noqa: E402
from highroad.areas.ledger.queries import bundle_for_system  # noqa: E402
from highroad.areas.partnerships.models import Partnership  # noqa: E402
from tests.table import make_table  # noqa: E402
from tests.template import migrate_once  # noqa: E402


def cookie(user: User) -> str:
    client = Client()
    client.force_login(user)
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def set_the_scene() -> dict[str, str]:
    migrate_once()
    call_command("migrate", verbosity=0)
    table = make_table(at=timezone.now())
    return {
        "labor": cookie(table.lena),
        "management": cookie(table.marcus),
        "body": str(table.body.key),
        "partnership": str(table.partnership.key),
    }


def judge(acknowledged: dict[str, list[str]]) -> list[str]:
    """What is wrong, in words; nothing if all is well."""
    wrong = [
        f"{kind} {key} is lost" for kind, keys in acknowledged.items() for key in lost(kind, keys)
    ]
    for act, kept in (("decision.proposed", Decision), ("decision.signed", SignOff),
                      ("filing.submitted", Filing)):  # fmt: skip
        entries = Entry.objects.filter(line__contains=f'"act":"{act}"').count()
        if entries != kept.objects.count():
            wrong.append(f"{entries} entries of {act}, {kept.objects.count()} records")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            wrong += [row[0] for row in cursor.execute("PRAGMA integrity_check") if row[0] != "ok"]
    return (
        wrong
        + [f"filing {f.number}: {says}" for f in Filing.objects.all() for says in damage(f)]
        + record()
    )


def lost(kind: str, keys: list[str]) -> set[str]:
    kept: Any = {
        "decision": Decision.objects.values_list("key", flat=True),
        "answer": SignOff.objects.values_list("wording__decision", flat=True),
        "filing": Filing.objects.values_list("key", flat=True),
    }[kind]
    return set(keys) - {str(key) for key in kept}


def damage(filing: Filing) -> list[str]:
    """Whether the lines a filing speaks of are on the disk, byte for byte."""
    if not filing.rows_key:
        return []
    found = list(Path(settings.ROWS_ROOT).rglob(f"*{filing.rows_key}*.parquet"))
    if not found:
        return ["its lines are gone"]
    digest = hashlib.sha256(found[0].read_bytes()).hexdigest()
    return [] if digest == filing.rows_digest else ["its lines are not the ones it names"]


def record() -> list[str]:
    """The joint record, verified as a party would."""
    partnership = Partnership.objects.get()
    ledger.checkpoint(partnership.log, at=timezone.now())
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(bundle_for_system(partnership.log))
        file.flush()
        said = io.StringIO()
        sys.stdout = said
        code = verify.main([file.name])
        sys.stdout = sys.__stdout__
    return [] if code == 0 else [f"the record does not verify: {said.getvalue()[-300:]}"]


if __name__ == "__main__":
    if sys.argv[1] == "set":
        print(json.dumps(set_the_scene()))
    else:
        print(json.dumps(judge(json.load(sys.stdin))))
