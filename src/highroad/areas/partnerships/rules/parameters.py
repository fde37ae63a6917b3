"""The values a clause can carry, kind by kind: their names, their forms, and their bounds.

Where one value is given for each side, its name is the side's. Every value here was found in use in
charters and by-laws of joint committees; a clause may leave any of them out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from highroad.areas.partnerships import vocabulary as words
from highroad.areas.partnerships.vocabulary import ClauseKind, ParameterKind, Side

N_ = str
"""Marks a sentence for translation; it is translated where it is read."""
MOST_SEATS = 99
LONGEST_WORDS = 200


@dataclass(frozen=True)
class Parameter:
    """One value of a clause: how it is called, what form it has, and its bounds.

    `name` is empty where there is one value for each side.
    """

    name: str
    label: str
    kind: ParameterKind
    choices: type[StrEnum] | None = None
    least: int = 0
    most: int = MOST_SEATS

    @property
    def is_per_side(self) -> bool:
        return not self.name

    def names(self, sides: Sequence[Side]) -> list[str]:
        """Under which names its values stand in a clause."""
        return [side.value for side in sides] if self.is_per_side else [self.name]

    def fits(self, value: object) -> bool:
        """Whether a value has this form and keeps its bounds."""
        if self.kind is ParameterKind.YES_NO:
            return isinstance(value, bool)
        if self.kind is ParameterKind.NUMBER:
            is_number = isinstance(value, int) and not isinstance(value, bool)
            return is_number and self.least <= int(str(value)) <= self.most
        if self.kind is ParameterKind.CHOICE and self.choices is not None:
            return value in [choice.value for choice in self.choices]
        return isinstance(value, str) and len(value) <= LONGEST_WORDS


def number(name: str, label: str, *, least: int = 0, most: int = MOST_SEATS) -> Parameter:
    """A whole number within bounds."""
    return Parameter(name, label, ParameterKind.NUMBER, least=least, most=most)


def choice(name: str, label: str, choices: type[StrEnum]) -> Parameter:
    """One word of an enumeration."""
    return Parameter(name, label, ParameterKind.CHOICE, choices=choices)


def claim(name: str, label: str) -> Parameter:
    """Yes or no."""
    return Parameter(name, label, ParameterKind.YES_NO)


def wording(name: str, label: str) -> Parameter:
    """A few words, as the name of an official."""
    return Parameter(name, label, ParameterKind.WORDS)


_QUORUM = (
    number("", N_("Seats of each side"), least=1),
    claim("co_chairs", N_("Both co-chairs must be there")),
    claim("besides", N_("The seats are counted besides the co-chairs")),
    number("total", N_("Seats in all, as stated"), least=1, most=3 * MOST_SEATS),
)
_ROUTE = (
    choice("route", N_("Where it goes"), words.Route),
    wording("who", N_("Name or office")),
    number("days", N_("After how many days"), most=365),
)
PARAMETERS: Mapping[ClauseKind, tuple[Parameter, ...]] = {
    ClauseKind.PURPOSE: (),
    ClauseKind.MEMBERSHIP: (
        number("", N_("Seats of each side"), least=1),
        claim("at_least", N_("These are the fewest seats, there may be more")),
        claim("third_key", N_("The third side holds a key")),
    ),
    ClauseKind.SELECTION: (choice("by", N_("Who chooses"), words.Selection),),
    ClauseKind.ALTERNATES: (choice("way", N_("Substitutes"), words.Alternates),),
    ClauseKind.TERMS: (
        number("", N_("Months of service on each side"), least=1, most=240),
        claim("staggered", N_("Terms end at different times within a side")),
    ),
    ClauseKind.QUORUM_TO_MEET: _QUORUM,
    ClauseKind.QUORUM_TO_DECIDE: _QUORUM,
    ClauseKind.CHAIR_ROTATION: (
        choice("way", N_("Who chairs"), words.ChairRotation),
        choice("first", N_("First to chair"), words.Side),
    ),
    ClauseKind.MINUTE_KEEPER: (choice("way", N_("Who keeps the minutes"), words.MinuteKeeper),),
    ClauseKind.FREQUENCY: (
        choice("every", N_("The body meets"), words.Rhythm),
        choice("first_year", N_("In its first year it meets"), words.Rhythm),
        choice("extra", N_("Who may call an extra meeting"), words.MeetingCall),
    ),
    ClauseKind.AGENDA_DEADLINE: (
        number("issues", N_("Issues are in so many days ahead"), most=90),
        number("agenda", N_("The agenda is agreed so many days ahead"), most=90),
        number("notice", N_("The notice of meeting goes out so many days ahead"), most=90),
        choice("days", N_("Days counted"), words.DayCount),
        choice("notice_days", N_("Days counted for the notice"), words.DayCount),
        claim("may_skip", N_("Both co-chairs may agree that there is too little to meet")),
    ),
    ClauseKind.AGENDA_CONTENT: (
        claim("attending", N_("Names who attends, alternates too")),
        claim("experts", N_("Names outside experts and their item")),
        claim("place", N_("Names time and place")),
    ),
    ClauseKind.MEETING_SHAPE: (
        number("minutes", N_("Minutes a meeting lasts"), least=10, most=600),
        number("check_in", N_("Minutes at the start to check in"), most=120),
        number("close", N_("Minutes at the end for the next agenda and date"), most=120),
    ),
    ClauseKind.GUESTS: (
        choice("consent", N_("Who must agree"), words.GuestConsent),
        choice("voice", N_("When guests speak"), words.GuestVoice),
    ),
    ClauseKind.PAY: (choice("way", N_("Time at the table"), words.Pay),),
    ClauseKind.SCOPE_IN: (),
    ClauseKind.SCOPE_OUT: (
        claim("bargaining", N_("No bargaining")),
        claim("contract", N_("No change of the collective agreement")),
        claim("grievances", N_("No individual grievances")),
        claim("root_causes", N_("Root causes may be looked into")),
        claim("may_recommend", N_("May recommend to the bargaining teams")),
    ),
    ClauseKind.ISSUE_HANDLING: (
        claim("numbered", N_("Issues are numbered")),
        claim("as_question", N_("An issue is written as a question")),
    ),
    ClauseKind.DECISION_RULE: (
        Parameter("", N_("How each side decides"), ParameterKind.CHOICE, words.SideRule),
        choice("base", N_("A majority is counted of"), words.Base),
        choice("counted", N_("Answers are counted"), words.CountedOver),
        number("attempts", N_("Dissenters are allowed from attempt number"), least=2, most=9),
        number("dissent", N_("Dissenters allowed on each side"), least=1, most=9),
        choice("effect", N_("What a yes does"), words.Effect),
    ),
    ClauseKind.FALLBACK: _ROUTE,
    ClauseKind.BETWEEN_MEETINGS: (
        choice("way", N_("Between meetings"), words.BetweenMeetings),
        claim("ratify", N_("The next meeting confirms it")),
        number("hours", N_("Hours of notice before answers count"), most=720),
    ),
    ClauseKind.WITHOUT_QUORUM: (
        choice("work", N_("Without quorum the meeting may"), words.WithoutQuorum),
    ),
    ClauseKind.UNRESOLVED_ROUTE: _ROUTE,
    ClauseKind.MINUTES_POSTING: (
        choice("to", N_("Minutes are shown"), words.Posting),
        number("sign_days", N_("Both co-chairs sign within so many days"), most=90),
        number("post_days", N_("Shown within so many days"), most=180),
    ),
    ClauseKind.PROXIES: (
        choice("way", N_("Proxies"), words.Proxies),
        number("most", N_("Proxies one seat may hold"), least=1, most=9),
        claim("count", N_("Proxies count towards the quorum to decide")),
    ),
    ClauseKind.DUTIES: (
        claim("reasons", N_("Management gives reasons for what it does not follow")),
        claim("records", N_("Access to the records the work needs")),
        claim("walk_throughs", N_("Joint walk-throughs")),
    ),
    ClauseKind.GROUND_RULES: (),
    ClauseKind.AMENDMENT: (
        choice("way", N_("The charter is changed when"), words.Amending),
        number("notice", N_("Days of notice before a change is put"), most=180),
    ),
    ClauseKind.RENEWAL: (
        number("months", N_("Renewed every so many months"), least=1, most=120),
        claim("on_new_leader", N_("Renewed when a co-chair changes")),
        number("days", N_("Days in which both sides renew it"), least=1, most=365),
        choice("meanwhile", N_("If that day passes"), words.Meanwhile),
    ),
    ClauseKind.WITHDRAWAL: (
        number("notice", N_("Days of notice"), most=365),
        choice("days", N_("Days counted"), words.DayCount),
        claim("talk_first", N_("The co-chairs meet first")),
    ),
    ClauseKind.BINDING: (claim("binding", N_("Binding on the parties")),),
    ClauseKind.OTHER: (),
}
"""For each kind of clause, its values in the order in which they are read."""


def parameter_named(kind: ClauseKind, name: str) -> Parameter | None:
    """The value of a clause that stands under a name; a side's name is the one for each side."""
    if name in Side.values:
        return next((found for found in PARAMETERS[kind] if found.is_per_side), None)
    return next((found for found in PARAMETERS[kind] if found.name == name), None)
