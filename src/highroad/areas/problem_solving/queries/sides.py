"""For which side somebody acts in a body, and what the sides gave their word to."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max, Model
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions.rules import digest_of
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models import SideWord
from highroad.areas.problem_solving.vocabulary.issues import WordKind
from highroad.kit.refs import Ref


def seat_on_a_side(user: User, body: Body) -> Seat | None:
    """The seat somebody acts for in a body, if it is on a side; a voice alone has none."""
    seat = partnerships.seat_of(user, body=body, on=timezone.localdate())
    return seat if seat is not None and seat.side else None


def own_side(user: User, body: Body) -> str:
    """The side somebody acts for in a body, or nothing."""
    seat = seat_on_a_side(user, body)
    return seat.side if seat else ""


def sides_that_said(about: Ref, kind: WordKind, digest: str) -> frozenset[Side]:
    """The sides that gave their word to exactly this."""
    found = SideWord.objects.filter(about=str(about), kind=kind, digest=digest)
    return frozenset(Side(side) for side in found.values_list("side", flat=True))


def have_all_said(body: Body, about: Ref, kind: WordKind, digest: str) -> bool:
    """Whether every side that holds a key gave its word to exactly this."""
    return set(partnerships.key_sides(body)) <= sides_that_said(about, kind, digest)


def digest_of_parts(parts: Iterable[str]) -> str:
    """One digest for a list of texts in their order."""
    return digest_of("\x1e".join(parts))


def next_number(model: type[Model], **where: object) -> int:
    """The number after the largest one; the constraint decides between two who ask at once."""
    found = model._default_manager.filter(**where).aggregate(largest=Max("number"))
    return int(found["largest"] or 0) + 1


def seat_choices(body: Body) -> list[tuple[str, str]]:
    """The seats of a body for a form: key and title."""
    seats = Seat.objects.filter(body=body, ended_at=None).order_by("side", "title")
    return [(str(seat.key), seat.title) for seat in seats]


def seats_named(body: Body, keys: Iterable[str]) -> list[Seat]:
    """The seats of a body with these keys; others are left out."""
    return list(Seat.objects.filter(body=body, pk__in=list(keys)))
