"""The directory: Open Referral in and out, faults in words, search by need, place, hours, language."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from highroad.areas.supports import actions, queries
from highroad.areas.supports.models import HelpOffer
from highroad.areas.supports.queries import Wanted
from highroad.areas.supports.rules import hsds
from highroad.kit.answers import NotFound
from tests.areas.supports.scene import make_scene
from tests.cast import NOON
from tests.table import refused

DAY = NOON.date()
ROW: dict[str, Any] = {
    "id": "s1", "name": "Child care before dawn", "status": "active",
    "organization": {"id": "o1", "name": "Little Steps", "description": "Care"},
    "minimum_age": "1", "maximum_age": 6, "assured_date": "2026-02-01", "url": "https://little.example",
    "languages": [{"code": "en"}, {"code": "ES"}], "phones": [{"number": "555 0100"}],
    "cost_options": [{"option": "A week", "amount": 15, "currency": "USD"}],
    "required_documents": [{"document": "Proof of training"}],
    "schedules": [{"byday": "MO,TU", "opens_at": "05:30", "closes_at": "18:00:00", "timezone": -5}],
    "service_at_locations": [
        {"id": "l1", "location": {"addresses": [{"address_1": "12 Ferry St", "city": "Bronx", "state_province": "NY", "postal_code": "10451"}]}},
        {"id": "l2", "location": {"addresses": [{"address_1": "9 Mill St", "city": "Albany", "state_province": "NY", "postal_code": "12201"}]}},
    ],
}  # fmt: skip


def file_of(*rows: Any) -> bytes:
    return json.dumps({"contents": list(rows)}).encode()


@pytest.mark.pure
def test_a_service_at_two_places_is_two_offers():
    offers, faults = hsds.read(file_of(ROW))

    assert faults == []
    assert [(o.outside_id, o.city) for o in offers] == [("s1", "Bronx"), ("s1@l2", "Albany")]
    first = offers[0]
    assert (first.kinds, first.languages, first.least_age, first.most_age) == (["care"], ["en", "es"], 1, 6)  # fmt: skip
    assert (first.cost, first.papers, first.phone) == ("A week 15 USD", "Proof of training", "555 0100")  # fmt: skip
    assert first.hours[0] == {"day": "MO", "opens": "05:30", "closes": "18:00"}


@pytest.mark.pure
def test_what_is_written_reads_back_the_same():
    offers, _faults = hsds.read(file_of(ROW))
    again, faults = hsds.read(json.dumps(hsds.written(offers)).encode())

    assert faults == []
    assert again == [
        type(each)(**{**{name: getattr(each, name) for name in each.__dataclass_fields__}})
        for each in offers
    ]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("change", "field", "remedy"),
    [
        ({"name": ""}, "name", "missing"),
        ({"id": None}, "id", "missing"),
        ({"organization": {}}, "organization.name", "missing"),
        ({"organization": "Little Steps"}, "organization", "object"),
        ({"status": "open"}, "status", "temporarily closed"),
        ({"minimum_age": "six"}, "minimum_age", "number of years"),
        ({"minimum_age": 9}, "maximum_age", "below the lowest"),
        ({"maximum_age": 1e400}, "maximum_age", "number of years"),
        ({"assured_date": "1 March"}, "assured_date", "2026-03-31"),
        ({"url": "javascript:alert(1)"}, "url", "https://"),
        ({"schedules": [{"byday": "MO", "timezone": "America/New_York"}]}, "schedules.timezone", "hours from UTC"),
        ({"schedules": [{"byday": "MO", "opens_at": "25:00"}]}, "schedules.opens_at", "08:30"),
        ({"phones": "555"}, "phones", "list of objects"),
        ({"description": ["x"]}, "description", "must be a text"),
    ],
)  # fmt: skip
def test_a_fault_names_its_row_its_field_and_the_remedy(change: dict[str, Any], field: str, remedy: str):  # fmt: skip
    other = {**ROW, "id": "other", "service_at_locations": []}
    _offers, faults = hsds.read(file_of(other, {**ROW, **change}))

    assert [(fault.row, fault.field) for fault in faults] == [(2, field)]
    assert remedy in str(faults[0].what)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b"id;name", "not JSON"), (b"\xff\xfe", "not JSON"), (b"{}", "no list"), (b"[]", "no list"),
        (b"[1]", "an object"), (b"[" * 200_000, "not JSON"), (b" " * 10_000_001, "10 megabytes"),
        (file_of(ROW, ROW), "stands twice"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_says_so(content: bytes, remedy: str):
    _offers, faults = hsds.read(content)

    assert remedy in str(faults[0].what)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("day", "at", "is_open"),
    [("MO", "05:29", False), ("MO", "05:30", True), ("MO", "18:00", False), ("TU", "03:00", False),
     ("FR", "23:00", True), ("SA", "05:59", True), ("SA", "06:00", False), ("SA", "23:00", False),
     ("MO", "02:00", True)],
)  # fmt: skip
def test_hours_run_past_midnight(day: str, at: str, is_open: bool):
    hours = [
        {"day": "MO", "opens": "05:30", "closes": "18:00"},
        {"day": "FR", "opens": "22:00", "closes": "06:00"},
        {"day": "SU", "opens": "23:00", "closes": "03:00"},
    ]
    assert hsds.is_open_at(hours, day, at) is is_open


@pytest.mark.django_db
def test_nothing_is_in_the_directory_before_it_is_accepted_and_nothing_of_a_file_with_a_fault():
    scene = make_scene()

    def read(*rows: Any) -> Any:
        return actions.read_file(desk=scene.desk, name="a.json", content=file_of(*rows), by=scene.nora, at=NOON)  # fmt: skip

    bad = read(ROW, {**ROW, "id": "x", "status": "open"})
    with refused("Nothing is taken from a file with faults"):
        actions.accept_file(waiting=bad, by=scene.nora, at=NOON)
    good = read(ROW)
    assert not HelpOffer.objects.exists()
    assert actions.accept_file(waiting=good, by=scene.nora, at=NOON) == 2
    with refused("has been accepted"):
        actions.accept_file(waiting=good, by=scene.nora, at=NOON)
    actions.accept_file(waiting=read({**ROW, "name": "New name", "service_at_locations": []}), by=scene.nora, at=NOON)  # fmt: skip
    assert HelpOffer.objects.count() == 2
    assert HelpOffer.objects.get(outside_id="s1").name == "New name"
    with pytest.raises(NotFound):
        read_as = scene.table.lena
        actions.read_file(desk=scene.desk, name="a", content=b"", by=read_as, at=NOON)
    written = queries.written_directory(scene.desk, scene.nora)
    assert hsds.read(json.dumps(written).encode())[1] == []


@pytest.mark.django_db
def test_the_search_asks_for_need_place_language_age_and_hours(django_assert_num_queries: Any):
    scene = make_scene()
    early = [{"day": "MO", "opens": "05:30", "closes": "18:00"}]
    near = scene.offer(city="Bronx", postal_code="10451", languages=["es"], least_age=1, most_age=6, hours=early)  # fmt: skip
    vague = scene.offer(organization="Vague")
    scene.offer(organization="Rides", kinds=["transport"], city="Bronx")
    HelpOffer.objects.filter(pk=vague.pk).update(assured_on=DAY - timedelta(days=181))

    def find(**wanted: Any) -> list[str]:
        lines, _more = queries.list_offers(scene.desk, scene.nora, Wanted(**wanted), DAY)
        return [line.offer.organization for line in lines]

    with django_assert_num_queries(3):
        assert find() == ["Little Steps", "Rides", "Vague"]
    assert find(kind="care") == ["Little Steps", "Vague"]
    assert find(place="bronx") == ["Little Steps", "Rides"]
    assert find(place="104", kind="care") == ["Little Steps"]
    assert find(language="ht", kind="care") == ["Vague"]
    assert find(kind="care", age=7) == ["Vague"]
    assert find(kind="care", age=6, day="MO", at="06:00") == ["Little Steps", "Vague"]
    assert find(kind="care", day="SU") == ["Vague"]
    assert find(words="ride") == ["Rides"]
    stale = {line.offer.organization for line in queries.list_offers(scene.desk, scene.nora, Wanted(), DAY)[0] if line.is_stale}  # fmt: skip
    assert stale == {"Vague"}
    actions.assure(offer=vague, by=scene.nora, at=NOON)
    near.refresh_from_db()
    changed = actions.change_offer(kept=near, offer=actions.Offer(organization="Big Steps", name="Care", kinds=["care"]), by=scene.nora, at=NOON)  # fmt: skip
    assert changed.organization == "Big Steps"
    with refused("whose offer"):
        scene.offer(kinds=[])
    with pytest.raises(NotFound):
        queries.list_offers(scene.desk, scene.table.marcus, Wanted(), DAY)


@pytest.mark.django_db
def test_people_search_the_directory_themselves_and_see_what_stands(django_assert_num_queries: Any):
    scene = make_scene()
    scene.offer(city="Bronx")
    scene.offer(organization="Ended", status="defunct")
    scene.offer(organization="Resting", status="temporarily closed")
    with django_assert_num_queries(1):
        lines, has_more = queries.list_offers_public(scene.desk, Wanted(), DAY)
    assert [line.offer.organization for line in lines] == ["Little Steps", "Resting"]
    assert not has_more
    assert not queries.list_offers_public(scene.desk, Wanted(kind="legal"), DAY)[0]
