"""Options hidden while criteria are agreed, ratings ranked by side, a draft that both sides decide."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.decisions import queries as decisions
from highroad.areas.ledger import queries as ledger
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.models import Issue, Rating
from highroad.areas.problem_solving.rules.options import Vote, may_combine, ranking
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.areas.problem_solving.vocabulary.rounds import Score
from highroad.kit.answers import NotFound
from tests.areas.problem_solving.again import hits
from tests.areas.problem_solving.test_issue_actions import moved, raised
from tests.cast import NOON
from tests.doors.bytes import readable
from tests.table import Table, agree, make_table, refused

pytestmark = pytest.mark.django_db
S = IssueState
BOTH = (Side.LABOR, Side.MANAGEMENT)


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.fixture
def issue(table: Table) -> Issue:
    """At its options, with two of them."""
    issue = moved(raised(table), S.INTERESTS, S.OPTIONS, by=table.lena)
    for text in ("A shuttle at five.", "Start at seven."):
        actions.add_option(issue=issue, text=text, by=table.marcus, at=NOON)
    return issue


def at_straw(issue: Issue, table: Table) -> Issue:
    issue = moved(issue, S.CRITERIA, by=table.lena)
    actions.add_criterion(issue=issue, text="Nobody loses pay.", by=table.lena, at=NOON)
    for person in (table.lena, table.marcus):
        actions.agree_on_criteria(
            issue=issue, digest=queries.digest_of_criteria(issue), by=person, at=NOON
        )
    return moved(issue, S.STRAW, by=table.marcus)


def votes(**given: str) -> list[Vote]:
    """`a_labor="mp"` reads: option a, labor, meets and partly."""
    words = {"m": Score.MEETS, "p": Score.PARTLY, "f": Score.FAILS}
    return [
        Vote(name[0], Side(name[2:]), words[letter])
        for name, letters in given.items()
        for letter in letters
    ]


def test_the_less_satisfied_side_ranks_an_option():
    """Labor loves a, management cannot live with it: b is better though its sum is smaller."""
    said = votes(a_labor="mmm", a_management="fp", b_labor="pp", b_management="pp")

    found = ranking(["a", "b"], said, BOTH)

    assert [(each.option, each.place) for each in found] == [("b", 1), ("a", 2)]
    assert found[1].shares == {Side.LABOR: Fraction(1), Side.MANAGEMENT: Fraction(1, 4)}
    assert found[0].lowest == Fraction(1, 2)


def test_equal_options_share_a_place_and_nothing_is_ranked_before_every_side_rated():
    said = votes(a_labor="m", a_management="p", b_labor="p", b_management="m", c_labor="f", c_management="f")  # fmt: skip

    assert [each.place for each in ranking(["a", "b", "c"], said, BOTH)] == [1, 1, 3]
    assert ranking(["a", "b", "c", "d"], said, BOTH) == ()
    assert ranking(["a"], votes(a_labor="m"), BOTH) == ()
    assert may_combine([1, 2])
    assert not may_combine([1, 1])


def test_options_are_collected_combined_and_set_aside(table: Table, issue: Issue):
    with refused("at least two options"):
        actions.add_option(issue=issue, text="Both.", of=[1, 9], by=table.lena, at=NOON)
    both = actions.add_option(issue=issue, text="Both.", of=[1, 2], by=table.lena, at=NOON)
    other = actions.add_option(issue=issue, text="Carpools.", by=table.lena, at=NOON)
    actions.drop_option(option=other, by=table.marcus, at=NOON)

    lines = queries.list_options(issue, table.marcus)

    assert [(line.number, line.is_dropped) for line in lines] == [(1, True), (2, True), (3, False), (4, True)]  # fmt: skip
    assert lines[2].made_of == (1, 2)
    assert both.number == 3


def test_while_criteria_are_agreed_nobody_reads_an_option_anywhere(table: Table, issue: Issue):
    option = issue.options.first()
    issue = moved(issue, S.CRITERIA, by=table.lena)
    client = Client()
    client.force_login(table.marcus)

    pages = [
        client.get(reverse(f"problem_solving:{name}", args=[key])).content.decode()
        for name, key in (("issue", issue.key), ("issues", table.body.key), ("issues_csv", table.body.key))
    ]  # fmt: skip
    bundle = readable(ledger.bundle_for_system(table.partnership.log))

    assert queries.list_options(issue, table.lena) == []
    assert queries.ranking(issue, table.lena) == []
    assert not any("shuttle" in text for text in [*pages, bundle])
    with pytest.raises(NotFound):
        queries.get_option(option.key, table.lena)  # type: ignore[union-attr]
    with refused("done in another state"):
        actions.add_option(issue=issue, text="One more.", by=table.lena, at=NOON)
    moved(issue, S.OPTIONS, by=table.lena)
    assert len(queries.list_options(Issue.objects.get(), table.lena)) == 2


def test_both_sides_give_their_word_to_the_same_criteria(table: Table, issue: Issue):
    issue = moved(issue, S.CRITERIA, by=table.lena)
    with refused("There is no criterion yet"):
        actions.agree_on_criteria(issue=issue, digest="", by=table.lena, at=NOON)
    first = actions.add_criterion(issue=issue, text="Nobody loses pay.", by=table.lena, at=NOON)
    read = queries.digest_of_criteria(issue)
    actions.agree_on_criteria(issue=issue, digest=read, by=table.lena, at=NOON)
    with refused("Your side has said so already"):
        actions.agree_on_criteria(issue=issue, digest=read, by=table.lena, at=NOON)
    actions.add_criterion(issue=issue, text="It can start in May.", by=table.marcus, at=NOON)

    with refused("changed since you read them"):
        actions.agree_on_criteria(issue=issue, digest=read, by=table.marcus, at=NOON)
    actions.agree_on_criteria(issue=issue, digest=queries.digest_of_criteria(issue), by=table.marcus, at=NOON)  # fmt: skip
    with refused("Every side gives its word to the same criteria"):
        moved(issue, S.STRAW, by=table.lena)
    actions.agree_on_criteria(issue=issue, digest=queries.digest_of_criteria(issue), by=table.lena, at=NOON)  # fmt: skip
    assert moved(issue, S.STRAW, by=table.lena).state == S.STRAW

    with refused("done in another state"):
        actions.drop_criterion(criterion=first, by=table.lena, at=NOON)


def test_scores_stay_with_their_seat_until_every_side_has_rated(table: Table, issue: Issue):
    issue = at_straw(issue, table)
    [criterion] = queries.criteria_in_force(issue)
    keys = [(line.key, criterion.key) for line in queries.list_options(issue, table.lena)]

    actions.rate(issue=issue, scores={keys[0]: Score.MEETS, keys[1]: Score.FAILS}, by=table.lena, at=NOON)  # fmt: skip
    assert queries.ranking(issue, table.marcus) == []
    assert queries.own_ratings(issue, table.marcus) == {}
    actions.rate(issue=issue, scores={keys[0]: Score.FAILS, keys[1]: Score.PARTLY}, by=table.lena, at=NOON)  # fmt: skip
    actions.rate(issue=issue, scores=dict.fromkeys(keys, Score.MEETS), by=table.marcus, at=NOON)

    [best, worst] = queries.ranking(issue, table.lena)
    assert (best.option.text, best.shares) == ("Start at seven.", ((Side.LABOR, 50), (Side.MANAGEMENT, 100)))  # fmt: skip
    assert (worst.place, Rating.objects.count()) == (2, 4)
    with refused("not on the table any more"):
        actions.rate(issue=issue, scores={(issue.key, criterion.key): Score.MEETS}, by=table.lena, at=NOON)  # fmt: skip


def test_a_draft_is_put_to_both_sides_and_decides_the_issue(table: Table, issue: Issue):
    issue = at_straw(issue, table)
    with refused("There is no draft yet"):
        actions.put_to_both_sides(issue=issue, by=table.lena, at=NOON)
    actions.draft_straw(issue=issue, text="A shuttle.", by=table.marcus, at=NOON)
    actions.draft_straw(issue=issue, text="A shuttle, paid time from five.", by=table.lena, at=NOON)

    decision = actions.put_to_both_sides(issue=issue, by=table.lena, at=NOON)
    text = decisions.current_wording(decisions.with_answers().get(pk=decision.pk)).text
    agree(decision, table.lena)
    assert queries.state_of(issue) is S.STRAW
    agree(decision, table.marcus)

    assert "A shuttle, paid time from five." in text
    assert "Nobody loses pay." in text
    assert queries.state_of(issue) is S.DECIDED
    assert [line.state for line in queries.list_issues(table.body, table.lena)] == [S.DECIDED]
    half = moved(issue, S.SOLVED, by=table.lena)
    assert queries.state_of(half) is S.DECIDED
    assert moved(issue, S.SOLVED, by=table.marcus).state == S.SOLVED


def test_the_database_has_the_last_word_on_options(table: Table, issue: Issue):
    issue = at_straw(issue, table)
    option, criterion = issue.options.first(), issue.criteria.get()
    straw = actions.draft_straw(issue=issue, text="One.", by=table.lena, at=NOON)
    actions.rate(issue=issue, scores={(option.key, criterion.key): Score.MEETS}, by=table.lena, at=NOON)  # type: ignore[union-attr]  # fmt: skip
    rating = Rating.objects.get()

    hits(option, {}, "problem_solving_option_number|issue_id.*number")
    hits(option, {"number": 9, "text": ""}, "problem_solving_option_has_words")
    hits(criterion, {}, "problem_solving_criterion_number|issue_id.*number")
    hits(criterion, {"number": 9, "text": ""}, "problem_solving_criterion_has_words")
    hits(rating, {}, "problem_solving_one_rating_a_seat|option_id.*seat_id")
    hits(rating, {"seat": table.seats["management"], "score": "x"}, "problem_solving_rating_known")
    hits(straw, {}, "problem_solving_straw_number|issue_id.*number")
    hits(straw, {"number": 9, "text": ""}, "problem_solving_straw_has_words")
