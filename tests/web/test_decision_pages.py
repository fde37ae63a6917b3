"""The pages of decisions: who sees them, signing, changing the text, and what htmx gets."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries
from highroad.areas.decisions.models import Decision, SignOff
from highroad.areas.decisions.vocabulary import Outcome
from tests import cast
from tests.table import Table, agree, decline, make_table, propose, seat_provider

pytestmark = pytest.mark.django_db
PUT = {"title": "Lunch", "text": "Half an hour,\r\npaid.", "closes_on": "", "review_on": ""}


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def to(page: str, decision: Decision) -> str:
    return reverse(f"decisions:{page}", kwargs={"key": decision.key})


def sent(decision: Decision, **more: Any) -> dict[str, Any]:
    """What the form sends, filled in."""
    number = queries.current_wording(queries.with_answers().get(pk=decision.pk)).number
    return {"number": number, "stance": "agree", "reason": "", "statement": "on", **more}


def state(decision: Decision) -> Outcome:
    return queries.state_of(queries.with_answers().get(pk=decision.pk))


def without_tokens(html: str) -> str:
    """The same form twice differs only in its token against forgery."""
    found = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html)
    return re.sub(r"\s+", " ", found).strip()


def answers_of(html: str) -> str:
    """The fragment as it stands in a whole page, from its own mark to the next section."""
    start = html.index('<div id="answers"')
    depth, at = 0, start
    for tag in re.finditer(r"<(/?)div\b", html[start:]):
        depth += -1 if tag.group(1) else 1
        at = start + tag.end()
        if depth == 0:
            break
    return html[start : html.index(">", at) + 1]


def test_lena_reads_the_very_text_its_digest_and_what_she_ticks(table: Table) -> None:
    decision = propose(table)

    page = client_of(table.lena).get(to("detail", decision)).content.decode()

    assert "Every apprentice is paid in class." in page
    assert queries.current_wording(decision).digest in page
    assert "I have read wording 1 and answer as Labor co-chair for Labor." in page


@pytest.mark.parametrize(
    ("page", "verb"),
    [
        ("detail", "get"),
        ("sign", "post"),
        ("reword", "get"),
        ("reword", "post"),
        ("review", "get"),
        ("review", "post"),
        ("withdraw", "post"),
    ],
)
@pytest.mark.parametrize("name", ["olu", "sam"])
def test_strangers_and_the_program_office_find_nothing(
    table: Table, page: str, verb: str, name: str
) -> None:
    decision = propose(table)
    person = cast.olu() if name == "olu" else table.sam

    answer = getattr(client_of(person), verb)(to(page, decision))

    assert answer.status_code == 404


@pytest.mark.parametrize("page", ["list", "propose"])
def test_olu_finds_no_body(table: Table, page: str) -> None:
    where = reverse(f"decisions:{page}", kwargs={"key": table.body.key})

    assert client_of(cast.olu()).get(where).status_code == 404


@pytest.mark.parametrize("page", ["detail", "sign", "withdraw"])
def test_somebody_not_signed_in_is_led_to_sign_in(table: Table, page: str) -> None:
    decision = propose(table)
    verb = "get" if page == "detail" else "post"

    answer = getattr(Client(), verb)(to(page, decision))

    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]


@pytest.mark.parametrize(
    ("page", "verb"),
    [
        ("detail", "post"),
        ("sign", "get"),
        ("withdraw", "get"),
        ("sign", "put"),
        ("reword", "delete"),
    ],
)
def test_wrong_verbs_are_refused(table: Table, page: str, verb: str) -> None:
    decision = propose(table)

    assert getattr(client_of(table.lena), verb)(to(page, decision)).status_code == 405


def test_both_sides_sign_and_the_page_says_adopted(table: Table) -> None:
    decision = propose(table)

    first = client_of(table.lena).post(to("sign", decision), sent(decision), follow=True)
    second = client_of(table.marcus).post(to("sign", decision), sent(decision), follow=True)

    assert "Your answer is recorded." in first.content.decode()
    assert state(decision) is Outcome.ADOPTED
    assert "Adopted" in second.content.decode()
    assert "The co-chair agrees." in second.content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"statement": ""}, "Tick this to answer."),
        ({"stance": ""}, "This field is required."),
        ({"stance": "decline"}, "Give your reason: both sides will read it."),
        ({"stance": "stand_aside", "reason": "  "}, "Give your reason: both sides will read it."),
        ({"stance": "maybe"}, "not one of the available choices"),
        ({"number": "2"}, "The text has changed since you read it. Read wording 1 first."),
        ({"reason": "x" * 5001}, "at most 5000 characters"),
    ],
)
def test_an_incomplete_answer_comes_back_with_its_fault(
    table: Table, change: dict[str, str], words: str
) -> None:
    decision = propose(table)

    page = client_of(table.lena).post(to("sign", decision), sent(decision, **change))

    assert page.status_code == 422
    assert words in page.content.decode()
    assert SignOff.objects.count() == 0


def test_a_second_answer_is_refused_with_its_reason(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.lena)

    page = client_of(table.lena).post(to("sign", decision), sent(decision))

    assert page.status_code == 403
    assert "Your seat has already answered this wording." in page.content.decode()


def test_a_voice_reads_and_has_no_form(table: Table) -> None:
    priya = cast.priya()
    seat_provider(table, priya)
    decision = propose(table)

    page = client_of(priya).get(to("detail", decision)).content.decode()
    refused = client_of(priya).post(to("sign", decision), sent(decision))

    assert "Your seat has a voice and no key." in page
    assert refused.status_code == 403


@pytest.mark.parametrize("stance", ["agree", "decline"])
def test_the_fragment_leaves_the_page_as_a_fresh_visit_would(table: Table, stance: str) -> None:
    decision, client = propose(table), client_of(table.lena)
    given = sent(decision, stance=stance, reason="Too early.")

    part = client.post(to("sign", decision), given, headers={"HX-Request": "true"})
    whole = client.get(to("detail", decision)).content.decode()

    assert part.status_code == 200
    assert "<html" not in part.content.decode()
    assert without_tokens(part.content.decode()) == without_tokens(answers_of(whole))


def test_htmx_gets_the_form_back_with_its_faults(table: Table) -> None:
    decision = propose(table)

    part = client_of(table.lena).post(
        to("sign", decision), sent(decision, statement=""), headers={"HX-Request": "true"}
    )

    assert part.status_code == 422
    assert part.content.decode().lstrip().startswith('<div id="answers"')
    assert "Tick this to answer." in part.content.decode()


def test_dissent_is_kept_and_shown(table: Table) -> None:
    decision = propose(table)
    decline(decision, table.marcus, reason="We cannot pay <b>twice</b>.")

    page = client_of(table.lena).get(to("detail", decision)).content.decode()

    assert "We cannot pay &lt;b&gt;twice&lt;/b&gt;." in page


def test_a_sealed_answer_changes_nothing_for_the_other_side() -> None:
    table = make_table(is_sealed=True)
    decision, marcus = propose(table), client_of(table.marcus)
    pages = [
        to("detail", decision),
        reverse("decisions:list", kwargs={"key": table.body.key}),
        reverse("partnerships:body", kwargs={"key": table.body.key}),
        reverse("home:home"),
    ]
    before = [without_tokens(marcus.get(page).content.decode()) for page in pages]

    decline(decision, table.lena, reason="Not before spring.")

    after = [without_tokens(marcus.get(page).content.decode()) for page in pages]
    assert after == before
    own = client_of(table.lena).get(to("detail", decision)).content.decode()
    assert "Not before spring." in own


def test_proposing_freezes_the_text_with_plain_line_ends(table: Table) -> None:
    where = reverse("decisions:propose", kwargs={"key": table.body.key})

    answer = client_of(table.marcus).post(where, PUT, follow=True)

    decision = Decision.objects.get()
    assert queries.current_wording(decision).text == "Half an hour,\npaid."
    assert decision.proposed_side == "management"
    assert "Proposed. Everybody who may answer is asked." in answer.content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, "This field is required."),
        ({"text": " "}, "A proposal needs a text."),
        ({"closes_on": "2020-01-01"}, "The last day for answers has passed already."),
        ({"review_on": "2020-01-01"}, "The review date must lie ahead."),
        ({"review_on": "soon"}, "Enter a valid date."),
    ],
)
def test_a_proposal_with_a_fault_comes_back(
    table: Table, change: dict[str, str], words: str
) -> None:
    where = reverse("decisions:propose", kwargs={"key": table.body.key})

    page = client_of(table.lena).post(where, {**PUT, **change})

    assert page.status_code == 422
    assert words in page.content.decode()
    assert not Decision.objects.exists()


def test_a_voice_does_not_propose(table: Table) -> None:
    priya = cast.priya()
    seat_provider(table, priya)
    where = reverse("decisions:propose", kwargs={"key": table.body.key})

    assert client_of(priya).post(where, PUT).status_code == 403


def test_changing_the_text_shows_what_changed_and_asks_anew(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.lena)
    given = {"text": "Every apprentice is paid in school.", "reason": "The right word."}

    page = client_of(table.marcus).post(to("reword", decision), given, follow=True).content.decode()

    assert "<del>class.</del>" in page
    assert "<ins>school.</ins>" in page
    assert "The right word." in page
    assert "Answers to earlier wordings" in page
    assert state(decision) is Outcome.OPEN


def test_the_same_text_is_no_change(table: Table) -> None:
    decision = propose(table)
    given = {"text": "Every apprentice is paid in class.", "reason": "Again."}

    page = client_of(table.marcus).post(to("reword", decision), given)

    assert page.status_code == 422
    assert "This text is the same as the last one." in page.content.decode()


def test_the_proposing_side_withdraws_and_the_other_may_not(table: Table) -> None:
    decision = propose(table)

    other = client_of(table.marcus).post(to("withdraw", decision))
    own = client_of(table.lena).post(to("withdraw", decision), follow=True)

    assert other.status_code == 403
    assert "Only the side that proposed may withdraw." in other.content.decode()
    assert "Withdrawn" in own.content.decode()


def test_a_decision_is_reviewed_by_proposing_it_again(table: Table) -> None:
    old, client = propose(table), client_of(table.lena)
    agree(old, table.lena)
    agree(old, table.marcus)

    form = client.get(to("review", old)).content.decode()
    client.post(to("review", old), PUT)

    assert "Every apprentice is paid in class." in form
    assert Decision.objects.exclude(pk=old.pk).get().subject == f"decisions.decision:{old.key}"


def test_answers_and_texts_lead_to_their_decision(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.lena)
    signed = SignOff.objects.get()
    answer = reverse("decisions:answer", kwargs={"key": signed.key})
    wording = reverse("decisions:wording", kwargs={"key": signed.wording_id})

    olu = client_of(cast.olu())
    for page in (answer, wording):
        assert client_of(table.marcus).get(page)["Location"] == to("detail", decision)
        assert olu.get(page).status_code == 404


def test_the_list_of_a_body_names_outcome_and_review(table: Table) -> None:
    decision = propose(table)
    decline(decision, table.marcus)
    where = reverse("decisions:list", kwargs={"key": table.body.key})

    page = client_of(table.lena).get(where).content.decode()

    assert "Paid time to train" in page
    assert "Declined" in page


def test_the_page_is_there_in_spanish(table: Table) -> None:
    decision = propose(table)

    page = client_of(table.lena).get("/es" + to("detail", decision)).content.decode()

    assert "Firmar mi respuesta" in page
    assert "He leído la redacción 1 y respondo" in page
    assert "Sign my answer" not in page


def test_the_page_sends_the_same_queries_however_many_answers_and_wordings(table: Table) -> None:
    decision, client = propose(table), client_of(table.marcus)
    agree(decision, table.lena)
    before = queries_of(client, to("detail", decision))

    for number in range(2, 5):
        client_of(table.lena).post(to("reword", decision), {"text": f"{number}", "reason": "So."})
        agree(decision, table.lena, number=number)

    assert queries_of(client, to("detail", decision)) == before
    assert before <= 45


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as sent:
        assert client.get(address).status_code == 200
    return len(sent)
