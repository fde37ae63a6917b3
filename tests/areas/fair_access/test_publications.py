"""From certified filings to a public table: two keys on one digest, and nothing else fits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from highroad.areas.fair_access import actions, permissions, queries
from highroad.areas.fair_access.actions import DraftTerms
from highroad.areas.fair_access.models import Publication
from highroad.areas.fair_access.vocabulary import PublicationStatus
from highroad.areas.filings.models import Filing
from highroad.areas.ledger import queries as ledger
from highroad.kit.answers import NotFound, Refused
from tests.areas.fair_access.scene import AFTER, SUNDAY, Crew, Scene, adopt, certified, crews, laid

ROWS = crews(
    Crew(60, "welder", "male"), Crew(24, "welder", "female"), Crew(25, "welder", None),
    Crew(40, "fitter", "male"), Crew(3, "fitter", "female"), Crew(20, "fitter", None),
    Crew(30, "rigger", "male"), Crew(18, "rigger", "female"), Crew(15, "rigger", None),
)  # fmt: skip


@pytest.fixture
def scene(db: Any) -> Scene:
    found = laid()
    certified(found, ROWS)
    return found


def drafted(scene: Scene, **terms: Any) -> Publication:
    wanted = {"title": "Women in the yard", "breakdown": "sex", "by": ["trade"], "period": "all"}
    return actions.draft(
        body=scene.body, terms=DraftTerms(**{**wanted, **terms}), by=scene.lena, at=AFTER
    )


def published(scene: Scene, **terms: Any) -> Publication:
    made = actions.put_to_both_sides(publication=drafted(scene, **terms), by=scene.lena, at=AFTER)
    adopt(made.decision_key, scene.lena, scene.marcus)
    return actions.publish(publication=made, by=scene.marcus, at=AFTER)


def test_two_keys_on_one_digest_publish(scene: Scene):
    made = published(scene)

    assert made.number == 1
    view = queries.get_publication_public(made.key)
    assert view.table.digest == made.digest
    assert [line.key for line in queries.published_public()] == [made.key]
    acts = [entry.statement.act for entry in ledger.entries_for_system(scene.partnership.log)]
    wanted = [act for act in acts if act.startswith(("publication", "figures"))]
    assert wanted == [
        "figures.counted", "publication.drafted", "publication.proposed", "publication.published",
    ]  # fmt: skip


def test_three_women_are_hidden_and_so_is_what_would_give_them_away(scene: Scene):
    table = queries.view_of(drafted(scene)).table

    women = table.index[("fitter",), "women"]
    assert women.hidden == "small"
    assert women.hours is women.workers is None
    assert sum(cell.hidden != "" for cell in table.cells) >= 4


def test_one_key_does_not_publish(scene: Scene):
    made = actions.put_to_both_sides(publication=drafted(scene), by=scene.lena, at=AFTER)
    adopt(made.decision_key, scene.lena)

    with pytest.raises(Refused, match="Both sides must agree first"):
        actions.publish(publication=made, by=scene.lena, at=AFTER)


def test_a_table_changed_after_the_signatures_is_not_published(scene: Scene):
    made = actions.put_to_both_sides(publication=drafted(scene), by=scene.lena, at=AFTER)
    adopt(made.decision_key, scene.lena, scene.marcus)
    Publication.objects.filter(pk=made.pk).update(digest="0" * 64)

    made.refresh_from_db()
    assert not permissions.may_publish(scene.lena, made)
    with pytest.raises(Refused, match="another text"):
        actions.publish(publication=made, by=scene.lena, at=AFTER)


def test_of_two_tables_drafted_side_by_side_the_second_is_drafted_again(scene: Scene):
    first, second = (
        actions.put_to_both_sides(publication=drafted(scene, by=by), by=scene.lena, at=AFTER)
        for by in (["trade"], ["level"])
    )
    for each in (first, second):
        adopt(each.decision_key, scene.lena, scene.marcus)
    actions.publish(publication=first, by=scene.lena, at=AFTER)

    with pytest.raises(Refused, match="meantime"):
        actions.publish(publication=second, by=scene.lena, at=AFTER)
    again = drafted(scene, by=["level"])
    assert again.earlier == [str(first.key)]


def test_days_that_overlap_with_published_ones_are_refused(scene: Scene):
    published(scene)
    certified(scene, [(*row[:2], SUNDAY + timedelta(weeks=20), *row[3:]) for row in ROWS])

    with pytest.raises(Refused, match="public already"):
        drafted(scene)
    periods = queries.list_periods(scene.partnership, scene.lena)
    assert {line.code for line in periods if line.taken} == {"all", "2026", "2026-Q1"}
    assert {line.code for line in periods if not line.taken} == {"2026-Q2", "2026-Q3"}


def test_a_corrected_filing_asks_for_a_correction(scene: Scene):
    first = published(scene)
    certified(
        scene, [*ROWS[:-12], *crews(Crew(12, "welder", "female"))], replaces=Filing.objects.get()
    )

    with pytest.raises(Refused, match="Draft a correction"):
        drafted(scene)
    second = published(scene, replaces=first)
    first.refresh_from_db()
    assert first.status == PublicationStatus.WITHDRAWN
    assert queries.get_publication_public(first.key).replaced_by == second.key


def test_a_correction_of_one_person_waits_until_more_have_changed(scene: Scene):
    first = published(scene)
    certified(scene, ROWS[:-1], replaces=Filing.objects.get())

    with pytest.raises(Refused, match="Only a few people"):
        drafted(scene, replaces=first)


def test_either_side_takes_figures_back_with_a_reason(scene: Scene):
    made = published(scene)

    with pytest.raises(Refused, match="Give a reason"):
        actions.withdraw(publication=made, reason=" ", by=scene.marcus, at=AFTER)
    actions.withdraw(
        publication=made, reason="A column was read wrongly.", by=scene.marcus, at=AFTER
    )

    assert queries.published_public() == []
    assert queries.get_publication_public(made.key).withdrawn_reason == "A column was read wrongly."


def test_a_draft_is_seen_by_members_alone(scene: Scene):
    made = drafted(scene)

    assert queries.get_publication(made.key, scene.marcus) == made
    with pytest.raises(NotFound):
        queries.get_publication(made.key, scene.olu)
    with pytest.raises(NotFound):
        queries.get_publication_public(made.key)


def test_an_outsider_drafts_nothing(scene: Scene):
    with pytest.raises(Refused):
        actions.draft(
            body=scene.body, by=scene.olu, at=AFTER,
            terms=DraftTerms(title="x", breakdown="sex", by=[], period="all"),
        )  # fmt: skip
