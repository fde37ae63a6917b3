"""Facts with their source and each side's stance; what cites a changed fact is flagged."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.actions import FactDraft
from highroad.areas.problem_solving.models import Citation, Fact
from highroad.areas.problem_solving.vocabulary.rounds import FactStance
from highroad.kit.refs import Ref
from tests.areas.problem_solving.again import hits
from tests.areas.problem_solving.test_issue_actions import raised
from tests.cast import NOON
from tests.table import Table, make_table, news, propose, refused

pytestmark = pytest.mark.django_db
SAID = FactDraft(text="41 of 60 new operators stay a year.", source="Roster of January")


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.fixture
def fact(table: Table) -> Fact:
    return actions.add_fact(body=table.body, draft=SAID, by=table.lena, at=NOON)


def say(fact: Fact, stance: FactStance, by: object, version: int = 1, note: str = "Why.") -> None:
    actions.say_of_fact(fact=fact, version=version, stance=stance, note=note, by=by, at=NOON)  # type: ignore[arg-type]


def test_a_fact_is_agreed_once_every_side_says_so(table: Table, fact: Fact):
    say(fact, FactStance.AGREED, table.lena)
    with refused("Say what is wrong or missing"):
        say(fact, FactStance.MISSING, table.marcus, note=" ")
    say(fact, FactStance.DISPUTED, table.marcus, note="Transfers are counted twice.")
    [line] = queries.list_facts(table.body, table.marcus)

    assert not line.is_agreed
    assert [each.stance for each in line.stances] == [FactStance.AGREED, FactStance.DISPUTED]
    assert line.stances[1].note == "Transfers are counted twice."
    say(fact, FactStance.AGREED, table.marcus)
    assert queries.list_facts(table.body, table.lena)[0].is_agreed


def test_a_changed_fact_flags_what_cites_it_and_starts_without_a_word(table: Table, fact: Fact):
    issue, decision = raised(table), propose(table)
    for about in (Ref.to(issue), Ref.to(decision)):
        actions.cite(fact=fact, about=about, by=table.lena, at=NOON)
    say(fact, FactStance.AGREED, table.lena)
    with refused("Nothing has changed"):
        actions.change_fact(fact=fact, draft=SAID, by=table.marcus, at=NOON)

    new = FactDraft(text="39 of 60 new operators stay a year.", source=SAID.source)
    actions.change_fact(fact=fact, draft=new, by=table.marcus, at=NOON)

    [cited] = queries.list_cited(table.body, Ref.to(issue), table.lena)
    assert cited.has_changed
    assert [each.has_changed for each in queries.list_citing(fact, table.lena)] == [True, True]
    assert not any(each.stance for each in cited.fact.stances)
    assert "Joint Committee: fact 1 has changed, and something rests on it" in news(table.lena)
    with refused("changed since you read it"):
        say(fact, FactStance.AGREED, table.lena, version=1)
    actions.cite(fact=fact, about=Ref.to(issue), by=table.lena, at=NOON)
    assert not queries.list_cited(table.body, Ref.to(issue), table.lena)[0].has_changed
    assert Citation.objects.count() == 2


def test_a_fact_needs_words_and_a_source(table: Table):
    for draft in (FactDraft(text="A lot.", source=" "), FactDraft(text=" ", source="A page")):
        with refused(""):
            actions.add_fact(body=table.body, draft=draft, by=table.lena, at=NOON)
    assert not Fact.objects.exists()


def test_the_pages_of_facts(table: Table):
    client = Client()
    client.force_login(table.lena)
    facts = reverse("problem_solving:facts", args=[table.body.key])
    assert client.post(facts, {"text": "Many leave."}).status_code == 422
    client.post(facts, {"text": "Many leave.", "source": "Roster", "as_of": "2026-01-31"})
    fact, issue, decision = Fact.objects.get(), raised(table), propose(table)
    page = reverse("problem_solving:fact", args=[fact.key])

    wrong = client.post(f"{page}say/", {"version": 1, "stance": "disputed", "note": ""})
    client.post(f"{page}say/", {"version": 1, "stance": "missing", "note": "By garage?"})
    for beside, record in (("issue", issue), ("decision", decision)):
        cite = reverse("problem_solving:cite", args=[beside, record.key])
        client.post(cite, {"fact": str(fact.key)})
    same = client.post(f"{page}change/", {"text": "Many leave.", "source": "Roster", "as_of": "2026-01-31"})  # fmt: skip
    client.post(f"{page}change/", {"text": "Some leave.", "source": "Roster"})

    assert (wrong.status_code, same.status_code) == (422, 422)
    for address in (reverse("problem_solving:issue", args=[issue.key]), reverse("decisions:detail", args=[decision.key])):  # fmt: skip
        assert "Changed since it was cited" in client.get(address).content.decode()
    assert "What it said before" in client.get(page).content.decode()


def test_the_database_has_the_last_word_on_facts(table: Table, fact: Fact):
    say(fact, FactStance.AGREED, table.lena)
    version = fact.versions.get()
    word = version.words.get()
    citation = actions.cite(fact=fact, about=Ref.to(fact), by=table.lena, at=NOON)

    hits(fact, {}, "problem_solving_fact_number|body_id.*number")
    hits(version, {}, "problem_solving_fact_version_number|fact_id.*number")
    hits(version, {"number": 9, "source": ""}, "problem_solving_fact_has_a_source")
    hits(word, {}, "problem_solving_one_stance_a_side|version_id.*side")
    hits(word, {"side": "third", "stance": "missing", "note": ""}, "problem_solving_doubt_says_why")
    hits(citation, {}, "problem_solving_cited_once|fact_id.*about")
