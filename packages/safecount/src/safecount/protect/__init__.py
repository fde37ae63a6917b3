"""Protect: make a table safe to show. Each way returns a ProtectedCrosstab and says why."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from safecount.crosstab import Crosstab
from safecount.policy import Policy
from safecount.protect.certify import certify
from safecount.protect.layers import is_additive
from safecount.protect.linked import settle
from safecount.protect.suppress import CannotProtect, Suppressed, suppress
from safecount.protect.watch import Cancelled, Listener, Progress, Question, Watch
from safecount.protected import COMPLEMENTARY, ProtectedCrosstab, Sealed
from safecount.risks import quantity

__all__ = ["Cancelled", "CannotProtect", "Progress", "protect", "protect_linked"]


def protect(
    table: Crosstab,
    policy: Policy,
    *,
    method: str = "suppress",
    time_limit: float = 30,
    earlier: Sequence[ProtectedCrosstab] = (),
    seed: int = 0,
    publish: Sequence[str] | None = None,
    progress: Listener | None = None,
    cancel: Question | None = None,
) -> ProtectedCrosstab:
    """The table as it may be shown under this policy, with its certificate checked.

    `time_limit` is in seconds; a first safe pattern is always finished. `progress` hears how far the search is;
    `cancel` is asked often, and ends it with the best pattern so far. Raises `CannotProtect`, `BadPolicy`, and
    `Cancelled` where there is no pattern yet.
    """
    if method != "suppress":
        raise ValueError(f"There is no method {method!r}. There is: 'suppress'.")
    shown = _quantities(table, publish)
    found = suppress(table, policy, shown, earlier, seed, Watch(time_limit, progress, cancel))
    return _freeze(table, policy, shown, found, seed)


def protect_linked(
    tables: Sequence[Crosstab],
    policy: Policy,
    *,
    time_limit: float = 30,
    earlier: Sequence[ProtectedCrosstab] = (),
    seed: int = 0,
    cancel: Question | None = None,
) -> tuple[ProtectedCrosstab, ...]:
    """Several cuts of the same people as they may be shown together: no table narrows what another hides.

    `time_limit` is for each search in seconds; there is one for every table alone, and one at least beside the
    others. The bound of each is that of the table alone, which no set of tables can undercut. Audit each with the
    others as `earlier`. Raises `ValueError` for tables about different people, else what `protect` raises.
    """

    def one(table: Crosstab, beside: Sequence[ProtectedCrosstab]) -> ProtectedCrosstab:
        return protect(
            table, policy, time_limit=time_limit, earlier=beside, seed=seed, cancel=cancel
        )

    return settle(tables, earlier, one)


def _quantities(table: Crosstab, publish: Sequence[str] | None) -> tuple[str, ...]:
    first = table.grains[0]
    if publish is None:
        return (table.value_name, first) if table.value_name else (first,)
    known = {first, table.value_name}
    for name in publish:
        if name not in known:
            raise ValueError(
                f"{name!r} cannot be published. Choose from: {sorted(filter(None, known))}."
            )
    return tuple(publish)


def _freeze(
    table: Crosstab, policy: Policy, publish: tuple[str, ...], found: Suppressed, seed: int
) -> ProtectedCrosstab:
    hidden = found.pattern.hidden[: len(table)]
    reasons = [COMPLEMENTARY if hides else "" for hides in hidden]
    for risk in reversed(found.risks):
        for cell in np.flatnonzero(risk.cells):
            reasons[cell] = risk.rule
    truth = {name: quantity(table, name) for name in publish}
    return ProtectedCrosstab(
        axes=table.axes,
        policy=policy,
        shown={name: np.where(hidden, -1, numbers) for name, numbers in truth.items()},
        reasons=tuple(reasons),
        value_name=table.value_name,
        decimals=table.decimals,
        method="suppress",
        seed=seed,
        loss=round(found.pattern.loss, 6),
        lower_bound=round(found.lower_bound, 6),
        protects=found.pattern.neighbours(len(table)),
        already_public=found.already_public,
        additive={name: is_additive(table.axes, numbers) for name, numbers in truth.items()},
        about=table.about,
        sealed=Sealed(
            truth=truth,
            needs={name: (need.up, need.down, need.width) for name, need in found.needs.items()},
            sole=dict(table.sole),
            certificate=certify(table, found.pattern, found.needs),
        ),
    )
