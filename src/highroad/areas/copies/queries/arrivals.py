"""Copies that came here from elsewhere: for the program office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.copies.models import Arrival
from highroad.areas.copies.vocabulary import ArrivalStatus
from highroad.areas.partnerships import permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Answer, NotFound
from highroad.kit.copying import Fault


@dataclass(frozen=True)
class ArrivalView:
    """What was found in a copy, for reading."""

    arrival: Arrival
    status: ArrivalStatus
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]


def get_arrival(key: UUID | str, seen_by: User) -> ArrivalView:
    """One arrival. Raises `NotFound` for everybody but the program office."""
    if not permissions.is_founder(seen_by):
        raise NotFound(key)
    return view_of(partnerships.one(Arrival.objects.all(), key))


def list_arrivals(seen_by: User) -> list[Arrival]:
    """All arrivals, newest first; none for anybody but the program office."""
    if not permissions.is_founder(seen_by):
        return []
    return list(Arrival.objects.exclude(status=ArrivalStatus.DROPPED)[:50])


def view_of(arrival: Arrival) -> ArrivalView:
    return ArrivalView(
        arrival=arrival,
        status=ArrivalStatus(arrival.status),
        faults=told(arrival.faults),
        remarks=told(arrival.remarks),
    )


def kept(faults: Sequence[Fault]) -> list[dict[str, object]]:
    """Faults as they are kept: place, sentence, values."""
    return [
        {"place": one.place, "sentence": one.answer.sentence, "values": dict(one.answer.values)}
        for one in faults
    ]


def told(rows: Sequence[Mapping[str, Any]]) -> tuple[Fault, ...]:
    return tuple(Fault(row["place"], Answer(False, row["sentence"], row["values"])) for row in rows)
