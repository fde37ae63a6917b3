"""What people are told about filings; both sides hear the same, at the same moment."""

from __future__ import annotations

from datetime import datetime

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.filings import queries
from highroad.areas.filings.models import KEYS, Certification, Filing
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import FilingStatus
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref

RESULTS = {
    FilingStatus.UNREADABLE: N_("Filing {number} could not be read"),
    FilingStatus.MAPPING: N_("Filing {number}: match the columns of the file"),
    FilingStatus.NEEDS_CORRECTION: N_("Filing {number} was checked and needs correction"),
    FilingStatus.WARNINGS: N_("Filing {number} was checked: warnings to review"),
    FilingStatus.READY: N_("Filing {number} was checked and is ready to be locked"),
}


def tell_of_check(filing: Filing, *, at: datetime) -> None:
    """A check that ran in the background is over: whoever uploaded the file hears the result."""
    title = RESULTS[FilingStatus(filing.status)]
    _tell([filing.made_by], filing, event="checked", kind=MessageKind.VIEW, title=title, at=at)


def tell_of_lock(filing: Filing, *, at: datetime) -> None:
    """Each side's key holders are asked to certify."""
    for side in KEYS:
        _tell(
            queries.key_holders(filing.partnership, side),
            filing,
            event=f"certify.{side.value}",
            kind=MessageKind.ACT,
            title=N_("Filing {number} of {party} is ready to certify"),
            at=at,
            side=side.value,
        )


def tell_of_unlock(filing: Filing, *, by_alias: str, at: datetime) -> None:
    """Nobody needs to certify any more; both sides and the filer hear that it is open again."""
    for side in KEYS:
        close_for_side(filing, side, by_alias=by_alias, at=at)
    title = N_("Filing {number} of {party} was opened again; certifications no longer count")
    _tell(_everybody(filing), filing, event="unlocked", kind=MessageKind.VIEW, title=title, at=at)


def tell_of_certification(signed: Certification, *, by_alias: str, at: datetime) -> None:
    """The side's own message is closed by the act; with the second side, everybody gets the receipt."""
    filing = signed.filing
    close_for_side(filing, Side(signed.side), by_alias=by_alias, at=at)
    if filing.status == FilingStatus.CERTIFIED:
        title = N_("Filing {number} of {party} is certified by both sides; receipt {receipt}")
        _tell(
            _everybody(filing), filing, event="receipt", kind=MessageKind.VIEW, title=title, at=at
        )


def close_for_side(filing: Filing, side: Side, *, by_alias: str, at: datetime) -> None:
    """Whoever was asked to certify for a side need not any more."""
    accounts.close(
        about=Ref.to(filing), event=f"filing.certify.{side.value}", by_alias=by_alias, at=at
    )


def _everybody(filing: Filing) -> list[User]:
    people = [filing.made_by]
    for side in KEYS:
        people += queries.key_holders(filing.partnership, side)
    return people


def _tell(
    people: list[User],
    filing: Filing,
    *,
    event: str,
    kind: MessageKind,
    title: str,
    at: datetime,
    side: str = "",
) -> None:
    values: dict[str, str | int] = {
        "number": filing.number,
        "party": str(filing.party),
        "receipt": filing.receipt_number,
    }
    accounts.tell(
        to=people,
        event=f"filing.{event}",
        kind=kind,
        title=title,
        values=values,
        about=Ref.to(filing),
        place=Ref.to(filing.partnership),
        at=at,
        once=f"filing.{event}:{filing.key}:{at.isoformat()}",
        side=side,
    )
