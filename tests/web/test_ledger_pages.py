"""The pages of the record: for whoever sits there, a side's own for that side, the whole to take home."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from witness import verify

from highroad.areas.commitments.vocabulary import CommitmentAct
from highroad.areas.ledger import actions, queries
from highroad.areas.ledger.models import Checkpoint, Entry
from highroad.areas.ledger.vocabulary import ACTS
from highroad.kit.refs import Ref
from tests.append_only import lifted
from tests.areas.guide.table import NOON, Table, laid

pytestmark = pytest.mark.django_db
PAGES = ("record", "bundle", "entry")
ACT = re.compile(r"[a-z_]+\.[a-z_]+")


@pytest.fixture
def table() -> Table:
    return laid()


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(table: Table, page: str = "record", **more: Any) -> str:
    if page.endswith("entry"):
        more.setdefault("number", 1)
    return reverse(f"ledger:{page}", kwargs={"key": table.partnership.key, **more})


def seen(user: Any, where: str) -> str:
    page = client_of(user).get(where)
    assert page.status_code == 200, where
    return str(page.content.decode())


def acted(log: str, count: int = 1, *, act: str = "decision.signed") -> list[Entry]:
    with transaction.atomic():
        return [
            actions.record(
                log, act=act, about=Ref("decisions.signoff", f"{turn}"), by="p-4c1e9a7b",
                at=NOON, side="labor", content={"reason": f"turn {turn}"},
            )
            for turn in range(count)
        ]  # fmt: skip


def taken_home(page: Any, folder: Path) -> Path:
    path = folder / "record.zip"
    path.write_bytes(page.content)
    return path


def test_lena_reads_what_happened_newest_first(table: Table):
    acted(table.partnership.log)

    page = seen(table.lena, address(table))

    assert "The partnership was founded" in page
    assert page.index("A side answered a proposal") < page.index("The partnership was founded")
    assert "p-4c1e9a7b" in page
    assert "Labor" in page


def test_no_name_of_a_person_stands_in_the_record(table: Table):
    page = seen(table.lena, address(table)).split("<main")[1].split("</main>")[0]

    for person in (table.marcus, table.leo, table.priya, table.sam):
        assert person.name not in page
        assert person.name.split()[1] not in page


def test_the_record_is_there_in_spanish(table: Table):
    page = client_of(table.lena).get("/es" + address(table)).content.decode()

    assert "El registro conjunto" in page
    assert "Se fundó la alianza" in page


@pytest.mark.parametrize("page", PAGES)
def test_the_joint_record_is_for_confirmed_seats_and_for_reading(table: Table, page: str):
    where = address(table, page)

    for somebody in (table.lena, table.marcus, table.priya, table.leo):
        assert client_of(somebody).get(where).status_code == 200
    for somebody in (table.olu, table.sam):
        assert client_of(somebody).get(where).status_code == 404
    for verb in ("post", "put", "patch", "delete"):
        assert getattr(client_of(table.lena), verb)(where).status_code == 405
    signed_out = Client().get(where)
    assert signed_out.status_code == 302
    assert "/account/" in signed_out["Location"]


def test_a_side_opens_its_own_record_and_no_other(table: Table):
    acted(f"{table.partnership.log}/labor")
    for page in PAGES:
        where = address(table, f"side_{page}", side="labor")

        assert client_of(table.lena).get(where).status_code == 200
        for other in (table.marcus, table.priya):
            refused = client_of(other).get(where)
            assert refused.status_code == 403
            assert "Only Labor may see its own record." in refused.content.decode()
        for stranger in (table.sam, table.olu):
            assert client_of(stranger).get(where).status_code == 404


def test_the_joint_pages_do_not_tell_of_a_side_s_own_acts(table: Table):
    before = seen(table.marcus, address(table))
    acted(f"{table.partnership.log}/labor", 5)

    after = seen(table.marcus, address(table))

    nonce = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert nonce.sub("", after) == nonce.sub("", before)


def test_links_lead_to_the_records_of_one_s_own_side_only(table: Table):
    page = seen(table.lena, address(table))

    assert address(table, "side_record", side="labor") in page
    assert address(table, "side_record", side="management") not in page


def test_an_entry_that_is_not_there_is_not_found(table: Table):
    client = client_of(table.lena)

    for number in (0, 9999):
        assert client.get(address(table, "entry", number=number)).status_code == 404


def test_an_address_of_no_side_is_not_found(table: Table):
    where = address(table, "side_record", side="labor").replace("/labor/", "/owners/")

    assert client_of(table.lena).get(where).status_code == 404


def test_an_entry_shows_its_content_and_its_proof(table: Table):
    entry = acted(table.partnership.log, 3)[1]
    where = address(table, "entry", number=entry.number)

    waiting = seen(table.lena, where)
    actions.checkpoint(table.partnership.log, at=NOON)
    proved = seen(table.lena, where)

    assert "the proof is made with the next signature" in waiting
    assert "turn 1" in proved
    assert entry.leaf in proved
    assert Checkpoint.objects.get(log=entry.log).root in proved
    assert "We have just computed it, and it does." in proved
    assert address(table, "entry", number=entry.number - 1) in proved
    assert address(table, "entry", number=entry.number + 1) in proved


def test_an_entry_without_content_and_the_only_one_reads_well(table: Table):
    log = f"{table.partnership.log}/labor"
    with transaction.atomic():
        actions.record(log, act="caucus.opened", about=Ref("a.b", "1"), by="system", at=NOON)

    page = seen(table.lena, address(table, "side_entry", side="labor"))

    assert "caucus.opened" in page  # an act without words of its own is shown as it is written
    assert "What it commits to" not in page
    assert "Entry before" not in page
    assert "Entry after" not in page


def test_erased_content_is_gone_and_the_page_says_so(table: Table):
    entry = acted(table.partnership.log)[0]
    actions.erase(entry.key, by="system", at=NOON)

    page = seen(table.lena, address(table, "entry", number=entry.number))

    assert "turn 0" not in page
    assert "the content was erased. The fingerprint remains." in page


def test_an_empty_record_says_that_nothing_happened(table: Table):
    page = seen(table.lena, address(table, "side_record", side="labor"))

    assert "Nothing has been recorded yet." in page
    assert "Nothing has been signed for yet." in page


def test_the_record_is_taken_home_and_is_whole(table: Table, tmp_path: Path):
    acted(table.partnership.log, 3)

    page = client_of(table.lena).get(address(table, "bundle"))

    assert page["Content-Type"] == "application/zip"
    assert (
        page["Content-Disposition"] == f'attachment; filename="record-{table.partnership.key}.zip"'
    )
    found = verify.check(taken_home(page, tmp_path))
    assert found.faults == []
    assert found.tree.size == queries.size_for_system(table.partnership.log)


def test_a_side_takes_its_own_record_home(table: Table, tmp_path: Path):
    acted(f"{table.partnership.log}/labor", 2)

    page = client_of(table.lena).get(address(table, "side_bundle", side="labor"))

    assert f"record-{table.partnership.key}-labor.zip" in page["Content-Disposition"]
    assert verify.check(taken_home(page, tmp_path)).tree.size == 2


def test_what_is_not_yet_signed_for_is_said(table: Table):
    before = seen(table.lena, address(table))
    client_of(table.lena).get(address(table, "bundle"))
    after = seen(table.lena, address(table))

    size = queries.size_for_system(table.partnership.log)
    assert f"{size} newer entries follow within minutes" in before
    assert "newer entr" not in after
    assert f"entries 1 to {size} are signed for." in after


def test_a_record_that_was_tampered_with_is_not_signed_for_and_can_still_be_taken(
    table: Table, tmp_path: Path
):
    log = table.partnership.log
    acted(log, 3)
    actions.checkpoint(log, at=NOON)
    acted(log)
    with lifted(connection):
        changed = Entry.objects.get(log__name=log, number=2)
        Entry.objects.filter(key=changed.key).update(
            line=changed.line.replace("partnerships.", "partnership.")
        )
    client = client_of(table.lena)

    refused = client.get(address(table, "bundle"), follow=True)
    stored = client.get(address(table, "bundle") + "?as=stored")

    assert (
        "This record does not add up. Entry 2 was changed. Nothing was signed."
        in refused.content.decode()
    )
    assert Checkpoint.objects.filter(log__name=log).count() == 1
    assert any("ntry 2 " in words for words in verify.check(taken_home(stored, tmp_path)).faults)


def test_a_long_record_comes_page_by_page(table: Table):
    acted(table.partnership.log, 60)
    size = queries.size_for_system(table.partnership.log)
    client = client_of(table.lena)

    first, second = (client.get(address(table), {"page": page}).context["rows"] for page in (1, 2))

    assert [row.number for row in [*first, *second]] == list(
        range(size, size - 50 - len(second), -1)
    )
    assert second[-1].number == 1
    assert client.get(address(table), {"page": "x"}).status_code == 200


def test_a_page_asks_the_database_no_more_often_when_the_record_is_longer(table: Table):
    client = client_of(table.lena)
    client.get(address(table))
    counts = []
    for more in (1, 40):
        acted(table.partnership.log, more)
        with CaptureQueriesContext(connection) as sent:
            client.get(address(table))
        counts.append(len(sent))

    assert counts[0] == counts[1]
    assert counts[0] <= 20


def acts_in(path: Path) -> set[str]:
    """What a module hands to a function that records."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    recording = [call for call in calls if "record" in ast.unparse(call.func)]
    given = [value for call in recording for value in call.args]
    given += [keyword.value for call in calls for keyword in call.keywords if keyword.arg == "act"]
    words = [str(value.value) for value in given if isinstance(value, ast.Constant)]
    return {word for word in words if ACT.fullmatch(word)}


def test_every_act_that_is_recorded_has_plain_words():
    areas = Path(queries.__file__).parents[2]
    rooms = [*areas.glob("*/actions.py"), *areas.glob("*/actions/*.py")]

    acts = set().union(*map(acts_in, rooms))

    assert {"partnership.founded", "seat.added"} <= acts
    acts |= {f"commitment.{act.value}" for act in CommitmentAct}
    assert acts <= set(ACTS), f"Give them words in ledger.vocabulary: {sorted(acts - set(ACTS))}"
