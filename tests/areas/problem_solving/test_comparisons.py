"""Figures across partnerships: by two keys, exactly those agreed to, ended by one; walls stay walls."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.models import Comparison, Sharing
from highroad.areas.problem_solving.vocabulary.comparisons import SharedFigure, SharingState
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.commitments.scene import Scene, promise
from tests.areas.problem_solving.again import hits
from tests.cast import NOON
from tests.table import Table, acts, agree, make_table, refused, seat_somebody

pytestmark = pytest.mark.django_db
DAY = NOON.date()
LATER = DAY + timedelta(days=30)
WHO = (("North Hospital", "Ida Moss", "Paul Reed"), ("South Hospital", "Gwen Park", "Omar Nunez"))


@pytest.fixture
def sites() -> list[Table]:
    """Two institutions that know nothing of each other; each has a promise that falls due."""
    sam = cast.sam()
    found = [
        make_table(
            name=name,
            people={"sam": sam, "lena": cast.person(labor), "marcus": cast.person(chief)},
        )
        for name, labor, chief in WHO
    ]
    for site in found:
        promise(Scene(site, site.lena, site.marcus), what=f"Secret of {site.partnership.name}")
    return found


def begun(site: Table) -> Comparison:
    return actions.begin_comparison(body=site.body, name="Quiet nights", by=site.lena, at=NOON)


def asked(
    site: Table, comparison: Comparison, *figures: SharedFigure, name: str = "A hospital"
) -> Decision:
    return actions.propose_sharing(
        comparison=comparison, body=site.body, figures=figures, shown_as=name, by=site.lena, at=NOON
    )


def shown(
    site: Table, comparison: Comparison, *figures: SharedFigure, name: str = "A hospital"
) -> None:
    decision = asked(site, comparison, *figures, name=name)
    for person in (site.lena, site.marcus):
        agree(decision, person)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_each_sees_what_the_other_agreed_to_and_nothing_else(sites: list[Table]) -> None:
    north, south = sites
    found = begun(north)
    shown(north, found, SharedFigure.PROMISES, name="The north")
    shown(south, found, SharedFigure.LATE, SharedFigure.PROJECTS)

    lines = {line.shown_as: line for line in queries.list_sites(found, north.lena, on=LATER)}

    assert lines["The north"].is_own
    assert lines["A hospital"].counts.keys() == {SharedFigure.LATE, SharedFigure.PROJECTS}
    assert lines["A hospital"].counts[SharedFigure.LATE].some == 1
    assert lines["The north"].counts[SharedFigure.PROMISES].of == 1
    text = client_of(south.marcus).get(reverse("problem_solving:comparison", args=[found.key]))
    assert "The north" in text.content.decode()
    assert "North Hospital" not in text.content.decode()
    assert "Secret of North" not in text.content.decode()


def test_with_one_key_nothing_is_shown_and_nothing_is_seen(sites: list[Table]) -> None:
    north, south = sites
    found = begun(north)
    shown(north, found, SharedFigure.PROMISES)
    agree(asked(south, found, SharedFigure.LATE), south.lena)

    assert len(queries.list_sites(found, north.marcus, on=DAY)) == 1
    for stranger in (south.lena, south.marcus, cast.olu()):
        with pytest.raises(NotFound):
            queries.get_comparison(found.key, stranger, on=DAY)
    (line,) = queries.list_sharings(south.partnership, south.marcus, on=DAY)
    assert (line.state, line.code) == (SharingState.ASKED, "")


def test_the_text_of_a_consent_cannot_be_changed_and_other_figures_are_no_consent(
    sites: list[Table],
) -> None:
    north, _south = sites
    found = begun(north)
    decision = asked(north, found, SharedFigure.PROMISES)
    with refused("This text belongs to a record."):
        decisions.reword(
            decision=decision, text="Everything is shown.", reason="More.", by=north.lena, at=NOON
        )
    for person in (north.lena, north.marcus):
        agree(decision, person)
    Sharing.objects.update(figures=[figure.value for figure in SharedFigure])

    (line,) = queries.list_sharings(north.partnership, north.lena, on=DAY)
    assert line.state is SharingState.NOT_AGREED, "what was signed names other figures"


def test_one_co_chair_ends_it_at_once(sites: list[Table]) -> None:
    north, south = sites
    found = begun(north)
    for site in sites:
        shown(site, found, SharedFigure.PROMISES)
    member = cast.person("Rosa Lima")
    seat_somebody(south, "labor", member, title="Member 2")  # type: ignore[arg-type]
    given = Sharing.objects.get(body=south.body)
    with refused("Only a co-chair"):
        actions.end_sharing(sharing=given, by=member, at=NOON)

    actions.end_sharing(sharing=given, by=south.marcus, at=NOON)

    assert len(queries.list_sites(found, north.lena, on=DAY)) == 1
    with pytest.raises(NotFound):
        queries.get_comparison(found.key, south.lena, on=DAY)
    assert acts(south.partnership.log)[-1] == "sharing.ended"
    with refused("ended already"):
        actions.end_sharing(sharing=given, by=south.lena, at=NOON)


def test_a_newer_consent_replaces_the_older(sites: list[Table]) -> None:
    north, _south = sites
    found = begun(north)
    shown(north, found, SharedFigure.PROMISES)
    shown(north, found, SharedFigure.LATE)

    (site,) = queries.list_sites(found, north.lena, on=DAY)
    states = [line.state for line in queries.list_sharings(north.partnership, north.lena, on=DAY)]

    assert site.counts.keys() == {SharedFigure.LATE}
    assert sorted(states) == [SharingState.REPLACED, SharingState.SHARED]


def test_the_page_joins_by_a_code_and_says_when_there_is_none(sites: list[Table]) -> None:
    north, south = sites
    found = begun(north)
    shown(north, found, SharedFigure.PROMISES)
    where = reverse("problem_solving:comparisons", args=[south.partnership.key])
    given = {"figures": ["late"], "shown_as": "The south", "body": str(south.body.key)}
    client = client_of(south.lena)

    wrong = client.post(where, {**given, "code": "NONE"})
    both = client.post(where, {**given, "code": found.code, "name": "Another"})
    right = client.post(where, {**given, "code": found.code.lower()})

    assert (wrong.status_code, both.status_code, right.status_code) == (422, 422, 302)
    assert "There is no comparison with this code." in wrong.content.decode()
    assert Sharing.objects.get(body=south.body).shown_as == "The south"
    assert (
        found.code
        in client_of(north.marcus)
        .get(reverse("problem_solving:comparisons", args=[north.partnership.key]))
        .content.decode()
    )


def test_what_makes_none_is_refused(sites: list[Table]) -> None:
    north, _south = sites
    found = begun(north)
    with refused("at least one figure"):
        asked(north, found)
    with refused("Give it a name"):
        actions.begin_comparison(body=north.body, name=" ", by=north.lena, at=NOON)


def test_the_database_has_the_last_word(sites: list[Table]) -> None:
    north, _south = sites
    found = begun(north)
    asked(north, found, SharedFigure.LATE)
    given = Sharing.objects.get()

    hits(found, {}, "problem_solving_comparison.*code|code")
    hits(found, {"code": "X", "name": ""}, "problem_solving_comparison_has_a_name")
    hits(given, {}, "problem_solving_sharing_number|sharing.comparison_id")
    hits(given, {"number": 2, "ended_at": NOON}, "problem_solving_sharing_ends_by_a_side")
