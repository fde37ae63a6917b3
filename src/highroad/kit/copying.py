"""Rows as lines of text and back: which rows belong to a record, and how their fields are spelled.

An area says of each of its models which rows belong to a copy (`Copied`). From that alone rows are
written as JSON, one a line and each in one spelling, and read back with every fault named.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from highroad.kit.answers import Answer, no
from highroad.kit.privacy import Circle, circle_of

CHUNK = 2_000
CHUNK_WITH_BYTES = 8
"""Documents and pictures are large: so few of them are in memory at once."""
EVERY = Q()
"""Every row that belongs to the record is for all who may read it."""
NO_ROW = Q(pk__in=())
"""None is: rows are for the side that `own` names."""
HELD_BACK = (Circle.KEEPER, Circle.SEALED)
"""Fields in these circles never leave."""


def none_withheld(owners: Sequence[Any]) -> Collection[UUID]:
    return ()


@dataclass(frozen=True)
class Copied:
    """Which rows of a model go into a copy, and which of their fields."""

    model: type[models.Model]
    within: str
    """The path from a row to the record it belongs to: `body__partnership`."""
    shared: Q = EVERY
    """Which rows everybody may have who may have the copy."""
    own: str = ""
    """The path to a side: rows of the side that takes the copy go with it as well."""
    leave: frozenset[str] = frozenset()
    """Fields that do not go; those that only their keeper may see never do."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """For a field that may be empty, the path to what stands for it then."""
    found_by: Mapping[str, str] = field(default_factory=dict)
    """For a relation to what every installation has: the field by which it is found there."""
    same: tuple[str, ...] = ()
    """Fields by which a row may exist at the destination: then that one is used."""
    is_for_reading: bool = False
    """Whether it goes along to be read, and is not loaded again."""
    belonging: Callable[[Sequence[Any]], Q] | None = None
    """How rows are found that name what they belong to by a ref, without a path."""
    withheld: Callable[[Sequence[Any]], Collection[UUID]] = none_withheld
    """Rows of these records that nobody may have yet."""
    made: Callable[[Sequence[Any]], Iterable[models.Model]] | None = None
    """Rows that the area makes for a copy where those it keeps are about people: counts, verdicts."""

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @cached_property
    def fields(self) -> tuple[models.Field[Any, Any], ...]:
        """The fields that go, in the order of the model."""
        return tuple(
            one
            for one in self.model._meta.concrete_fields
            if one.name not in self.leave and circle_of(self.model, one.name) not in HELD_BACK
        )

    @cached_property
    def bytes(self) -> tuple[str, ...]:
        """The fields that hold documents and pictures."""
        return tuple(one.name for one in self.fields if isinstance(one, models.BinaryField))

    @cached_property
    def relations(self) -> tuple[models.Field[Any, Any], ...]:
        """The fields that name one other record of the copy, or a person."""
        return tuple(
            one for one in self.fields if one.is_relation and one.name not in self.found_by
        )

    @property
    def chunk(self) -> int:
        """How many rows are in memory at once."""
        return CHUNK_WITH_BYTES if self.bytes else CHUNK

    @cached_property
    def many(self) -> tuple[models.ManyToManyField[Any, Any], ...]:
        return tuple(one for one in self.model._meta.many_to_many if one.name not in self.leave)

    @cached_property
    def names(self) -> frozenset[str]:
        """The members of every line."""
        return frozenset(one.name for one in (*self.fields, *self.many))

    def of(self, owners: Sequence[Any]) -> Q:
        """Which rows belong to these records."""
        if self.belonging is not None:
            return self.belonging(owners)
        return Q(**{f"{self.within}__in": list(owners)})

    def rows(self, owners: Sequence[Any], side: str) -> models.QuerySet[Any]:
        """The rows of these records that whoever sits on a side may have; on none: the shared ones."""
        chosen = self.shared
        if self.own and side:
            chosen = (chosen | Q(**{self.own: side})) if chosen != EVERY else chosen
        kept = self.model._default_manager.filter(self.of(owners)).distinct()
        if chosen != EVERY:
            kept = kept.filter(pk__in=self.model._default_manager.filter(chosen).values("pk"))
        return kept.exclude(pk__in=self.withheld(owners)).order_by("pk")


def taken(copied: Copied, owners: Sequence[Any], side: str = "") -> Iterator[dict[str, Any]]:
    """The rows of a copy as plain values, in the order of their keys."""
    if copied.made is not None:
        yield from instead(copied, copied.made(owners))
        return
    told: dict[str, Any] = {}
    for one in copied.fields:
        path = one.attname
        if one.name in copied.found_by:
            path = f"{one.name}__{copied.found_by[one.name]}"
        other = copied.instead.get(one.name)
        told[f"as_{one.name}"] = Coalesce(F(path), F(other)) if other else F(path)
    links = {one.name: linked(copied, one, owners) for one in copied.many}
    names = [one.name for one in copied.fields]
    rows = copied.rows(owners, side).values_list(*told.values())
    for row in rows.iterator(chunk_size=copied.chunk):
        values = {name: plain(value) for name, value in zip(names, row, strict=True)}
        for name, keys in links.items():
            values[name] = sorted(keys.get(values[copied.model._meta.pk.name], ()))
        yield values


def instead(copied: Copied, rows: Iterable[models.Model]) -> Iterator[dict[str, Any]]:
    """Rows that an area made for a copy, as plain values."""
    for row in sorted(rows, key=lambda row: row.pk):
        yield {one.name: plain(getattr(row, one.attname)) for one in copied.fields}


def linked(
    copied: Copied, many: models.ManyToManyField[Any, Any], owners: Sequence[Any]
) -> dict[str, list[str]]:
    """What each row of a copy is linked to, by key."""
    through: Any = many.remote_field.through
    here, there = many.m2m_field_name(), many.m2m_reverse_field_name()
    found: dict[str, list[str]] = {}
    rows = through._default_manager.filter(**{f"{here}__{copied.within}__in": list(owners)})
    for one, other in rows.values_list(f"{here}_id", f"{there}_id"):
        found.setdefault(str(one), []).append(str(other))
    return found


def plain(value: Any) -> Any:
    """A stored value as JSON knows it. Raises `TypeError` for a kind nobody has spelled yet."""
    match value:
        case None | bool() | int() | str() | list() | dict():
            return value
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode("ascii")
    raise TypeError(f"no spelling for {type(value).__name__}")


def line(values: Mapping[str, Any]) -> bytes:
    """A row in its one spelling, with its line end."""
    told = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return told.encode() + b"\n"


@dataclass(frozen=True)
class Fault:
    """What is wrong with a copy: where, and why."""

    place: str
    answer: Answer


@dataclass(frozen=True)
class Row:
    """A line of a copy as a row that is not saved yet."""

    number: int
    """Which line it was, from 1."""
    made: Any
    outside: Mapping[str, str] = field(default_factory=dict)
    """For each relation to what every installation has: by what it is found there."""
    links: Mapping[str, Sequence[UUID]] = field(default_factory=dict)
    """For each relation to many: the keys."""


@dataclass
class Reading:
    """Reads the lines of one model, one after the other, and remembers only what is wrong in them."""

    copied: Copied
    faults: list[Fault] = field(default_factory=list)

    def fault(self, number: int, name: str, answer: Answer) -> None:
        place = f"records/{self.copied.label}.jsonl, {number}"
        self.faults.append(Fault(f"{place}, {name}" if name else place, answer))

    def take(self, number: int, raw: bytes) -> Row | None:
        """Read one line; none, with a fault, if it is not as it should be."""
        try:
            values = json.loads(raw)
            is_spelled = line(values) == raw
        except (ValueError, RecursionError):
            self.fault(number, "", no("This line cannot be read."))
            return None
        if not isinstance(values, dict) or set(values) != self.copied.names:
            self.fault(number, "", no("This line has other fields than this Highroad knows."))
        elif not is_spelled:
            self.fault(number, "", no("This line is not in its one spelling."))
        else:
            return self.put(number, values)
        return None

    def put(self, number: int, values: Mapping[str, Any]) -> Row | None:
        found, outside, links = {}, {}, {}
        before = len(self.faults)
        for one in (*self.copied.fields, *self.copied.many):
            try:
                if isinstance(one, models.ManyToManyField):
                    links[one.name] = keys_of(values[one.name])
                elif one.name in self.copied.found_by:
                    outside[one.name] = read(one, values[one.name], self.copied)
                else:
                    found[one.attname] = read(one, values[one.name], self.copied)
            except (ValidationError, ValueError, TypeError, ArithmeticError):
                self.fault(number, one.name, no("This is no value for this field."))
        if len(self.faults) > before:
            return None
        return Row(number, self.copied.model(**found), outside, links)


def names_in(copied: Copied, raw: bytes) -> tuple[UUID, list[tuple[Any, UUID]]]:
    """The key of a line that was read before; and which records it names: the relation, and a key."""
    values = json.loads(raw)
    named: list[tuple[Any, UUID]] = [
        (one, UUID(values[one.name])) for one in copied.relations if values[one.name] is not None
    ]
    named += [(many, UUID(key)) for many in copied.many for key in values[many.name]]
    return UUID(values[copied.model._meta.pk.name]), named


def keys_of(value: Any) -> list[UUID]:
    """What a relation to many says. Raises `ValidationError`, `ValueError`."""
    if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
        raise ValidationError("not a list of keys")
    return [UUID(key) for key in value]


def read(one: models.Field[Any, Any], value: Any, copied: Copied) -> Any:
    """A plain value as the field keeps it. Raises `ValidationError` and its kin for anything else."""
    if value is None:
        if not one.null:
            raise ValidationError("empty")
        return None
    if one.name in copied.found_by:
        return checked_text(value)
    if one.is_relation:
        target: Any = one
        return target.target_field.to_python(value)
    match one:
        case models.JSONField():
            return value
        case models.BinaryField():
            return base64.b64decode(checked_text(value), validate=True)
        case models.CharField() | models.TextField():
            return checked(one, checked_text(value))
    return checked(one, one.to_python(value))


def checked(one: models.Field[Any, Any], value: Any) -> Any:
    """A value that the field may hold. Raises `ValidationError`."""
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValidationError("a moment without a time zone")
    if value not in one.empty_values:
        one.run_validators(value)
    if one.choices and value != "" and value not in dict(one.flatchoices):
        raise ValidationError("not one of the choices")
    return value


def checked_text(value: Any) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise ValidationError("not a text")
    return value
