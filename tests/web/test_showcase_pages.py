"""The public pages, as anybody sees them."""

from __future__ import annotations

import itertools
import re

import pytest
from django.conf import settings as project
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.translation import override

import build_fonts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Part
from tests.house.plan import SOURCE

pytestmark = pytest.mark.django_db
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
    with django_assert_max_num_queries(4):
        client.get(reverse("showcase:front"))
