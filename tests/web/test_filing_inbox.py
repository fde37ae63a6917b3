"""Filings stand on the home page of whoever is asked, and go when it is done."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.accounts.models import User
from tests.areas.filings import desk
from tests.areas.filings.payrolls import CLEAN, WITH_ERROR, WITH_WARNING
from tests.table import Table, make_table


@pytest.fixture
def table(db: Any) -> Table:
    return make_table()


def home_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("home:home")).content.decode()


@pytest.mark.parametrize(
    ("rows", "button"),
    [
        (WITH_ERROR, "See what to correct"),
        (WITH_WARNING, "Answer the warnings"),
        (CLEAN, "Lock the filing"),
    ],
)
def test_the_filer_is_asked_and_nobody_else(table: Table, rows: Any, button: str):
    desk.submit(table, rows)

    assert button in home_of(table.marcus)
    assert "Filing 1" not in home_of(table.lena)
    assert "Filing 1" not in home_of(table.sam)


def test_each_side_is_asked_to_certify_until_it_has(table: Table):
    filing = desk.locked(table)
    assert "Read and certify" in home_of(table.lena)

    desk.sign(filing, table.lena)

    assert "Read and certify" not in home_of(table.lena)
    assert home_of(table.marcus).count("Filing 1") >= 1
    desk.sign(filing, table.marcus)
    assert "Read and certify" not in home_of(table.marcus)


def test_many_filings_take_no_more_queries_than_one(table: Table):
    client = Client()
    client.force_login(table.marcus)
    counts = []
    for number in range(3):
        rows = [(*row[:3], f"B-{number}{at}", *row[4:]) for at, row in enumerate(CLEAN)]
        desk.locked(table, rows)
        with CaptureQueriesContext(connection) as sent:
            client.get(reverse("home:home"))
        counts.append(len(sent))

    assert counts == [counts[0]] * 3
