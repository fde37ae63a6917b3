"""The pages of the desk: a person on a phone in Spanish, a navigator, and everybody who sees nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.participants import actions as participants
from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.supports import actions, queries
from highroad.areas.supports.models import Desk, HelpOffer, PlanStep, Referral, SupportCase
from highroad.kit.refs import Ref
from tests import cast
from tests.areas.supports.scene import Scene, make_scene
from tests.areas.supports.test_totals import draft, spread

pytestmark = pytest.mark.django_db
ASK = {
    "name": "Ana Cruz", "reach": "555 0100", "language": "es", "answers": ["child_care", "gear"],
    "words": "Mi turno empieza a las seis.", "urgency": "week", "agree_help": "on",
    "agree_share": "on", "agree_count": "on", "months": "6",
}  # fmt: skip


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def paper(scene: Scene, prefix: str = "") -> str:
    return f"{prefix}/help/ask/{scene.desk.code}/"


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_somebody_asks_in_spanish_without_an_account_and_comes_back_with_the_code(scene: Scene):
    phone = Client()
    page = phone.get(paper(scene, "/es"))
    assert page.status_code == 200
    assert "ni siquiera se enteran" in text(page)

    wrong = phone.post(paper(scene, "/es"), {**ASK, "agree_help": ""})
    assert wrong.status_code == 422
    assert "Mi turno empieza a las seis." in text(wrong), "what was typed stays"
    mine = phone.post(paper(scene, "/es"), ASK, follow=True)
    code = re.search(r"[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}", text(mine))
    assert code is not None
    assert code[0] not in text(phone.get(reverse("supports:mine"))), "shown once"

    other = Client()
    assert "Mi turno" not in text(other.get(reverse("supports:mine")))
    assert other.post(reverse("supports:mine"), {"code": "AAAA-AAAA-AAAA-AAAA"}).status_code == 422
    again = other.post(reverse("supports:mine"), {"code": code[0].lower()}, follow=True)
    assert "Mi turno empieza a las seis." in text(again)
    other.post(reverse("supports:leave"))
    assert "Mi turno" not in text(other.get(reverse("supports:mine")))


def test_the_person_takes_consent_back_agrees_again_and_is_forgotten(scene: Scene):
    nia = cast.nia()
    own = signed_in(nia)
    own.post(paper(scene), ASK)
    case = SupportCase.objects.get()
    given = {"case": str(case.key)}

    own.post(reverse("supports:take_back"), given)
    shut = signed_in(scene.nora).get(reverse("supports:case", kwargs={"key": case.key}))
    assert "Mi turno" not in text(shut)
    own.post(reverse("supports:agree"), {**given, "agree_help": "on", "months": "3"})
    assert "Mi turno" in text(signed_in(scene.nora).get(reverse("supports:case", kwargs={"key": case.key})))  # fmt: skip
    assert own.get(reverse("supports:forget"), given).status_code == 200
    assert SupportCase.objects.exists()
    stranger = signed_in(cast.olu())
    for name in ("take_back", "agree", "forget"):
        assert stranger.post(reverse(f"supports:{name}"), given).status_code == 404
    own.post(reverse("supports:forget"), given)
    assert not SupportCase.objects.exists()
    assert "Mi turno" not in text(own.get(reverse("supports:mine")))
    assert not any("Mi turno" in str(each.get_decoded()) for each in Session.objects.all())


def test_a_navigator_follows_a_need_to_its_end(scene: Scene, django_assert_max_num_queries: Any):
    nora = signed_in(scene.nora)
    scene.offer(city="Bronx")
    added = nora.post(reverse("supports:add", kwargs={"key": scene.desk.key}), ASK, follow=True)
    assert "shown only now" in text(added)
    case = SupportCase.objects.get()
    assert "Something is due" in text(nora.get(reverse("home:home")))
    need = scene.need(case)
    keys = {"key": need.key}

    def post(name: str, given: dict[str, Any] | None = None, **arguments: Any) -> Any:
        return nora.post(reverse(f"supports:{name}", kwargs=arguments), given or {})

    assert post("take_up", key=case.key).status_code == 302
    assert post("step", {"text": "Call the sitter", "due_on": "2027-01-05"}, **keys).status_code == 302  # fmt: skip
    assert post("step_done", key=PlanStep.objects.get().key).status_code == 302
    found = nora.get(reverse("supports:find", kwargs=keys))
    assert "Little Steps" in text(found)
    offer = HelpOffer.objects.get()
    assert post("refer", {"words": "One child"}, **keys, offer=offer.key).status_code == 302
    sent = Referral.objects.get()
    assert post("word", {"state": "rejected"}, key=sent.key).status_code == 422
    assert post("word", {"state": "rejected", "reason": "full"}, key=sent.key).status_code == 302
    assert post("word", key=sent.key).status_code == 302
    assert post("settle", {"state": "unmet", "reason": "full"}, **keys).status_code == 302
    assert post("need", {"kind": "housing", "urgency": "now"}, key=case.key).status_code == 302
    assert post("screen", {"occasion": "other", "answers": ["legal"], "urgency": "later"}, key=case.key).status_code == 302  # fmt: skip
    assert "still open" in text(nora.post(reverse("supports:close", kwargs={"key": case.key}), follow=True))  # fmt: skip
    with django_assert_max_num_queries(24):
        page = nora.get(reverse("supports:case", kwargs={"key": case.key}))
    assert "Full, or a waiting list" in text(page)
    with django_assert_max_num_queries(10):
        assert "Ana Cruz" in text(nora.get(reverse("supports:desk", kwargs={"key": scene.desk.key})))  # fmt: skip


def test_both_sides_see_a_desk_and_no_case(scene: Scene):
    case = scene.ask("Ana Cruz")
    for user in (scene.table.lena, scene.table.marcus):
        client = signed_in(user)
        page = client.get(reverse("supports:committee", kwargs={"key": scene.table.partnership.key}))  # fmt: skip
        assert page.status_code == 200
        assert "Nora Quist" in text(page)
        assert "Ana" not in text(page)
        assert client.get(reverse("supports:case", kwargs={"key": case.key})).status_code == 404
        assert client.get(reverse("supports:desk", kwargs={"key": scene.desk.key})).status_code == 404  # fmt: skip
        assert "due at the desk" not in text(client.get(reverse("home:home")))


def test_a_desk_is_opened_and_its_navigator_confirmed_on_its_page(scene: Scene):
    lena, marcus, olu = signed_in(scene.table.lena), signed_in(scene.table.marcus), cast.olu()
    own = {"key": scene.table.partnership.key}
    lena.post(reverse("supports:name", kwargs=own), {"email": olu.email})
    named = next(x for x in queries.list_navigators(scene.desk, scene.table.lena) if x.user == olu)
    assert lena.post(reverse("supports:confirm", kwargs={"key": named.key})).status_code == 403
    assert marcus.post(reverse("supports:confirm", kwargs={"key": named.key})).status_code == 302
    assert queries.is_navigator(olu, scene.desk)
    marcus.post(reverse("supports:end", kwargs={"key": named.key}))
    assert not queries.is_navigator(olu, scene.desk)
    lena.post(reverse("supports:change", kwargs=own), {"name": "Desk", "about": "", "phone": ""})
    assert Client().get(paper(scene)).status_code == 404


def test_a_directory_is_sent_read_and_accepted(scene: Scene):
    nora, own = signed_in(scene.nora), {"key": scene.desk.key}

    def send(content: bytes) -> Any:
        file = SimpleUploadedFile("hsds.json", content, "application/json")
        return nora.post(reverse("supports:send_file", kwargs=own), {"file": file}, follow=True)

    bad = send(b'[{"id": "1", "name": "Care"}]')
    assert "organization.name" in text(bad)
    assert "Accept it" not in text(bad)
    good = send(b'[{"id": "1", "name": "Care", "organization": {"name": "Steps"}}]')
    nora.post(good.redirect_chain[-1][0])
    assert HelpOffer.objects.get().organization == "Steps"
    given = {"organization": "Rides", "name": "Bus", "kinds": ["transport"], "status": "active", "hours": "MO 05:30-18:00", "languages": "en es"}  # fmt: skip
    wrong = nora.post(reverse("supports:add_offer", kwargs=own), {**given, "hours": "Monday"})
    assert wrong.status_code == 422
    nora.post(reverse("supports:add_offer", kwargs=own), given)
    kept = HelpOffer.objects.get(organization="Rides")
    assert kept.hours == [{"day": "MO", "opens": "05:30", "closes": "18:00"}]
    shown = nora.get(reverse("supports:offer", kwargs={"key": kept.key}))
    assert "MO 05:30-18:00" in text(shown)
    assert "Rides" in text(nora.get(reverse("supports:directory", kwargs=own), {"day": "MO", "at": "06:00"}))  # fmt: skip
    assert nora.get(reverse("supports:export", kwargs=own)).json()["total_items"] == 2


def test_money_is_asked_for_approved_and_judged_on_its_pages(scene: Scene):
    nora, own = signed_in(scene.nora), {"key": scene.desk.key}
    case = scene.ask()
    fund = {"name": "Bridge", "budget": "1000.00", "cap": "", "from_on": "2020-01-01", "until_on": "2099-01-01"}  # fmt: skip
    nora.post(reverse("supports:add_fund", kwargs=own), fund)
    made = queries.list_funds(scene.desk, scene.nora)[0].fund
    asked = {"fund": str(made.key), "kind": "care", "amount": "45.10", "purpose": "Care", "other_sources": "None gives it", "is_participant": "on", "is_necessary": "on"}  # fmt: skip
    actions.consent(case=case, purposes=["help"], months=12, is_own_hand=True, at=timezone.now())
    page = reverse("supports:ask_money", kwargs={"key": case.key})
    assert nora.post(page, {**asked, "is_necessary": ""}).status_code == 422
    assert nora.post(page, asked).status_code == 302
    assert "45.10" in text(nora.get(reverse("supports:case", kwargs={"key": case.key})))
    for name in ("funds", "window", "braid"):
        assert nora.get(reverse(f"supports:{name}", kwargs=own)).status_code == 200
    assert nora.get(reverse("supports:fund", kwargs={"key": made.key})).status_code == 200
    no = nora.post(reverse("supports:window", kwargs=own), {"kind": "adult", "insurance": "receiving", "on": "2026-03-02", "enrolled_on": "2026-04-02", "is_unemployed": "on"})  # fmt: skip
    assert "still pays" in text(no)
    assert "more than 30 days" in text(no)
    part = nora.post(reverse("supports:braid", kwargs=own), {"cost": "40000", "workers": "80", "wage": "0", "hours": "0", "other": "0"})  # fmt: skip
    assert "10,000.00" in text(part) or "10000.00" in text(part)


def test_a_case_is_linked_and_a_wage_file_becomes_indicators(scene: Scene):
    nora, own = signed_in(scene.nora), {"key": scene.desk.key}
    case = scene.ask("Ana Cruz", at=timezone.now())
    record = participants.take_in(partnership=scene.table.partnership, name="Ana Cruz", by=scene.table.lena, at=timezone.now())  # fmt: skip
    begun, ended = date(2024, 8, 1), date(2025, 3, 1)
    for kind, on in ((MilestoneKind.ENROLLED, begun), (MilestoneKind.COMPLETED, ended)):
        participants.mark(participant=record, kind=kind, on=on, about=Ref.to(record))
    link = reverse("supports:link", kwargs={"key": case.key})
    assert "Ana Cruz" in text(nora.get(link))
    wrong = nora.post(link, {"number": "P-0009", "name": "Ana Cruz"})
    assert wrong.status_code == 422
    assert "this number and this name" in text(wrong)
    linked = nora.post(link, {"number": "P-0001", "name": "Ana Cruz"}, follow=True)
    assert "nobody else sees the link" in text(linked)

    page = reverse("supports:send_outcomes", kwargs=own)
    head = text(nora.get(reverse("supports:outcomes_template", kwargs=own))).strip()

    def send(row: str, **more: str) -> Any:
        file = SimpleUploadedFile("w.csv", f"{head}\n{row}".encode(), "text/csv")
        return nora.post(page, {"file": file, **more})

    bad = send("P-0001,20240801,20250301,,1,5,,,,5000,,,,")
    assert (bad.status_code, "contradict each other" in text(bad)) == (422, True)
    high = "P-0001,20240801,20250301,,1,1,,,,200000,,,,"
    assert "Make sure of the decimal point" in text(send(high))
    assert "1 row is taken in" in text(send(high, accepts_warnings="on"))
    page = reverse("supports:indicators", kwargs=own)
    report = text(nora.get(page, {"year": "2025"}))
    assert "July 1, 2024 to June 30, 2025" in report
    assert "$200,000.00" in report
    assert "Jan. 1, 2024 to Dec. 31, 2024" in report
    sheet = text(nora.get(reverse("supports:outcomes_export", kwargs=own), {"year": "2024"}))
    assert "P-0001,20240801,20250301,,1,1," in sheet
    assert "Ana" not in sheet
    note = reverse("supports:transcript", kwargs=own)
    term = {"number": "P-0001", "until_on": "2024-12-20", "hours": "12"}
    assert "12" in text(nora.post(note, {**term, "number": "P-0002"}))
    assert nora.post(note, term).status_code == 302
    shown = text(nora.get(page, {"year": "2024", "by": "exit"}))
    assert "$200,000.00" in shown
    assert "P-0001" in shown
    assert "Ana" not in shown
    spanish = text(nora.get("/es" + reverse("supports:indicators", kwargs=own)))
    assert "Los seis indicadores" in spanish
    nora.post(reverse("supports:unlink", kwargs={"key": case.key}))
    case.refresh_from_db()
    assert case.participant_mark == ""


def test_a_statement_is_compared_and_child_care_is_planned(scene: Scene):
    nora, own = signed_in(scene.nora), {"key": scene.desk.key}
    fund = {"name": "Bridge", "budget": "1000.00", "cap": "", "from_on": "2020-01-01", "until_on": "2099-01-01"}  # fmt: skip
    nora.post(reverse("supports:add_fund", kwargs=own), fund)
    made = queries.list_funds(scene.desk, scene.nora)[0].fund
    page = reverse("supports:reconcile", kwargs={"key": made.key})

    def send(content: bytes, until: str = "2026-03-02") -> Any:
        return nora.post(page, {"file": SimpleUploadedFile("s.csv", content), "until_on": until})

    assert "looks as if it were paid twice" in text(nora.get(page))
    assert send(b"receipt\nA").status_code == 422
    assert "a day that has come" in text(send(b"receipt,amount\nA,1", "2099-01-01"))
    apart = text(send(b"receipt,amount\nA-7,12.50"))
    assert "A-7" in apart
    assert "12.50" in apart
    assert "Compared so far" in text(nora.get(page))

    scene.offer(hours=[{"day": "MO", "opens": "05:30", "closes": "18:00"}])
    plan = {f"{shift}_{what}": "0" for shift in ("day", "evening", "night") for what in ("children", "places")}  # fmt: skip
    care = nora.post(reverse("supports:care", kwargs=own), {**plan, "night_children": "12", "night_places": "5", "reliable": "Two on call"})  # fmt: skip
    assert "<strong>7</strong>" in text(care)
    assert "Two on call" in text(care)
    assert "Not answered" in text(care)


def test_a_co_chair_finds_the_navigator_to_confirm_in_the_inbox(scene: Scene):
    lena, marcus, olu = signed_in(scene.table.lena), signed_in(scene.table.marcus), cast.olu()
    lena.post(reverse("supports:name", kwargs={"key": scene.table.partnership.key}), {"email": olu.email})  # fmt: skip
    line = f"Confirm {olu.name} as navigator"
    assert line in text(marcus.get(reverse("home:home")))
    assert line not in text(lena.get(reverse("home:home")))
    named = next(x for x in queries.list_navigators(scene.desk, scene.table.lena) if x.user == olu)
    marcus.post(reverse("supports:confirm", kwargs={"key": named.key}))
    assert line not in text(marcus.get(reverse("home:home")))


def test_people_look_for_help_on_a_phone_without_an_account(scene: Scene):
    morning = [{"day": d, "opens": "05:30", "closes": "18:00"} for d in ("MO", "TU", "WE", "FR")]
    scene.offer(hours=morning, languages=["es"], phone="(555) 0141", most_age=6, city="Bronx")
    scene.offer(organization="Rides", name="Bus passes", kinds=["transport"])
    phone = Client()
    address = f"/es/help/ask/{scene.desk.code}/helpers/"
    page = phone.get(address)
    shown = text(page)
    assert "lunes a miércoles 05:30–18:00" in shown.lower()
    assert "viernes 05:30–18:00" in shown.lower()
    assert 'href="tel:5550141"' in shown
    assert "Español" in shown
    assert "hasta los 6" in shown
    assert "Bus passes" in shown
    assert page["Cache-Control"] == "no-store, private"
    early = {"need": "child_care", "place": "bronx", "language": "es", "day": "TU", "at": "06:00"}
    found = text(phone.get(address, early))
    assert "Child care" in found
    assert "Bus passes" not in found
    late = text(phone.get(address, {**early, "at": "21:00"}))
    assert "Nadie en el directorio ofrece esto" in late
    assert f"/es/help/ask/{scene.desk.code}/" in late
    assert phone.get(address, {"need": "nonsense", "at": "nine"}).status_code == 200
    assert not Session.objects.exists(), "nothing is kept of who looked"
    Desk.objects.update(is_open=False)
    assert phone.get(address).status_code == 404


def test_area_and_hours_are_asked_for_counted_and_shown_by_area_and_shift(scene: Scene):
    table = scene.table
    lena = signed_in(table.lena)
    change = reverse("supports:change", kwargs={"key": table.partnership.key})
    sent = lena.post(change, {"name": "Help desk", "areas": "Harbor\nWest side", "is_open": "on"})
    assert sent.status_code == 302
    assert "Harbor\nWest side" in text(lena.get(change))
    phone = Client()
    assert "West side" in text(phone.get(paper(scene)))
    assert phone.post(paper(scene), {**ASK, "area": "Moon"}).status_code == 422
    phone.post(paper(scene), {**ASK, "area": "West side", "shift": "night"})
    case = SupportCase.objects.get()
    assert (case.area, case.shift) == ("West side", "night")
    nora = signed_in(scene.nora)
    where = reverse("supports:placed", kwargs={"key": case.key})
    assert "West side" in text(nora.get(where))
    assert nora.post(where, {"area": "", "shift": "day"}).status_code == 302
    case.refresh_from_db()
    assert (case.area, case.shift) == ("", "day")

    spread(scene)
    total = draft(scene)
    shown = text(lena.get(reverse("supports:total", kwargs={"key": total.key})))
    assert re.search(r"West side</th>\s*<td[^>]*>24<", shown)
    assert "Where help is missing" in shown
    assert re.search(r"At night</th>\s*<td[^>]*>24<", shown)
