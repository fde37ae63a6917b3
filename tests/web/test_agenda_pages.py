"""An item is offered for change to whoever may change it, and to nobody else: the link led into a closed door."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from tests.areas.meetings.scene import bring, make_scene, prepare, when

pytestmark = pytest.mark.django_db


def changes_offered(meeting_key: object, user: User) -> int:
    client = Client()
    client.force_login(user)
    page = client.get(reverse("meetings:detail", args=[meeting_key]))
    assert page.status_code == 200
    return page.content.decode().count("/change/")


def test_a_member_changes_what_they_brought_and_a_chair_everything():
    scene, now = make_scene(), timezone.now()
    meeting = prepare(scene, when=when(day=timezone.localdate() + timedelta(days=60)), at=now)
    bring(meeting, scene.theo, at=now)
    bring(meeting, scene.ines, "Lockers", at=now)
    before = changes_offered(meeting.key, scene.lena) - 2

    assert changes_offered(meeting.key, scene.theo) == 1
    assert changes_offered(meeting.key, scene.ines) == 1
    assert before >= 0
