"""The course of a meeting: from the call to the close, whose turn it is to lead, what is late."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from highroad.areas.meetings.vocabulary import MeetingStatus, MinutesStatus
from highroad.kit.answers import Answer, no, yes

CHANGES: Mapping[MeetingStatus, tuple[MeetingStatus, ...]] = {
    MeetingStatus.DRAFT: (MeetingStatus.CALLED, MeetingStatus.CANCELLED),
    MeetingStatus.CALLED: (MeetingStatus.UNDER_WAY, MeetingStatus.CANCELLED),
    MeetingStatus.UNDER_WAY: (MeetingStatus.CLOSED,),
    MeetingStatus.CLOSED: (),
    MeetingStatus.CANCELLED: (),
}
"""From each status, where a meeting may go."""
LATE_DAYS = (3, 7)
LONGEST_NOTE = 5_000
LONGEST_MINUTES = 100_000


def may_move(old: MeetingStatus, new: MeetingStatus) -> Answer:
    """Whether a meeting may go from one status to another."""
    if new not in CHANGES[old]:
        return no("A meeting cannot go from {old} to {new}.", old=old.label, new=new.label)
    return yes


def may_change_agenda(
    status: MeetingStatus, *, closes_at: datetime, at: datetime, is_chair: bool
) -> Answer:
    """Any seat brings items until the deadline; afterwards a co-chair does, until the close."""
    if status in (MeetingStatus.CLOSED, MeetingStatus.CANCELLED):
        return no("This meeting is over; its agenda stays as it was.")
    if at > closes_at and not is_chair:
        return no("The deadline for items has passed. Ask a co-chair to add it.")
    return yes


def may_write(status: MeetingStatus) -> Answer:
    """Notes and attendance are entered while the meeting is under way."""
    if status is MeetingStatus.UNDER_WAY:
        return yes
    if status is MeetingStatus.CLOSED:
        return no("This meeting is closed. What was left out goes into a correction.")
    return no("This meeting has not been opened yet.")


def may_be_note(text: str) -> Answer:
    """A note has words, and not too many."""
    if not text.strip():
        return no("Write something first.")
    if len(text) > LONGEST_NOTE:
        return no("This is too long: at most {most} characters.", most=LONGEST_NOTE)
    return yes


def may_put_minutes(status: MeetingStatus, minutes: MinutesStatus, text: str) -> Answer:
    """The minutes of a closed meeting go to the signatures once they have words."""
    if status is not MeetingStatus.CLOSED:
        return no("Close the meeting first; its minutes are made of what was entered.")
    if minutes is MinutesStatus.SIGNING:
        return no("This text already waits for the signatures.")
    if minutes is MinutesStatus.OFFICIAL:
        return no("This text is signed. What was left out goes into a correction.")
    if not text.strip():
        return no("Write something first.")
    if len(text) > LONGEST_MINUTES:
        return no("This is too long: at most {most} characters.", most=LONGEST_MINUTES)
    return yes


def may_correct(first: MinutesStatus, others: Collection[MinutesStatus]) -> Answer:
    """A correction stands beside signed minutes; one at a time."""
    if first is not MinutesStatus.OFFICIAL:
        return no("The minutes are not signed yet: change them instead.")
    if any(status is not MinutesStatus.OFFICIAL for status in others):
        return no("Another correction is under way.")
    return yes


def late_reminder(closed_at: datetime, days: Sequence[int], at: datetime) -> int | None:
    """Which reminder is due: the largest number of days already passed; none before the first."""
    passed = [day for day in days if at >= closed_at + timedelta(days=day)]
    return max(passed, default=None)


def may_be_same_version(seen: int, kept: int) -> Answer:
    """Whoever writes has seen the newest text."""
    if seen != kept:
        return no(
            "Somebody else changed this in the meantime. Both texts are shown: put them together."
        )
    return yes


def may_release(minutes: MinutesStatus) -> Answer:
    """Only signed minutes go out."""
    if minutes is not MinutesStatus.OFFICIAL:
        return no("Only minutes that both co-chairs signed can be posted.")
    return yes
