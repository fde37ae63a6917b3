"""Answering warnings: each once, by a named person, with a reason; several at a time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.filings.models import Filing, Finding
from highroad.areas.filings.permissions import may_reply
from highroad.areas.filings.rules import lifecycle
from highroad.areas.filings.vocabulary import Act, Reply, Severity
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def reply(
    *,
    filing: Filing,
    rules: Collection[str],
    reply: Reply | str,
    reason: str,
    by: User,
    at: datetime,
) -> Filing:
    """Answer the warnings of these checks with one kind and one reason. The last one opens the lock.

    Raises `Refused` for an empty reason, and if one of them was answered before.
    """
    held = Filing.objects.select_for_update().get(pk=filing.pk)
    require(may_reply(by, held))
    if not reason.strip():
        raise Refused(no("Give a reason: both sides will read it."))
    if reply not in Reply.values:
        raise Refused(no("Choose what kind of answer it is."))
    waiting = held.findings.filter(severity=Severity.WARNING, replied_at=None)
    chosen = list(waiting.filter(rule__in=rules))
    if not rules or len(chosen) != len(set(rules)):
        raise Refused(no("One of these warnings has been answered already. Look again."))
    alias = partnerships.alias_of(by, held.partnership)
    for finding in chosen:
        _write(finding, held, reply=str(reply), reason=reason.strip(), by=by, alias=alias, at=at)
    if not waiting.exists():
        held.status = lifecycle.moved(held.status, Act.ANSWER_LAST)
        held.save()
    return held


def _write(
    finding: Finding, filing: Filing, *, reply: str, reason: str, by: User, alias: str, at: datetime
) -> None:
    finding.reply, finding.reply_reason = reply, reason
    finding.replied_by, finding.replied_at = by, at
    finding.save()
    ledger.record(
        filing.log,
        act="finding.answered",
        about=Ref.to(finding),
        by=alias,
        at=at,
        content={"rule": finding.rule, "count": finding.count, "reply": reply, "reason": reason},
    )
