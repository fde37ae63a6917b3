"""ProtectedCrosstab: a table that may be shown; another kind of thing than the table it came from."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab import TOTAL, Axis, BadTable, Key
from safecount.crosstab.axis import Ints
from safecount.crosstab.counting import shape_of, strides_of
from safecount.policy import Policy

FORMAT = "safecount protected table 1"
COMPLEMENTARY = "complementary"
FIELDS = (
    "about", "axes", "policy", "shown", "reasons", "value_name", "decimals", "method", "seed", "protects",
    "already_public", "additive",
)  # fmt: skip


@dataclass(frozen=True)
class ShownCell:
    """One cell as a reader meets it."""

    key: Key
    count: int | None
    value: Decimal | None
    reason: str | None

    @property
    def hidden(self) -> bool:
        """Whether the cell is blank."""
        return self.reason is not None


@dataclass(frozen=True)
class Explanation:
    """Why a cell is shown or hidden, and for whose sake."""

    key: Key
    kind: str
    rule: str | None
    protects: tuple[Key, ...]
    sentence: str


@dataclass(frozen=True, eq=False)
class Sealed:
    """What must stay closed: the true numbers, what each cell needs, and the certificate."""

    truth: Mapping[str, Ints]
    needs: Mapping[str, tuple[Ints, Ints, Ints]]
    sole: Mapping[str, Ints]
    certificate: Mapping[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """The seal as JSON values."""
        return {
            "truth": {name: numbers.tolist() for name, numbers in self.truth.items()},
            "needs": {
                name: [part.tolist() for part in parts] for name, parts in self.needs.items()
            },
            "sole": {name: numbers.tolist() for name, numbers in self.sole.items()},
            "certificate": dict(self.certificate),
        }

    @classmethod
    def from_dict(cls, written: Mapping[str, Any]) -> Sealed:
        """The seal that `to_dict` wrote."""
        return cls(
            truth={name: _ints(numbers) for name, numbers in written["truth"].items()},
            needs={
                name: (_ints(up), _ints(down), _ints(width))
                for name, (up, down, width) in written["needs"].items()
            },
            sole={name: _ints(numbers) for name, numbers in written["sole"].items()},
            certificate=written["certificate"],
        )


def _ints(numbers: Any) -> Ints:
    return np.array(numbers, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class ProtectedCrosstab:
    """A table in which nobody can be found. Only `safecount.protect` makes one.

    `shown` holds the published numbers per quantity, in whole units, with -1 where a cell is hidden;
    `reasons` says for every cell why it is hidden, or is empty.
    """

    axes: tuple[Axis, ...]
    policy: Policy
    shown: Mapping[str, Ints]
    reasons: tuple[str, ...]
    value_name: str | None
    decimals: int
    method: str
    seed: int
    loss: float | None
    lower_bound: float | None
    protects: Mapping[int, tuple[int, ...]]
    already_public: tuple[Key, ...] = ()
    additive: Mapping[str, tuple[bool, ...]] = field(default_factory=dict)
    about: str = ""
    sealed: Sealed | None = None

    def __len__(self) -> int:
        return len(self.reasons)

    def __getitem__(self, key: Key) -> ShownCell:
        return self.cell(self.number(key))

    @property
    def size(self) -> tuple[int, ...]:
        """How many nodes each axis has, totals included."""
        return shape_of(self.axes)

    @property
    def hides(self) -> NDArray[np.bool_]:
        """For every cell whether it is hidden."""
        return np.array([bool(reason) for reason in self.reasons], dtype=bool)

    @property
    def gap(self) -> float | None:
        """How much of the loss might be avoidable: 0 when it is proven that none is.

        Loss, bound and gap are sealed: a cost that depends on hidden numbers would give them away.
        """
        if self.loss is None or self.lower_bound is None:
            return None
        return 0.0 if self.loss <= 0 else max(0.0, (self.loss - self.lower_bound) / self.loss)

    @property
    def hidden(self) -> frozenset[Key]:
        """The keys of all hidden cells."""
        return frozenset(self.key(n) for n, reason in enumerate(self.reasons) if reason)

    @property
    def primary(self) -> frozenset[Key]:
        """Hidden because they tell too much themselves."""
        return frozenset(
            self.key(n)
            for n, reason in enumerate(self.reasons)
            if reason and reason != COMPLEMENTARY
        )

    @property
    def complementary(self) -> frozenset[Key]:
        """Hidden so that others cannot be reckoned."""
        return frozenset(
            self.key(n) for n, reason in enumerate(self.reasons) if reason == COMPLEMENTARY
        )

    def number(self, key: Key) -> int:
        """The number of the cell with these categories. Raises `BadTable`."""
        here = 0
        if len(key) != len(self.axes):
            raise BadTable(
                f"{key} names {len(key)} categories; this table has {len(self.axes)} dimensions."
            )
        for axis, label, stride in zip(self.axes, key, strides_of(self.axes), strict=True):
            if label not in axis.index:
                raise BadTable(f"{axis.name} has no category {label!r}.")
            here += axis.index[label] * stride
        return here

    def key(self, number: int) -> Key:
        """The categories of a cell by its number."""
        places = np.unravel_index(number, self.size)
        return tuple(axis.labels[int(place)] for axis, place in zip(self.axes, places, strict=True))

    def cell(self, number: int) -> ShownCell:
        """The cell with this number."""
        count = value = None
        if not self.reasons[number]:
            for name, numbers in self.shown.items():
                if name == self.value_name:
                    value = Decimal(int(numbers[number])).scaleb(-self.decimals)
                else:
                    count = int(numbers[number])
        return ShownCell(self.key(number), count, value, self.reasons[number] or None)

    def cells(self) -> Iterator[ShownCell]:
        """All cells and margins, in order."""
        return (self.cell(number) for number in range(len(self)))

    def explain(self, key: Key) -> Explanation:
        """Why this cell is shown or hidden."""
        number = self.number(key)
        reason = self.reasons[number]
        protects = tuple(self.key(n) for n in self.protects.get(number, ()))
        name = _say(key)
        if not reason:
            return Explanation(
                key, "shown", None, (), f"{name} is shown: nothing hidden follows from it."
            )
        if reason == COMPLEMENTARY:
            whose = ", ".join(map(_say, protects[:3])) + (
                " and others" if len(protects) > 3 else ""
            )
            whose = whose or "what another publication hides"
            sentence = f"{name} is hidden because it would give away {whose}."
            return Explanation(key, "complementary", None, protects, sentence)
        sentence = f"{name} is hidden because {SENTENCES[reason](self.policy)}."
        return Explanation(key, "primary", reason, protects, sentence)

    def to_csv(self, path: str | Path | None = None) -> str:
        """The table as CSV, and in a file if a path is given. Hidden numbers are empty; `hidden` says why."""
        written = io.StringIO()
        lines = csv.writer(written, lineterminator="\n")
        lines.writerow([*(axis.name for axis in self.axes), *self.shown, "hidden"])
        for cell in self.cells():
            numbers = [cell.value if name == self.value_name else cell.count for name in self.shown]
            lines.writerow(
                [*cell.key, *("" if n is None else n for n in numbers), cell.reason or ""]
            )
        if path is not None:
            Path(path).write_text(written.getvalue(), encoding="utf-8")
        return written.getvalue()

    def to_dict(self, *, sealed: bool = False) -> dict[str, Any]:
        """This table as JSON values, without any hidden number; with `sealed`, also what must stay closed."""
        written: dict[str, Any] = {
            "format": FORMAT,
            "about": self.about,
            "axes": [axis.to_dict() for axis in self.axes],
            "policy": self.policy.to_dict(),
            "shown": {name: numbers.tolist() for name, numbers in self.shown.items()},
            "reasons": list(self.reasons),
            "value_name": self.value_name,
            "decimals": self.decimals,
            "method": self.method,
            "seed": self.seed,
            "protects": {str(cell): list(others) for cell, others in self.protects.items()},
            "already_public": [list(key) for key in self.already_public],
            "additive": {name: list(flags) for name, flags in self.additive.items()},
        }
        if sealed and self.sealed is not None:
            written["sealed"] = self.sealed.to_dict()
            written["loss"], written["lower_bound"] = self.loss, self.lower_bound
        return written

    @classmethod
    def from_dict(cls, written: Mapping[str, Any]) -> ProtectedCrosstab:
        """The table that `to_dict` wrote. Raises `BadTable` for anything else."""
        if not isinstance(written, Mapping) or written.get("format") != FORMAT:
            raise BadTable(f"This is no {FORMAT!r}. Give what ProtectedCrosstab.to_dict() wrote.")
        if missing := [name for name in FIELDS if name not in written]:
            raise BadTable(
                f"This {FORMAT!r} has no {missing[0]!r}. Give all that ProtectedCrosstab.to_dict() wrote."
            )
        return cls(
            axes=tuple(Axis.from_dict(axis) for axis in written["axes"]),
            policy=Policy.from_dict(written["policy"]),
            shown={name: _ints(numbers) for name, numbers in written["shown"].items()},
            reasons=tuple(written["reasons"]),
            value_name=written["value_name"],
            decimals=written["decimals"],
            method=written["method"],
            seed=written["seed"],
            loss=written.get("loss"),
            lower_bound=written.get("lower_bound"),
            protects={int(cell): tuple(others) for cell, others in written["protects"].items()},
            already_public=tuple(map(tuple, written["already_public"])),
            additive={name: tuple(flags) for name, flags in written["additive"].items()},
            about=written["about"],
            sealed=Sealed.from_dict(written["sealed"]) if "sealed" in written else None,
        )


SENTENCES: dict[str, Callable[[Policy], str]] = {
    "small": lambda policy: f"fewer than {policy.smallest_count} people stand behind it",
    "few employers": lambda policy: (
        f"fewer than {policy.smallest_employers} employers stand behind it"
    ),
    "dominant": lambda policy: "a few contributors make up nearly all of it",
    "p percent": lambda policy: "one contributor could reckon another's part from it",
    "group": lambda policy: (
        f"at least {policy.group_percent} % of a group are in it, so it would tell of each of them"
    ),
    "zero": lambda policy: "that nobody is in it would tell something about everybody",
    "hidden before": lambda policy: "an earlier publication had to hide it",
    "must hide": lambda policy: "its owner asked for it",
}


def _say(key: Key) -> str:
    """A cell in words: its categories without the totals."""
    return ", ".join(label for label in key if label != TOTAL) or "the grand total"
