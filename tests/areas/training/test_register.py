"""The register for clean-energy credits: clocks of requests, participation, renewals, who sees what."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.training.actions import credits as actions
from highroad.areas.training.actions.credits import AskDraft, ClaimDraft, FacilityDraft
from highroad.areas.training.models import (
    ContractorHours,
    CreditClaim,
    Facility,
    GoodFaithRequest,
    OnSite,
    RequestReply,
)
from highroad.areas.training.queries import register
from highroad.areas.training.vocabulary.credits import (
    Credit,
    EndState,
    ReplyKind,
    RequestState,
    SentBy,
    Technology,
)
from highroad.kit.answers import NotFound
from tests.areas.training.scene import NOON, TODAY, Scene, make_scene
from tests.table import refused
from tests.web.test_hours_pages import at, client_of

pytestmark = pytest.mark.django_db
MONDAY = date(2025, 3, 3)


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def begun(scene: Scene, **changes: Any) -> Facility:
    by = changes.pop("by", scene.table.marcus)
    given = {"name": "Wind farm", "place": "Bay", "began_on": date(2024, 6, 1), "planned_hours": Decimal(100_000), **changes}  # fmt: skip
    return actions.keep_facility(
        body=scene.table.body, draft=FacilityDraft(**given), by=by, at=NOON
    )


def asked(scene: Scene, facility: Facility, **changes: Any) -> GoodFaithRequest:
    by, program = changes.pop("by", scene.table.marcus), changes.pop("program", None)
    given = {
        "program_name": "Pipe trades", "sent_by": SentBy.ELECTRONIC, "requested_on": MONDAY,
        "received_on": MONDAY, "needed_on": date(2025, 4, 17), "until_on": date(2025, 9, 30),
        "occupation": "Sprinkler fitter", "place": "Bay", "count": 2, "hours": Decimal(900),
        "contact": "Site office", "serves": True, "states_intent": True, **changes,
    }  # fmt: skip
    return actions.ask_program(
        facility=facility, draft=AskDraft(**given), program=program, by=by, at=NOON
    )


def replied(scene: Scene, request: GoodFaithRequest, kind: ReplyKind, on: date) -> None:
    actions.reply_to(request=request, kind=kind, on=on, words="", by=scene.table.marcus, at=NOON)


def line(facility: Facility, on: date) -> register.RequestLine:
    return register.view_of(facility, on).requests[0]


@pytest.mark.parametrize(
    ("changes", "reply", "on", "state", "excused"),
    [
        ({}, None, "2025-03-10", RequestState.WAITING, None),
        ({}, None, "2025-03-11", RequestState.EXCUSES, "2025-03-11"),
        ({}, None, "2026-03-10", RequestState.EXCUSES, "2025-03-11"),
        ({}, None, "2026-03-11", RequestState.RAN_OUT, "2025-03-11"),
        ({"needed_on": date(2025, 4, 16)}, None, "2025-03-11", RequestState.LATE, None),
        ({"serves": False}, None, "2025-03-11", RequestState.INCOMPLETE, "2025-03-11"),
        ({"states_intent": False}, None, "2025-03-11", RequestState.INCOMPLETE, "2025-03-11"),
        ({}, (ReplyKind.DENIED, "2025-03-05"), "2025-03-06", RequestState.EXCUSES, "2025-03-05"),
        ({}, (ReplyKind.STANDARDS, "2025-03-05"), "2025-04-06", RequestState.NOT, None),
        ({}, (ReplyKind.SENT, "2025-03-10"), "2025-04-06", RequestState.SENT, None),
        ({}, (ReplyKind.SENT, "2025-03-12"), "2025-04-06", RequestState.EXCUSES, "2025-03-11"),
        ({"requested_on": date(2025, 12, 22), "received_on": date(2025, 12, 22), "needed_on": date(2026, 3, 1), "until_on": date(2026, 4, 1)}, None, "2025-12-31", RequestState.EXCUSES, "2025-12-31"),
    ],
)  # fmt: skip
def test_what_a_request_is_worth(
    scene: Scene, changes: dict[str, Any], reply: Any, on: str, state: RequestState, excused: str | None
):  # fmt: skip
    """C58: 45 days are in time, 44 are not; silent through Monday the 10th, excused from the 11th.

    The last row: Christmas is no business day, so five of them after 22 December end on the 30th.
    """
    facility = begun(scene)
    made = asked(scene, facility, **changes)
    if reply:
        replied(scene, made, reply[0], date.fromisoformat(reply[1]))

    found = line(facility, date.fromisoformat(on))

    assert found.state is state
    assert (found.excuse.from_on and found.excuse.from_on.isoformat()) == excused


def test_a_later_request_needs_fourteen_days_and_a_renewal_is_asked_for_in_time(scene: Scene):
    facility = begun(scene)
    asked(scene, facility)
    first = line(facility, date(2025, 3, 11))
    assert first.renewal is not None
    assert (first.excuse.until_on, first.renewal.needed_on, first.renewal.ask_by) == (
        date(2026, 3, 10), date(2026, 3, 11), date(2026, 2, 25),
    )  # fmt: skip
    assert not register.tasks_for(scene.table.marcus, date(2026, 1, 25))
    tasks = register.tasks_for(scene.table.marcus, date(2026, 1, 26))
    assert [(each.is_renewal, each.due_on) for each in tasks] == [(True, date(2026, 2, 25))]
    assert not register.tasks_for(scene.table.lena, date(2026, 1, 26))

    again = {"requested_on": date(2026, 2, 20), "received_on": date(2026, 2, 20), "needed_on": date(2026, 3, 6), "until_on": date(2026, 6, 1)}  # fmt: skip
    asked(scene, facility, program_name="pipe  TRADES", **again)

    found = line(facility, date(2026, 2, 21))
    assert (found.excuse.asked_lead, found.state) == (14, RequestState.WAITING)
    assert not register.tasks_for(scene.table.marcus, date(2026, 2, 21))
    asked(scene, facility, program_name="Another", **again)
    assert line(facility, date(2026, 2, 21)).state is RequestState.LATE


def test_the_fourth_individual_without_an_apprentice_is_flagged_by_day(scene: Scene):
    """C59, with the estimate: the hours of the contractor by its individuals, times fifty dollars."""
    facility, lead = begun(scene), scene.table.marcus
    for number in range(4):
        actions.note_on_site(
            facility=facility, contractor="Bay  Pipe", code=str(number), is_apprentice=False,
            first_on=MONDAY + timedelta(days=number), by=lead, at=NOON,
        )  # fmt: skip
    actions.say_hours(
        facility=facility, contractor="Bay Pipe", until_on=MONDAY, total=Decimal(1000),
        apprentice=Decimal(0), by=lead, at=NOON,
    )  # fmt: skip
    found = register.view_of(facility, TODAY).contractors[0]
    assert found.participation.missing_from == date(2025, 3, 6)
    assert (found.penalty, found.penalty_intentional) == (Decimal("12500.00"), Decimal("125000.00"))
    with refused("noted already"):
        actions.note_on_site(
            facility=facility, contractor="Bay Pipe", code="1", is_apprentice=True, first_on=MONDAY,
            by=lead, at=NOON,
        )  # fmt: skip
    actions.note_on_site(
        facility=facility, contractor="Bay Pipe", code="A", is_apprentice=True, first_on=MONDAY,
        by=lead, at=NOON,
    )  # fmt: skip
    found = register.view_of(facility, TODAY).contractors[0]
    assert (found.participation.missing_from, found.penalty) == (None, None)


def test_the_newest_hours_of_each_contractor_make_the_pace(scene: Scene):
    """C26: 4,000 of the first 40,000 of 100,000 hours leave 11,000 of 60,000."""
    facility, lead = begun(scene), scene.table.marcus

    def say(contractor: str, total: int, mine: int, until_on: date = MONDAY) -> None:
        actions.say_hours(
            facility=facility, contractor=contractor, until_on=until_on, total=Decimal(total),
            apprentice=Decimal(mine), by=lead, at=NOON,
        )  # fmt: skip

    say("Bay Pipe", 10_000, 500)
    say("Bay Pipe", 15_000, 1_500)
    say("Cole Electric", 25_000, 2_500)
    sheet = register.view_of(facility, TODAY).sheet
    assert (sheet.pace.needed, sheet.pace.remaining) == (11_000, 60_000)
    assert f"{sheet.pace_percent:.1f}" == "18.3"
    for why, given in (
        ("later day", ("Bay Pipe", 20_000, 0, MONDAY - timedelta(days=1))),
        ("part of all", ("Bay Pipe", 10, 11)), ("Name the", (" ", 10, 1)),
        ("has come", ("Bay Pipe", 10, 1, TODAY + timedelta(days=1))),
    ):  # fmt: skip
        with refused(why):
            say(*given)  # type: ignore[arg-type]


def test_days_are_in_order_and_each_request_is_kept_once(scene: Scene):
    facility = begun(scene)
    asked(scene, facility)
    for why, changes in (
        ("kept already", {}), ("received after", {"received_on": MONDAY - timedelta(days=1)}),
        ("has come", {"requested_on": TODAY + timedelta(days=1)}), ("Name the program", {"program_name": " "}),
        ("needed after", {"needed_on": MONDAY - timedelta(days=1)}), ("last day", {"until_on": MONDAY}),
    ):  # fmt: skip
        with refused(why):
            asked(scene, facility, **changes)
    with refused("sits for the party"):
        asked(scene, facility, by=scene.table.lena)
    with refused("register of that name"):
        begun(scene)
    with refused("needs a name"):
        begun(scene, name="  ")


def test_a_program_answers_once_and_sees_only_what_it_was_asked(scene: Scene):
    facility = begun(scene)
    other = asked(scene, facility)
    made = asked(scene, facility, program=scene.program)
    lena = scene.table.lena
    assert [each.key for each in register.tasks_for(lena, MONDAY)] == [made.key]
    for key in (other.key, facility.key):
        with pytest.raises(NotFound):
            register.get_request(key, lena)
    with pytest.raises(NotFound):
        register.get_facility(facility.key, lena)
    actions.reply_to(
        request=made, kind=ReplyKind.SENT, on=MONDAY, words="Two will come", by=lena, at=NOON
    )
    with refused("its answer already"):
        actions.reply_to(request=made, kind=ReplyKind.SENT, on=MONDAY, words="", by=lena, at=NOON)
    with refused("not before the request"):
        replied(scene, other, ReplyKind.DENIED, MONDAY - timedelta(days=1))
    assert not register.tasks_for(lena, MONDAY)


@pytest.mark.parametrize(
    ("constraint", "model", "changes"),
    [
        ("training_facility_name_once", Facility, {}),
        ("training_facility_has_a_name_and_hours", Facility, {"name": "B", "planned_hours": -1}),
        ("training_credit_claim_number_once", CreditClaim, {}),
        ("training_credit_claim_says_technology", CreditClaim, {"number": 2, "technology": ""}),
        ("training_contractor_hours_once", ContractorHours, {}),
        ("training_contractor_hours_are_part", ContractorHours, {"number": 2, "apprentice": 9}),
        ("training_on_site_once", OnSite, {}),
        ("training_on_site_has_a_code", OnSite, {"code": ""}),
        ("training_request_once", GoodFaithRequest, {}),
        ("training_request_days_in_order", GoodFaithRequest, {"occupation": "B", "until_on": MONDAY}),
        ("training_reply_kind", RequestReply, {"kind": "maybe"}),
    ],
)  # fmt: skip
def test_the_database_has_the_last_word(
    scene: Scene, constraint: str, model: Any, changes: dict[str, Any]
):
    facility, lead = begun(scene), scene.table.marcus
    asked(scene, facility)
    actions.say_credit(facility=facility, draft=ClaimDraft(credit=Credit.PRODUCTION, technology=Technology.WIND), by=lead, at=NOON)  # fmt: skip
    actions.say_hours(facility=facility, contractor="A", until_on=MONDAY, total=Decimal(8), apprentice=Decimal(1), by=lead, at=NOON)  # fmt: skip
    actions.note_on_site(facility=facility, contractor="A", code="1", first_on=MONDAY, is_apprentice=False, by=lead, at=NOON)  # fmt: skip
    if model is RequestReply:
        row = RequestReply(request=facility.requests.get(), on=MONDAY, made_at=NOON)
    else:
        row = model.objects.get()
        row.pk, row._state.adding = None, True
        row.key = uuid4()
    for name, value in changes.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        row.save(force_insert=True)
    table = row._meta.db_table
    assert constraint in str(error.value) or table in str(error.value)


def test_the_register_is_used_as_people_use_it(scene: Scene, django_assert_max_num_queries: Any):
    marcus, lena = client_of(scene.table.marcus), client_of(scene.table.lena)
    here = reverse("training:facilities", args=[scene.table.partnership.key])
    assert "No register yet" in marcus.get(here).text
    given = {"body": str(scene.table.body.key), "name": "Wind farm", "began_on": "2024-06-01", "planned_hours": "100000"}  # fmt: skip
    made = marcus.post(reverse("training:add_facility", args=[scene.table.partnership.key]), given)
    assert made.status_code == 302
    facility = Facility.objects.get()
    marcus.post(at("add_hours", facility.key), {"contractor": "Bay Pipe", "until_on": "2025-03-03", "total": "40000", "apprentice": "4000"})  # fmt: skip
    marcus.post(at("add_on_site", facility.key), {"contractor": "Bay Pipe", "code": "1", "first_on": "2025-03-03"})  # fmt: skip
    ask = {
        "program": str(scene.program.key), "sent_by": "electronic", "requested_on": "2025-03-03",
        "received_on": "2025-03-03", "needed_on": "2025-04-17", "until_on": "2025-09-30",
        "occupation": "Sprinkler fitter", "place": "Bay", "count": "2", "hours": "900",
        "contact": "Site office", "serves": "on", "states_intent": "on",
    }  # fmt: skip
    wrong = marcus.post(at("add_request", facility.key), {**ask, "program": ""})
    assert wrong.status_code == 422
    assert "Sprinkler fitter" in wrong.text
    assert marcus.post(at("add_request", facility.key), ask).status_code == 302
    with django_assert_max_num_queries(24):
        page = marcus.get(at("facility", facility.key)).text
    assert "18.3" in page
    assert "ask again by" in page
    home = lena.get(reverse("home:home")).text
    assert "Answer a request for apprentices: Sprinkler fitters" in home
    reply = at("reply", facility.requests.get().key)
    assert lena.post(reply, {"kind": "denied", "on": "2025-03-05"}).status_code == 302
    assert "Answer a request for apprentices" not in lena.get(reverse("home:home")).text
    found = marcus.get(at("facility_file", facility.key))
    assert found["Content-Disposition"].startswith("attachment")
    assert "2025-03-05" in found.text
    assert b"pdfuaid" in marcus.get(at("facility_paper", facility.key)).content
    for page_name in ("facility", "facility_file", "facility_paper"):
        assert lena.get(at(page_name, facility.key)).status_code == 404
    assert "Wind farm" not in lena.get(here).text


def test_the_newest_line_says_which_credit_and_when_it_ends(scene: Scene):
    """48E for the sun, begun after 4 July 2026: by the end of 2027 in service, or no credit (sec. 70513(a))."""
    facility = begun(scene, began_on=date(2026, 8, 1))
    assert register.view_of(facility, TODAY).ending is None

    def say(by: Any = scene.table.marcus, **given: Any) -> None:
        draft = ClaimDraft(**{"credit": Credit.INVESTMENT, "technology": Technology.SOLAR, **given})
        actions.say_credit(facility=facility, draft=draft, by=by, at=NOON)

    say(planned_on=date(2028, 2, 1))
    say(planned_on=date(2027, 12, 31))
    found = register.view_of(facility, date(2026, 11, 27))
    assert found.ending is not None
    assert (found.ending.state, found.ending.days_left) == (EndState.PLANNED, 399)
    assert facility.claims.count() == 2
    for why, given in (
        ("Say the technology", {"technology": None}), ("after construction began", {"planned_on": MONDAY}),
        ("has come", {"in_service_on": TODAY + timedelta(days=1)}), ("sits for the party", {"by": scene.table.lena}),
    ):  # fmt: skip
        with refused(why):
            say(**given)


def test_the_end_of_a_credit_is_said_on_the_page_the_list_the_paper_and_the_sheet(scene: Scene):
    facility = begun(scene, began_on=date(2026, 7, 5), name="Roofs")
    marcus, lena = client_of(scene.table.marcus), client_of(scene.table.lena)
    here = at("facility", facility.key)
    assert "Nobody said which credit it is built for" in marcus.get(here).text
    given = {"credit": "48E", "technology": "", "planned_on": "2028-03-01"}
    wrong = marcus.post(at("add_credit", facility.key), given)
    assert "Say the technology" in wrong.text
    assert "2028-03-01" in wrong.text
    assert (
        marcus.post(at("add_credit", facility.key), {**given, "technology": "solar"}).status_code
        == 302
    )
    page = marcus.get(here).text
    for words in ("Planned after the credit ends", "Dec. 31, 2027", "sec. 70513(a)", "no tax advice", "does not judge"):  # fmt: skip
        assert words in page
    listed = reverse("training:facilities", args=[scene.table.partnership.key])
    sheet = reverse("training:facilities_file", args=[scene.table.partnership.key])
    assert "Planned after the credit ends" in marcus.get(listed).text
    assert 'Roofs,Bay,2026-07-05,,"48E: clean electricity' in marcus.get(sheet).text
    assert "Roofs" not in lena.get(sheet).text
    assert marcus.get(at("facility_paper", facility.key)).status_code == 200
    assert lena.get(at("add_credit", facility.key)).status_code == 404


def test_a_credit_is_looked_up_without_a_register(scene: Scene):
    marcus = client_of(scene.table.marcus)
    here = reverse("training:credits", args=[scene.table.partnership.key])
    assert "sec. 70504" in marcus.get(here).text
    found = marcus.get(here, {"which": "end", "credit": "179D", "construction_on": "2026-07-01"})
    assert "The credit has ended for it" in found.text
    wrong = marcus.get(here, {"which": "end", "credit": "45Y", "construction_on": "2026-07-01"})
    assert wrong.status_code == 422
    assert "ends earlier for wind and sun" in wrong.text


def test_ten_facilities_ask_no_more_than_one(scene: Scene, django_assert_num_queries: Any):
    marcus = client_of(scene.table.marcus)
    listed = reverse("training:facilities", args=[scene.table.partnership.key])
    asked(scene, begun(scene))
    marcus.get(listed)
    with CaptureQueriesContext(connection) as one:
        marcus.get(listed)
    for number in range(9):
        facility = begun(scene, name=f"Roof {number}")
        actions.say_credit(facility=facility, draft=ClaimDraft(credit=Credit.FUEL), by=scene.table.marcus, at=NOON)  # fmt: skip
    with django_assert_num_queries(len(one)):
        marcus.get(listed)
