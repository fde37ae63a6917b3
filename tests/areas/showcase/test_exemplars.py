"""Examples and their constraints."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.library import actions as library
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.models import Exemplar

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)


@pytest.fixture
def content():
    library.load_content(at=NOON)
    actions.load_content(at=NOON)


@pytest.mark.parametrize(
    ("field", "constraint"),
    [("standing", "showcase_exemplar_standing_known"), ("sector", "showcase_exemplar_sector_known"),
     ("size", "showcase_exemplar_size_known")],
)  # fmt: skip
def test_the_database_knows_the_words(content, field, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Exemplar.objects.update(**{field: "x"})


@pytest.mark.parametrize(
    ("choice", "slugs"),
    [
        (("sector", "485"), {"vta-atu-265", "california-transit-apprenticeship", "transit-workforce-center", "transit-research-program"}),
        (("state", "MN"), {"usw-talon-metals"}),
        (("practice", "code"), {"arkansas-nuclear-one"}),
        (("pillar", "3"), {"port-of-los-angeles"}),
        (("size", "nonsense"), set()),
        (("nonsense", "485"), set()),
    ],
)  # fmt: skip
def test_choices_narrow_down(content, choice, slugs):
    views = queries.list_exemplars_public(language="en")

    assert {view.slug for view in views if view.holds(*choice)} == slugs


def test_where_spanish_is_missing_the_english_stands_and_says_so(content):
    Exemplar.objects.filter(slug="oshei-call").update(did_es="")
    view = queries.get_exemplar_public("oshei-call", language="es")

    assert view.did.language == "en"
    assert view.name.language == "es"
    assert Exemplar.objects.get(slug="oshei-call").lacks_spanish == ["did"]


def test_a_withdrawn_figure_is_no_longer_placed(content):
    kept = Exemplar.objects.get(slug="oshei-call")
    kept.outcomes = [("figure", "00000000-0000-0000-0000-000000000001")]
    kept.save()
    view = queries.get_exemplar_public("oshei-call", language="en")

    assert view.figures == ["00000000-0000-0000-0000-000000000001"]
    assert queries.placed_figures_public(view) == []


def test_an_outcome_keeps_its_day(content):
    view = queries.get_exemplar_public("access-and-opportunity-committees", language="en")

    assert view.outcomes[0].on == date(2014, 6, 30)
