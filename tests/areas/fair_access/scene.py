"""A partnership with certified rows: written as the store keeps them, from a few words a worker."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import duckdb
from django.conf import settings

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import queries as decision_queries
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.filings.models import Filing
from highroad.areas.filings.rows import store
from highroad.areas.filings.rows.mapping import SCHEMA
from highroad.areas.filings.rules.scans import RowScan
from highroad.areas.filings.vocabulary import FilingStatus
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.models import Body, Partnership, Party
from highroad.areas.partnerships.vocabulary import BodyKind, OrganizationKind, SeatRole, Side
from highroad.kit.periods import Period
from tests import cast
from tests.cast import NOON

CSV = Path(
    os.environ.get("HIGHROAD_PAYROLL_CSV")
    or Path(__file__).resolve().parents[4] / "shared/data/certified-payroll/payroll.csv"
)
"""Real payroll rows, kept outside the repository."""
SUNDAY = date(2026, 3, 1)
AFTER = datetime(2026, 4, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Scene:
    """Lena and Marcus are co-chairs of an access committee; Olu sits nowhere, Sam is staff."""

    partnership: Partnership
    body: Body
    lena: User
    marcus: User
    sam: User
    olu: User


def laid() -> Scene:
    """A partnership whose access committee can decide, without any filing."""
    sam, olu, lena, marcus = cast.sam(), cast.olu(), cast.lena(), cast.marcus()
    kept = partnerships.found_partnership(name="Harbor Crossing", by=sam, at=NOON)
    body = partnerships.create_body(
        partnership=kept, name="Access committee",
        kind=BodyKind.ACCESS_AND_OPPORTUNITY_COMMITTEE, by=sam, at=NOON,
    )  # fmt: skip
    seats = (
        (lena, "Local 1", OrganizationKind.LABOR_ORGANIZATION, Side.LABOR),
        (marcus, "Builders", OrganizationKind.EMPLOYER, Side.MANAGEMENT),
    )
    for somebody, name, kind, side in seats:
        party = partnerships.add_party(
            partnership=kept, name=name, kind=kind, side=side, by=sam, at=NOON
        )
        seat = partnerships.add_seat(
            body=body, party=party, title=somebody.name, role=SeatRole.CO_CHAIR, by=sam, at=NOON
        )
        holder = partnerships.appoint(seat=seat, user=somebody, by=sam, at=NOON)
        if holder.confirmed_at is None:
            partnerships.confirm(holder=holder, by=sam, at=NOON)
    Partnership.objects.filter(pk=kept.pk).update(status="forming")
    kept.refresh_from_db()
    body.refresh_from_db()
    return Scene(kept, body, lena, marcus, sam, olu)


@dataclass(frozen=True)
class Crew:
    """Some workers alike: how many, and what each worked in a week."""

    number: int
    trade: str = "welder"
    sex: str | None = "male"
    level: str | None = "journey"
    race: str | None = "white"
    hours: str = "40"
    project: str = "Bridge"
    employer: str = "Northside Steel/Southside Pipe/Third Firm"
    """Several take turns."""
    week: date = SUNDAY
    has_pay: bool = True

    def rows(self, first: int) -> list[tuple[object, ...]]:
        """One line a worker."""
        employers = self.employer.split("/")
        return [
            (
                self.project, employers[place % len(employers)], self.week, f"W{first + place:05}", self.trade,
                self.level, self.hours, self.sex, self.race, self.has_pay,
            )
            for place in range(self.number)
        ]  # fmt: skip


def crews(*given: Crew) -> list[tuple[object, ...]]:
    """The lines of some crews; nobody is in two of them."""
    rows: list[tuple[object, ...]] = []
    for crew in given:
        rows += crew.rows(len(rows))
    return rows


WRITE = """
    INSERT INTO kept (line, status, project, employer, week_ending, worker, trade, level, apprentice,
                      hours, sex, race, rate, gross, classification)
    SELECT row_number() OVER () + 1, 'accepted', project, employer, week, worker, trade, level,
           level = 'apprentice', hours, sex, race, CASE WHEN has_pay THEN 30 END,
           CASE WHEN has_pay THEN 1200 END, trade
    FROM read_csv(?, header = false, all_varchar = true, nullstr = '', names = ['project',
        'employer', 'week', 'worker', 'trade', 'level', 'hours', 'sex', 'race', 'has_pay'])
"""


def write_rows(rows: Iterable[tuple[object, ...]], place: Path) -> int:
    """A row file as the store keeps it. Gives its number of lines."""
    columns = ", ".join(f"{name} {kind}" for name, kind in SCHEMA)
    sheet = place.with_suffix(".csv")
    with sheet.open("w", newline="") as file:
        csv.writer(file).writerows(["" if cell is None else cell for cell in row] for row in rows)
    with duckdb.connect() as made:
        made.execute(f"CREATE TABLE kept ({columns})")
        made.execute(WRITE, [str(sheet)])
        made.execute(f"COPY (SELECT *, 0 AS first_row FROM kept) TO '{place}' (FORMAT parquet)")
        (count,) = made.execute("SELECT count(*) FROM kept").fetchone() or (0,)
    sheet.unlink()
    return int(count)


def store_rows(rows: Iterable[tuple[object, ...]], partnership: UUID) -> tuple[UUID, str, int]:
    """Keep rows in the store. Gives the key of the row file, its digest, its lines."""
    root = Path(settings.ROWS_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    key, staged = uuid4(), root / f"{uuid4()}.part"
    count = write_rows(rows, staged)
    digest = hashlib.sha256(staged.read_bytes()).hexdigest()
    store.keep(staged, root=root, partnership=partnership, filing=key, rows=count, digest=digest)
    return key, digest, count


def certified(
    scene: Scene, rows: list[tuple[object, ...]], *, replaces: Filing | None = None
) -> Filing:
    """A filing both sides have certified, as its road would leave it."""
    key, digest, count = store_rows(rows, scene.partnership.key)
    weeks = [row[2] for row in rows]
    if replaces is not None:
        Filing.objects.filter(pk=replaces.pk).update(status=FilingStatus.REPLACED)
    number = Filing.objects.filter(partnership=scene.partnership).count() + 1
    return Filing.objects.create(
        partnership=scene.partnership, number=number, status=FilingStatus.CERTIFIED,
        party=Party.objects.get(partnership=scene.partnership, side=Side.MANAGEMENT),
        file_name="rows.csv", file_kind="csv", file_bytes=1, file_digest=digest, rows_key=key,
        rows_digest=digest, line_count=count, first_on=min(weeks), last_on=max(weeks),
        made_by=scene.marcus, made_by_alias="p-marcus", made_at=NOON, locked_by_alias="p-marcus",
        locked_at=NOON, receipt_number=f"R-{number}-{digest[:8]}", receipt_at=NOON,
    )  # fmt: skip


def scan_of(rows: Iterable[tuple[object, ...]], period: Period) -> RowScan:
    """A scan of rows that belong to no filing: for the analysis alone."""
    partnership = uuid4()
    key, digest, _count = store_rows(rows, partnership)
    return RowScan(
        root=str(settings.ROWS_ROOT), partnership=partnership, keys=(key,), period=period,
        digest=digest,
    )  # fmt: skip


def adopt(key: object, *people: User) -> None:
    """Everybody agrees to the newest wording of a decision."""
    for somebody in people:
        decision = decision_queries.get_decision(str(key), somebody)
        number = decision_queries.current_wording(decision).number
        decisions.sign(
            decision=decision, wording_number=number, stance=Stance.AGREE, by=somebody, at=AFTER
        )
