"""The pages of credentials, each used once as people use it."""

from __future__ import annotations

import io
import json
from typing import Any

import page as validator
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from highroad.areas.credentials import queries
from highroad.areas.credentials.models import Credential
from highroad.areas.credentials.rules import carriers
from tests import cast
from tests.areas.credentials.issued import make_issued
from tests.areas.credentials.making import (
    HOSTILE,
    VECTORS,
    both,
    known,
    made_badge,
    picture,
)
from tests.web.ui.pdfs import faults


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


def languages_of(pdf: pikepdf.Pdf) -> set[str]:
    """Of the whole document and of its parts."""
    found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one]
    return {str(one.Lang) for one in found}


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(page: str, *args: object) -> str:
    return reverse(f"credentials:{page}", args=args)


@pytest.mark.django_db
class TestIssuing:
    """One way from what was shown to a paper in somebody's hand."""

    def test_from_the_list_to_two_signatures_to_the_holder(self):
        issued = make_issued(with_signers=False)
        scene = issued.scene
        lena, marcus = client_of(issued.lena), client_of(issued.marcus)
        page = at("program", scene.program.key)
        assert "Each side first names" in lena.get(page).text
        for client, party in ((lena, scene.table.labor), (marcus, scene.table.management)):
            answer = client.post(
                at("name_signatory", scene.table.body.key), {"party": str(party.key)}
            )
            assert answer.status_code == 302
        assert "did:web:" in lena.get(at("signing", scene.table.body.key)).text

        lena.post(at("prepare", scene.enrollment.key), {"what": "competency:aligns-a-shaft"})
        one = Credential.objects.get()
        assert "Sign a credential: Aligns a shaft" in marcus.get(reverse("home:home")).text
        assert (
            marcus.post(
                at("credential", one.key), {"answer": "no", "digest": one.digest}
            ).status_code
            == 422
        )
        for client in (marcus, lena):
            given = {"answer": "yes", "digest": one.digest}
            assert client.post(at("credential", one.key), given).status_code == 302
        assert "Sign a credential" not in marcus.get(reverse("home:home")).text
        assert "issued by both sides" in lena.get(page).text

        answer = lena.post(at("link", scene.enrollment.key), {"do": "make"})
        token = answer.text.split("/credentials/held/")[1].split("/")[0]
        self.held_by(token, one)
        self.revoked(lena, marcus, one)

    def held_by(self, token: str, one: Credential) -> None:
        worker = Client()
        assert "Aligns a shaft" in worker.get(at("held", token)).text
        for kind, name in (("json", ""), ("png", ""), ("pdf", "")):
            content = worker.get(at("held_file", token, one.key, kind)).content
            answer = sent(file=upload(content, f"badge.{kind}"), name="Nia Fields")
            assert "It is about somebody of the name you gave." in answer.text, (kind, name)
            assert "and it holds today." in answer.text, kind
        self.in_two_languages(worker, token, one)
        shown = worker.get(at("shown", one.shown_by))
        assert "Aligns a shaft" in shown.text
        assert "Nia" not in shown.text
        worker.post(at("held", token), {"do": "elsewhere", "key": str(one.key)})
        assert worker.get(at("shown", one.shown_by)).status_code == 404

    def in_two_languages(self, worker: Client, token: str, one: Credential) -> None:
        """Page and paper: what was signed stays, in Spanish with what it means; fit for screen readers."""
        signed = "Shown at work and rated by two people at level 3 or 4 of 4."
        meant = "Mostrado en el trabajo y calificado por dos personas con nivel 3 o 4 de 4."
        for language, is_meant in (("es", True), ("en", False)):
            with override(language):
                addresses = at("held", token), at("held_file", token, one.key, "pdf")
            page = worker.get(addresses[0]).text
            assert signed in page
            assert (meant in page, f'<span lang="en">{signed}' in page) == (is_meant, is_meant)
            content = worker.get(addresses[1]).content
            for profile in (
                validator.ValidationProfile.PDF_UA_1,
                validator.ValidationProfile.PDF_A_3A,
            ):
                assert faults(content, profile) == []
            with pikepdf.open(io.BytesIO(content)) as pdf:
                assert str(pdf.Root.Lang) == language
                assert ("en" in languages_of(pdf)) is (language == "en" or is_meant)

    def revoked(self, lena: Client, marcus: Client, one: Credential) -> None:
        document = json.dumps(queries.signed_document(one))
        lena.post(at("revoke", one.key), {"reason": "untrue", "words": "It was another shaft"})
        assert "Revoke a credential?" in marcus.get(reverse("home:home")).text
        assert "another shaft" in marcus.get(at("revoke", one.key)).text
        marcus.post(at("revoke", one.key), {"answer": "yes", "digest": one.digest})

        assert "It was revoked by its issuer." in sent(text=document).text

    def test_the_worker_has_them_in_their_account_and_forgets_them_by_the_link(self):
        issued = make_issued()
        one = issued.issue()
        nia = client_of(issued.scene.nia)
        assert "Aligns a shaft" in nia.get(at("mine")).text
        assert (
            at("program", issued.scene.program.key) not in nia.get(at("credential", one.key)).text
        )
        assert nia.get(at("own_file", one.key, "png")).content.startswith(b"\x89PNG")
        assert client_of(issued.lena).get(at("own_file", one.key, "json")).status_code == 404
        answer = nia.post(at("link", issued.scene.enrollment.key), {"do": "make"})
        token = answer.text.split("/credentials/held/")[1].split("/")[0]
        assert "cannot be undone" in Client().post(at("held", token), {"do": "ask_forget"}).text
        assert (
            "Nothing of your credentials" in Client().post(at("held", token), {"do": "forget"}).text
        )
        assert Client().get(at("held", token)).status_code == 404
        assert "Aligns" not in nia.get(at("mine")).text

    def test_who_may_not_finds_nothing(self, django_assert_max_num_queries):
        issued = make_issued()
        one = issued.issue()
        for user in (cast.olu(), issued.scene.ben):
            for page in (at("program", issued.scene.program.key), at("credential", one.key)):
                assert client_of(user).get(page).status_code == 404
        with django_assert_max_num_queries(40):
            client_of(issued.lena).get(at("program", issued.scene.program.key))

    def test_machines_read_keys_and_lists(self):
        issued = make_issued()
        body = issued.scene.table.body.key
        answer = Client().get(f"/credentials/committees/{body}/did.json")
        assert answer.json()["id"].endswith(f":credentials:committees:{body}")
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert Client().get(f"/credentials/status/{body}/").json()["proof"]
        assert Client().get(f"/credentials/issuers/{body}/did.json").status_code == 404
