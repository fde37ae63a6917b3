"""Publications: drafted from certified filings, put to both sides, published, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.fair_access import analysis, notices, queries
from highroad.areas.fair_access.actions.figures import committee_table, wanted_of
from highroad.areas.fair_access.actions.wording import proposal_text
from highroad.areas.fair_access.models import Publication
from highroad.areas.fair_access.permissions import (
    may_draft,
    may_drop,
    may_publish,
    may_put,
    may_withdraw,
)
from highroad.areas.fair_access.rules.periods import clashing, period_of
from highroad.areas.fair_access.rules.tables import PublishedTable
from highroad.areas.fair_access.vocabulary import Category, PublicationStatus
from highroad.areas.filings import queries as filings
from highroad.areas.filings.rules.scans import RowScan
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Refused, no, require
from highroad.kit.periods import Period
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class DraftTerms:
    """What shall be published: a title, a breakdown, the lines of the table, a listed period."""

    title: str
    breakdown: str
    by: Sequence[str]
    period: str
    """A code as `rules.periods` lists them: all, 2026, 2026-Q1."""
    replaces: Publication | None = None


@transaction.atomic
def draft(*, body: Body, terms: DraftTerms, by: User, at: datetime) -> Publication:
    """Count, protect and freeze a table for the public. Nobody outside sees it yet.

    Raises `Refused`: by permission, for a period that clashes with an earlier publication, and
    where no safe table could be found.
    """
    require(may_draft(by, body))
    whole = filings.accepted(partnership=body.partnership, period=None, seen_by=by)
    if not whole.keys:
        raise Refused(no("No filing is certified yet."))
    period = period_of(terms.period, whole.period)
    public = queries.seen_by_the_public_for_system(body.partnership)
    refuse_clash(period, public)
    scan = filings.accepted(partnership=body.partnership, period=period, seen_by=by)
    reader = partnerships.alias_of(by, body.partnership)
    committee = committee_table(body.partnership, whole, terms.breakdown, alias=reader, at=at)
    table = counted(body, terms, scan, period, committee, public)
    refuse_other_population(table, scan, public, terms)
    alias = partnerships.alias_of(by, body.partnership, body=body)
    made = Publication.objects.create(
        partnership=body.partnership, body=body, replaces=terms.replaces, title=terms.title.strip(),
        breakdown=terms.breakdown, row_filter=table.row_filter,
        first_on=period.first_on, last_on=period.last_on,
        content=table.to_dict(), policy=dict(table.policy), certificate=dict(table.certificate),
        digest=table.digest, filing_keys=[str(key) for key in scan.keys],
        earlier=[str(each.key) for each in public], made_by_alias=alias, made_at=at,
    )  # fmt: skip
    ledger.record(
        body.log, act="publication.drafted", about=Ref.to(made), by=alias, at=at,
        content={"digest": made.digest, "filings": scan.digest},
    )  # fmt: skip
    return made


def counted(
    body: Body, terms: DraftTerms, scan: RowScan, period: Period, committee: PublishedTable,
    public: Sequence[Publication],
) -> PublishedTable:  # fmt: skip
    """The protected table with its figures. Raises `Refused`."""
    wanted = wanted_of(body.partnership, scan, terms.breakdown, period=period)
    try:
        table = analysis.count_for_public(
            scan, wanted, by=tuple(terms.by), smallest_count=body.smallest_public_cell,
            committee=committee, earlier=[
                analysis.Earlier(breakdown=each.breakdown, certificate=each.certificate)
                for each in public
            ],
            corrected=corrected(scan, public, period),
        )  # fmt: skip
    except analysis.TellsTooMuchError as error:
        raise Refused(
            no("This table would give somebody away. Choose fewer lines or a longer period.")
        ) from error
    except analysis.TooFewChangedError as error:
        raise Refused(
            no(
                "Only a few people's records differ from the published figures. "
                "Published now, the difference would show them."
            )
        ) from error
    except analysis.NothingToCountError as error:
        raise Refused(no("No certified line has hours in this period.")) from error
    goals = queries.agreed_goals_for_system(body.partnership)
    groups = [group for group in table.groups if group != Category.UNKNOWN]
    return analysis.measure(table, goals, places=table.places, groups=groups)


def corrected(scan: RowScan, public: Sequence[Publication], period: Period) -> list[RowScan]:
    """The filings behind publications about the same days that are not the filings of today."""
    lists = {tuple(map(UUID, each.filing_keys)) for each in public if each.period == period} - {
        scan.keys
    }
    return [replace(scan, keys=keys) for keys in sorted(lists)]


def refuse_clash(period: Period, public: Sequence[Publication]) -> None:
    """Overlapping days could be subtracted from each other. Raises `Refused`."""
    if any(each.brought_at is not None and each.period == period for each in public):
        raise Refused(
            no(
                "Figures about these days were brought from another platform. The lines behind "
                "them are not here, so nothing about the same days can be judged beside them."
            )
        )
    clash = clashing(period, [each.period for each in public])
    if clash is not None:
        raise Refused(
            no(
                "Figures from {first} to {last} are public already. Choose the same days, or others before or after.",
                first=clash.first_on.isoformat(),
                last=clash.last_on.isoformat(),
            )
        )


def refuse_other_population(
    table: PublishedTable, scan: RowScan, public: Sequence[Publication], terms: DraftTerms
) -> None:
    """Tables about the same days must count the same lines, unless one corrects the other. Raises `Refused`."""
    for each in public:
        if each.period != table.source.period:
            continue
        if each.row_filter != table.row_filter:
            raise Refused(
                no(
                    "Public figures about these days count other lines. Use the same choice of lines."
                )
            )
        if each.filing_keys != [str(key) for key in scan.keys] and terms.replaces is None:
            raise Refused(
                no(
                    "A filing was corrected since figures about these days were published. Draft a correction."
                )
            )


@transaction.atomic
def put_to_both_sides(*, publication: Publication, by: User, at: datetime) -> Publication:
    """Ask both sides to adopt this very table: its digest stands in the text. Raises `Refused`."""
    publication = locked(publication)
    require(may_put(by, publication))
    table = PublishedTable.from_dict(publication.content)
    text = proposal_text(publication, table)
    decision = decisions.propose(
        body=publication.body, title=publication.title, text=text, by=by, at=at,
        subject=Ref.to(publication),
    )  # fmt: skip
    publication.status = PublicationStatus.PROPOSED
    publication.proposal_text = text
    publication.decision_key = decision.key
    publication.put_at = at
    publication.save()
    alias = partnerships.alias_of(by, publication.partnership, body=publication.body)
    ledger.record(
        publication.body.log, act="publication.proposed", about=Ref.to(publication), by=alias,
        at=at, content={"digest": publication.digest, "decision": str(decision.key)},
    )  # fmt: skip
    return publication


def publish(*, publication: Publication, by: User, at: datetime) -> Publication:
    """Make adopted figures public. Raises `Refused`, also to the slower of two who publish at once."""
    try:
        with transaction.atomic():
            return _publish(locked(publication), by=by, at=at)
    except IntegrityError as error:
        raise Refused(
            no(
                "Other figures were published in the meantime. Draft these again, so that both are safe together."
            )
        ) from error


def _publish(publication: Publication, *, by: User, at: datetime) -> Publication:
    require(may_publish(by, publication))
    alias = partnerships.alias_of(by, publication.partnership, body=publication.body)
    publication.status = PublicationStatus.PUBLISHED
    publication.number = len(publication.earlier) + 1
    publication.published_at = at
    publication.published_by_alias = alias
    publication.save()
    ledger.record(
        publication.body.log, act="publication.published", about=Ref.to(publication), by=alias,
        at=at, content={"digest": publication.digest, "number": publication.number},
    )  # fmt: skip
    replaced = publication.replaces
    if replaced is not None and replaced.status == PublicationStatus.PUBLISHED:
        _take_back(replaced, alias, reason=f"#{publication.number}", at=at)
    notices.tell_of_publication(publication, by=by, at=at)
    return publication


@transaction.atomic
def withdraw(*, publication: Publication, reason: str, by: User, at: datetime) -> Publication:
    """Take published figures back; either side may. The page stays and says why. Raises `Refused`."""
    publication = locked(publication)
    require(may_withdraw(by, publication))
    if not reason.strip():
        raise Refused(no("Give a reason: both sides will read it."))
    alias = partnerships.alias_of(by, publication.partnership, body=publication.body)
    _take_back(publication, alias, reason=reason.strip(), at=at)
    notices.tell_of_withdrawal(publication, by=by, at=at)
    return publication


def _take_back(publication: Publication, alias: str, *, reason: str, at: datetime) -> None:
    publication.status = PublicationStatus.WITHDRAWN
    publication.withdrawn_at = at
    publication.withdrawn_by_alias = alias
    publication.withdrawn_reason = reason
    publication.save()
    ledger.record(
        publication.body.log, act="publication.withdrawn", about=Ref.to(publication), by=alias,
        at=at, content={"digest": publication.digest, "reason": reason},
    )  # fmt: skip


@transaction.atomic
def drop(*, publication: Publication, by: User, at: datetime) -> Publication:
    """Set a draft aside. Raises `Refused` while both sides are answering."""
    publication = locked(publication)
    require(may_drop(by, publication))
    publication.status = PublicationStatus.DROPPED
    publication.save(update_fields=["status"])
    alias = partnerships.alias_of(by, publication.partnership, body=publication.body)
    ledger.record(
        publication.body.log, act="publication.dropped", about=Ref.to(publication), by=alias, at=at,
        content={"digest": publication.digest},
    )  # fmt: skip
    return publication


def locked(publication: Publication) -> Publication:
    """The same publication as the database has it now, locked where the database can."""
    return (
        Publication.objects.select_for_update(of=("self",))
        .select_related("partnership", "body__partnership", "replaces")
        .get(pk=publication.pk)
    )
