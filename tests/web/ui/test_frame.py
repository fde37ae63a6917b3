"""What stands around every page: the way to the content, the languages, the person."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override

from highroad.web.ui.context import Frame, page
from tests.house.plan import SOURCE

TEMPLATES = sorted((SOURCE / "web/templates").rglob("*.html"))


@dataclass
class Somebody:
    """As much of a signed-in person as the frame asks for."""

    pk: int = 1
    name: str = "Lena Morales"
    initials: str = "LM"
    theme: str = "dark"
    is_authenticated: bool = True


def frame(address: str = "/about/", person: object = None) -> Frame:
    request = RequestFactory().get(address)
    request.user = person or AnonymousUser()
    return Frame(request)


def rendered(address: str = "/about/", person: object = None) -> str:
    request = RequestFactory().get(address)
    request.user = person or AnonymousUser()
    source = '{% extends "base.html" %}{% block title %}T{% endblock %}{% block heading %}H{% endblock %}'
    return Template(source).render(Context({**page(request), "request": request}))


def test_the_other_language_leads_to_the_same_page_with_its_filters():
    other = frame("/public/figures/?page=2").other_languages

    assert [(one.code, one.label, one.address) for one in other] == [
        ("es", "Español", "/es/public/figures/?page=2")
    ]


def test_and_back_again():
    with override("es"):
        other = frame("/es/about/").other_languages

    assert [(one.label, one.address) for one in other] == [("English", "/about/")]


def test_where_a_page_has_no_twin_the_switch_leads_to_the_front():
    assert frame("/nowhere/at/all/").other_languages[0].address == "/es/"


def test_the_switch_is_labelled_in_its_own_language():
    assert re.search(r'<a class="language"[^>]*lang="es"[^>]*>Español</a>', rendered())


def test_the_way_one_stands_on_is_marked_and_only_that():
    ways = frame(reverse("showcase:figures")).navigation

    assert [way.address for way in ways if way.is_current] == [reverse("showcase:figures")]


def test_of_two_ways_the_narrower_is_marked():
    ways = frame(reverse("library:helpers")).navigation

    assert [way.address for way in ways if way.is_current] == [reverse("library:helpers")]


def test_the_navigation_differs_for_those_signed_in():
    out = [way.address for way in frame().navigation]
    inside = [way.address for way in frame(person=Somebody()).navigation]

    assert reverse("stories:list") in out
    assert reverse("stories:list") not in inside


def test_the_skip_link_comes_first_and_leads_to_the_content():
    html = rendered()

    assert re.search(r"<body[^>]*>\s*<a class=\"skip\" href=\"#content\"", html)
    assert '<main id="content"' in html


def test_the_theme_a_person_chose_stands_on_the_page():
    assert 'data-theme="dark"' in rendered(person=Somebody())
    assert 'data-theme="system"' in rendered(person=Somebody(theme="odd"))
    assert 'data-theme="system"' in rendered()


def test_the_button_starts_with_the_initials_it_shows():
    assert 'aria-label="LM: settings of Lena Morales"' in rendered(person=Somebody())


def test_a_demonstration_says_so(settings):
    settings.IS_DEMONSTRATION = True
    assert "This is a demonstration." in rendered()
    settings.IS_DEMONSTRATION = False
    assert "This is a demonstration." not in rendered()


def test_htmx_may_neither_evaluate_nor_write_styles():
    assert '"includeIndicatorStyles":false,"allowEval":false' in rendered()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_carries_styles_or_scripts_the_browser_would_refuse(path):
    text = path.read_text()

    assert not re.search(r"\sstyle=", text) or "/email/" in str(path)
    assert not re.search(r"\son[a-z]+=", text)
    assert not re.search(
        r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/(ld\+)?json\")[^>]*>", text
    )
    assert "<style" not in text or "/email/" in str(path)


def test_every_page_has_its_one_heading_from_the_frame_or_draws_it_itself():
    for path in TEMPLATES:
        text = path.read_text()
        if '{% extends "base.html" %}' in text:
            assert "{% block heading %}" in text or "{% block head_of_page %}" in text, path
