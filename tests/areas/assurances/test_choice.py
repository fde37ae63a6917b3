"""Access, incidents, counts and ladders by actions; and the line: nothing can tell who signed or supports."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from highroad.areas.accounts.models import Message
from highroad.areas.assurances import queries as agreements
from highroad.areas.assurances.actions import ClauseTerms, add_clause, postings
from highroad.areas.assurances.actions import choice as actions
from highroad.areas.assurances.actions.choice import Count
from highroad.areas.assurances.actions.postings import PostingCheck
from highroad.areas.assurances.models.choice import (
    AccessRequest,
    LadderEvent,
    NeutralityIncident,
    Recognition,
    RightsPosting,
    Subcontract,
)
from highroad.areas.assurances.queries import choice as queries
from highroad.areas.assurances.rules.choice import LadderTerms
from highroad.areas.assurances.vocabulary import ClauseAct, DayCount, WaitingTask
from highroad.areas.assurances.vocabulary.choice import (
    AccessReply,
    AccessState,
    IncidentKind,
    IncidentState,
    LadderAct,
    PostingForm,
)
from highroad.areas.guide import queries as guide
from highroad.areas.ledger.models import Entry, Opening
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.assurances.scene import DAY, Scene, make_scene, refused_by
from tests.cast import NOON
from tests.table import acts, news, refused

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n and pixels"


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def ask(scene: Scene, **more: Any) -> AccessRequest:
    given = {"place": "Break room, mill", "hours": "5 to 6 a.m.", "asked_on": DAY, **more}
    return actions.ask_access(body=scene.table.body, by=scene.table.lena, at=NOON, **given)


def incident(scene: Scene, **more: Any) -> NeutralityIncident:
    given = {
        "kind": IncidentKind.MEETING,
        "happened_on": DAY,
        "site": "Mill",
        "words": "All hands.",
        **more,
    }
    return actions.report_incident(body=scene.table.body, by=scene.table.lena, at=NOON, **given)


def count(scene: Scene, signed: int = 65, size: int = 128, **more: Any) -> Recognition:
    given = Count(
        union="Local 9", unit=more.pop("unit", "Production and maintenance, mill"), unit_size=size,
        signed=signed, neutral="R. Osei, arbitrator", counted_on=more.pop("counted_on", DAY),
    )  # fmt: skip
    return actions.enter_count(
        body=scene.table.body, count=given, by=scene.table.lena, at=NOON, **more
    )


def check(scene: Scene, **more: Any) -> RightsPosting:
    given: dict[str, Any] = {
        "site": "Mill", "place": "Gate 2", "language": "Spanish", "version": "04/2022",
        "form": PostingForm.LARGE_SHEET, "checked_on": DAY, "is_up": True, **more,
    }  # fmt: skip
    return postings.check_posting(
        body=scene.table.body, check=PostingCheck(**given), by=scene.table.lena, at=NOON
    )


def test_access_is_asked_answered_and_kept(scene: Scene):
    clause = add_clause(
        agreement=scene.agreement, by=scene.table.marcus, at=NOON,
        terms=ClauseTerms(
            act=ClauseAct.ACCESS, heading="Organizers in the break room", text="…",
            binds=Side.MANAGEMENT, answer_days=3, day_count=DayCount.WORKING,
        ),
    )  # fmt: skip
    asked = ask(scene, clause=clause)
    assert asked.due_on == DAY + timedelta(days=3)  # Monday to Thursday
    assert queries.access_state(asked, DAY + timedelta(days=4)) is AccessState.OVERDUE
    assert [line.task for line in agreements.waiting_for(scene.table.marcus, on=DAY)] == [
        WaitingTask.ACCESS
    ]
    with refused("Management answers"):
        actions.answer_access(
            request=asked, reply=AccessReply.GRANTED, by=scene.table.lena, at=NOON
        )
    with refused("reason"):
        actions.answer_access(
            request=asked, reply=AccessReply.REFUSED, by=scene.table.marcus, at=NOON
        )
    answered = actions.answer_access(
        request=asked,
        reply=AccessReply.CHANGED,
        words="Gate, not break room.",
        by=scene.table.marcus,
        at=NOON,
    )
    assert agreements.waiting_for(scene.table.marcus, on=DAY) == []
    with refused("already"):
        actions.answer_access(
            request=asked, reply=AccessReply.GRANTED, by=scene.table.marcus, at=NOON
        )
    with refused("Labor says"):
        actions.say_access_kept(request=answered, kept=True, by=scene.table.marcus, at=NOON)
    with refused("in a sentence"):
        actions.say_access_kept(request=answered, kept=False, by=scene.table.lena, at=NOON)
    kept = actions.say_access_kept(request=answered, kept=True, by=scene.table.lena, at=NOON)

    assert queries.access_state(kept, DAY) is AccessState.KEPT
    with refused("Labor asks"):
        actions.ask_access(
            body=scene.table.body,
            place="x",
            hours="y",
            asked_on=DAY,
            by=scene.table.marcus,
            at=NOON,
        )
    with refused("lies ahead"):
        ask(scene, asked_on=DAY + timedelta(days=1))


def test_an_incident_is_reported_answered_found_and_settled(scene: Scene):
    made = incident(scene, clause=scene.clause)
    assert made.due_on is None
    assert queries.incident_state(made, DAY) is IncidentState.OPEN
    assert "reported" in news(scene.table.marcus, "assurances.neutralityincident")[0]
    assert WaitingTask.INCIDENT in [
        t.task for t in agreements.waiting_for(scene.table.marcus, on=DAY)
    ]
    made = actions.answer_incident(
        incident=made, response="We were wrong.", by=scene.table.marcus, at=NOON
    )
    assert queries.incident_state(made, DAY) is IncidentState.ANSWERED
    with refused("neutral person"):
        actions.find_on_incident(
            incident=made, neutral="", finding="x", by=scene.table.lena, at=NOON
        )
    made = actions.find_on_incident(
        incident=made, neutral="R. Osei", finding="Not neutral.", by=scene.table.marcus, at=NOON
    )
    assert queries.incident_state(made, DAY) is IncidentState.FOUND
    with refused("that reported it"):
        actions.settle_incident(incident=made, settlement="x", by=scene.table.marcus, at=NOON)
    made = actions.settle_incident(
        incident=made, settlement="A letter to all.", by=scene.table.lena, at=NOON
    )

    assert queries.incident_state(made, DAY) is IncidentState.SETTLED


def test_a_neutrality_agreement_goes_from_signature_to_first_contract(scene: Scene):
    """Signed, verified, counted, recognized, met, settled; the ladder of the reference at its dates."""
    scene.share()
    scene.verify()
    made = count(scene, counted_on=DAY - timedelta(days=5))
    assert (made.has_majority, made.signed_count) == (True, 65)
    with refused("Management recognizes"):
        actions.recognize(
            recognition=made, on=DAY, terms=LadderTerms(), source="s", by=scene.table.lena, at=NOON
        )
    made = actions.recognize(
        recognition=made,
        on=DAY,
        terms=LadderTerms(),
        source="Section 4",
        by=scene.table.marcus,
        at=NOON,
    )
    view = queries.recognition_on(made, DAY)
    assert [line.due_on - DAY for line in view.ladder] == [
        timedelta(days=n) for n in (10, 100, 130)
    ]
    later = NOON + timedelta(days=10)
    actions.enter_step(
        recognition=made, act=LadderAct.MET, on=later.date(), by=scene.table.lena, at=later
    )
    end = NOON + timedelta(days=98)
    actions.enter_step(
        recognition=made, act=LadderAct.SETTLED, on=end.date(), by=scene.table.marcus, at=end
    )

    view = queries.recognition_on(Recognition.objects.get(), end.date())
    assert view.is_settled
    assert view.days == 98
    assert not any(line.is_late for line in view.ladder)
    with refused("is settled"):
        actions.enter_step(
            recognition=made, act=LadderAct.MEDIATED, on=end.date(), by=scene.table.lena, at=end
        )


def test_without_a_majority_nobody_is_recognized(scene: Scene):
    made = count(scene, signed=64)

    with refused("no majority"):
        actions.recognize(
            recognition=made,
            on=DAY,
            terms=LadderTerms(),
            source="s",
            by=scene.table.marcus,
            at=NOON,
        )
    with refused("not recognized yet"):
        actions.enter_step(
            recognition=made, act=LadderAct.MET, on=DAY, by=scene.table.lena, at=NOON
        )


def test_a_second_count_of_a_unit_soon_after_would_tell_of_a_few(scene: Scene):
    """Yesterday 65, today 66: whoever came today is known. So there is one count in ninety days."""
    count(scene, counted_on=DAY - timedelta(days=1))

    with refused("less than 90 days"):
        count(scene, signed=66)
    with refused("less than 90 days"):
        count(scene, signed=66, unit="PRODUCTION and maintenance, mill")
    assert Recognition.objects.count() == 1
    count(scene, unit="Office and technical", signed=30, size=60)


def test_the_number_of_an_open_hand_is_written_nowhere(scene: Scene):
    """All five of a unit signed. The yes is kept; the five stands in no table, log, ledger or message."""
    made = count(scene, signed=97_531, size=97_531, unit="Night shift")

    assert made.has_majority
    assert made.signed_count is None
    small = count(scene, signed=86_420, size=86_425, unit="Day shift")
    assert small.signed_count is None
    written = everything_in_the_database()
    assert "97531" in written  # the size of the unit is the employer's number
    assert "86425" in written
    assert "86420" not in written


def everything_in_the_database() -> str:
    """Every value of every table, as a dump would have it."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_counts_leave_one_entry_each_and_say_only_size_and_majority(scene: Scene):
    """The timing of entries: one entry when the neutral reports, by the seat of a side, none per card."""
    before = Entry.objects.count()
    made = count(scene)
    entries = list(Entry.objects.order_by("number"))[-1:]
    opened = Opening.objects.get(entry=entries[0]).content

    assert Entry.objects.count() == before + 1
    assert acts(scene.table.partnership.log)[-1] == "recognition.counted"
    assert "unit_size" in opened
    assert "has_majority" in opened
    assert "65" not in opened.replace(str(made.pk), "")
    told = Message.objects.filter(about=f"assurances.recognition:{made.pk}")
    assert told
    assert not any("65" in str(message.values) + message.title for message in told)


def test_a_notice_is_checked_and_answers_the_guide(scene: Scene):
    with refused("PNG or JPEG"):
        check(scene, photo=b"GIF89a")
    with refused("in a sentence"):
        check(scene, is_up=False)
    made = check(scene, photo=PNG, next_check_on=DAY + timedelta(days=30))
    check(scene, language="English", is_up=False, note="Torn off")

    assert len(made.photo_digest) == 64
    assert {row.is_up for row in queries.list_postings(scene.table.body, scene.table.lena)} == {
        True,
        False,
    }
    view = guide.get_answers(
        scene.table.partnership.key, "3a5", seen_by=scene.table.lena, on=DAY
    ).view
    assert [dated.line.text for dated in view.lines] == [
        "Mill, Gate 2 (Spanish, 04/2022), seen by Labor"
    ]
    waits = agreements.waiting_for(scene.table.lena, on=DAY + timedelta(days=31))
    assert [line.task for line in waits if line.task is WaitingTask.POSTING]
    check(scene, checked_on=DAY, is_up=True)
    assert not [
        line for line in agreements.waiting_for(scene.table.lena, on=DAY + timedelta(days=31))
        if line.task is WaitingTask.POSTING
    ]  # fmt: skip


def test_subcontracts_are_counted(scene: Scene):
    for firm, dollars, has in (("A", "10000", True), ("B", "25000", False), ("C", "9999", False)):
        postings.enter_subcontract(
            body=scene.table.body, firm=firm, dollars=Decimal(dollars), has_clause=has, seen_on=DAY,
            by=scene.table.lena, at=NOON,
        )  # fmt: skip
    with refused("Name the firm"):
        postings.enter_subcontract(
            body=scene.table.body, firm=" ", dollars=Decimal(1), has_clause=True, seen_on=DAY,
            by=scene.table.lena, at=NOON,
        )  # fmt: skip

    rows = queries.list_subcontracts(scene.table.body, scene.table.marcus)
    assert queries.coverage_of(rows).percent == Decimal("50.0")


def test_nobody_outside_finds_anything(scene: Scene):
    olu = cast.olu()
    for get, key in (
        (queries.get_access, ask(scene).key), (queries.get_incident, incident(scene).key),
        (queries.get_recognition, count(scene).key), (queries.get_posting, check(scene).key),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            get(key, olu)


@pytest.mark.parametrize(
    ("constraint", "model", "change"),
    [
        ("assurances_access_answer_has_its_day", AccessRequest, {"reply": "granted"}),
        ("assurances_access_no_has_its_reason", AccessRequest, {"reply": "refused", "replied_on": DAY}),
        ("assurances_access_kept_after_a_yes", AccessRequest, {"kept": True}),
        ("assurances_incident_finding_names_its_neutral", NeutralityIncident, {"finding": "x"}),
        ("assurances_incident_settled_in_words", NeutralityIncident, {"settled_on": DAY}),
        ("assurances_count_within_its_unit", Recognition, {"signed_count": 128}),
        ("assurances_count_of_nobody_is_not_kept", Recognition, {"signed_count": 0}),
        ("assurances_recognized_with_a_majority", Recognition, {"has_majority": False, "recognized_on": DAY}),
        ("assurances_missing_notice_in_words", RightsPosting, {"is_up": False}),
        ("assurances_subcontract_dollars", Subcontract, {"dollars": Decimal(-1)}),
    ],
)  # fmt: skip
def test_the_database_has_the_last_word(
    scene: Scene, constraint: str, model: Any, change: dict[str, Any]
):
    one_of_each(scene)

    refused_by(constraint, lambda: model.objects.update(**change))


def one_of_each(scene: Scene) -> None:
    ask(scene)
    incident(scene)
    made = count(scene)
    actions.recognize(
        recognition=made, on=DAY, terms=LadderTerms(), source="s", by=scene.table.marcus, at=NOON
    )
    actions.enter_step(recognition=made, act=LadderAct.MET, on=DAY, by=scene.table.lena, at=NOON)
    check(scene)
    postings.enter_subcontract(
        body=scene.table.body, firm="A", dollars=Decimal(1), has_clause=True, seen_on=DAY,
        by=scene.table.lena, at=NOON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("constraint", "model"),
    [
        ("assurances_access_number", AccessRequest),
        ("assurances_incident_number", NeutralityIncident),
        ("assurances_recognition_number", Recognition),
        ("assurances_ladder_event_number", LadderEvent),
        ("assurances_posting_number", RightsPosting),
        ("assurances_subcontract_number", Subcontract),
    ],
)
def test_nothing_is_there_twice(scene: Scene, constraint: str, model: Any):
    one_of_each(scene)
    row = model.objects.get()
    values = {
        f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key
    }

    refused_by(constraint, lambda: model(**values).save(force_insert=True))
