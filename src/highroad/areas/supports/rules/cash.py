"""The cash ledger: whole cents, two approvals, caps, no deletion, and it adds up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from highroad.areas.supports.rules.eligibility import is_over
from highroad.areas.supports.vocabulary import PaymentState
from highroad.kit.answers import Answer, no, yes

P = PaymentState
TRANSITIONS: Final[Mapping[PaymentState, frozenset[PaymentState]]] = {
    P.ASKED: frozenset({P.ONCE, P.REFUSED}),
    P.ONCE: frozenset({P.APPROVED, P.REFUSED}),
    P.APPROVED: frozenset({P.PAID, P.REFUSED}),
    P.PAID: frozenset(),
    P.REFUSED: frozenset(),
}
HELD: Final = frozenset({P.ASKED, P.ONCE, P.APPROVED})
"""Not spent yet, and not free either."""
SAME_WITHIN_DAYS: Final = 31


def cents_of(amount: Decimal) -> int:
    """Dollars as whole cents. Raises `ValueError` for parts of a cent."""
    cents = amount * 100
    if cents != cents.to_integral_value():
        raise ValueError(f"not whole cents: {amount}")
    return int(cents)


def dollars_of(cents: int) -> Decimal:
    """Cents as dollars with two decimals."""
    return Decimal(cents).scaleb(-2)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the ledger as the rules see it."""

    cents: int
    """More than nothing; a reversal takes away what it reverses."""
    state: PaymentState
    is_reversal: bool = False


@dataclass(frozen=True, kw_only=True)
class Balance:
    """A fund in cents."""

    budget: int
    paid: int
    held: int

    @property
    def free(self) -> int:
        """What may still be asked for."""
        return self.budget - self.paid - self.held


def balance(budget: int, lines: Iterable[Line]) -> Balance:
    """The fund to the cent: paid less reversed, and what waits."""
    paid = held = 0
    for line in lines:
        if line.state is P.PAID:
            paid += -line.cents if line.is_reversal else line.cents
        elif line.state in HELD:
            held += line.cents
    return Balance(budget=budget, paid=paid, held=held)


def may_ask(
    *, cents: int, on: date, from_on: date, until_on: date, free: int, given: int,
    cap: int | None, exception: str, purpose: str,
) -> Answer:  # fmt: skip
    """Whether money may be asked for: a purpose, the fund's days, its budget, its cap a person."""
    if cents <= 0:
        return no("The amount must be more than nothing.")
    if not purpose.strip():
        return no("Say what the money is for.")
    if not from_on <= on <= until_on:
        return no("This fund does not pay on that day.")
    if cents > free:
        return no("The fund has {free} dollars left.", free=dollars_of(max(free, 0)))
    if is_over(cap, given + cents) and not exception.strip():
        return no("It goes over the cap of this fund, and no exception is written down.")
    return yes


def may_approve(
    *, state: str, asked_by: object, approved_by: Collection[object], person: object
) -> Answer:
    """Two people approve, neither of them the one who asked."""
    if state not in (P.ASKED, P.ONCE):
        return no("This does not wait for an approval.")
    if person == asked_by:
        return no("Whoever asked for the money does not approve it.")
    if person in approved_by:
        return no("You have approved it already. Another person must do it too.")
    return yes


def may_reverse(*, state: str, is_reversal: bool, is_reversed: bool, reason: str) -> Answer:
    """A payment is reversed once, with a reason; nothing is deleted."""
    if state != P.PAID or is_reversal:
        return no("Only a payment can be reversed.")
    if is_reversed:
        return no("This payment has been reversed.")
    if not reason.strip():
        return no("Give the reason.")
    return yes


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """Money given or asked for before, to the same person."""

    kind: str
    cents: int
    on: date
    fund: str


def looks_twice(earlier: Iterable[Earlier], *, kind: str, on: date) -> list[Earlier]:
    """What may be the same benefit twice: the same kind within a month, from whichever fund."""
    return [
        each for each in earlier
        if each.kind == kind and abs((on - each.on).days) < SAME_WITHIN_DAYS
    ]  # fmt: skip


def differences(
    ours: Mapping[str, int], theirs: Mapping[str, int]
) -> list[tuple[str, int | None, int | None]]:
    """Receipt by receipt, where our paid cents and the fund's statement part."""
    return [
        (name, ours.get(name), theirs.get(name))
        for name in sorted({*ours, *theirs})
        if ours.get(name) != theirs.get(name)
    ]
