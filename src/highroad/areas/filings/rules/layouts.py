"""A layout says which column of a source holds which field, and how the source writes things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from highroad.areas.filings.rules.codes import DEFAULT_CODES
from highroad.areas.filings.rules.fields import REQUIRED
from highroad.areas.filings.rules.folding import fold, header_signature
from highroad.areas.filings.vocabulary import DateFormat, DecimalMark, Field


@dataclass(frozen=True)
class Layout:
    """How one source lays out its file. Saved per source; known again by the header's signature."""

    columns: Mapping[str, str]
    """Field to the text of its column's header."""
    signature: str
    name: str = ""
    null_tokens: tuple[str, ...] = ()
    """Values that mean *not filed* in this source, such as NA. An empty cell always does."""
    date_format: str = DateFormat.ISO.value
    decimal_mark: str = DecimalMark.POINT.value
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What this source's own codes mean: field, filed value, Highroad's code. Added to the usual ones."""

    def as_json(self) -> dict[str, Any]:
        return {
            "columns": dict(self.columns),
            "signature": self.signature,
            "name": self.name,
            "null_tokens": list(self.null_tokens),
            "date_format": self.date_format,
            "decimal_mark": self.decimal_mark,
            "codes": {name: dict(codes) for name, codes in self.codes.items()},
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Layout:
        """Read what `as_json` wrote."""
        return cls(
            columns=dict(content["columns"]),
            signature=content["signature"],
            name=content.get("name", ""),
            null_tokens=tuple(content.get("null_tokens", ())),
            date_format=content.get("date_format", DateFormat.ISO.value),
            decimal_mark=content.get("decimal_mark", DecimalMark.POINT.value),
            codes=content.get("codes", {}),
        )

    def all_codes(self) -> dict[str, dict[str, str]]:
        """The usual codes, with this source's own on top; values are folded."""
        return {
            name: {
                **usual,
                **{fold(value): code for value, code in self.codes.get(name, {}).items()},
            }
            for name, usual in DEFAULT_CODES.items()
        }


def missing_fields(columns: Mapping[str, str]) -> tuple[Field, ...]:
    """Fields a filing cannot do without that no column holds."""
    return tuple(name for name in REQUIRED if name not in columns)


def columns_used_twice(columns: Mapping[str, str]) -> tuple[str, ...]:
    """Headers that were given to two fields."""
    used = list(columns.values())
    return tuple(sorted({header for header in used if used.count(header) > 1}))


WORKER_WEEK_HEADER = (
    "project", "contractor", "week_ending", "worker", "classification", "hours", "rate", "gross",
    "net", "sex", "race", "overtime_hours",
)  # fmt: skip


def built_in() -> tuple[Layout, ...]:
    """Layouts that need no matching: worker-week lines as a public records request returns them."""
    columns: dict[str, str] = {name: name for name in WORKER_WEEK_HEADER if name != "contractor"}
    return (
        Layout(
            name="worker-week",
            columns={**columns, "employer": "contractor"},
            signature=header_signature(WORKER_WEEK_HEADER),
            null_tokens=("NA",),
        ),
    )


def layout_for(signature: str, known: Sequence[Layout]) -> Layout | None:
    """The layout whose header this is, saved ones before built-in ones."""
    for layout in (*known, *built_in()):
        if layout.signature == signature:
            return layout
    return None


def layout_named(name: str) -> Layout:
    """The built-in layout of that name. Raises `KeyError` if there is none."""
    return {layout.name: layout for layout in built_in()}[name]
