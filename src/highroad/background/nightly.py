"""What is due now: large filings to check, mails, signed checkpoints, what nobody needs any more."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.management import call_command

from highroad.areas.accounts import actions as accounts
from highroad.areas.assurances import actions as assurances
from highroad.areas.commitments import actions as commitments
from highroad.areas.copies import actions as copies
from highroad.areas.copies import queries as copies_to_make
from highroad.areas.decisions import actions as decisions
from highroad.areas.fair_access import actions as fair_access
from highroad.areas.filings import actions as filings
from highroad.areas.ledger import actions as ledger
from highroad.areas.library import actions as library
from highroad.areas.meetings import actions as meetings
from highroad.areas.showcase import actions as showcase
from highroad.background import retention

FRESH = timedelta(minutes=2)
"""How long the clock comes back to new filings; a table that it missed is counted at the first look."""
logger = logging.getLogger("highroad.background")


@dataclass(frozen=True)
class Duty:
    """Something to be done again and again; `every` is the least time between two times."""

    name: str
    every: timedelta
    do: Callable[[datetime], object]


def send_mails(at: datetime) -> object:
    """The outbox."""
    return accounts.send_mails(at=at)


def sign_checkpoints(at: datetime) -> object:
    """Every log that has grown. A log that does not add up is named loudly and not signed for."""
    refused = ledger.checkpoint_all(at=at)
    for log, reason in refused.items():
        logger.error("log %s is not signed for: %s", log, reason)
    return refused


def remind_of_minutes(at: datetime) -> object:
    """Minutes that are late."""
    return meetings.remind_of_minutes(at=at)


def follow_decisions(at: datetime) -> object:
    """What waits for a meeting stands on the next agenda, and what is settled has left it."""
    return meetings.follow_all(at=at)


def renew_charters(at: datetime) -> object:
    """Charters to be confirmed anew: a co-chair changed, or their months have run; and reminders."""
    return decisions.open_renewals(at=at), decisions.remind_of_renewals(at=at)


def let_parties_go(at: datetime) -> object:
    """Parties whose notice has run."""
    return decisions.complete_withdrawals(at=at)


def check_filings(at: datetime) -> object:
    """Large uploads that wait to be read."""
    return filings.check_waiting(at=at)


def look_for_late_commitments(at: datetime) -> object:
    """Promises whose day comes or has passed: a reminder, a word to both sides, the sponsors."""
    return commitments.look_for_late(at=at)


def look_for_lapsing_assurances(at: datetime) -> object:
    """Evidence that grows too old and notices that fall due: both sides hear before."""
    return assurances.look_for_lapses(at=at)


def count_figures(at: datetime) -> object:
    """Tables of filings that both sides have just certified: the committee's first look is quick."""
    return fair_access.count_ahead(since=at - FRESH, at=at)


def sweep_rows(at: datetime) -> object:
    """Row files and uploads that no filing names."""
    return filings.sweep(at=at)


def send_letters(at: datetime) -> object:
    """The outbox of letters to people without an account."""
    return showcase.send_letters(at=at)


def publish_scheduled(at: datetime) -> object:
    """What editors set to appear, or to go, at a moment that has come."""
    return call_command("publish_scheduled", verbosity=0)


def write_newsletters(at: datetime) -> object:
    """Letters about new articles, for whom it is time."""
    return showcase.write_newsletters(at=at)


def check_links(at: datetime) -> object:
    """Some links of the library. A demonstration asks nobody outside."""
    return 0 if settings.IS_DEMONSTRATION else library.check_links(at=at)


def end_stories(at: datetime) -> object:
    """Stories whose consents have ended are taken off the list of what is public."""
    return showcase.expire_stories(at=at)


def forget_stories(at: datetime) -> object:
    """Words of stories that ended, drafts nobody touched, photos without a story, old letters."""
    return (
        showcase.forget_stories(at=at), showcase.sweep_photos(), showcase.sweep_pictures(),
        showcase.forget_letters(at=at),
    )  # fmt: skip


def make_copies(at: datetime) -> object:
    """A full copy that somebody asked for; one at a time, so that mails and checks are not late.

    Copies that were being made when the machine stopped come first.
    """
    copies.take_up_again(at=at)
    return [copies.make(copy, at=at) for copy in copies_to_make.waiting_for_system()[:1]]


def check_arrivals(at: datetime) -> object:
    """Large copies from elsewhere that wait to be checked, or were accepted and wait to be loaded."""
    return copies.check_waiting(at=at)


def sweep_copies(at: datetime) -> object:
    """Files of copies that are a week old."""
    return copies.sweep(at=at)


def clear_sessions(at: datetime) -> object:
    """Sessions whose time is over."""
    return call_command("clearsessions")


DUTIES = (
    Duty("filings", timedelta(seconds=5), check_filings),
    Duty("figures", timedelta(seconds=20), count_figures),
    Duty("copies", timedelta(seconds=20), make_copies),
    Duty("arrivals", timedelta(seconds=20), check_arrivals),
    Duty("mails", timedelta(seconds=15), send_mails),
    Duty("minutes", timedelta(hours=1), remind_of_minutes),
    Duty("renewals", timedelta(hours=1), renew_charters),
    Duty("agendas", timedelta(minutes=10), follow_decisions),
    Duty("withdrawals", timedelta(hours=1), let_parties_go),
    Duty("checkpoints", timedelta(minutes=5), sign_checkpoints),
    Duty("commitments", timedelta(hours=1), look_for_late_commitments),
    Duty("assurances", timedelta(hours=6), look_for_lapsing_assurances),
    Duty("rows", timedelta(hours=24), sweep_rows),
    Duty("letters", timedelta(seconds=15), send_letters),
    Duty("schedule", timedelta(minutes=1), publish_scheduled),
    Duty("newsletters", timedelta(minutes=5), write_newsletters),
    Duty("links", timedelta(minutes=10), check_links),
    Duty("stories", timedelta(hours=1), end_stories),
    Duty("old stories", timedelta(hours=24), forget_stories),
    Duty("old copies", timedelta(hours=24), sweep_copies),
    Duty("keys of people", timedelta(hours=1), retention.keep_keys),
    Duty("asking again", timedelta(hours=1), retention.ask_again),
    Duty("sessions", timedelta(hours=24), clear_sessions),
)


def do_what_is_due(last: dict[str, datetime], *, at: datetime) -> list[str]:
    """Do each duty whose time has come, remember when. One that fails does not stop the rest."""
    done = []
    for duty in DUTIES:
        if duty.name in last and at - last[duty.name] < duty.every:
            continue
        last[duty.name] = at
        try:
            duty.do(at)
        except Exception:  # whatever it is, the other duties are still due
            logger.exception("%s failed", duty.name)
        else:
            done.append(duty.name)
    return done
