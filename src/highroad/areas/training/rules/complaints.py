"""Complaints of apprentices: by which day what (OA Bulletin 2023-52; 29 CFR 30.14). Calendar days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from highroad.areas.training.rules.clocks import due_on
from highroad.areas.training.rules.packs import ComplaintPack
from highroad.areas.training.vocabulary.staying import ComplaintRoute, ComplaintState
from highroad.kit.answers import Answer, no, yes


@dataclass(frozen=True, kw_only=True)
class ComplaintClocks:
    """The days that hold for one complaint; nothing where the sponsor has no part in it."""

    file_by: date | None
    rule_by: date | None
    appeal_by: date | None


def clocks_of(
    route: str, *, happened_on: date, filed_on: date, ruled_on: date | None, pack: ComplaintPack
) -> ComplaintClocks:
    """To the sponsor: written within 15 days, answered within 30, appealed within 60 of the answer.

    Discrimination: within 300 days. By the bargained agreement, or straight to the agency: their clocks.
    """
    if route == ComplaintRoute.DISCRIMINATION:
        by = due_on(happened_on, pack.discrimination_days)
        return ComplaintClocks(file_by=by, rule_by=None, appeal_by=None)
    if route != ComplaintRoute.SPONSOR:
        return ComplaintClocks(file_by=None, rule_by=None, appeal_by=None)
    return ComplaintClocks(
        file_by=due_on(happened_on, pack.file_days),
        rule_by=due_on(filed_on, pack.rule_days),
        appeal_by=None if ruled_on is None else due_on(ruled_on, pack.appeal_days),
    )


def state_of(route: str, *, ruled_on: date | None, appealed_on: date | None) -> ComplaintState:
    """Only what goes to the sponsor waits for the sponsor."""
    if appealed_on is not None:
        return ComplaintState.APPEALED
    if route != ComplaintRoute.SPONSOR:
        return ComplaintState.ELSEWHERE
    return ComplaintState.OPEN if ruled_on is None else ComplaintState.ANSWERED


def may_file(*, happened_on: date, filed_on: date, today: date) -> Answer:
    """Days in their order. A late one is kept all the same, and said to be late."""
    if filed_on > today or happened_on > today:
        return no("Choose a day that has come.")
    if filed_on < happened_on:
        return no("A complaint is written after what happened.")
    return yes


def may_rule(route: str, *, filed_on: date, ruled_on: date, before: date | None) -> Answer:
    """Once, and only what the sponsor decides at all."""
    if route != ComplaintRoute.SPONSOR:
        return no("The sponsor does not decide this one: it goes the way that was chosen.")
    if before is not None:
        return no("This complaint has its answer already.")
    if ruled_on < filed_on:
        return no("The answer comes after the complaint.")
    return yes


def may_appeal(*, ruled_on: date | None, appealed_on: date, before: date | None) -> Answer:
    """After the sponsor's answer, once."""
    if ruled_on is None:
        return no("The sponsor answers first; then it can be taken to the agency.")
    if before is not None:
        return no("It was taken to the agency already.")
    if appealed_on < ruled_on:
        return no("It is taken to the agency after the sponsor's answer.")
    return yes
