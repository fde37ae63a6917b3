"""What the database of the library refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from highroad.areas.library import actions
from highroad.areas.library.models import (
    Helper,
    IndexEntry,
    IndexWord,
    JointRequest,
    ListedResource,
    Resource,
    ResourceList,
    Suggestion,
)
from highroad.areas.partnerships.models import Body, Partnership

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)


@pytest.fixture
def content():
    actions.load_content(at=NOON)


@pytest.fixture
def harbor():
    return Partnership.objects.create(
        name="Harbor", slug="harbor", founded_by_alias="p-1", founded_at=NOON
    )


def refused(constraint):
    return pytest.raises(IntegrityError, match=constraint)


def test_kinds_and_addresses_are_known(content):
    with refused("library_resource_kind_known"), transaction.atomic():
        Resource.objects.update(kind="x")
    with refused("library_resource_lies_on_the_web"), transaction.atomic():
        Resource.objects.update(address="javascript:alert(1)")
    with refused("library_helper_kind_known"), transaction.atomic():
        Helper.objects.update(kind="x")


def test_a_word_stands_once_in_a_text(content):
    entry = IndexEntry.objects.select_related("word").first()
    same = {
        "about_key": entry.about_key,
        "about_kind": entry.about_kind,
        "language": entry.language,
    }

    with pytest.raises(IntegrityError), transaction.atomic():  # library_index_word_once
        IndexEntry.objects.create(word=entry.word, weight=1, **same)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndexWord.objects.create(word=entry.word.word, stem="x")


def test_a_suggestion_is_decided_at_a_moment_and_declined_with_a_reason():
    made = {"title": "A", "address": "https://example.org", "why": "b", "made_at": NOON}
    with refused("library_suggestion_decided_at_a_moment"), transaction.atomic():
        Suggestion.objects.create(status="taken", **made)
    with refused("library_suggestion_declined_with_a_reason"), transaction.atomic():
        Suggestion.objects.create(status="declined", decided_at=NOON, **made)


def test_lists_have_different_titles_and_hold_a_resource_once(content, harbor):
    kept = ResourceList.objects.create(
        partnership=harbor, title="Start here", made_by_alias="p-1", made_at=NOON
    )
    line = {"kept_in": kept, "resource": Resource.objects.first(), "added_by_alias": "p", "added_at": NOON}  # fmt: skip
    ListedResource.objects.create(**line)
    with pytest.raises(IntegrityError), transaction.atomic():  # library_list_title_once
        ResourceList.objects.create(
            partnership=harbor, title="Start here", made_by_alias="p-1", made_at=NOON
        )
    with pytest.raises(IntegrityError), transaction.atomic():  # library_resource_once_a_list
        ListedResource.objects.create(**line)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [({"wanted": "x"}, "library_request_wanted_known"), ({"people": 1}, "library_request_for_two_or_more"),
     ({"sent_at": NOON}, "library_request_sent_after_a_decision")],
)  # fmt: skip
def test_a_joint_request_is_whole(content, harbor, fields, constraint):
    body = Body.objects.create(partnership=harbor, name="Committee", kind="lmc", made_at=NOON)
    whole = {
        "body": body, "helper": Helper.objects.first(), "wanted": "mediation", "people": 8,
        "from_on": date(2026, 5, 1), "place": "Hall", "made_side": "labor", "made_by_alias": "p",
        "made_at": NOON,
    }  # fmt: skip
    JointRequest.objects.create(**whole)

    with refused(constraint), transaction.atomic():
        JointRequest.objects.create(**{**whole, **fields})


def test_several_words_are_kept_in_order_and_only_known_ones_are_taken(content):
    kept = Resource.objects.get(slug="six-elements-of-partnership")

    assert kept.stages == ["launch", "build", "refine", "solve", "grow", "advance"]
    kept.stages = ["launch", "nonsense"]
    with pytest.raises(ValidationError, match="nonsense"):
        kept.clean_fields()
    kept.stages = []
    with pytest.raises(ValidationError, match="at least one"):
        kept.clean_fields()
