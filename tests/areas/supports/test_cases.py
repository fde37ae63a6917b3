"""Cases: who reads them, what consent opens and shuts, and what is left once somebody is forgotten."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.core import mail, serializers
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import Message
from highroad.areas.ledger.models import Entry
from highroad.areas.supports import actions, queries
from highroad.areas.supports import models as kept
from highroad.areas.supports.models import keys
from highroad.areas.supports.vocabulary import CaseState, NeedState, Purpose
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.supports.scene import Scene, make_scene
from tests.cast import NOON
from tests.table import acts, add_seat, refused, sit

pytestmark = pytest.mark.django_db
DAY = NOON.date()


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_only_the_navigator_and_the_person_read_a_case(scene: Scene):
    nia = cast.nia()
    case = scene.ask(person=nia)
    own = scene.code

    view = queries.view_case(case, scene.nora, DAY)
    assert (view.name, view.words) == ("Ana", "My sitter left.")
    assert [line.support.kind for line in view.needs] == ["care"]
    assert queries.own_cases(nia) == [case] == [queries.case_by_code_public(own.lower())]
    assert [line.name for line in queries.list_cases(scene.desk, scene.nora)[0]] == ["Ana"]
    for reader in (scene.table.lena, scene.table.marcus, scene.table.sam, cast.olu()):
        assert queries.own_cases(reader) == []
        assert queries.waiting_desks(reader, DAY) == []
        for ask in (
            lambda: queries.get_case(case.key, reader),  # noqa: B023
            lambda: queries.list_cases(scene.desk, reader),  # noqa: B023
            lambda: queries.get_support(scene.need(case).key, reader),  # noqa: B023
            lambda: queries.view_case(case, reader, DAY),  # noqa: B023
        ):
            with pytest.raises(NotFound):
                ask()


def test_nothing_of_a_case_reaches_the_record_the_inbox_or_the_mails(scene: Scene):
    before = (acts(scene.table.partnership.log), Entry.objects.count(), Message.objects.count())

    case = scene.ask()
    actions.take_up(case=case, by=scene.nora, at=NOON)
    sent = actions.refer(support=scene.need(case), offer=scene.offer(), by=scene.nora, at=NOON)
    actions.move(referral=sent, state="accepted", by=scene.nora, at=NOON)
    actions.move(referral=sent, state="completed", by=scene.nora, at=NOON)
    actions.close(case=case, by=scene.nora, at=NOON)
    actions.forget(case=case)
    accounts.send_mails(at=timezone.now())

    assert (acts(scene.table.partnership.log), Entry.objects.count(), Message.objects.count()) == before  # fmt: skip
    assert not [sent for sent in mail.outbox if "Ana" in sent.body + sent.subject]


def test_a_navigator_who_takes_a_seat_on_a_side_reads_nothing_more(scene: Scene):
    case = scene.ask()
    assert queries.is_navigator(scene.nora, scene.desk)

    sit(scene.table, add_seat(scene.table, "labor", "Member"), scene.nora)  # type: ignore[arg-type]

    assert not queries.is_navigator(scene.nora, scene.desk)
    with pytest.raises(NotFound):
        queries.get_case(case.key, scene.nora)


def test_it_takes_both_sides_to_make_a_navigator_and_either_to_end_one(scene: Scene):
    table, olu = scene.table, cast.olu()
    named = actions.name_navigator(desk=scene.desk, email=olu.email, by=table.lena, at=NOON)

    assert not queries.is_navigator(olu, scene.desk)
    with refused("other side must confirm"):
        actions.confirm_navigator(navigator=named, by=table.lena, at=NOON)
    with refused("named already"):
        actions.name_navigator(desk=scene.desk, email=olu.email, by=table.marcus, at=NOON)
    with refused("sits on a side"):
        actions.name_navigator(desk=scene.desk, email=table.marcus.email, by=table.lena, at=NOON)
    with refused("account with this address"):
        actions.name_navigator(desk=scene.desk, email="x@example.org", by=table.lena, at=NOON)
    with refused("Only a co-chair"):
        actions.name_navigator(desk=scene.desk, email=olu.email, by=scene.nora, at=NOON)
    actions.confirm_navigator(navigator=named, by=table.marcus, at=NOON)
    assert queries.is_navigator(olu, scene.desk)
    actions.end_navigator(navigator=named, by=table.marcus, at=NOON)
    assert not queries.is_navigator(olu, scene.desk)
    assert acts(table.partnership.log)[-1] == "supports.navigator_ended"


def test_consent_has_purposes_and_an_end(scene: Scene):
    case = scene.ask(purposes=[Purpose.HELP], months=3)
    need, offer = scene.need(case), scene.offer()

    with refused("consent to this"):
        actions.refer(support=need, offer=offer, by=scene.nora, at=NOON)
    late = NOON + timedelta(days=100)
    with refused("consent to this"):
        actions.take_up(case=case, by=scene.nora, at=late)
    shut = queries.view_case(case, scene.nora, late.date())
    assert (shut.is_closed_to_desk, shut.name, shut.words, list(shut.needs)) == (
        True,
        "Ana",
        "",
        [],
    )
    assert queries.own_view(case, late.date()).words == "My sitter left."

    actions.consent(case=case, purposes=list(Purpose), months=6, is_own_hand=True, at=late)
    actions.refer(support=need, offer=offer, by=scene.nora, at=late)
    actions.withdraw_consent(case=case, at=late)
    assert queries.view_case(case, scene.nora, late.date()).is_closed_to_desk


def test_what_is_not_right_is_refused_in_words(scene: Scene):
    nia = cast.nia()
    scene.ask(person=nia)

    with refused("asked here already"):
        scene.ask(person=nia)
    with refused("a name to call you"):
        scene.ask(reach=" ")
    with refused("Without your consent"):
        scene.ask(purposes=[Purpose.COUNT])
    with refused("how long"):
        scene.ask(months=24)
    case = scene.ask("Bo")
    need = scene.need(case)
    with refused("Say why"):
        actions.settle(support=need, state="unmet", by=scene.nora, at=NOON)
    with refused("still open"):
        actions.close(case=case, by=scene.nora, at=NOON)
    actions.settle(support=need, state="unmet", reason="full", by=scene.nora, at=NOON)
    with refused("settled already"):
        actions.settle(support=need, state="met", by=scene.nora, at=NOON)
    actions.change_desk(desk=scene.desk, name="Desk", about="", phone="", is_open=False, by=scene.table.lena, at=NOON)  # fmt: skip
    with refused("no new people"):
        scene.ask("Cy")
    assert not list(keys.folder().glob("*/*.tmp"))


def test_the_list_shows_who_waits_longest_first_in_two_queries(scene: Scene, django_assert_num_queries: Any):  # fmt: skip
    later = scene.ask("Later", at=NOON + timedelta(days=2))
    first = scene.ask("First")
    actions.take_up(case=later, by=scene.nora, at=NOON + timedelta(days=2))
    actions.plan_step(support=scene.need(later), text="Call", due_on=DAY, by=scene.nora, at=NOON + timedelta(days=2))  # fmt: skip

    with django_assert_num_queries(3):  # who works here: two; the page: one
        lines, has_more = queries.list_cases(scene.desk, scene.nora)

    assert {line.name for line in lines} == {"First", "Later"}
    assert not has_more
    assert all(line.next_on == DAY for line in lines)
    assert queries.list_cases(scene.desk, scene.nora, state="asked")[0][0].key == first.key
    assert queries.waiting_desks(scene.nora, DAY) == [scene.desk]
    assert queries.waiting_desks(scene.nora, DAY - timedelta(days=1)) == []


def test_somebody_is_asked_again_at_the_steps_of_their_way(scene: Scene):
    from highroad.areas.participants import actions as participants
    from highroad.areas.participants.vocabulary import MilestoneKind
    from highroad.kit.refs import Ref

    nia = cast.nia()
    record = participants.take_in(partnership=scene.table.partnership, name="Nia", by=scene.table.lena, at=NOON, user=nia)  # fmt: skip
    case = scene.ask(person=nia)
    assert queries.view_case(case, scene.nora, DAY).ask_again is None

    participants.mark(participant=record, kind=MilestoneKind.ENROLLED, on=DAY, about=Ref.to(record))
    assert queries.view_case(case, scene.nora, DAY).ask_again == "enrolled"
    actions.screen(case=case, occasion="enrolled", answers=["gear", "child_care"], words="Boots", by=scene.nora, at=NOON)  # fmt: skip
    again = queries.view_case(case, scene.nora, DAY)

    assert again.ask_again is None
    assert sorted(line.support.kind for line in again.needs) == ["care", "gear"]
    assert again.screenings[-1][1:] == (["child_care", "gear"], "Boots")


def everything(tmp: Path) -> bytes:
    """Every byte of the database, as rows and as a dump, and of the folder that is backed up."""
    rows = []
    for model in (getattr(kept, name) for name in kept.__all__):
        rows.append(serializers.serialize("json", model.objects.all()))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            rows += [repr(row) + "".join(str(bytes(c)) for c in row if isinstance(c, bytes | memoryview)) for row in cursor.fetchall()]  # fmt: skip
    files = [path.read_bytes() for path in tmp.rglob("*") if path.is_file()]
    return "\n".join(rows).encode() + b"\n".join(files)


def test_after_forgetting_nothing_is_left_not_even_in_an_older_copy(scene: Scene, settings: Any):
    tmp = Path(settings.DATA)
    case = scene.ask("cnrynameofsomebody", words="cnrywordsofsomebody", reach="cnryreachofsomebody")
    need = actions.add_need(
        case=case, kind="legal", words="cnryneedofsomebody", by=scene.nora, at=NOON
    )
    actions.plan_step(support=need, text="cnrystepofsomebody", due_on=DAY, by=scene.nora, at=NOON)
    old_row = bytes(kept.SupportCase.objects.get(pk=case.pk).sealed)
    old_key = keys._path(case.key).read_bytes()
    held = everything(tmp)
    assert b"cnry" not in held, "words stand in the clear"
    assert str(case.key).encode() in held

    key = case.key
    actions.forget(case=case)

    after = everything(tmp)
    assert b"cnry" not in after
    assert key.hex.encode() not in after.replace(b"-", b"")
    assert not keys._path(key).exists()
    keys._path(key).write_bytes(old_key)  # a key that comes back from an older copy
    with pytest.raises(keys.ForgottenError):
        keys.unseal(key, "case", key, old_row)


def test_a_sealed_field_opens_in_its_own_place_only(scene: Scene):
    one, two = scene.ask("One"), scene.ask("Two")
    bent = bytearray(one.sealed)
    bent[-1] ^= 1

    with pytest.raises(InvalidTag):
        keys.unseal(one.key, "case", two.key, two.sealed)
    with pytest.raises(InvalidTag):
        keys.unseal(one.key, "support", one.key, one.sealed)
    with pytest.raises(InvalidTag):
        keys.unseal(one.key, "case", one.key, bytes(bent))
    with pytest.raises(InvalidTag):
        keys.unseal(one.key, "case", one.key, b"\x02" + bytes(one.sealed)[1:])
    assert keys._path(one.key).stat().st_mode & 0o077 == 0


def test_a_lost_key_leaves_a_line_without_a_name_and_no_page(scene: Scene):
    case = scene.ask()
    keys._path(case.key).unlink()

    assert queries.list_cases(scene.desk, scene.nora)[0][0].name == ""
    with pytest.raises(NotFound):
        queries.view_case(case, scene.nora, DAY)


def test_referrals_run_to_an_end_and_close_the_loop(scene: Scene):
    case = scene.ask(urgency="now")
    need, offer = scene.need(case), scene.offer()
    sent = actions.refer(support=need, offer=offer, words="Two children", by=scene.nora, at=NOON)

    assert sent.contact_due_on == DAY + timedelta(days=1)
    assert kept.SupportCase.objects.get(pk=case.pk).next_on is not None
    with refused("asked for it already"):
        actions.refer(support=need, offer=offer, by=scene.nora, at=NOON)
    with refused("Say why"):
        actions.move(referral=sent, state="rejected", by=scene.nora, at=NOON)
    with refused("does not follow"):
        actions.move(referral=sent, state="in_progress", by=scene.nora, at=NOON)
    gone = actions.move(referral=sent, state="rejected", reason="full", words="Full", by=scene.nora, at=NOON)  # fmt: skip
    assert (gone.reason, gone.ended_at, gone.was_accepted) == ("full", NOON, False)
    again = actions.refer(support=need, offer=offer, by=scene.nora, at=NOON)
    actions.move(referral=again, state="accepted", by=scene.nora, at=NOON)
    done = actions.move(referral=again, state="completed", by=scene.nora, at=NOON)

    need.refresh_from_db()
    assert (done.was_accepted, need.state) == (True, NeedState.MET)
    with refused("settled already"):
        actions.refer(support=need, offer=offer, by=scene.nora, at=NOON)
    assert queries.next_states(done) == []


@pytest.mark.parametrize(
    ("constraint", "model", "change"),
    [
        ("supports_one_desk", "Desk", None),
        ("supports_desk_has_a_name", "Desk", {"name": ""}),
        ("supports_navigator_once", "Navigator", None),
        ("supports_navigator_of_both_sides", "Navigator", {"confirmed_side": "labor"}),
        ("supports_one_open_case", "SupportCase", None),
        ("supports_consent_ends", "Consent", {"until_on": DAY}),
        ("supports_unmet_has_a_reason", "Support", {"state": "unmet", "settled_on": DAY}),
        ("supports_settled_on_a_day", "Support", {"state": "met"}),
        ("supports_referred_once", "Referral", None),
        ("supports_declined_with_a_reason", "Referral", {"state": "rejected", "ended_at": NOON}),
        ("supports_referral_ends", "Referral", {"state": "completed"}),
        ("supports_offer_once", "HelpOffer", None),
        ("supports_offer_ages", "HelpOffer", {"least_age": 9, "most_age": 2}),
        ("supports_offer_has_names", "HelpOffer", {"name": ""}),
    ],
)
def test_the_database_has_the_last_word(scene: Scene, constraint: str, model: str, change: dict[str, Any] | None):  # fmt: skip
    case = scene.ask(person=cast.nia())
    actions.refer(
        support=scene.need(case), offer=scene.offer(outside_id="1"), by=scene.nora, at=NOON
    )
    rows: models.Manager[Any] = getattr(kept, model).objects

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        if change is not None:
            rows.all().update(**change)
        else:
            row = rows.get()
            row.pk, row._state.adding = uuid.uuid4(), True
            for unique in ("code", "code_mark"):
                if hasattr(row, unique):
                    setattr(row, unique, "other")
            row.save(force_insert=True)
    if connection.vendor == "postgresql" or change is not None:
        assert constraint in str(caught.value)
    assert case.state == CaseState.ASKED
