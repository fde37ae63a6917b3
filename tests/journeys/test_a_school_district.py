"""A school district: two unions and the administration in one team, asked by role and shown apart."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import actions
from highroad.areas.partnerships.models import Party
from highroad.areas.partnerships.vocabulary import CharterTemplate, Side
from highroad.areas.problem_solving.models import Survey
from tests import cast
from tests.journeys.test_partnerships_of_the_field import adopt, opened, page, told
from tests.table import Table, add_party, make_table, seat_somebody, sit

pytestmark = pytest.mark.django_db


def _surveyed(table: Table, dana: User, classified: Party) -> Survey:
    """Opened by one side; each union and the administration hand out their own tickets."""
    today = timezone.localdate()
    told(
        opened(table.marcus), "problem_solving:open_survey", table.body.key, title="Trust in spring",
        questions="Do you trust what the other side tells you?",
        closes_on=(today + timedelta(days=10)).isoformat(),
        **{
            f"roles-{table.labor.key}": "Teachers", f"roles-{classified.key}": "Classified staff",
            f"roles-{table.management.key}": "Administration",
        },
    )  # fmt: skip
    survey = Survey.objects.get()
    for name, person, yes, no in (
        ("Teachers", table.lena, 12, 12), ("Classified staff", dana, 3, 1),
        ("Administration", table.marcus, 22, 1),
    ):  # fmt: skip
        role = survey.roles.get(name=name)
        sheet = opened(person).post(
            reverse("problem_solving:survey_tickets", args=[role.key]), {"tickets": "30"}
        )
        links = re.findall(r"/solving/survey/[0-9a-f]{48}/", sheet.content.decode())
        assert len(links) == 30
        phone = Client()
        assert name in phone.get(links[0]).content.decode()
        for place, link in enumerate(links[: yes + no]):
            said = "true" if place < yes else "untrue"
            assert phone.post(link, {"answer0": said}).status_code == 302
        assert phone.get(links[0]).status_code == 404
    assert "50 %" not in page(opened(dana), "problem_solving:survey", survey.key)
    Survey.objects.update(opened_on=today - timedelta(days=9), closes_on=today)
    return survey


def test_a_school_district_shows_both_unions_and_the_administration_apart() -> None:
    """Four roles at the least: two unions with their own organizations, a board member, a superintendent."""
    table = make_table(name="District Partnership")
    classified = add_party(table.partnership, "Classified Employees", Side.LABOR, by=table.lena)
    dana, ana = cast.person("Dana Reyes"), cast.person("Ana Lopez")
    seat = actions.add_seat(
        body=table.body,
        party=classified,
        title="Classified union leader",
        by=table.lena,
        at=cast.NOON,
    )
    sit(table, seat, dana)
    seat_somebody(table, Side.MANAGEMENT, ana, title="Board member")
    adopt(table, CharterTemplate.SCHOOL_TEAM)

    survey = _surveyed(table, dana, classified)
    for reader in (table.lena, dana, table.marcus, ana):
        found = page(opened(reader), "problem_solving:survey", survey.key)
        rows = [line for line in found.split("<tr>") if '<th scope="row">' in line]
        assert ["Teachers" in row for row in rows].count(True) == 1
        for role, words in (
            ("Teachers", "50 %"), ("Classified staff", "Too few answers to show"),
            ("Administration", "Nearly everybody says yes"),
        ):  # fmt: skip
            assert [row for row in rows if role in row and words in row], (role, words)
        text = page(opened(reader), "partnerships:body", table.body.key)
        for words in ("Local 9", "Classified Employees", "Harbor Builders"):
            assert words in text, words
        for role in (
            "Labor co-chair",
            "Classified union leader",
            "Management co-chair",
            "Board member",
        ):
            assert role in text, role

    board = page(opened(ana), "problem_solving:report", table.body.key, which="board")
    for words in (
        "Levels over five years",
        "Teachers",
        "Classified staff",
        "Too few answers to show",
    ):
        assert words in board, words
