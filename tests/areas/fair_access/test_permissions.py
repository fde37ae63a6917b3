"""Who may see figures, draft, publish, withdraw: the reason stands in each no."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import queries as decision_queries
from highroad.areas.fair_access import actions, permissions, queries
from highroad.areas.fair_access.actions import DraftTerms, GoalTerms
from highroad.areas.fair_access.models import Goal, Publication
from highroad.areas.fair_access.vocabulary import GoalStatus, PublicationStatus
from highroad.areas.partnerships.models import Partnership, Seat
from highroad.kit.answers import NotFound, Refused
from tests.areas.fair_access.scene import AFTER, Crew, Scene, adopt, certified, crews, laid


@pytest.fixture
def scene(db: Any) -> Scene:
    found = laid()
    certified(found, crews(Crew(60), Crew(30, sex="female")))
    return found


@pytest.fixture
def drafted(scene: Scene) -> Publication:
    terms = DraftTerms(title="Women", breakdown="sex", by=[], period="all")
    return actions.draft(body=scene.body, terms=terms, by=scene.lena, at=AFTER)


def put(publication: Publication, scene: Scene) -> Publication:
    return actions.put_to_both_sides(publication=publication, by=scene.lena, at=AFTER)


def test_figures_are_for_confirmed_seats(scene: Scene):
    assert permissions.may_see_figures(scene.marcus, scene.partnership)
    for somebody in (scene.olu, scene.sam):
        answer = permissions.may_see_figures(somebody, scene.partnership)
        assert "confirmed seat" in answer.reason


def test_only_a_side_drafts_and_only_while_the_body_works(scene: Scene):
    assert permissions.may_draft(scene.lena, scene.body)
    assert permissions.may_set_goal(scene.lena, scene.body)
    assert "seat on a side" in permissions.may_draft(scene.olu, scene.body).reason

    Partnership.objects.update(status="ended")
    scene.body.partnership.refresh_from_db()
    assert permissions.may_draft(scene.lena, scene.body).reason == "This partnership has ended."


def test_an_exploratory_partnership_shows_nothing_to_the_public(drafted: Publication, scene: Scene):
    assert permissions.may_put(scene.lena, drafted)
    assert not permissions.may_put(scene.olu, drafted)

    drafted.partnership.status = "exploratory"
    assert "exploratory" in permissions.may_put(scene.lena, drafted).reason


def test_nothing_is_put_twice(drafted: Publication, scene: Scene):
    made = put(drafted, scene)

    assert not permissions.may_put(scene.lena, made)


def test_publishing_takes_a_seat_a_proposal_and_two_keys(drafted: Publication, scene: Scene):
    assert "Draft" in permissions.may_publish(scene.lena, drafted).reason
    made = put(drafted, scene)
    assert not permissions.may_publish(scene.olu, made)
    assert permissions.may_publish(scene.lena, made).reason == "Both sides must agree first."

    adopt(made.decision_key, scene.lena, scene.marcus)

    assert permissions.may_publish(scene.marcus, made)
    made.earlier = ["another"]
    assert "meantime" in permissions.may_publish(scene.marcus, made).reason


def test_a_proposal_is_not_dropped_while_both_sides_answer(drafted: Publication, scene: Scene):
    assert permissions.may_drop(scene.marcus, drafted)
    assert not permissions.may_drop(scene.olu, drafted)
    made = put(drafted, scene)
    assert "still answering" in permissions.may_drop(scene.lena, made).reason

    decision = decision_queries.get_decision(str(made.decision_key), scene.lena)
    decisions.withdraw(decision=decision, by=scene.lena, at=AFTER)

    assert permissions.may_drop(scene.lena, made)
    dropped = actions.drop(publication=made, by=scene.lena, at=AFTER)
    assert not permissions.may_drop(scene.lena, dropped)


def test_only_a_key_takes_published_figures_back(drafted: Publication, scene: Scene):
    assert not permissions.may_withdraw(scene.lena, drafted)
    made = put(drafted, scene)
    adopt(made.decision_key, scene.lena, scene.marcus)
    made = actions.publish(publication=made, by=scene.lena, at=AFTER)
    assert permissions.may_withdraw(scene.lena, made)
    assert "carries a key" in permissions.may_withdraw(scene.olu, made).reason

    Seat.objects.update(carries_key=False)
    assert not permissions.may_withdraw(scene.lena, made)


def terms(**fields: Any) -> GoalTerms:
    usual = {
        "breakdown": "sex", "group": "women", "share": Decimal("0.069"), "kind": "voluntary",
        "source": "Charter", "from_on": AFTER.date(),
    }  # fmt: skip
    return GoalTerms(**{**usual, **fields})


def test_a_declined_goal_says_so_and_judges_nothing(scene: Scene):
    goal = actions.set_goal(body=scene.body, terms=terms(), by=scene.lena, at=AFTER)
    decision = decision_queries.get_decision(str(goal.decision_key), scene.lena)
    decisions.withdraw(decision=decision, by=scene.lena, at=AFTER)

    (line,) = queries.list_goals(scene.partnership, scene.lena, on=AFTER.date())

    assert line.status == GoalStatus.DECLINED
    assert queries.agreed_goals_for_system(scene.partnership) == []


def test_a_goal_with_a_scope_is_agreed_with_it(scene: Scene):
    goal = actions.set_goal(
        body=scene.body, terms=terms(trade="welder", level="apprentice"), by=scene.lena, at=AFTER
    )
    adopt(goal.decision_key, scene.lena, scene.marcus)

    (agreed,) = queries.agreed_goals_for_system(scene.partnership)

    assert agreed.scope == {"trade": "welder", "level": "apprentice"}
    assert permissions.may_end_goal(scene.marcus, goal)
    (line,) = queries.list_goals(scene.partnership, scene.lena, on=AFTER.date())
    assert line.may_end
    assert float(line.percent) == 6.9


def test_a_goal_that_the_database_refuses_is_refused_in_words(scene: Scene):
    with pytest.raises(Refused, match="A goal needs"):
        actions.set_goal(body=scene.body, terms=terms(source=""), by=scene.lena, at=AFTER)
    with pytest.raises(Refused):
        actions.set_goal(body=scene.body, terms=terms(), by=scene.olu, at=AFTER)
    assert not Goal.objects.exists()


def test_an_end_needs_a_reason_and_waits_for_both(scene: Scene):
    goal = actions.set_goal(body=scene.body, terms=terms(), by=scene.lena, at=AFTER)
    adopt(goal.decision_key, scene.lena, scene.marcus)

    with pytest.raises(Refused, match="Give a reason"):
        actions.end_goal(goal=goal, ends_on=AFTER.date(), reason=" ", by=scene.lena, at=AFTER)
    actions.end_goal(goal=goal, ends_on=AFTER.date(), reason="Reached.", by=scene.lena, at=AFTER)

    (line,) = queries.list_goals(scene.partnership, scene.lena, on=AFTER.date())
    assert not line.may_end


def test_goals_and_drafts_are_not_found_by_outsiders(drafted: Publication, scene: Scene):
    goal = actions.set_goal(body=scene.body, terms=terms(), by=scene.lena, at=AFTER)

    for read in (
        lambda: queries.get_goal(goal.key, scene.olu),
        lambda: queries.get_goal("00000000-0000-4000-8000-000000000000", scene.lena),
        lambda: queries.list_goals(scene.partnership, scene.olu),
        lambda: queries.list_publications(scene.partnership, scene.sam),
        lambda: queries.list_periods(scene.partnership, scene.olu),
        lambda: queries.get_publication("00000000-0000-4000-8000-000000000000", scene.lena),
    ):
        with pytest.raises(NotFound):
            read()
    assert [line.status for line in queries.list_publications(scene.partnership, scene.lena)] == [
        PublicationStatus.DRAFT
    ]


def test_the_front_page_asks_for_the_newest(drafted: Publication, scene: Scene):
    assert queries.latest_public() == []
    made = put(drafted, scene)
    adopt(made.decision_key, scene.lena, scene.marcus)
    actions.publish(publication=made, by=scene.lena, at=AFTER)

    (view,) = queries.latest_public(limit=1)
    assert view.table.digest == made.digest
    assert queries.published_public(scene.partnership)[0].key == made.key
