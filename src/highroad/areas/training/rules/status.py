"""Where an apprentice can go from where they stand, and what ending an agreement takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from highroad.areas.training.rules.clocks import age_on
from highroad.areas.training.vocabulary.enrollments import (
    AgreementPart,
    Ender,
    EnrollmentStatus,
)
from highroad.kit.answers import Answer, no, yes

Status = EnrollmentStatus
RUNNING = (Status.REGISTERED, Status.REINSTATED)
MOVES: Mapping[Status, tuple[Status, ...]] = {
    Status.AGREEMENT: (Status.REGISTERED, Status.CANCELLED),
    Status.REGISTERED: (Status.SUSPENDED, Status.COMPLETED, Status.CANCELLED, Status.TRANSFERRED),
    Status.SUSPENDED: (Status.REINSTATED, Status.CANCELLED, Status.TRANSFERRED),
    Status.REINSTATED: (Status.SUSPENDED, Status.COMPLETED, Status.CANCELLED, Status.TRANSFERRED),
    Status.COMPLETED: (),
    Status.CANCELLED: (),
    Status.TRANSFERRED: (),
}
ADULT = 18


def may_move(found: Status, to: Status) -> Answer:
    """Along the table and in no other way."""
    if to not in MOVES[found]:
        return no("From “{found}” one does not come to “{to}”.", found=found.label, to=to.label)
    return yes


def may_move_on(
    on: date, *, before_on: date | None, executed_on: date | None, to: Status
) -> Answer:
    """On a day not before the last step; nobody is registered before the agreement has all its signatures."""
    if before_on is not None and on < before_on:
        return no("The last step of the status is of {day}.", day=before_on.isoformat())
    if to is Status.REGISTERED and executed_on is not None and on < executed_on:
        return no("The last signature is of {day}.", day=executed_on.isoformat())
    return yes


def may_work(moves: Sequence[tuple[str, date]], day: date) -> Answer:
    """Hours of a day count unless the apprenticeship was suspended on it; moves in their order."""
    past = [status for status, on in moves if on <= day]
    if past and past[-1] == Status.SUSPENDED:
        return no("On {day} the apprenticeship was suspended.", day=day.isoformat())
    return yes


def may_cancel(
    *, ender: Ender | None, in_probation: bool, reason: str, notice_on: date | None, on: date,
    program_ended_on: date | None = None,
) -> Answer:  # fmt: skip
    """In probation either may end it. Afterwards the sponsor needs a cause, and notice before (29 CFR 29.7(h)).

    With the registration of the program that of its apprentices ends, not before its day (29.8).
    """
    if ender is None:
        return no("Say who ends the agreement.")
    if ender is Ender.PROGRAM:
        if program_ended_on is not None and program_ended_on <= on:
            return yes
        return no("The registration of this program has not ended by that day.")
    if in_probation or ender is Ender.APPRENTICE:
        return yes
    if not reason.strip():
        return no("After probation the sponsor ends an agreement only for a cause. Write it down.")
    if notice_on is None or notice_on >= on:
        return no(
            "After probation the apprentice is told in writing before, and has a fair chance to "
            "correct. Give the day of that notice."
        )
    return yes


def asked_on(started_on: date, signed_on: date | None) -> date:
    """The day whose age says whether a guardian signs: the earlier of the start and the apprentice's signature.

    Who signs at 17 is a minor then, even where the work begins after the birthday.
    """
    return started_on if signed_on is None else min(started_on, signed_on)


def needed_signatures(born: date | None, on: date) -> tuple[AgreementPart, ...]:
    """Everybody who must sign; a guardian for whoever is under 18. Second employer signatures may be left out."""
    is_minor = born is not None and age_on(born, on) < ADULT
    return (
        AgreementPart.APPRENTICE,
        *((AgreementPart.GUARDIAN,) if is_minor else ()),
        AgreementPart.SPONSOR_1,
        AgreementPart.SPONSOR_2,
        AgreementPart.EMPLOYER_1,
        AgreementPart.EMPLOYER_2,
    )


def missing_signatures(signed: Collection[str], born: date | None, on: date) -> list[AgreementPart]:
    """Who has still to sign."""
    return [part for part in needed_signatures(born, on) if part not in signed]


def executed_on(signed: Mapping[str, date], born: date | None, on: date) -> date | None:
    """The day of the last needed signature, or nothing while one is missing."""
    if missing_signatures(signed, born, on):
        return None
    return max(signed[part] for part in needed_signatures(born, on))


def may_sign_part(
    part: AgreementPart, name: str, others: Mapping[str, str], born: date | None, on: date
) -> Answer:
    """Once each; the two of the sponsor, and the two of the employer, are two people."""
    if part in others:
        return no("This signature is there already.")
    if part not in needed_signatures(born, on):
        return no("No guardian signs for somebody of 18 years or more.")
    kind = part.value.rstrip("12")
    same = [
        who for each, who in others.items()
        if kind in ("sponsor_", "employer_") and each.startswith(kind)
    ]  # fmt: skip
    if any(who.strip().casefold() == name.strip().casefold() for who in same):
        return no("The second signature is by another person.")
    return yes


def may_start(*, born: date | None, on: date, least_age: int) -> Answer:
    """Old enough on the day they start (29 CFR 29.5(b)(10))."""
    if born is not None and age_on(born, on) < least_age:
        return no(
            "An apprentice of this program is at least {age} years old at the start.", age=least_age
        )
    return yes
