"""Published figures: loading by the page, beside an order, and what a faulty file leaves behind."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.demand.actions import load_projections
from highroad.areas.demand.models import CodeLink, ProjectedOccupation, PublishedFile
from highroad.areas.job_quality.actions import load_wages
from highroad.kit.answers import Refused
from tests.areas.demand.published import GLAZIERS, SOC_HEAD, STATE, STATE_HEAD
from tests.areas.demand.published import table as text
from tests.areas.demand.scene import add_order
from tests.areas.job_quality.test_rules import file as wages
from tests.cast import NOON
from tests.table import Table, make_table
from tests.web.test_demand_pages import at, client_of

pytestmark = pytest.mark.django_db
SPLIT = ("47-2120,Glass,47-2121,Glass fitters", "47-2120,Glass,47-2122,Glass cutters")


@pytest.fixture
def table() -> Table:
    return make_table()


def sent(table: Table, content: bytes, what: str = "projections"):
    given = {"what": what, "source": "BLS", "release": "September 2025",
             "file": SimpleUploadedFile("occupation.csv", content)}  # fmt: skip
    return client_of(table.lena).post(at("load_published", table), given, follow=True)


def test_published_openings_and_the_regions_median_stand_beside_an_order(table: Table):
    order = add_order(table, soc="47-2121", occupation="Glazier", wage=Decimal("31.50"), place="Duluth")  # fmt: skip
    load_wages(
        body=table.body, title="May 2025", by=table.lena, at=NOON,
        content=wages("20260,Duluth MN,4,47-2121,Glaziers,detailed,90,20,25,30.25,40,50"),
    )  # fmt: skip
    assert "Loaded." in sent(table, text(GLAZIERS)).content.decode()
    assert "Loaded." in sent(table, text(STATE, head=STATE_HEAD)).content.decode()

    shown = client_of(table.marcus).get(reverse("demand:order", args=[order.key])).content.decode()
    page = client_of(table.marcus).get(at("published", table)).content.decode()

    for words in ("$30.25", "+$1.25", "Duluth MN", "May 2025", "90,000", "80,000", "+10.0 %",
                  "BLS, September 2025", "openings less the yearly growth"):  # fmt: skip
        assert words in shown, words
    for words in ("47-2121 Glazier", "United States: Glass fitters, 2024–2034",
                  "Minnesota: Glass fitters, 2022–2032", "SHA-256"):  # fmt: skip
        assert words in page, words
    rows = client_of(table.marcus).get(at("published_file", table)).content.decode().splitlines()
    assert rows[1].startswith("47-2121,40,US,2024,2034,1000000,1100000,90000,80000,")
    assert len(rows) == 3


def test_a_code_of_an_older_list_shows_all_it_became_and_divides_nothing(table: Table):
    order = add_order(table, soc="47-2120", occupation="Glazier")
    sent(table, text(GLAZIERS))
    sent(table, text(*SPLIT, head=SOC_HEAD), what="crosswalk")

    shown = client_of(table.lena).get(reverse("demand:order", args=[order.key])).content.decode()
    found = client_of(table.lena).get(at("published", table), {"code": "47.2120"}).content.decode()

    assert "divided among 47-2121 Glass fitters, 47-2122 Glass cutters" in shown
    assert "90,000" in shown
    assert "It leads to 2 codes; the file gives no shares" in found
    missing = client_of(table.lena).get(at("published", table), {"code": "11-1011"})
    assert "No crosswalk that was loaded knows 11-1011." in missing.content.decode()


def test_of_a_faulty_file_nothing_is_kept_and_every_fault_is_told(table: Table):
    answer = sent(table, text(GLAZIERS, "Other,Dec-47,1,1,0,0,1,5", "Third,47-1,1,1,0,0,1,5"))

    told = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Line 3: Dec-47", "Line 4: 47-1", "Nothing was kept.", 'value="BLS"'):
        assert words in told, words
    assert not PublishedFile.objects.exists()
    crossed = sent(table, text(GLAZIERS), what="crosswalk")
    assert "none of the crosswalks" in crossed.content.decode()
    assert not CodeLink.objects.exists()


def test_the_very_file_is_kept_once_and_a_later_one_counts(table: Table):
    place = {"partnership": table.partnership, "source": "BLS", "by": table.lena}
    first = load_projections(release="2024", content=text(GLAZIERS), at=NOON, **place)

    with pytest.raises(Refused, match="kept already"):
        load_projections(release="again", content=text(GLAZIERS), at=NOON, **place)
    with pytest.raises(Refused, match="which release"):
        load_projections(release=" ", content=text(STATE, head=STATE_HEAD), at=NOON, **place)

    file = {"partnership": table.partnership, "line_count": 1, "release": "x", "made_at": NOON}
    years = {"kind": "projections", "source": "x"}
    link = {"file": first, "origin": "1", "target": "2"}
    CodeLink.objects.create(**link)
    broken = {
        "demand_published_file_once": PublishedFile(**file, **years, digest=first.digest, base_year=1, target_year=2),
        "demand_published_says_what": PublishedFile(**file, kind="cip_soc", source="", digest="y"),
        "demand_published_years": PublishedFile(**file, **years, digest="z", base_year=2, target_year=2),
        "demand_one_projection_a_place": ProjectedOccupation(file=first, area="US", soc="47-2121"),
        "demand_link_once": CodeLink(**link),
    }  # fmt: skip
    for name, record in broken.items():
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            record.save(force_insert=True)
        assert name in str(error.value) or "UNIQUE" in str(error.value)


def test_the_page_asks_no_more_with_more_orders(table: Table):
    sent(table, text(GLAZIERS))
    add_order(table, soc="47-2121")
    client = client_of(table.lena)

    def count() -> int:
        client.get(at("published", table))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(at("published", table))
        return len(asked)

    once = count()
    for number in range(5):
        add_order(table, soc="47-2121" if number % 2 else f"47-200{number}")
    assert count() <= once + 1  # the crosswalk is asked once for all codes that are not known
