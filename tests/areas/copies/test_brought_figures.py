"""Figures that came with a copy: a signature does not make them safe, so they are judged here."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.copies import actions
from highroad.areas.copies.actions.loading import Loading
from highroad.areas.fair_access import permissions, queries
from highroad.areas.fair_access.models import Publication
from highroad.areas.fair_access.rules.tables import PublishedTable
from highroad.areas.fair_access.vocabulary import BroughtVerdict
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import NotFound
from highroad.kit.copying import line
from tests.areas.copies.scene import NOON, Taken, forged, library

pytestmark = pytest.mark.django_db
PUBLICATIONS = "records/fair_access.publication.jsonl"
Change = Callable[[dict[str, Any]], None]


def load(path: Path) -> tuple[Loading, Partnership | None]:
    library()
    return actions.bring_from_console(path, key="", at=NOON)


def altered(taken: Taken, change: Change, path: Path) -> Path:
    """A signed copy in which the published figures are other ones, digest and all."""

    def changed(raw: bytes) -> bytes:
        rows = [json.loads(one) for one in raw.splitlines()]
        for row in rows:
            if row["status"] == "published":
                change(row)
                try:
                    row["digest"] = PublishedTable.from_dict(row["content"]).digest
                except (KeyError, TypeError, ValueError):
                    continue
        return b"".join(map(line, rows))

    return forged(taken, PUBLICATIONS, changed, path)


def published(taken: Taken) -> Publication:
    return Publication.objects.get(pk=taken.table.things["published"].pk)


def test_figures_that_hold_are_public_here_and_say_where_they_come_from(taken: Taken):
    _, partnership = load(taken.joint)

    found = published(taken)
    assert found.brought_verdict == BroughtVerdict.HOLDS
    assert found.brought_at == NOON
    assert [each.key for each in queries.published_public(partnership)] == [found.key]
    page = Client().get(reverse("fair_access:publication", args=[found.key]))
    assert page.status_code == 200
    assert "Their filed lines stayed there" in page.content.decode()


def weaker_rules(row: dict[str, Any]) -> None:
    for policy in (row["policy"], row["content"]["policy"], row["certificate"]["policy"]):
        policy["smallest_count"] = 1


def other_figure(row: dict[str, Any]) -> None:
    figure = next(one for one in row["content"]["figures"] if one["amount"])
    figure["amount"] = "1"


def other_cell(row: dict[str, Any]) -> None:
    cell = next(one for one in row["content"]["cells"] if one[3])
    cell[3] += 1


def few_people(row: dict[str, Any]) -> None:
    """A cell of two people is shown, in the certificate and in the table alike."""
    counts = next(
        numbers for name, numbers in row["certificate"]["shown"].items()
        if name != row["certificate"]["value_name"]
    )  # fmt: skip
    place = next(number for number, count in enumerate(counts) if count > 0)
    before, counts[place] = counts[place], 2
    for cell in row["content"]["cells"]:
        if cell[3] == before:
            cell[3] = 2
            break


def other_period(row: dict[str, Any]) -> None:
    row["first_on"] = "2020-01-01"


@pytest.mark.parametrize(
    "change", [weaker_rules, other_figure, other_cell, few_people, other_period]
)
def test_signed_figures_that_do_not_hold_are_for_members_only_and_the_office_is_told(
    taken: Taken, tmp_path: Path, change: Change
):
    loading, partnership = load(altered(taken, change, tmp_path / "x.zip"))

    found = published(taken)
    assert found.brought_verdict == BroughtVerdict.OPEN
    assert found.title in {remark.place for remark in loading.remarks}
    assert queries.published_public(partnership) == []
    with pytest.raises(NotFound):
        queries.get_publication_public(found.key)
    for name in ("publication", "csv", "pdf"):
        assert Client().get(reverse(f"fair_access:{name}", args=[found.key])).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.update(content={}),
        lambda row: row.update(certificate={"format": "nothing"}),
        lambda row: row["content"].update(cells=[["x"]]),
        lambda row: row["content"].update(more="<script>"),
        lambda row: row["certificate"].update(sealed={}),
    ],
)
def test_what_is_no_table_at_all_is_a_fault(taken: Taken, tmp_path: Path, change: Change):
    loading, partnership = load(altered(taken, change, tmp_path / "x.zip"))

    assert partnership is None
    assert "These figures are no table that can be shown." in {
        fault.answer.reason for fault in loading.faults
    }
    assert not Publication.objects.exists()


def test_drafts_from_elsewhere_go_no_further_here(taken: Taken):
    load(taken.joint)

    draft = Publication.objects.get(pk=taken.table.things["draft"].pk)
    person = draft.partnership and taken.table.people["labor"]
    assert draft.brought_verdict == BroughtVerdict.OPEN
    assert "drafted on another platform" in permissions.may_put(person, draft).reason


def test_what_is_taken_again_says_nothing_of_the_verdict(taken: Taken, tmp_path: Path):
    """The next platform judges for itself."""
    _, partnership = load(taken.joint)
    again = tmp_path / "again.zip"
    actions.take_for_system(partnership, again, at=NOON)

    names = {"brought_at", "brought_verdict"}
    copied = next(one for one in queries.COPIED if one.model is Publication)
    assert not names & copied.names
