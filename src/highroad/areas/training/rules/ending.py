"""A registration that ends: by when apprentices are told, and who they are (29 CFR 29.8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from highroad.areas.training.rules import clocks, packs
from highroad.areas.training.vocabulary.ending import EndedBy
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus as Status
from highroad.kit.answers import Answer, no, yes

REGISTERED = frozenset({Status.REGISTERED, Status.SUSPENDED, Status.REINSTATED})


def tell_by(ended_by: EndedBy, ends_on: date, acknowledged_on: date | None) -> date:
    """The last day to tell them.

    At the sponsor's request the days run from the agency's acknowledgment (29.8(a)), after an order from the day it
    takes effect (29.8(b)).
    """
    is_asked = ended_by is EndedBy.SPONSOR and acknowledged_on is not None
    first = acknowledged_on if is_asked and acknowledged_on else ends_on
    return clocks.due_on(first, packs.clocks_on(first).deregistration_to_apprentices)


def may_end(
    ended_by: EndedBy, *, reason: str, contact: str, ends_on: date, acknowledged_on: date | None,
    registered_on: date | None, today: date,
) -> Answer:  # fmt: skip
    """Whether the act is whole."""
    if not reason.strip():
        return no("Say why the registration ends.")
    if not contact.strip():
        return no("Say where the agency can be asked about a transfer. Apprentices are told so.")
    if ended_by is EndedBy.SPONSOR and acknowledged_on is None:
        return no("Give the day of the agency's acknowledgment. The 15 days run from it.")
    if acknowledged_on is not None and acknowledged_on > today:
        return no("The acknowledgment is dated on a day that has come.")
    if registered_on is not None and ends_on < registered_on:
        return no("A registration ends after it began.")
    return yes


def may_be_told(told_on: date, *, noted_on: date, first: date) -> Answer:
    """Whether such a day can be noted: not one to come, none before anybody knew."""
    if told_on > noted_on:
        return no("Choose a day that has come.")
    if told_on < first:
        return no("Nobody was told before the registration ended or its end was acknowledged.")
    return yes


def may_settle(ends_on: date, today: date) -> Answer:
    """Nobody's status moves before the end takes effect."""
    if today < ends_on:
        return no("The registration has not ended yet. Move the status from that day on.")
    return yes


def is_registered(moves: Sequence[tuple[str, date]], on: date) -> bool:
    """Whether an apprentice was individually registered on a day; moves in their order."""
    past = [status for status, day in moves if day <= on]
    return bool(past) and past[-1] in REGISTERED
