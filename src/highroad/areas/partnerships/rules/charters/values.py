"""The clauses of a charter as typed values: what runs the platform, with the defaults where it is silent."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from highroad.areas.partnerships import vocabulary as words
from highroad.areas.partnerships.rules.clauses import ClauseDraft
from highroad.areas.partnerships.rules.holidays import holidays_around
from highroad.areas.partnerships.rules.quorums import Quorum
from highroad.areas.partnerships.rules.sides import SideTerms
from highroad.areas.partnerships.vocabulary import ClauseKind, DayCount, Side
from highroad.kit.working_days import working_days_after, working_days_before

YEAR = timedelta(days=365)
RENEWAL_DAYS = 60
"""To renew a charter in, where it does not say."""


@dataclass(frozen=True)
class Membership:
    """How many seats each side has; nought where the charter does not say."""

    seats: Mapping[Side, int] = field(default_factory=dict)
    is_least: bool = False
    third_holds_key: bool = False


@dataclass(frozen=True)
class ServiceTerms:
    """How many months people serve on each side, and whether a side's terms end at different times."""

    months: Mapping[Side, int] = field(default_factory=dict)
    is_staggered: bool = False


@dataclass(frozen=True)
class Chair:
    """Who leads meetings. Taking turns begins with `first`."""

    way: words.ChairRotation = words.ChairRotation.BY_MEETING
    first: Side = Side.LABOR

    def side_of(self, number: int, on: date) -> Side | None:
        """The side that chairs the meeting with this number, the first being 1, held on a day.

        Nobody's where both chair together or a neutral person does.
        """
        fixed = {
            words.ChairRotation.LABOR: Side.LABOR,
            words.ChairRotation.MANAGEMENT: Side.MANAGEMENT,
        }
        if self.way in fixed:
            return fixed[self.way]
        turns = {
            words.ChairRotation.BY_MEETING: number - 1,
            words.ChairRotation.BY_QUARTER: 4 * on.year + (on.month - 1) // 3,
            words.ChairRotation.BY_YEAR: on.year,
        }
        if self.way not in turns:
            return None
        return self.first if turns[self.way] % 2 == 0 else other_side(self.first)


def other_side(side: Side) -> Side:
    """Labor's counterpart is management, and the other way round; a third side's is labor."""
    return Side.MANAGEMENT if side is Side.LABOR else Side.LABOR


@dataclass(frozen=True)
class Frequency:
    """How often the body meets; `every` is nothing where the charter does not say."""

    every: words.Rhythm | None = None
    first_year: words.Rhythm | None = None
    extra: words.MeetingCall = words.MeetingCall.EITHER_SIDE

    def on(self, day: date, *, since: date | None) -> words.Rhythm | None:
        """The rhythm on a day; in the first year after `since` the one of the first year."""
        if self.first_year and since and day < since + YEAR:
            return self.first_year
        return self.every


@dataclass(frozen=True)
class AgendaDeadlines:
    """How many days before a meeting issues are in, the agenda is agreed, and notice goes out.

    Nought where the charter does not say. `days` tells whether calendar or working days count.
    """

    issues: int = 0
    agenda: int = 0
    notice: int = 0
    days: DayCount = DayCount.CALENDAR
    notice_days: DayCount = DayCount.CALENDAR
    may_skip: bool = True

    def issues_due(self, meeting: date) -> date:
        """The last day for issues."""
        return days_before(meeting, self.issues, self.days)

    def agenda_due(self, meeting: date) -> date:
        """The day by which the agenda is agreed."""
        return days_before(meeting, self.agenda, self.days)

    def notice_due(self, meeting: date) -> date:
        """The day by which the notice of meeting is out."""
        return days_before(meeting, self.notice, self.notice_days)


def days_before(day: date, count: int, kind: DayCount) -> date:
    """So many calendar days, or working days without federal holidays, before a day."""
    if kind is DayCount.WORKING:
        return working_days_before(day, count, holidays_around(day))
    return day - timedelta(days=count)


def days_after(day: date, count: int, kind: DayCount) -> date:
    """So many calendar days, or working days without federal holidays, after a day."""
    if kind is not DayCount.WORKING:
        return day + timedelta(days=count)
    holidays = holidays_around(day) | holidays_around(day + timedelta(days=2 * count))
    return working_days_after(day, count, holidays)


def months_after(day: date, count: int) -> date:
    """The same day so many months later; the month's last where it has no such day."""
    year, month = divmod(day.month - 1 + count, 12)
    last = monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


@dataclass(frozen=True)
class MeetingShape:
    """Minutes of a meeting, of its check-in and of its close; nought where the charter does not say."""

    minutes: int = 0
    check_in: int = 0
    close: int = 0


@dataclass(frozen=True)
class Guests:
    """Who must agree to a guest, and when guests speak."""

    consent: words.GuestConsent = words.GuestConsent.BOTH_CO_CHAIRS
    voice: words.GuestVoice = words.GuestVoice.ON_REQUEST


@dataclass(frozen=True)
class AgendaContent:
    """What an agenda must say."""

    attending: bool = False
    experts: bool = False
    place: bool = True


@dataclass(frozen=True)
class Scope:
    """What the body stays out of. Without a clause all three are out, and root causes are in."""

    no_bargaining: bool = True
    no_contract_change: bool = True
    no_grievances: bool = True
    root_causes: bool = True
    may_recommend: bool = True


@dataclass(frozen=True)
class Deciding:
    """How the body decides: over whom answers are counted, attempts, dissent, and what a yes does."""

    sides: tuple[SideTerms, ...] = ()
    counted: words.CountedOver = words.CountedOver.BY_SIDE
    attempts: int = 2
    dissent: int = 1
    effect: words.Effect = words.Effect.DECIDE


@dataclass(frozen=True)
class WayOut:
    """Where something goes, to whom, and after how many days."""

    route: words.Route = words.Route.NOWHERE
    who: str = ""
    days: int = 0


@dataclass(frozen=True)
class MinutesPosting:
    """To whom signed minutes are shown, and within how many days they are signed and shown."""

    to: words.Posting = words.Posting.MEMBERS
    sign_days: int = 0
    post_days: int = 0


@dataclass(frozen=True)
class ProxyTerms:
    """Whether a seat may lend its answer, to how many at most, and whether that fills a quorum."""

    way: words.Proxies = words.Proxies.NONE
    most: int = 1
    count_for_quorum: bool = False


@dataclass(frozen=True)
class Duties:
    """What each side owes the other beside coming."""

    reasons: bool = False
    records: bool = False
    walk_throughs: bool = False


@dataclass(frozen=True)
class Renewal:
    """When the charter is confirmed anew; nought months where the charter does not say."""

    months: int = 0
    on_new_leader: bool = True
    days: int = RENEWAL_DAYS
    """How many calendar days both sides have to renew it once that is due."""
    meanwhile: words.Meanwhile = words.Meanwhile.STAYS

    def due(self, opened: date) -> date:
        """The last day for both sides' word, of a renewal that was opened on a day."""
        return opened + timedelta(days=self.days)


@dataclass(frozen=True)
class Notice:
    """How many days of notice a party gives, which days count, and whether the co-chairs talk first."""

    days: int = 0
    talk_first: bool = False
    count: DayCount = DayCount.CALENDAR

    def ends(self, given: date) -> date:
        """The day on which a notice given on a day has run: the party is then gone."""
        return days_after(given, self.days, self.count)


@dataclass(frozen=True)
class CharterClauses:
    """The rules of one body on one day, typed, with a default for each clause that is missing.

    Without a charter `charter` is nothing and everything is a default; `stated` holds the clauses that
    were really agreed, so that a page can say which is which. Quorums and sides never lack a value.
    """

    charter: UUID | None
    title: str
    number: int
    since: date | None
    """The day both sides had adopted it."""
    keys: tuple[Side, ...]
    """The sides that hold a key in this body."""
    membership: Membership
    selection: words.Selection
    alternates: words.Alternates
    terms: ServiceTerms
    quorum_to_meet: Quorum
    quorum_to_decide: Quorum
    chair: Chair
    minute_keeper: words.MinuteKeeper
    frequency: Frequency
    agenda: AgendaDeadlines
    agenda_content: AgendaContent
    shape: MeetingShape
    guests: Guests
    pay: words.Pay | None
    scope: Scope
    deciding: Deciding
    fallback: WayOut
    between_meetings: words.BetweenMeetings
    between_hours: int
    """Hours of notice before an answer between meetings counts."""
    between_ratified: bool
    without_quorum: words.WithoutQuorum
    unresolved: WayOut
    posting: MinutesPosting
    proxies: ProxyTerms
    duties: Duties
    amending: words.Amending
    amendment_notice: int
    renewal: Renewal
    withdrawal: Notice
    is_binding: bool
    stated: Mapping[ClauseKind, ClauseDraft] = field(default_factory=dict)

    def is_stated(self, kind: ClauseKind) -> bool:
        """Whether the charter settles this, or a default stands in."""
        return kind in self.stated

    def place(self, kind: ClauseKind) -> int:
        """The number of a clause in the charter; nought where it says nothing."""
        return self.stated[kind].number if kind in self.stated else 0

    def text(self, kind: ClauseKind) -> str:
        """The words of a clause, or nothing."""
        return self.stated[kind].text if kind in self.stated else ""

    def is_first_year(self, on: date) -> bool:
        """Whether the charter is less than a year old on a day."""
        return self.since is not None and on < self.since + YEAR

    def minutes_side(self, number: int, on: date) -> Side | None:
        """The side that keeps the minutes of a meeting; nobody's where a neutral person does."""
        fixed = {
            words.MinuteKeeper.LABOR: Side.LABOR,
            words.MinuteKeeper.MANAGEMENT: Side.MANAGEMENT,
        }
        if self.minute_keeper in fixed:
            return fixed[self.minute_keeper]
        chair = self.chair.side_of(number, on)
        if chair is None or self.minute_keeper is words.MinuteKeeper.NEUTRAL:
            return None
        return chair if self.minute_keeper is words.MinuteKeeper.CHAIR_SIDE else other_side(chair)
