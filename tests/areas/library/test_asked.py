"""Suggestions, lists and joint requests: who may, what changes, what is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from highroad.areas.accounts.vocabulary import Role
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.ledger.models import Entry
from highroad.areas.library import actions, permissions, queries
from highroad.areas.library.actions import RequestTerms
from highroad.areas.library.models import Helper, Resource, ResourceList, Suggestion
from highroad.areas.library.vocabulary import HelpWanted, RequestStatus, SuggestionStatus
from highroad.kit.answers import NotFound, Refused
from highroad.kit.refs import Ref
from tests.cast import person, sam
from tests.world.canaries import Aviary
from tests.world.partnerships import build

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
TERMS = RequestTerms(HelpWanted.START_COMMITTEE, date(2026, 5, 1), 12, "Union hall")


@pytest.fixture
def table():
    actions.load_content(at=NOON)
    return build("own", Aviary())


def ask(table, by="labor", helper="fmcs"):
    return actions.ask_jointly(
        body=table.things["body"], helper=Helper.objects.get(slug=helper), terms=TERMS,
        by=table.people[by], at=NOON,
    )  # fmt: skip


def sign(made, who):
    decision = Decision.objects.get(pk=made.decision_key)
    decisions.sign(decision=decision, wording_number=1, stance=Stance.AGREE, by=who, at=NOON)


def test_a_request_counts_when_both_sides_have_signed_it(table):
    made = ask(table)
    assert queries.status_of(made) is RequestStatus.PUT
    with pytest.raises(Refused, match="Both sides sign first"):
        actions.mark_sent(request=made, by=table.people["labor"], at=NOON)
    sign(made, table.people["labor"])
    assert queries.status_of(made) is RequestStatus.PUT
    sign(made, table.people["management"])
    assert queries.status_of(made) is RequestStatus.SIGNED
    sent = actions.mark_sent(request=made, by=table.people["management"], at=NOON)
    assert queries.status_of(sent) is RequestStatus.SENT
    with pytest.raises(Refused, match="already"):
        actions.mark_sent(request=sent, by=table.people["labor"], at=NOON)
    assert Entry.objects.filter(about=str(Ref.to(made))).count() == 2


def test_the_signed_text_says_everything_that_is_asked(table):
    made = ask(table)
    text = Decision.objects.get(pk=made.decision_key).wordings.get().text

    for words in ("Federal Mediation", "2026-05-01", "12 people", "Union hall", str(made.key)):
        assert words in text


def test_the_office_learns_of_a_request_only_where_both_signed_that_it_may(table):
    office = person("Una Office", role=Role.STAFF)
    silent = ask(table)
    told = actions.ask_jointly(
        body=table.things["body"], helper=Helper.objects.get(slug="fmcs"), by=table.people["labor"],
        terms=replace(TERMS, office_may_know=True), at=NOON,
    )  # fmt: skip
    text = Decision.objects.get(pk=told.decision_key).wordings.get().text
    assert "The program office may know" in text
    for made in (silent, told):
        sign(made, table.people["labor"])
    assert queries.list_requests_for_office(seen_by=office) == []

    for made in (silent, told):
        sign(made, table.people["management"])
    lines = queries.list_requests_for_office(seen_by=office)
    assert [(one.wanted, one.status) for one in lines] == [
        (HelpWanted.START_COMMITTEE, RequestStatus.SIGNED)
    ]
    actions.mark_sent(request=told, by=table.people["labor"], at=NOON)
    assert [one.status for one in queries.list_requests_for_office(seen_by=office)] == [
        RequestStatus.SENT
    ]
    with pytest.raises(NotFound):
        queries.list_requests_for_office(seen_by=table.people["labor"])


def test_who_may_not_ask_is_told_why(table):
    with pytest.raises(Refused, match="takes no joint requests"):
        ask(table, helper="lera")
    with pytest.raises(Refused, match="seat on a side"):
        ask(table, by="provider")


def test_requests_and_lists_are_found_by_seats_alone(table):
    made = ask(table)
    for stranger in (person("Una Office", role=Role.STAFF), person("Olu Adeyemi")):
        with pytest.raises(NotFound):
            queries.get_joint_request(made.key, stranger)
        with pytest.raises(NotFound):
            queries.list_kept(table.partnership, stranger)
        with pytest.raises(NotFound):
            queries.list_joint_requests(table.partnership, stranger)


def test_a_partnership_keeps_a_resource_once_on_a_list(table):
    resource = Resource.objects.get(slug="amp-blog")
    told = {"partnership": table.partnership, "resource": resource, "title": "First", "note": "For new seats", "at": NOON}  # fmt: skip
    line = actions.keep(**told, by=table.people["labor"])
    with pytest.raises(Refused, match="already"):
        actions.keep(**told, by=table.people["management"])
    assert [
        (kept.title, [one.note for one in lines])
        for kept, lines in queries.list_kept(table.partnership, table.people["provider"])
    ] == [("First", ["For new seats"])]
    with pytest.raises(Refused):
        actions.keep(**told, by=person("Olu Adeyemi"))
    about = str(Ref.to(line))
    actions.drop(line=line, by=table.people["management"], at=NOON)
    assert not ResourceList.objects.exists()
    assert Entry.objects.filter(about=about).count() == 2


def suggested():
    return actions.suggest(
        title="A guide", address="https://example.org", why="It helped us", email="a@example.org", language="en", at=NOON
    )  # fmt: skip


def test_a_suggestion_is_decided_once_and_its_sender_forgotten():
    made, office = suggested(), sam()
    with pytest.raises(Refused, match="why not"):
        actions.decide(
            suggestion=made, status=SuggestionStatus.DECLINED, reason=" ", by=office, at=NOON
        )
    actions.decide(suggestion=made, status=SuggestionStatus.TAKEN, reason="", by=office, at=NOON)

    assert Suggestion.objects.get().email == ""
    with pytest.raises(Refused, match="already"):
        actions.decide(
            suggestion=made, status=SuggestionStatus.DECLINED, reason="no", by=office, at=NOON
        )


def test_nobody_else_reads_or_decides_suggestions():
    made, olu = suggested(), person("Olu Adeyemi")
    with pytest.raises(NotFound):
        queries.list_suggestions(olu)
    with pytest.raises(Refused):
        actions.decide(suggestion=made, status=SuggestionStatus.TAKEN, reason="", by=olu, at=NOON)


def test_when_too_many_wait_the_form_says_so(monkeypatch):
    monkeypatch.setattr(permissions, "MOST_WAITING", 1)
    suggested()
    with pytest.raises(Refused, match="no more this week"):
        suggested()


def test_editors_may_edit_and_others_may_not():
    editor, office, olu = person("Eva Editor", role=Role.EDITOR), sam(), person("Olu Adeyemi")
    assert permissions.may_edit_content(editor)
    for perm in (
        "wagtailadmin.access_admin",
        "library.change_resource",
        "showcase.publish_exemplar",
    ):
        assert editor.has_perm(perm)
        assert not office.has_perm(perm)
        assert not olu.has_perm(perm)
    assert not editor.has_perm("accounts.change_user")
