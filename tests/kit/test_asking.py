"""Which questions have an answer, in one query."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from highroad.areas.accounts.models import Message, User
from highroad.kit.asking import answered
from tests import cast

pytestmark = pytest.mark.django_db


def test_one_query_tells_which_questions_have_an_answer():
    cast.person("Ada")
    cast.person("Bea")

    with CaptureQueriesContext(connection) as sent:
        found = answered(
            people=User.objects.order_by("name"),
            active=User.objects.filter(is_active=True).distinct(),
            gone=User.objects.filter(is_active=False),
            messages=Message.objects.all(),
            nobody=User.objects.filter(pk__in=[]),
        )

    assert found == {"people", "active"}
    assert len(sent) == 1


def test_nothing_is_asked_of_the_database_where_nothing_can_be_found():
    with CaptureQueriesContext(connection) as sent:
        assert answered(nobody=User.objects.filter(pk__in=[]), none=User.objects.none()) == set()
    assert len(sent) == 0
