"""The pages of credentials, each used once as people use it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from highroad.areas.credentials.rules import carriers
from tests.areas.credentials.making import (
    HOSTILE,
    VECTORS,
    both,
    known,
    made_badge,
    picture,
)


def sent(**given: Any) -> Any:
    return Client().post(reverse("credentials:check"), given)


def upload(content: bytes, name: str = "badge.json") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.django_db
class TestChecking:
    def test_anybody_checks_a_badge_with_what_belongs_to_it(self):
        at_hand = known()
        beside = [
            upload(json.dumps(one).encode(), "did.json")
            for one in (*at_hand.documents.values(), *at_hand.lists.values())
        ]
        answer = sent(text=json.dumps(both(made_badge())), beside=beside, name="Nia Brooks")

        assert answer.status_code == 200
        assert "are the issuer’s own" in answer.text or "are the issuer&#x27;s own" in answer.text
        assert "It is about somebody of the name you gave." in answer.text

    def test_signature_and_content_are_told_apart(self):
        answer = sent(file=upload((VECTORS / "1edtech_err_expired.json").read_bytes()))

        assert "Signed well, but not right" in answer.text
        assert "It expired on 2010-01-01." in answer.text
        assert "The signature is good" in answer.text

    def test_a_picture_is_read(self):
        baked = carriers.bake(picture(), both(made_badge()))

        assert "not everything could be checked" in sent(file=upload(baked, "badge.png")).text

    @pytest.mark.parametrize("name", ["twice", "utf-16", "deep", "nothing"])
    def test_what_cannot_be_read_is_said_and_the_text_stays(self, name):
        answer = sent(file=upload(HOSTILE[name][0]), text="my text")

        assert answer.status_code == 422
        assert "my text" in answer.text

    def test_nothing_chosen(self):
        assert "Choose a file, or paste the text." in sent().text
