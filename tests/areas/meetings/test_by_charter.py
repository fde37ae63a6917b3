"""Clauses on meetings without quorum and on guests run the room: each value acts."""

from __future__ import annotations

from typing import Any

import pytest

from highroad.areas.decisions import actions as acts
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome, Setting, Stance
from highroad.areas.meetings import actions, permissions, queries
from highroad.areas.meetings.models import Meeting
from highroad.areas.meetings.vocabulary import NoteKind
from highroad.areas.partnerships.vocabulary import ClauseKind, Effect, Side
from tests.areas.meetings.scene import BEGINS, Scene, bring, called, comes, make_scene, opened, sign
from tests.charters import adopt
from tests.table import fresh, news, refused

pytestmark = pytest.mark.django_db


def scene_of(clauses: dict[ClauseKind, dict[str, Any]]) -> Scene:
    scene = make_scene()
    adopt(scene.table, clauses, people=(scene.lena, scene.theo, scene.marcus, scene.ines))
    return scene


def put(scene: Scene, meeting: Meeting, **more: Any) -> Decision:
    item = queries.items_of(meeting)[0]
    found = queries.get_item(item.key, scene.lena)
    given = {"title": "Night shifts", "text": "None on Sundays.", "at": BEGINS, **more}
    return actions.put_to_decision(item=found, by=scene.lena, **given)


def thin(scene: Scene) -> Meeting:
    """One of each side is there, and two of each must be to decide."""
    meeting = called(scene)
    bring(meeting, scene.lena)
    meeting = actions.open_meeting(meeting=meeting, by=scene.lena, at=BEGINS)
    comes(meeting, scene.lena, scene.marcus, by=scene.lena)
    return meeting


def without(work: str) -> Scene:
    return scene_of({ClauseKind.QUORUM_TO_MEET: {"labor": 2, "management": 2},
                     ClauseKind.WITHOUT_QUORUM: {"work": work}})  # fmt: skip


class TestWithoutQuorum:
    def test_nothing_is_done(self) -> None:
        scene = without("nothing")
        meeting = thin(scene)
        item = queries.get_item(queries.items_of(meeting)[0].key, scene.lena)

        with refused("The charter, clause 2: without quorum nothing is done."):
            actions.write_note(
                item=item, kind=NoteKind.INFORMATION, text="Noted.", by=scene.lena, at=BEGINS
            )
        comes(meeting, scene.theo, scene.ines, by=scene.lena)
        actions.write_note(
            item=item, kind=NoteKind.INFORMATION, text="Noted.", by=scene.lena, at=BEGINS
        )

    def test_talking_goes_on_and_deciding_waits(self) -> None:
        scene = without("discuss")
        meeting = thin(scene)
        item = queries.get_item(queries.items_of(meeting)[0].key, scene.lena)
        actions.write_note(
            item=item, kind=NoteKind.INFORMATION, text="Noted.", by=scene.lena, at=BEGINS
        )

        with refused("of the 2 seats it needs to decide. Go on talking"):
            put(scene, meeting)

    @pytest.mark.parametrize(
        ("work", "effect"),
        [
            ("recommend", Effect.RECOMMEND),
            ("provisional", Effect.DECIDE),
            ("decide", Effect.DECIDE),
        ],
    )
    def test_what_is_put_is_provisional_until_a_meeting_with_quorum(
        self, work: str, effect: Effect
    ) -> None:
        """Deciding all the same is what the check stops; if it came into force, it is provisional too."""
        scene = without(work)
        decision = put(scene, thin(scene))
        sign(decision, scene.lena, scene.marcus, at=BEGINS)
        sign(decision, scene.theo, scene.ines, at=BEGINS)

        assert (decision.setting, decision.effect) == (Setting.WITHOUT_QUORUM, effect)
        assert decision.rules["labor"]["quorum"] == 1
        assert decisions.state_of(fresh(decision), on=BEGINS.date()) is Outcome.PROVISIONAL

    def test_a_side_that_is_not_there_stops_that_too(self) -> None:
        scene = without("provisional")
        meeting = called(scene)
        bring(meeting, scene.lena)
        meeting = actions.open_meeting(meeting=meeting, by=scene.lena, at=BEGINS)
        comes(meeting, scene.lena, scene.theo, by=scene.lena)

        with refused("Management is not there: nothing is joint without it."):
            put(scene, meeting)


class TestConfirming:
    def provisional(self) -> tuple[Scene, Decision]:
        scene = without("provisional")
        meeting = thin(scene)
        decision = put(scene, meeting)
        sign(decision, scene.lena, scene.marcus, scene.theo, scene.ines, at=BEGINS)
        actions.close_meeting(meeting=meeting, by=scene.lena, at=BEGINS)
        return scene, decision

    def next_meeting(self, scene: Scene) -> Meeting:
        meeting = opened(scene)
        comes(meeting, scene.lena, scene.theo, scene.marcus, scene.ines, by=scene.lena)
        return meeting

    def confirm(self, scene: Scene, meeting: Meeting, decision: Decision) -> Decision:
        about = f"decisions.decision:{decision.key}"
        line = next(one for one in queries.items_of(meeting) if one.about == about)
        item = queries.get_item(line.key, scene.lena)
        return actions.put_to_decision(
            item=item, title="Other", text="Other words.", by=scene.lena, at=BEGINS
        )

    def test_the_next_meeting_confirms_the_very_text(self) -> None:
        scene, decision = self.provisional()
        second = self.confirm(scene, self.next_meeting(scene), decision)
        sign(second, scene.lena, scene.theo, scene.marcus, scene.ines, at=BEGINS)

        assert second.ratifies == decision
        assert decisions.current_wording(fresh(second)).text == "None on Sundays."
        found = decisions.outcome(fresh(decision), on=BEGINS.date())
        assert (found.outcome, found.settled_on) == (Outcome.ADOPTED, BEGINS.date())
        assert decisions.to_confirm(scene.table.body, BEGINS.date()) == []

    def test_or_lets_it_fall_for_good(self) -> None:
        scene, decision = self.provisional()
        second = self.confirm(scene, self.next_meeting(scene), decision)
        say_no(second, scene)

        assert decisions.state_of(fresh(decision), on=BEGINS.date()) is Outcome.DECLINED

    def test_not_without_its_quorum_and_only_once(self) -> None:
        scene, decision = self.provisional()
        meeting = opened(scene)
        comes(meeting, scene.lena, scene.marcus, by=scene.lena)
        with refused("seats it needs to decide"):
            self.confirm(scene, meeting, decision)
        comes(meeting, scene.theo, scene.ines, by=scene.lena)
        second = self.confirm(scene, meeting, decision)

        assert not decisions.may_ratify(fresh(decision), BEGINS.date())
        with refused("asked once"):
            acts.withdraw(decision=second, by=scene.lena, at=BEGINS)


def say_no(decision: Decision, scene: Scene) -> None:
    acts.sign(
        decision=decision, wording_number=1, stance=Stance.DECLINE, reason="Changed my mind.",
        by=scene.marcus, at=BEGINS,
    )  # fmt: skip


class TestGuests:
    def asked(self, consent: str | None) -> tuple[Scene, Meeting]:
        clause = {} if consent is None else {ClauseKind.GUESTS: {"consent": consent}}
        scene = scene_of({ClauseKind.PURPOSE: {}, **clause})
        return scene, called(scene)

    @pytest.mark.parametrize("consent", [None, "both"])
    def test_it_takes_both_co_chairs(self, consent: str | None) -> None:
        scene, meeting = self.asked(consent)
        guest = actions.ask_guest(meeting=meeting, name="Nora Vance", by=scene.lena, at=BEGINS)

        assert queries.sides_missing(guest) == (Side.MANAGEMENT,)
        assert len(queries.waiting_for(scene.marcus, BEGINS.date())) == 1
        actions.agree_to_guest(guest=guest, by=scene.marcus, at=BEGINS)
        assert queries.guests_of(meeting)[0].is_welcome

    def test_the_side_that_invites_is_enough(self) -> None:
        scene, meeting = self.asked("inviting_side")
        guest = actions.ask_guest(meeting=meeting, name="Nora Vance", by=scene.lena, at=BEGINS)

        assert queries.guests_of(meeting)[0].is_welcome
        assert queries.waiting_for(scene.marcus, BEGINS.date()) == []
        assert not any("guest" in line for line in news(scene.marcus))
        with refused("Nobody else needs to agree"):
            actions.agree_to_guest(guest=guest, by=scene.marcus, at=BEGINS)

    def test_open_meetings_let_any_side_seat_bring_somebody(self) -> None:
        scene, meeting = self.asked("open")
        actions.ask_guest(meeting=meeting, name="Nora Vance", by=scene.theo, at=BEGINS)

        assert queries.guests_of(meeting)[0].is_welcome

    def test_no_guests_are_let_in(self) -> None:
        scene, meeting = self.asked("none")

        with refused("The charter, clause 2, lets no guests in."):
            actions.ask_guest(meeting=meeting, name="Nora Vance", by=scene.lena, at=BEGINS)
        assert not permissions.may_ask_guest(scene.lena, meeting)


def test_a_meeting_that_decides_only_when_it_meets() -> None:
    scene = scene_of({ClauseKind.BETWEEN_MEETINGS: {"way": "not_at_all"}})
    before = queries.is_under_way(scene.table.body)
    meeting = called(scene)
    bring(meeting, scene.lena)
    meeting = actions.open_meeting(meeting=meeting, by=scene.lena, at=BEGINS)
    comes(meeting, scene.lena, scene.theo, scene.marcus, scene.ines, by=scene.lena)

    decision = put(scene, meeting)
    sign(decision, scene.lena, at=BEGINS)

    assert (before, queries.is_under_way(scene.table.body)) == (False, True)
    assert decision.setting == Setting.IN_MEETING
