"""What the made-up committees work on: questions in every state, lists, rooms, referrals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.vocabulary.issues import (
    IssueState,
    Neutral,
    ReferralReason,
    Route,
    Scope,
)
from highroad.areas.problem_solving.vocabulary.rounds import NoteKind, RoundKind, Score
from highroad.background.demonstration import field_work
from highroad.background.demonstration.founding import Founded, agree

S = IssueState
Deed = tuple[datetime, Callable[[datetime], object]]


class Story:
    """Deeds of one body by the first names of its people; `days` counts back from today."""

    def __init__(
        self, founded: Founded, body: str, labor: str, management: str, at: datetime
    ) -> None:
        self.people, self.body = founded.people, founded.bodies[body]
        self.labor, self.management, self.at = labor, management, at
        self.kept: dict[str, Any] = {}
        self.deeds: list[Deed] = []

    @property
    def both(self) -> tuple[str, str]:
        return (self.labor, self.management)

    def on(self, days: float, do: Callable[[datetime], object]) -> None:
        self.deeds.append((self.at - timedelta(days=days), do))

    def keep(self, days: float, name: str, act: Callable[..., Any], who: str, **given: Any) -> None:
        """An act on this body whose record is needed again."""

        def do(now: datetime) -> None:
            self.kept[name] = act(body=self.body, by=self.people[who], at=now, **given)

        self.on(days, do)

    def raised(self, days: float, name: str, who: str, question: str, **more: Any) -> None:
        self.keep(days, name, actions.raise_issue, who, question=question, **more)

    def moved(
        self, days: float, name: str, who: str, *states: IssueState, reason: str = ""
    ) -> None:
        def do(now: datetime) -> None:
            for to in states:
                self.kept[name] = actions.move(
                    issue=self.kept[name], to=to, by=self.people[who], at=now, reason=reason
                )

        self.on(days, do)

    def listed(
        self, days: float, name: str, lists: dict[str, Iterable[str]], *, ready: Iterable[str]
    ) -> None:
        """Lines of each side in the round of this name; who is ready says so."""

        def do(now: datetime) -> None:
            for who, lines in lists.items():
                for text in lines:
                    actions.write_line(
                        round=self.kept[name], text=text, by=self.people[who], at=now
                    )
            for who in ready:
                actions.say_ready(round=self.kept[name], by=self.people[who], at=now)

        self.on(days, do)

    def interests(
        self, days: float, name: str, lists: dict[str, Iterable[str]], *, ready: Iterable[str]
    ) -> None:
        """Interests of an issue, asked for by labor."""

        def do(now: datetime) -> None:
            self.kept[f"{name} lists"] = actions.open_round(
                body=self.body, issue=self.kept[name], kind=RoundKind.INTERESTS,
                by=self.people[self.labor], at=now,
            )  # fmt: skip

        self.on(days, do)
        self.listed(days - 0.5, f"{name} lists", lists, ready=ready)

    def options(self, days: float, name: str, *texts: str) -> None:
        def do(now: datetime) -> None:
            for number, text in enumerate(texts):
                by = self.people[self.both[number % 2]]
                actions.add_option(issue=self.kept[name], text=text, by=by, at=now)

        self.on(days, do)

    def criteria(self, days: float, name: str, *texts: str, agreed_by: Iterable[str]) -> None:
        def do(now: datetime) -> None:
            issue = self.kept[name]
            for number, text in enumerate(texts):
                by = self.people[self.both[number % 2]]
                actions.add_criterion(issue=issue, text=text, by=by, at=now)
            for who in agreed_by:
                digest = queries.digest_of_criteria(issue)
                actions.agree_on_criteria(issue=issue, digest=digest, by=self.people[who], at=now)

        self.on(days, do)

    def rated(self, days: float, name: str, scores: dict[str, str]) -> None:
        """A word a person: m, p or f for each option and criterion in turn."""

        def do(now: datetime) -> None:
            words = {"m": Score.MEETS, "p": Score.PARTLY, "f": Score.FAILS}
            issue = self.kept[name]
            for who, letters in scores.items():
                by = self.people[who]
                pairs = [
                    (option.key, each.key)
                    for option in queries.list_options(issue, by)
                    for each in queries.list_criteria(issue, by)
                ]
                said = {pair: words[letter] for pair, letter in zip(pairs, letters, strict=True)}
                actions.rate(issue=issue, scores=said, by=by, at=now)

        self.on(days, do)

    def decided(self, days: float, name: str, text: str, *, signers: Iterable[str]) -> None:
        """A draft of management's, put to both sides; these people sign."""

        def do(now: datetime) -> None:
            by = self.people[self.management]
            actions.draft_straw(issue=self.kept[name], text=text, by=by, at=now)
            decision = actions.put_to_both_sides(issue=self.kept[name], by=by, at=now)
            agree(decision, [self.people[who] for who in signers], at=now)

        self.on(days, do)

    def noted(
        self, days: float, who: str, text: str, *, beside: str = "", release: bool = False
    ) -> None:
        """Something in a side's room, beside the body or an issue; released or not."""

        def do(now: datetime) -> None:
            by = self.people[who]
            kind, record = ("issue", self.kept[beside]) if beside else ("body", self.body)
            room = queries.get_room(kind, record.key, by)
            note = actions.write_note(room=room, text=text, kind=NoteKind.POSITION, by=by, at=now)
            if release:
                actions.release(note=note, by=by, at=now)

        self.on(days, do)

    def referred(self, days: float, who: str, reason: ReferralReason, route: Route) -> None:
        self.keep(days, f"referral {days}", actions.refer, who, reason=reason, route=route)

    def acknowledged(self, days: float, of: float, who: str) -> None:
        def do(now: datetime) -> None:
            referral = self.kept[f"referral {of}"]
            actions.acknowledge(referral=referral, by=self.people[who], at=now)

        self.on(days, do)


def transit(founded: Founded, *, at: datetime) -> list[Deed]:
    """One solved, one with sealed interests, one whose criteria are being agreed; lists of problems."""
    story = Story(founded, "steering", "rosa", "walter", at)
    story.keep(179, "problems", actions.open_round, "rosa", kind=RoundKind.PROBLEMS)
    story.listed(178, "problems", {
        "rosa": ("New operators leave in their first winter.", "Mentors give their breaks away.",
                 "Nobody tells us when a class starts."),
        "walter": ("We train people who are gone within a year.", "Mentor hours are not in the run cut."),
    }, ready=("rosa", "walter"))  # fmt: skip
    _shifts(story)
    _leaving(story)
    return story.deeds


def _shifts(story: Story) -> None:
    """The one that was solved, and a referral beside it."""
    story.raised(177, "shifts", "walter",
                 "How can new operators find help on early and late shifts as easily as by day?",
                 clause="Charter, what we deal with")  # fmt: skip
    story.moved(176, "shifts", "rosa", S.DATA, S.INTERESTS)
    story.interests(175, "shifts", {
        "rosa": ("New operators are safe.", "Mentors sleep enough between shifts."),
        "walter": ("New operators are safe.", "Runs leave on time.", "Overtime stays within the budget."),
    }, ready=("rosa", "walter"))  # fmt: skip
    story.moved(172, "shifts", "rosa", S.OPTIONS)
    story.options(171, "shifts", "A mentor on call by phone.", "One mentor at each garage from five to nine.",
                  "New operators begin on day shifts only.")  # fmt: skip
    story.moved(169, "shifts", "walter", S.CRITERIA)
    story.criteria(168, "shifts", "Somebody answers within ten minutes.", "Mentors rest ten hours.",
                   agreed_by=("rosa", "walter"))  # fmt: skip
    story.moved(166, "shifts", "walter", S.STRAW)
    story.rated(
        165, "shifts", {"rosa": "mmmppf", "aisha": "mmmppp", "walter": "mpmpfm", "paul": "mppppm"}
    )
    story.decided(162, "shifts", "A mentor is on call by phone from four in the morning to midnight, in turns "
                  "of one week, and rests ten hours after a turn.",
                  signers=("rosa", "walter", "aisha", "paul"))  # fmt: skip
    story.moved(153, "shifts", "rosa", S.SOLVED)
    story.moved(152.5, "shifts", "walter", S.SOLVED)
    story.referred(170, "rosa", ReferralReason.GRIEVANCE, Route.GRIEVANCE_STEPS)
    story.acknowledged(169.5, 170, "walter")


def _leaving(story: Story) -> None:
    """The two that are worked on now, and what each side thinks by itself."""
    story.raised(
        2.9,
        "leaving",
        "rosa",
        "How can mentors notice early that a new operator thinks of leaving?",
    )
    story.moved(2.8, "leaving", "rosa", S.INTERESTS)
    story.interests(2.7, "leaving", {"rosa": ("People are asked, not watched.", "Mentors keep confidences.")},
                    ready=("rosa",))  # fmt: skip
    story.raised(2.6, "hours", "walter", "How can two mentor hours a week fit into every run cut?")
    story.moved(2.5, "hours", "walter", S.INTERESTS, S.OPTIONS)
    story.options(2.4, "hours", "Paired runs on Tuesdays.", "A standing relief operator a garage.",
                  "Mentor hours at sign-in and sign-out.")  # fmt: skip
    story.moved(2.3, "hours", "rosa", S.CRITERIA)
    story.criteria(
        2.2,
        "hours",
        "No run is cancelled.",
        "Mentors are paid for every hour.",
        agreed_by=("rosa",),
    )
    story.noted(
        2,
        "rosa",
        "If they offer one hour, ask for the second from the next run cut on.",
        beside="hours",
    )
    story.noted(
        1.9, "walter", "The budget allows a relief operator at two of five garages.", beside="hours"
    )


def construction(founded: Founded, *, at: datetime) -> list[Deed]:
    """A straw design that waits, one on hold, one new, a mediation, a referral to acknowledge."""
    story = Story(founded, "committee", "lena", "marcus", at)
    story.raised(190, "buses", "lena", "How can apprentices without a car be on site at six?")
    story.moved(189, "buses", "marcus", S.DATA)
    story.moved(160, "buses", "lena", S.ON_HOLD, reason="The new bus line is counted until autumn.")
    story.keep(150, "mediation", actions.ask_for_mediation, "lena", neutral=Neutral.STATE)
    story.on(149, lambda now: actions.join_mediation(
        mediation=story.kept["mediation"], by=story.people["marcus"], at=now))  # fmt: skip
    _for_the_public(story)
    _disputes(founded, story)
    field_work.construction(story)
    _crews(story)
    story.raised(1.8, "causes", "lena", "How can pay questions of subcontractors be answered within a week?",
                 scope_is=Scope.ROOT_CAUSE)  # fmt: skip
    story.referred(1.6, "marcus", ReferralReason.BARGAINING, Route.BARGAINING_TEAMS)
    story.noted(1.5, "marcus", "Two subcontractors will not take part before spring.")
    return story.deeds


def _for_the_public(story: Story) -> None:
    """One question that both sides show."""

    def do(now: datetime) -> None:
        asked = actions.ask_for_public(
            issue=story.kept["buses"], by=story.people["lena"], at=now,
            summary="Shifts begin at six, and the first bus comes at half past. Both sides look for ways.",
        )  # fmt: skip
        actions.agree_to_public(asked=asked, by=story.people["marcus"], at=now)

    story.on(19, do)


def _disputes(founded: Founded, story: Story) -> None:
    """One settled in five days, one whose terms wait for the contractors."""
    lena, marcus = story.people["lena"], story.people["marcus"]
    named = [
        line
        for line in partnerships.list_parties(founded.partnership, lena)
        if line.side in (Side.LABOR, Side.MANAGEMENT)
    ]
    parties = [partnerships.get_party(line.key, lena) for line in named]

    def opened(days: float, name: str, about: str) -> None:
        story.keep(days, name, actions.open_dispute, "lena", about=about, parties=parties)

    def settle(now: datetime) -> None:
        dispute = story.kept["hoist"]
        actions.note_dispute_met(dispute=dispute, met_on=timezone.localdate(now), by=marcus, at=now)
        put = actions.put_terms(
            dispute=dispute, terms="Each crew keeps the hoist for its own lifts; the log stands by it.",
            by=lena, at=now,
        )  # fmt: skip
        actions.agree_to_terms(dispute=put, by=marcus, at=now)

    def stopped(now: datetime) -> None:
        actions.note_stoppage(
            dispute=story.kept["hoist"], first_on=timezone.localdate(now) - timedelta(days=1),
            last_on=timezone.localdate(now), by=lena, at=now,
        )  # fmt: skip

    story.on(18, stopped)
    opened(20, "hoist", "Who runs the hoist on the east pier?")
    story.on(15, settle)
    opened(2.95, "glass", "Who sets the glass in the stair towers?")
    story.on(1.7, lambda now: actions.put_terms(
        dispute=story.kept["glass"], terms="Glaziers set it, ironworkers hold it.", by=lena, at=now))  # fmt: skip


def _crews(story: Story) -> None:
    """The one whose draft is to be made."""
    story.raised(
        3.4,
        "crews",
        "marcus",
        "How can each crew have an apprentice without slowing down in its first weeks?",
    )
    story.moved(3.3, "crews", "lena", S.INTERESTS)
    story.interests(3.2, "crews", {
        "lena": ("Apprentices learn the trade, not the broom.", "Crews stay safe."),
        "marcus": ("The schedule holds.", "Crews stay safe."),
    }, ready=("lena", "marcus"))  # fmt: skip
    story.moved(2.6, "crews", "lena", S.OPTIONS)
    story.options(2.5, "crews", "Two weeks of class before the first day.",
                  "One apprentice for each two crews at first.", "The owner pays the first forty hours.")  # fmt: skip
    story.moved(2.4, "crews", "lena", S.CRITERIA)
    story.criteria(2.3, "crews", "Every crew has one within a year.", "It costs no more than two percent.",
                   agreed_by=("lena", "marcus"))  # fmt: skip
    story.moved(2.2, "crews", "marcus", S.STRAW)
    story.rated(
        2.1, "crews", {"lena": "mpfpmm", "theo": "mppmmm", "marcus": "pmmpmf", "ines": "pmmppp"}
    )
    story.noted(
        2,
        "lena",
        "Apprentices start with the trade that has the longest list.",
        beside="crews",
        release=True,
    )


def green(founded: Founded, *, at: datetime) -> list[Deed]:
    """One solved long ago is closed; one collects options; problem lists are asked for."""
    story = Story(founded, "board", "teresa", "nathan", at)
    story.raised(99, "rooms", "teresa", "How can classes find rooms that are open in the evening?")
    story.moved(98, "rooms", "nathan", S.INTERESTS, S.OPTIONS)
    story.moved(90, "rooms", "teresa", S.CLOSED, reason="The library opened its rooms.")
    story.moved(89, "rooms", "nathan", S.CLOSED, reason="Yes.")
    story.raised(2.8, "drop", "nathan", "How can people with small children finish the course?")
    story.moved(2.7, "drop", "teresa", S.INTERESTS)
    story.interests(2.6, "drop", {
        "teresa": ("Parents are not told to choose.", "Neighbors have the same chance as members."),
        "nathan": ("Seats are not empty at the end.", "The funder sees people finish."),
    }, ready=("teresa", "nathan"))  # fmt: skip
    story.moved(1.9, "drop", "teresa", S.OPTIONS)
    story.options(
        1.8,
        "drop",
        "Saturday classes with children's hours.",
        "Recorded classes for a missed evening.",
    )
    story.keep(1.5, "expectations", actions.open_round, "nathan", kind=RoundKind.EXPECTATIONS)
    return story.deeds
