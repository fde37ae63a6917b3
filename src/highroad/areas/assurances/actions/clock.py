"""What the clock does: both sides hear before evidence lapses, and before a notice falls due."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from highroad.areas.assurances import notices, queries
from highroad.areas.assurances.models import Agreement
from highroad.areas.assurances.queries.waiting import AHEAD
from highroad.areas.assurances.rules import clauses as rules
from highroad.areas.partnerships import queries as partnerships


def look_for_lapses(*, at: datetime) -> int:
    """Tell both sides once of each lapse and notice in the next thirty days. Returns how many.

    Doing it twice tells nobody twice. An agreement of a paused body is left in peace.
    """
    day, told = timezone.localdate(at), 0
    rows = Agreement.objects.filter(ended_on=None).select_related("body__partnership")
    bodies = {row.body_id: row.body for row in rows}
    paused = partnerships.paused_among(set(bodies))
    for line in queries.lines_of(rows, day):
        body = bodies[line.body_key]
        if line.body_key in paused:
            continue
        for clause in line.clauses:
            if clause.counts and rules.lapses_soon(clause.fresh_until_on, day):
                notices.tell_before_lapse(body, clause, at=at)
                told += 1
        for notice in line.notices:
            if day <= notice.on <= day + AHEAD:
                notices.tell_of_notice(body, line, notice.on, at=at)
                told += 1
    return told
