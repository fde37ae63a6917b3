"""A desk of 50,000 people and 500,000 service lines: `python -m benchmarks.supports.desk [people] [lines]`.

The navigator's list and the protected totals, each beside a bare query that reads the same rows without
keys, names or protection, in one run. It makes a database of its own in a folder that goes away.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

NOW = datetime.fromisoformat("2026-11-02T12:00:00+00:00")
FIRST, LAST = date(2026, 1, 1), date(2026, 9, 30)
SLICE = 5_000


def build(people: int, lines: int) -> tuple[Any, Any]:
    """A desk with so many people, each sealed with a key of their own, and so many needs."""
    from highroad.areas.supports.actions import confirm_navigator, name_navigator, open_desk
    from highroad.areas.supports.models import Consent, Support, SupportCase
    from tests import cast
    from tests.table import make_table

    table, nora = make_table(), cast.person("Nora Quist")
    desk = open_desk(partnership=table.partnership, name="Desk", by=table.lena, at=NOW)
    named = name_navigator(desk=desk, email=nora.email, by=table.lena, at=NOW)
    confirm_navigator(navigator=named, by=table.marcus, at=NOW)
    chance, keys = random.Random(7), [uuid.uuid4() for _ in range(people)]
    write(SupportCase, (case_of(desk, key, chance) for key in keys))
    write(
        Consent,
        (
            Consent(
                case_id=k,
                purposes=["help", "share", "count"],
                given_on=FIRST,
                until_on=date(2027, 1, 1),
                is_own_hand=True,
            )
            for k in keys
        ),
    )
    write(
        Support,
        (
            need_of(Support, keys[number % people], number // people, chance)
            for number in range(lines)
        ),
    )
    return desk, nora


def write(model: Any, rows: Iterator[Any]) -> None:
    """Write rows in slices."""
    model.objects.bulk_create(rows, batch_size=SLICE)


def case_of(desk: Any, key: uuid.UUID, chance: random.Random) -> Any:
    """A case with its own key and a sealed name."""
    from highroad.areas.supports.models import SupportCase
    from highroad.areas.supports.models.keys import make_key, seal

    make_key(key)
    return SupportCase(
        key=key, desk=desk, state="at_work", code_mark=key.hex, opened_at=NOW,
        sealed=seal(key, "case", key, {"name": f"Person {key.hex[:6]}", "reach": "", "words": ""}),
        next_on=FIRST + timedelta(days=chance.randrange(400)),
    )  # fmt: skip


def need_of(model: Any, case: uuid.UUID, turn: int, chance: random.Random) -> Any:
    """A need of one of twelve kinds, most of them settled."""
    from highroad.areas.supports.vocabulary import SupportKind, UnmetReason

    state = chance.choices(("met", "unmet", "open"), (6, 3, 1))[0]
    on = FIRST + timedelta(days=chance.randrange(270))
    return model(
        case_id=case, kind=list(SupportKind)[turn % 12], urgency="week", state=state, found_on=on,
        reason=chance.choice(list(UnmetReason)) if state == "unmet" else "",
        settled_on=None if state == "open" else on, sealed=b"",
    )  # fmt: skip


def took(do: Callable[[], object], times: int = 5) -> float:
    """The middle of several runs, in seconds."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        found.append(time.perf_counter() - began)
    return statistics.median(found)


def measure(desk: Any, nora: Any) -> list[tuple[str, float]]:
    """Ours beside the bare query, each pair in the same run."""
    from highroad.areas.supports import analysis, queries
    from highroad.areas.supports.models import Support, SupportCase

    def bare_list() -> object:
        kept = (
            SupportCase.objects.filter(desk=desk).exclude(state="closed").order_by("next_on", "key")
        )
        return list(kept.values_list("key", "state", "next_on")[:50])

    def bare_page() -> object:
        kept = (
            SupportCase.objects.filter(desk=desk).exclude(state="closed").order_by("next_on", "key")
        )
        return list(kept.values_list("key", "state", "next_on")[499 * 50 : 500 * 50])

    def bare_totals() -> object:
        kept = Support.objects.filter(case__desk=desk, found_on__gte=FIRST, found_on__lte=LAST)
        return list(kept.order_by().values_list("case", "kind", "state", "reason").iterator())

    return [
        ("navigator's list, 50 names", took(lambda: queries.list_cases(desk, nora))),
        ("the same rows, bare", took(bare_list)),
        ("navigator's list, page 500", took(lambda: queries.list_cases(desk, nora, page=500))),
        ("the same page, bare", took(bare_page)),
        ("protected totals", took(lambda: analysis.totals(desk, FIRST, LAST, smallest=11, today=date(2026, 11, 2)), 3)),
        ("the same rows, bare", took(bare_totals, 3)),
    ]  # fmt: skip


def main() -> int:
    """Build, measure, say."""
    people, lines = (*map(int, sys.argv[1:]), 50_000, 500_000)[:2]
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            HIGHROAD_MODE="development",
            HIGHROAD_DATA=folder,
            DJANGO_SETTINGS_MODULE="highroad.config.settings",
        )
        os.environ.pop("HIGHROAD_DATABASE", None)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        began = time.perf_counter()
        desk, nora = build(people, lines)
        sys.stdout.write(
            f"{people:,} people, {lines:,} service lines, made in {time.perf_counter() - began:.0f} s\n"
        )
        for what, seconds in measure(desk, nora):
            sys.stdout.write(f"{what}: {1000 * seconds:,.1f} ms\n")
        sys.stdout.write(f"{sum(1 for _ in Path(folder).rglob('keys/people/*/*')):,} keys\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
