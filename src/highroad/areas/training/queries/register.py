"""The register for clean-energy credits, for the party that keeps it; requests also for who was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.queries.seats import sits
from highroad.areas.partnerships.rules.holidays import holidays_around
from highroad.areas.training.models import (
    ContractorHours,
    Coordinator,
    CreditClaim,
    Facility,
    GoodFaithRequest,
    OnSite,
)
from highroad.areas.training.queries.credits import (
    Claimed,
    Ending,
    HoursSheet,
    ending,
    hours_sheet,
)
from highroad.areas.training.rules.credits.good_faith import Excuse, Request, excuse_of
from highroad.areas.training.rules.credits.packs import credits_on
from highroad.areas.training.rules.credits.participation import (
    Participation,
    Presence,
    estimate,
    participation_of,
)
from highroad.areas.training.rules.credits.register import Renewal, renewal_of, state_of
from highroad.areas.training.vocabulary.credits import (
    Credit,
    ReplyKind,
    RequestState,
    Technology,
)

__all__ = [
    "ContractorLine", "Facility", "FacilityView", "GoodFaithRequest", "RequestLine", "RequestState",
    "get_facility", "get_request", "list_facilities", "tasks_for", "view_of", "visible",
]  # fmt: skip
LOOK_AHEAD = 30
"""Days before a renewal has to go out in which it is asked for."""


@dataclass(frozen=True)
class RequestLine:
    """A request with its clocks on a day."""

    row: GoodFaithRequest
    excuse: Excuse
    state: RequestState
    renewal: Renewal | None
    reply: str
    is_renewed: bool


@dataclass(frozen=True)
class ContractorLine:
    """One contractor of a facility: its hours, its people, and what a failure would cost, as an estimate."""

    name: str
    total: Decimal
    apprentice: Decimal
    until_on: date | None
    participation: Participation
    penalty: Decimal | None
    penalty_intentional: Decimal | None
    """Where it needs an apprentice and has none."""
    people: tuple[OnSite, ...] = ()


@dataclass(frozen=True)
class FacilityView:
    """Everything of one facility on a day."""

    sheet: HoursSheet
    contractors: tuple[ContractorLine, ...]
    requests: tuple[RequestLine, ...]
    citation: str
    claim: CreditClaim | None = None
    ending: Ending | None = None
    """Nothing while nobody said which credit it is built for."""

    @property
    def excused(self) -> tuple[RequestLine, ...]:
        """The requests that excuse on this day."""
        return tuple(each for each in self.requests if each.state is RequestState.EXCUSES)


def visible(seen_by: User) -> QuerySet[Facility]:
    """The facilities of the parties somebody sits for."""
    seats = partnerships.acting_holders().filter(sits(seen_by))
    found = Facility.objects.filter(party__in=seats.values("seat__party"))
    return found.select_related("party__partnership", "party__organization", "body__partnership")


def list_facilities(partnership: Partnership, *, seen_by: User) -> list[Facility]:
    """Those of the reader's own parties in a partnership."""
    return list(_whole(visible(seen_by).filter(party__partnership=partnership)))


def get_facility(key: UUID | str, seen_by: User) -> Facility:
    """One the reader may see. Raises `NotFound`."""
    return partnerships.one(_whole(visible(seen_by)), key)


def _whole(found: QuerySet[Facility]) -> QuerySet[Facility]:
    """With everything a view needs, in as many queries for a hundred facilities as for one."""
    requests = GoodFaithRequest.objects.select_related("reply")
    return found.prefetch_related("hours", "people", "claims", Prefetch("requests", requests))


def visible_requests(seen_by: User) -> QuerySet[GoodFaithRequest]:
    """Requests of one's own facilities, and those put to a program one coordinates."""
    own = Coordinator.objects.filter(user=seen_by, ended_at=None).values("program")
    found = GoodFaithRequest.objects.filter(Q(facility__in=visible(seen_by)) | Q(program__in=own))
    return found.select_related(
        "reply", "program__body__partnership", "facility__party__partnership",
        "facility__party__organization", "facility__body__partnership",
    )  # fmt: skip


def get_request(key: UUID | str, seen_by: User) -> GoodFaithRequest:
    """One the reader may see. Raises `NotFound`."""
    return partnerships.one(visible_requests(seen_by), key)


def view_of(facility: Facility, on: date) -> FacilityView:
    """The facility on a day; no query for one that was listed or got here."""
    contractors = _contractors(facility)
    claim = next(iter(facility.claims.all()), None)
    return FacilityView(
        sheet=hours_sheet(
            began=facility.began_on, planned=Decimal(facility.planned_hours),
            done=sum((each.total for each in contractors), Decimal(0)),
            apprentice=sum((each.apprentice for each in contractors), Decimal(0)),
            megawatts=facility.megawatts,
        ),
        contractors=contractors,
        requests=lines_of(facility.requests.all(), on),
        citation=credits_on(facility.began_on).citation, claim=claim,
        ending=None if claim is None else ending(claimed_of(facility, claim), today=on),
    )  # fmt: skip


def claimed_of(facility: Facility, claim: CreditClaim) -> Claimed:
    """What a line of the register says, as the rules read it."""
    return Claimed(
        credit=Credit(claim.credit), began_on=facility.began_on, planned_on=claim.planned_on,
        technology=Technology(claim.technology) if claim.technology else None,
        in_service_on=claim.in_service_on,
    )  # fmt: skip


def _contractors(facility: Facility) -> tuple[ContractorLine, ...]:
    newest: dict[str, ContractorHours] = {}
    for row in facility.hours.all():
        newest.setdefault(row.contractor, row)
    people: dict[str, list[OnSite]] = {}
    for each in facility.people.all():
        people.setdefault(each.contractor, []).append(each)
    names = sorted({*newest, *people}, key=str.casefold)
    return tuple(_contractor(name, newest.get(name), people.get(name, [])) for name in names)


def _contractor(name: str, hours: ContractorHours | None, people: list[OnSite]) -> ContractorLine:
    pack = credits_on(people[0].first_on if people else date.min)
    found = participation_of(
        (Presence(day=each.first_on, who=each.code, is_apprentice=each.is_apprentice) for each in people),
        pack,
    )  # fmt: skip
    total = Decimal(hours.total) if hours else Decimal(0)
    fails = found.missing_from is not None and hours is not None

    def cost(intentional: bool) -> Decimal | None:
        if not fails:
            return None
        return estimate(
            total_hours=total, individuals=found.individuals, pack=pack, intentional=intentional
        )

    return ContractorLine(
        name=name, total=total, apprentice=Decimal(hours.apprentice) if hours else Decimal(0),
        until_on=hours.until_on if hours else None, participation=found, penalty=cost(False),
        penalty_intentional=cost(True), people=tuple(people),
    )  # fmt: skip


def lines_of(rows: Iterable[GoodFaithRequest], on: date) -> tuple[RequestLine, ...]:
    """Requests of one facility with their clocks; the first to a program is the earliest one."""
    kept = sorted(rows, key=lambda row: (row.requested_on, row.made_at))
    firsts: dict[str, UUID] = {}
    lasts: dict[str, UUID] = {}
    for row in kept:
        firsts.setdefault(program_of(row), row.key)
        lasts[program_of(row)] = row.key
    lines = [
        _line(row, on, is_first=firsts[program_of(row)] == row.key,
              is_renewed=lasts[program_of(row)] != row.key)
        for row in kept
    ]  # fmt: skip
    return tuple(reversed(lines))


def program_of(row: GoodFaithRequest) -> str:
    """By which requests to the same program are known: its record, or its name without case."""
    return str(row.program_id or " ".join(row.program_name.casefold().split()))


def _line(row: GoodFaithRequest, on: date, *, is_first: bool, is_renewed: bool) -> RequestLine:
    reply = getattr(row, "reply", None)
    pack = credits_on(row.requested_on)
    asked = Request(
        requested_on=row.requested_on, needed_on=row.needed_on, received_on=row.received_on,
        is_first=is_first, answered_on=reply.on if reply else None,
        is_denied=bool(reply and reply.kind != ReplyKind.SENT),
        refused_standards=bool(reply and reply.kind == ReplyKind.STANDARDS),
    )  # fmt: skip
    found = excuse_of(asked, pack, today=on, holidays=holidays_around(row.received_on))
    kind = reply.kind if reply else ""
    whole = row.serves and row.states_intent
    return RequestLine(
        row=row, excuse=found, reply=kind, is_renewed=is_renewed,
        state=state_of(asked, found, reply=kind, is_whole=whole, today=on),
        renewal=renewal_of(found, pack) if whole else None,
    )  # fmt: skip


@dataclass(frozen=True)
class RegisterTask:
    """Something to do in a register: answer a request, or ask again before an excuse runs out."""

    key: UUID
    facility_key: UUID
    program: str
    since: datetime
    due_on: date
    is_renewal: bool


def tasks_for(user: User, on: date) -> list[RegisterTask]:
    """Requests to a program somebody coordinates, unanswered; renewals of one's own facilities."""
    coordinated = set(
        Coordinator.objects.filter(user=user, ended_at=None).values_list("program", flat=True)
    )
    own = set(visible(user).values_list("key", flat=True))
    by_facility: dict[UUID, list[GoodFaithRequest]] = {}
    facilities = visible_requests(user).values("facility")
    rows = GoodFaithRequest.objects.filter(facility__in=facilities).select_related("reply")
    for row in rows:
        by_facility.setdefault(row.facility_id, []).append(row)
    lines = [line for kept in by_facility.values() for line in lines_of(kept, on)]
    return [task for line in lines if (task := _task(line, coordinated, own, on))]


def _task(
    line: RequestLine, coordinated: set[UUID], own: set[UUID], on: date
) -> RegisterTask | None:
    row = line.row
    if row.program_id in coordinated and not line.reply:
        return RegisterTask(
            row.key, row.facility_id, row.program_name, row.made_at, line.excuse.silent_until, False
        )
    renewal = line.renewal
    if row.facility_id not in own or line.is_renewed or renewal is None:
        return None
    if (renewal.ask_by - on).days > LOOK_AHEAD or line.state is not RequestState.EXCUSES:
        return None
    since = timezone.make_aware(datetime.combine(line.excuse.from_on or on, time()))
    return RegisterTask(
        row.key, row.facility_id, row.program_name, since, renewal.ask_by, is_renewal=True
    )
