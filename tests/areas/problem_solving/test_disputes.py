"""A dispute between named parties: its days for the body, its words for the named, settled by all of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from highroad.areas.ledger.models import Opening
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.models import Dispute
from highroad.areas.problem_solving.vocabulary.disputes import DisputeState
from highroad.areas.problem_solving.vocabulary.issues import SolvingTask
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.problem_solving.again import hits
from tests.cast import NOON
from tests.table import Table, acts, add_party, make_table, news, refused, seat_provider, sit

pytestmark = pytest.mark.django_db
ABOUT = "Who sets the glass on the third floor?"
TERMS = "The glaziers set it, the ironworkers hold it."
DAY = NOON.date()


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.fixture
def dispute(table: Table) -> Dispute:
    return actions.open_dispute(
        body=table.body,
        about=ABOUT,
        parties=[table.labor, table.management],
        by=table.lena,
        at=NOON,
    )


def test_the_named_read_it_and_the_others_see_its_days(table: Table, dispute: Dispute) -> None:
    priya = cast.priya()
    seat_provider(table, priya)

    named = queries.dispute_line(dispute, table.marcus, on=DAY + timedelta(days=4))
    other = queries.dispute_line(dispute, priya, on=DAY + timedelta(days=4))

    assert (named.about, [name for name, _ in named.parties]) == (
        ABOUT,
        ["Harbor Builders", "Local 9"],
    )
    assert (other.about, other.parties, other.days, other.state) == ("", (), 4, DisputeState.OPEN)
    with pytest.raises(NotFound):
        queries.get_named_dispute(dispute.key, priya)
    with pytest.raises(NotFound):
        queries.get_dispute(dispute.key, cast.olu())


def test_a_second_union_of_the_same_side_reads_nothing_it_is_not_named_in(
    table: Table, dispute: Dispute
) -> None:
    glaziers, theo = (
        add_party(table.partnership, "Glaziers", Side.LABOR, by=table.lena),
        cast.person("Theo Grant"),
    )
    seat = partnerships.add_seat(
        body=table.body, party=glaziers, title="Glazier", by=table.lena, at=NOON
    )
    sit(table, seat, theo)

    assert queries.dispute_line(dispute, theo, on=DAY).about == ""
    with refused("Only the named parties settle it."):
        actions.put_terms(dispute=dispute, terms=TERMS, by=theo, at=NOON)


def test_it_is_settled_once_all_said_yes_to_the_same_words(table: Table, dispute: Dispute) -> None:
    later = NOON + timedelta(days=3)
    actions.note_dispute_met(
        dispute=dispute, met_on=DAY + timedelta(days=2), by=table.marcus, at=later
    )
    actions.put_terms(dispute=dispute, terms="Something else.", by=table.lena, at=later)
    put = actions.put_terms(dispute=dispute, terms=TERMS, by=table.marcus, at=later)

    assert put.state is DisputeState.MET
    assert SolvingTask.TERMS in [line.task for line in queries.waiting_for(table.lena, on=DAY)]
    done = actions.agree_to_terms(dispute=dispute, by=table.lena, at=later)

    assert (done.state, done.days_on(DAY + timedelta(days=90))) == (DisputeState.SETTLED, 3)
    assert SolvingTask.TERMS not in [line.task for line in queries.waiting_for(table.lena, on=DAY)]
    assert acts(table.partnership.log)[-1] == "dispute.settled"
    with refused("It is settled."):
        actions.put_terms(dispute=dispute, terms="No.", by=table.lena, at=later)
    count = queries.count_disputes(queries.list_disputes(table.body, table.lena, on=DAY), on=DAY)
    assert (count.open, count.settled, count.middle_days, count.stopped_days) == (0, 1, 3, 0)


def test_one_party_alone_settles_nothing(table: Table, dispute: Dispute) -> None:
    actions.put_terms(dispute=dispute, terms=TERMS, by=table.lena, at=NOON)

    with refused("Your party has said yes already."):
        actions.agree_to_terms(dispute=dispute, by=table.lena, at=NOON)
    assert Dispute.objects.get().settled_on is None


def test_no_word_of_it_stands_in_the_record_or_in_a_message(table: Table, dispute: Dispute) -> None:
    actions.put_terms(dispute=dispute, terms=TERMS, by=table.lena, at=NOON)

    words = "".join(Opening.objects.values_list("content", flat=True)) + "".join(news(table.marcus))
    assert ABOUT not in words
    assert TERMS not in words
    assert "Joint Committee: terms for dispute 1 wait for your party" in news(table.marcus)


def test_who_opens_one_names_two_parties_and_the_own(table: Table) -> None:
    owners = add_party(table.partnership, "Owners", Side.THIRD, by=table.sam)
    for parties, why in (
        ([table.labor], "at least two parties"),
        ([table.management, owners], "Name your own party too"),
    ):
        with refused(why):
            actions.open_dispute(
                body=table.body, about=ABOUT, parties=parties, by=table.lena, at=NOON
            )
    with refused("Say what it is about"):
        actions.open_dispute(
            body=table.body, about=" ", parties=[table.labor, owners], by=table.lena, at=NOON
        )


def test_the_database_has_the_last_word(table: Table, dispute: Dispute) -> None:
    put = actions.put_terms(dispute=dispute, terms=TERMS, by=table.lena, at=NOON)

    hits(put, {}, "problem_solving_dispute_number|dispute.body_id")
    hits(put, {"number": 2, "about": ""}, "problem_solving_dispute_is_about_something")
    hits(
        put,
        {"number": 2, "terms": "", "settled_on": DAY},
        "problem_solving_dispute_settled_by_terms",
    )
    hits(put.words.get(), {}, "problem_solving_one_word_a_party|disputeword.dispute_id")


def test_a_day_that_two_disputes_stopped_counts_once(table: Table, dispute: Dispute) -> None:
    other = actions.open_dispute(
        body=table.body, about="Who runs the hoist?", parties=[table.labor, table.management],
        by=table.lena, at=NOON,
    )  # fmt: skip
    later = NOON + timedelta(days=9)
    for each, first, last in ((dispute, 0, 2), (other, 2, 3)):
        actions.note_stoppage(
            dispute=each, first_on=DAY + timedelta(days=first), last_on=DAY + timedelta(days=last),
            by=table.marcus, at=later,
        )  # fmt: skip

    lines = queries.list_disputes(table.body, table.lena, on=later.date())
    count = queries.count_disputes(lines, on=later.date())
    of_two_days = queries.count_disputes(
        lines, first=DAY + timedelta(days=1), on=DAY + timedelta(days=2)
    )

    assert sorted(line.stopped_days for line in lines) == [2, 3]
    assert (count.stopped_days, count.days_since, of_two_days.stopped_days) == (4, 6, 2)


def test_a_stoppage_that_goes_on_grows_until_it_is_ended(table: Table, dispute: Dispute) -> None:
    later = NOON + timedelta(days=4)
    actions.note_stoppage(dispute=dispute, first_on=DAY, by=table.lena, at=NOON)

    grown = queries.dispute_line(dispute, table.lena, on=later.date()).stopped_days
    with refused("already"):
        actions.note_stoppage(dispute=dispute, first_on=later.date(), by=table.marcus, at=later)
    with refused("before the first"):
        actions.end_stoppage(
            dispute=dispute, last_on=DAY - timedelta(days=1), by=table.marcus, at=later
        )
    actions.end_stoppage(
        dispute=dispute, last_on=DAY + timedelta(days=1), by=table.marcus, at=later
    )
    fresh = queries.get_dispute(dispute.key, table.lena)

    assert (grown, queries.dispute_line(fresh, table.lena, on=later.date()).stopped_days) == (5, 2)
    with refused("No stoppage is going on."):
        actions.end_stoppage(dispute=dispute, last_on=DAY, by=table.lena, at=later)
    assert acts(table.partnership.log)[-2:] == ["dispute.stopped", "dispute.went_on"]


def test_days_are_noted_by_the_named_and_not_ahead(table: Table, dispute: Dispute) -> None:
    priya = cast.priya()
    seat_provider(table, priya)

    with refused("Only the named parties note"):
        actions.note_stoppage(dispute=dispute, first_on=DAY, by=priya, at=NOON)
    with refused("lies ahead"):
        actions.note_stoppage(
            dispute=dispute, first_on=DAY + timedelta(days=1), by=table.lena, at=NOON
        )


def test_the_database_keeps_stoppages_apart(table: Table, dispute: Dispute) -> None:
    made = actions.note_stoppage(dispute=dispute, first_on=DAY, by=table.lena, at=NOON)

    hits(made, {"last_on": DAY}, "problem_solving_stoppage_begins_once|stoppage.dispute_id")
    hits(
        made, {"first_on": DAY - timedelta(days=3)},
        "problem_solving_one_stoppage_at_a_time|stoppage.dispute_id",
    )  # fmt: skip
    hits(
        made, {"first_on": DAY - timedelta(days=3), "last_on": DAY - timedelta(days=4)},
        "problem_solving_stoppage_ends_after_it_begins",
    )  # fmt: skip
