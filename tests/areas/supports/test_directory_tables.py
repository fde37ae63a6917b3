"""The directory as CSV tables: what is written reads back; a fault names the line, the field, the remedy."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from highroad.areas.supports import actions, queries
from highroad.areas.supports.models import HelpOffer
from highroad.areas.supports.rules import hsds, hsds_tables
from highroad.kit.answers import NotFound
from tests.areas.supports.scene import make_scene
from tests.areas.supports.test_directory import ROW, file_of
from tests.cast import NOON
from tests.table import refused

TABLES = {
    "organizations": "id,name\no1,Little Steps\n",
    "services": "id,organization_id,name,status,minimum_age,assured_date\ns1,o1,Child care before dawn,active,1,2026-02-01\n",
    "locations": "id,name,location_type\np1,Ferry St,physical\n",
    "service_at_location": "id,service_id,location_id\na1,s1,p1\n",
    "addresses": "id,location_id,address_1,city,state_province,postal_code\nd1,p1,12 Ferry St,Bronx,NY,10451\n",
    "schedules": 'id,service_at_location_id,byday,opens_at,closes_at\nh1,a1,"MO,TU",05:30,18:00\n',
    "languages": "id,service_id,code\nl1,s1,es\n",
    "taxonomy_term": "id,name\nt1,Child care\n",
    "attribute": "id,link_id,link_entity,taxonomy_term_id\nx1,s1,service,t1\n",
}


def package(**change: str | bytes | None) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        for name, text in {**TABLES, **change}.items():
            if text is not None:
                made.writestr(f"hsds/{name}.csv", text)
    return kept.getvalue()


@pytest.mark.pure
def test_tables_are_put_together():
    offers, faults = hsds_tables.read(package())

    assert faults == []
    assert [(o.organization, o.city, o.kinds, o.languages, o.least_age) for o in offers] == [("Little Steps", "Bronx", ["care"], ["es"], 1)]  # fmt: skip
    assert offers[0].hours[1] == {"day": "TU", "opens": "05:30", "closes": "18:00"}


@pytest.mark.pure
def test_what_is_written_as_tables_reads_back_the_same():
    offers, _faults = hsds.read(file_of(ROW))
    written = hsds_tables.written(offers)

    assert hsds_tables.is_package(written)
    assert written == hsds_tables.written(offers)
    assert hsds_tables.read(written) == (offers, [])
    with zipfile.ZipFile(io.BytesIO(written)) as opened:
        described = json.loads(opened.read("datapackage.json"))
        assert {each["path"] for each in described["resources"]} < set(opened.namelist())


SERVICES = TABLES["services"]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("change", "row", "field", "remedy"),
    [
        ({"organizations": None}, 0, "organization.csv", "table is missing"),
        ({"services": None}, 0, "service.csv", "table is missing"),
        ({"services": b"\xff\xfe"}, 0, "service.csv", "UTF-8"),
        ({"services": ""}, 1, "service.csv id", "column is missing"),
        ({"services": "name\nCare\n"}, 1, "service.csv id", "column is missing"),
        ({"services": 'id,name\n1,"Ca'}, 0, "service.csv", "UTF-8"),
        ({"services": SERVICES.replace("o1", "o9")}, 2, "organization_id", "has this id"),
        ({"service_at_location": "id,service_id,location_id\na1,s1,p9\n"}, 2, "location_id", "has this id"),
        ({"services": SERVICES.replace("active", "open")}, 2, "status", "temporarily closed"),
        ({"services": SERVICES.replace("Child care before dawn", "")}, 2, "name", "missing"),
        ({"services": SERVICES.replace(",1,", ",one,")}, 2, "minimum_age", "number of years"),
        ({"services": SERVICES.replace("2026-02-01", "1 May")}, 2, "assured_date", "2026-03-31"),
        ({"services": SERVICES + SERVICES.splitlines()[1]}, 3, "id", "stands twice"),
        ({"organizations": "id,name\no1,\n"}, 2, "organization.name", "missing"),
        ({"services": "id,organization_id,name\n"}, 0, "contents", "no list of services"),
        ({"languages": "id,service_id,code\nl1,s1,es\n", "schedules": "id,service_id,byday,opens_at\nh1,s1,MO,29:00\n"}, 2, "schedules.opens_at", "08:30"),
    ],
)  # fmt: skip
def test_a_fault_of_a_table_names_line_field_and_remedy(change: Any, row: int, field: str, remedy: str):  # fmt: skip
    offers, faults = hsds_tables.read(package(**change))

    assert [(fault.row, fault.field) for fault in faults] == [(row, field)]
    assert remedy in str(faults[0].what)
    assert offers == [] or len(offers) == 1


@pytest.mark.pure
def test_a_zip_that_is_none_or_too_large_says_so():
    assert "cannot be opened" in str(hsds_tables.read(b"PK\x03\x04nothing")[1][0].what)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("service.csv", b"id\n" + b" " * 10_000_001)
    assert "10 megabytes" in str(hsds_tables.read(kept.getvalue())[1][0].what)


@pytest.mark.django_db
def test_a_package_is_taken_in_whole_or_not_at_all():
    scene = make_scene()

    def take(content: bytes) -> int:
        made = actions.read_file(desk=scene.desk, name="hsds.zip", content=content, by=scene.nora, at=NOON)  # fmt: skip
        return actions.accept_file(waiting=made, by=scene.nora, at=NOON)

    with refused("Nothing is taken from a file with faults"):
        take(package(organizations="id,name\no1,\n"))
    assert not HelpOffer.objects.exists()
    assert take(package()) == 1
    assert take(queries.written_tables(scene.desk, scene.nora)) == 1
    assert HelpOffer.objects.count() == 1
    with pytest.raises(NotFound):
        queries.written_tables(scene.desk, scene.table.marcus)
