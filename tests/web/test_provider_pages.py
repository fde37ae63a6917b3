"""The record of a program as a provider of training, and its letter in two languages."""

from __future__ import annotations

import io

import page as validator
import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.credentials.models import ProviderStatement
from tests.areas.credentials.issued import make_issued
from tests.web.ui.pdfs import faults

TYPED = {
    "provider": "Harbor Joint Committee", "street": "1 Pier", "city": "Boston", "state": "MA",
    "zip": "02110", "number": "MA-2026-001", "registered": "2026-01-05", "cost": "Nothing",
}  # fmt: skip


def language_of(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return str(pdf.Root.Lang)


@pytest.mark.django_db
def test_a_coordinator_keeps_versions_and_each_gives_letter_record_and_faults():
    issued = make_issued(with_signers=False)
    program = issued.scene.enrollment.program
    address = reverse("credentials:provider", args=[program.key])
    client = Client()
    client.force_login(issued.lena)

    shown = client.get(address)
    assert shown.status_code == 200
    assert "No cohort can be measured yet" in shown.text
    bad = client.post(address, {**TYPED, "zip": "2110", "state": "Mass."})
    assert bad.status_code == 422
    assert "Write the ZIP code with its five digits." in bad.text
    assert 'value="2110"' in bad.text

    kept = client.post(address, TYPED)
    first = ProviderStatement.objects.get()
    assert kept["Location"] == reverse("credentials:provider_statement", args=[first.key])
    same = client.post(address, TYPED)
    assert same.status_code == 422
    assert "Nothing differs from version 1" in same.text
    client.post(address, {**TYPED, "cost": "Books, 200 dollars"})
    assert [each.number for each in ProviderStatement.objects.all()] == [2, 1]
    assert "Books, 200 dollars" in client.get(address).text

    for language in ("en", "es"):
        letter = client.get(
            reverse("credentials:provider_letter", args=[first.key]),
            {"language": language, "to": "State workforce agency", "with_rate": "on"},
        )
        assert letter["Content-Type"] == "application/pdf"
        assert faults(letter.content, validator.ValidationProfile.PDF_UA_1) == []
        assert language_of(letter.content) == language
    file = reverse("credentials:provider_file", args=[first.key])
    record = client.get(file, {"language": "es"}).content.decode()
    assert "104,Tipo de proveedor," in record
    assert "103D,Código postal,02110" in record
    page = client.get(reverse("credentials:provider_statement", args=[first.key])).text
    assert "Nothing" in page
    assert "Books, 200 dollars" not in page
    wrong = client.get(reverse("credentials:provider_letter", args=[first.key]), {"language": "xx"})
    assert wrong.status_code == 302

    client.force_login(issued.marcus)
    assert client.get(address).status_code == 403
    assert client.get(file).status_code == 200
    read = client.get(reverse("credentials:provider_statement", args=[first.key])).text
    assert "Letter as PDF" not in read
    letter = reverse("credentials:provider_letter", args=[first.key])
    assert client.get(letter, {"language": "en"}).status_code == 403
