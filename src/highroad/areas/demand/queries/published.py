"""Published figures of occupations beside the partnership's own demand, and what codes lead to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import (
    CodeLink,
    JobOrder,
    Partnership,
    ProjectedOccupation,
    PublishedFile,
)
from highroad.areas.demand.queries import needs
from highroad.areas.demand.rules import codes
from highroad.areas.demand.rules.projections import Openings, Projection, openings_of
from highroad.areas.demand.vocabulary import PublishedKind


@dataclass(frozen=True)
class Published:
    """A published line with the file it stands in."""

    line: ProjectedOccupation
    file: PublishedFile
    openings: Openings | None

    @property
    def percent(self) -> float | None:
        """The change of employment between both years, in percent of the first."""
        if not self.line.base or self.line.target is None:
            return None
        return 100 * (self.line.target - self.line.base) / self.line.base


@dataclass(frozen=True)
class OwnOccupation:
    """An occupation that employers here have to fill, beside what is published about it."""

    soc: str
    titles: tuple[str, ...]
    orders: int
    people: int
    published: tuple[Published, ...]
    became: tuple[CodeLink, ...] = ()
    """Where nothing is published under this code: what it became in a later list, all of it."""


def list_published(partnership: Partnership, seen_by: User) -> list[PublishedFile]:
    """All published files that were loaded, newest first. Raises `NotFound`."""
    needs.must_see(partnership, seen_by)
    return list(PublishedFile.objects.filter(partnership=partnership))


def own_occupations(partnership: Partnership, seen_by: User) -> list[OwnOccupation]:
    """Every code of running orders, with hands ordered and what is published. Raises `NotFound`."""
    needs.must_see(partnership, seen_by)
    return _beside(partnership, [o for o in needs.running_orders(partnership) if o.soc])


def without_code(partnership: Partnership, seen_by: User) -> int:
    """How many running orders name no code, so that nothing can stand beside them."""
    needs.must_see(partnership, seen_by)
    return sum(not order.soc for order in needs.running_orders(partnership))


def published_for(order: JobOrder, seen_by: User) -> OwnOccupation | None:
    """What is published about the occupation of an order; nothing without a code. Raises `NotFound`."""
    needs.must_see(order.partnership, seen_by)
    if not order.soc:
        return None
    running = needs.running_orders(order.partnership)
    same = [each for each in running if each.soc == order.soc]
    return _beside(order.partnership, same or [order])[0]


def _beside(partnership: Partnership, orders: Iterable[JobOrder]) -> list[OwnOccupation]:
    by_code: dict[str, list[JobOrder]] = {}
    for order in orders:
        by_code.setdefault(order.soc, []).append(order)
    found = _newest_lines(partnership, by_code)
    missing = [code for code in by_code if code not in found]
    became = _became(partnership, missing)
    later = _newest_lines(partnership, [link.target for links in became.values() for link in links])
    return [
        OwnOccupation(
            soc=code, titles=tuple(dict.fromkeys(order.occupation for order in own)),
            orders=len(own), people=sum(order.count for order in own),
            published=tuple(found.get(code, ()))
            or tuple(line for link in became.get(code, ()) for line in later.get(link.target, ())),
            became=tuple(became.get(code, ())),
        )
        for code, own in sorted(by_code.items())
    ]  # fmt: skip


def _newest_lines(partnership: Partnership, wanted: Collection[str]) -> dict[str, list[Published]]:
    """Of each code and area the line of the file that was loaded last, the nation first."""
    if not wanted:
        return {}
    lines = ProjectedOccupation.objects.filter(file__partnership=partnership, soc__in=set(wanted))
    found: dict[str, dict[str, Published]] = {}
    for line in lines.select_related("file").order_by("-file__made_at"):
        found.setdefault(line.soc, {}).setdefault(line.area, _published(line))
    return {
        code: sorted(areas.values(), key=lambda each: (each.line.area != "US", each.line.area))
        for code, areas in found.items()
    }


def _published(line: ProjectedOccupation) -> Published:
    plain = Projection(
        area=line.area, area_title=line.area_title, soc=line.soc, title=line.title,
        base=line.base, target=line.target, openings=line.openings, exits=line.exits,
        transfers=line.transfers,
    )  # fmt: skip
    years = (line.file.target_year or 0) - (line.file.base_year or 0)
    return Published(line, line.file, openings_of(plain, years))


def _became(partnership: Partnership, missing: Collection[str]) -> dict[str, list[CodeLink]]:
    if not missing:
        return {}
    links = _newest_links(partnership).filter(
        file__kind=PublishedKind.SOC_2010_2018, origin__in=missing
    )
    found: dict[str, list[CodeLink]] = {}
    for link in links.order_by("origin", "target"):
        found.setdefault(link.origin, []).append(link)
    return found


def _newest_links(partnership: Partnership) -> QuerySet[CodeLink]:
    newest = (
        PublishedFile.objects.filter(partnership=partnership)
        .exclude(kind=PublishedKind.PROJECTIONS)
        .order_by()
        .values("kind")
        .annotate(last=Max("made_at"))
    )
    asked = Q(pk__in=[])
    for each in newest:
        asked |= Q(file__kind=each["kind"], file__made_at=each["last"])
    return CodeLink.objects.filter(asked, file__partnership=partnership)


@dataclass(frozen=True)
class CodeView:
    """What a code leads to in one crosswalk, and what leads to it."""

    file: PublishedFile
    kind: PublishedKind
    forward: Sequence[CodeLink]
    back: Sequence[CodeLink]


def codes_of(partnership: Partnership, asked: str, seen_by: User) -> list[CodeView]:
    """Every crosswalk that knows a code, however it was spelled, with all it leads to. Raises `NotFound`."""
    needs.must_see(partnership, seen_by)
    spelled = {codes.bare(asked).upper(), codes.soc_of(asked), codes.onet_of(asked)} - {None}
    links = _newest_links(partnership).filter(Q(origin__in=spelled) | Q(target__in=spelled))
    found: dict[PublishedFile, tuple[list[CodeLink], list[CodeLink]]] = {}
    for link in links.select_related("file").order_by("file__kind", "origin", "target"):
        forward, back = found.setdefault(link.file, ([], []))
        (forward if link.origin in spelled else back).append(link)
    return [
        CodeView(file, PublishedKind(file.kind), forward, back)
        for file, (forward, back) in found.items()
    ]
