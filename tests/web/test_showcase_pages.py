"""The public pages, as anybody sees them."""

from __future__ import annotations

import itertools
import re
from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.conf import settings as project
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.translation import override

import build_fonts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Part
from highroad.areas.fair_access.models import Publication
from highroad.areas.fair_access.rules.tables import AppliedGoal, Figure, PublishedTable, Source
from highroad.areas.fair_access.vocabulary import (
    Breakdown,
    Category,
    PublicationStatus,
    RowFilter,
    Unit,
    Verdict,
)
from highroad.areas.partnerships.models import Body, Listing, Organization, Partnership, Party
from highroad.areas.partnerships.vocabulary import (
    BodyKind,
    OrganizationKind,
    PartnershipStatus,
    Side,
)
from highroad.kit.periods import Period
from tests.house.plan import SOURCE

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
SHARE = Figure(
    place=("Total",),
    group=Category.WOMEN,
    unit=Unit.HOURS,
    verdict=Verdict.UNDETERMINED,
    of_known=Decimal("0.062"),
    low=Decimal("0.031"),
    high=Decimal("0.088"),
    coverage=Decimal("0.9"),
    goal=AppliedGoal(
        key="g", share=Decimal("0.069"), unit="hours", kind="aspirational", source="s"
    ),
)
PAGES = ["front", "partnerships", "figures", "about", "protection", "limits", "accessibility"]


@pytest.fixture
def lena():
    return User.objects.create_user(
        "lena@example.org", name="Lena Morales", is_demonstration=True,
        demonstration_part=Part.LABOR, demonstration_note="Co-chair for the union",
    )  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_everybody_may_read_every_public_page_in_both_languages(client, name, language):
    with override(language):
        answer = client.get(reverse(f"showcase:{name}"))
    html = answer.content.decode()

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in html
    assert len(re.findall(r"<h1[\s>]", html)) == 1
    assert len(re.findall(r"<main[\s>]", html)) == 1


@pytest.mark.parametrize("name", PAGES)
def test_public_pages_are_only_read(client, name):
    assert client.post(reverse(f"showcase:{name}")).status_code == 405


@pytest.mark.parametrize("name", PAGES)
def test_headings_go_down_one_step_at_a_time(client, name):
    html = client.get(reverse(f"showcase:{name}")).content.decode()
    levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", html)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_front_page_draws_the_keys_and_the_three_verdicts(client):
    html = client.get(reverse("showcase:front")).content.decode()

    assert html.count('class="keys"') == 4
    assert "Labor has turned its key. Management has turned its key." in html
    assert html.count('class="bar-span s1"') == 3
    for verdict in ("Met", "Missed", "Undetermined"):
        assert f"{verdict}</span>" in html


def test_the_front_page_names_the_five_pillars(client):
    html = client.get(reverse("showcase:front")).content.decode()

    assert html.count("pillar-number") == 5


def test_before_anything_is_published_the_pages_say_so(client):
    for name in ("front", "figures"):
        html = client.get(reverse(f"showcase:{name}")).content.decode()
        assert "No partnership has published a figure here yet." in html


def test_a_demonstration_lets_one_in_as_a_fictional_person(client, settings, lena):
    settings.IS_DEMONSTRATION = True
    html = client.get(reverse("showcase:front")).content.decode()

    assert "Lena Morales" in html
    assert f'value="{lena.key}"' in html
    assert f'action="{reverse("accounts:demonstration")}"' in html


def test_elsewhere_nobody_is_offered(client, settings, lena):
    settings.IS_DEMONSTRATION = False
    html = client.get(reverse("showcase:front")).content.decode()

    assert "Lena Morales" not in html
    assert "step-inside" not in html


def test_without_people_to_show_the_front_page_sets_no_cookie(client, settings):
    settings.IS_DEMONSTRATION = False

    assert not client.get(reverse("showcase:front")).cookies


def test_what_is_not_protected_is_one_click_from_every_page(client):
    for name in PAGES:
        html = client.get(reverse(f"showcase:{name}")).content.decode()
        assert reverse("showcase:limits") in html
        assert reverse("showcase:protection") in html


def test_p42_the_first_page_weighs_at_most_200_kilobytes(client, settings, lena):
    """Unpacked, with everything a browser fetches for it."""
    settings.IS_DEMONSTRATION = True
    build_fonts.make_fonts(SOURCE)
    html = client.get(reverse("showcase:front")).content.decode()
    linked = set(re.findall(rf'(?:href|src)="{project.STATIC_URL}([^"]+)"', html))
    linked |= {f"ui/fonts/{face}-latin.woff2" for face in ("public-sans", "fraunces")}
    weight = len(html.encode())
    for path in linked:
        with open(finders.find(path), "rb") as kept:  # noqa: PTH123 - the finder answers with a text
            weight += len(kept.read())

    assert len(linked) >= 6
    assert weight <= 200_000


def test_the_front_page_asks_little_of_the_database(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        client.get(reverse("showcase:front"))


@pytest.fixture
def harbor():
    return Partnership.objects.create(
        name="Harbor Transit Partnership", slug="harbor", summary="Mentors for new operators.",
        status=PartnershipStatus.ACTIVE, founded_by_alias="p-1", founded_at=NOON,
    )  # fmt: skip


def published(partnership, **fields):
    """A table that both sides let the public see, unless told otherwise."""
    body, _made = Body.objects.get_or_create(
        partnership=partnership, name="Access", kind=BodyKind.ACCESS_AND_OPPORTUNITY_COMMITTEE,
        defaults={"made_at": NOON},
    )  # fmt: skip
    quarter = Period.quarter(2026, 1)
    table = PublishedTable(
        breakdown=Breakdown.SEX, by=("trade",), row_filter=RowFilter.HOURS,
        groups=(Category.WOMEN, Category.MEN), cells=(), figures=fields.pop("figures", (SHARE,)),
        source=Source(lines=400, filings=1, certified_on=NOON.date(), period=quarter, digest="d"),
    )  # fmt: skip
    kept = {
        "title": "Hours of women, first quarter", "status": PublicationStatus.PUBLISHED, "number": 1,
        "decision_key": uuid4(), "published_at": NOON, **fields,
    }  # fmt: skip
    return Publication.objects.create(
        partnership=partnership, body=body, breakdown=Breakdown.SEX, row_filter=RowFilter.HOURS,
        first_on=quarter.first_on, last_on=quarter.last_on, content=table.to_dict(), policy={},
        certificate={}, digest=table.digest, filing_keys=[], made_by_alias="p-1", made_at=NOON, **kept,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["front", "figures"])
def test_a_published_figure_stands_with_its_range_goal_and_verdict(client, harbor, name):
    publication = published(harbor)
    html = client.get(reverse(f"showcase:{name}")).content.decode()

    for words in (
        "Hours of women, first quarter",
        "Harbor Transit Partnership",
        "Undetermined",
        "Jan. 1, 2026",
    ):
        assert words in html
    assert reverse("fair_access:publication", args=[publication.key]) in html
    assert 'class="bar-span s1" x="26.9565" width="49.5652"' in html
    assert "No partnership has published" not in html


@pytest.mark.parametrize("name", ["front", "figures"])
def test_a_draft_and_a_withdrawn_figure_do_not_show(client, harbor, name):
    published(
        harbor,
        title="Still a draft",
        status=PublicationStatus.DRAFT,
        published_at=None,
        number=None,
    )
    published(
        harbor,
        title="Taken back",
        status=PublicationStatus.WITHDRAWN,
        withdrawn_reason="wrong file",
    )
    html = client.get(reverse(f"showcase:{name}")).content.decode()

    assert "Still a draft" not in html
    assert "Taken back" not in html


def test_a_table_without_a_charted_group_is_still_listed(client, harbor):
    published(harbor, figures=())

    assert "Hours of women" in client.get(reverse("showcase:figures")).content.decode()


def test_a_partnership_shows_itself_when_both_sides_want_it(client, harbor):
    union = Organization.objects.create(name="Local 9", kind=OrganizationKind.LABOR_ORGANIZATION)
    college = Organization.objects.create(name="Bay College", kind=OrganizationKind.COLLEGE)
    Party.objects.create(
        partnership=harbor, organization=union, side=Side.LABOR, from_on=NOON.date()
    )
    Party.objects.create(partnership=harbor, organization=college, side="", from_on=NOON.date())
    list_for = {"partnership": harbor, "agreed_at": NOON, "agreed_by_alias": "p-1"}
    Listing.objects.create(side=Side.LABOR, **list_for)
    assert "Harbor Transit" not in client.get(reverse("showcase:partnerships")).content.decode()
    Listing.objects.create(side=Side.MANAGEMENT, **list_for)
    html = client.get(reverse("showcase:partnerships")).content.decode()

    assert re.search(r"<dt>Labor</dt><dd>Local 9</dd>", html)
    assert re.search(r"<dt>Also at the table</dt><dd>Bay College</dd>", html)
    assert "Mentors for new operators." in html
