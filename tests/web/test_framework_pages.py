"""Frameworks on the web: public once a badge names them, read into a draft, taken along."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.areas.credentials.issued import make_issued


@pytest.mark.django_db
def test_a_framework_answers_once_both_sides_have_issued():
    issued = make_issued()
    standards = issued.scene.enrollment.standards_id
    addresses = [
        reverse(f"credentials:{name}", args=[standards]) for name in ("framework", "listing")
    ]
    one = issued.prepare()
    issued.say(one, issued.lena)

    assert {Client().get(address).status_code for address in addresses} == {404}
    issued.say(one, issued.marcus)
    package, listing = [Client().get(address).json() for address in addresses]

    badge = issued.fresh(one).document["credentialSubject"]["achievement"]
    assert badge["alignment"][0]["targetUrl"] in [each["uri"] for each in package["CFItems"]]
    assert listing["@graph"][0]["@type"] == "ceterms:ApprenticeshipCertificate"


@pytest.mark.django_db
def test_a_package_is_taken_along_and_read_into_a_draft():
    issued = make_issued(with_signers=False)
    program = issued.scene.enrollment.program
    client = Client()
    client.force_login(issued.lena)
    taken = client.get(reverse("credentials:package", args=[issued.scene.enrollment.standards_id]))
    address = reverse("credentials:read_package", args=[program.key])
    whole = taken.json()
    whole["CFItems"][0]["fullStatement"] = "Something else to learn"
    good = client.post(address, {"file": SimpleUploadedFile("a.json", json.dumps(whole).encode())})
    bad = client.post(address, {"file": SimpleUploadedFile("a.json", b"{}")})

    assert "attachment" in taken["Content-Disposition"]
    assert good.status_code == 200
    assert "Something else to learn" in good.text
    assert bad.status_code == 422
    assert "it has no CFDocument" in bad.text
    assert client.get(address).status_code == 200
