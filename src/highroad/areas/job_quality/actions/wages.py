"""Wages of the region are loaded, and pay is held against them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from highroad.areas.accounts.models import User
from highroad.areas.job_quality import queries
from highroad.areas.job_quality.actions.cards import ReadingDraft, put
from highroad.areas.job_quality.actions.hands import note, seat_on_a_side
from highroad.areas.job_quality.models import AreaWage, JobCard, Reading, WageTable
from highroad.areas.job_quality.rules import oews
from highroad.areas.partnerships.models import Body, Seat
from highroad.kit.answers import Refused, no

TOP = Decimal(115)
"""Dollars an hour that `#` stood for in the files of May 2023 and May 2024."""


def load_wages(
    *, body: Body, title: str, content: bytes, by: User, at: datetime, top: Decimal = TOP,
    only: Collection[str] = (),
) -> WageTable:  # fmt: skip
    """Keep a wage file of the region; `top` is the hourly wage in dollars that `#` stands for.

    With `only`, codes of areas, the lines of other areas are not kept.

    Raises `Refused` with every fault by its line, and keeps nothing, where any line is not right.
    """
    seat = seat_on_a_side(by, body)
    found = oews.read(content, top, frozenset(only))
    if found.faults:
        raise Refused(*found.faults.told())
    try:
        with transaction.atomic():
            return _keep_wages(body, title, content, found.lines, seat=seat, at=at)
    except IntegrityError as error:
        raise Refused(no("This very file is kept already.")) from error


def _keep_wages(
    body: Body,
    title: str,
    content: bytes,
    lines: Sequence[oews.WageLine],
    *,
    seat: Seat,
    at: datetime,
) -> WageTable:
    made = WageTable.objects.create(
        body=body, title=title.strip(), digest=hashlib.sha256(content).hexdigest(),
        line_count=len(lines), side=seat.side, made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    AreaWage.objects.bulk_create(
        (
            AreaWage(
                table=made, area=line.area, area_title=line.area_title[:160],
                occupation=line.occupation, title=line.title[:200], employment=line.employment,
                p10=line.points[0].dollars, p25=line.points[1].dollars, median=line.median.dollars,
                p75=line.points[3].dollars, p90=line.points[4].dollars,
                median_is_bound=line.median.is_bound,
            )
            for line in lines
        ),
        batch_size=1_000,
    )  # fmt: skip
    note(
        body,
        "wages.loaded",
        made,
        seat=seat,
        at=at,
        content={"digest": made.digest, "lines": len(lines)},
    )
    return made


@transaction.atomic
def hold_against_region(
    *, job: JobCard, rate: Decimal, read_on: date, by: User, at: datetime
) -> list[Reading]:
    """Declare a rate beside both medians of the job's area. Raises `Refused` where no file knows them."""
    seat = seat_on_a_side(by, job.body)
    if rate <= 0:
        raise Refused(no("A rate is more than nought."))
    found = queries.regional_pay(job, rate, by)
    if found is None:
        raise Refused(no("No wage file knows this area. Load one, and give the job its area."))
    source = f"{found.table}, {found.area}"
    made = [
        put(
            job,
            ReadingDraft(indicator="rate", value=rate, read_on=read_on, source=source),
            seat=seat,
            at=at,
        )
    ]
    for key, beside in (
        ("of_occupation_median", found.of_occupation),
        ("of_area_median", found.of_all),
    ):
        if beside.percent is not None and beside.is_above is not None:
            draft = ReadingDraft(
                indicator=key, value=beside.percent, read_on=read_on, source=source
            )
            made.append(put(job, draft, seat=seat, at=at))
    return made
