"""The record of a program as a provider of training, and its letter in two languages."""

from __future__ import annotations

import io

import page as validator
import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from tests.areas.credentials.issued import make_issued
from tests.web.ui.pdfs import faults

TYPED = {
    "provider": "Harbor Joint Committee", "street": "1 Pier", "city": "Boston", "state": "MA",
    "zip": "02110", "number": "MA-2026-001", "registered": "2026-01-05", "cost": "Nothing",
    "to": "State workforce agency", "language": "en", "with_rate": "on",
}  # fmt: skip


def language_of(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return str(pdf.Root.Lang)


@pytest.mark.django_db
def test_a_coordinator_gets_letter_and_record_and_every_fault_at_its_field():
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

    for language in ("en", "es"):
        letter = client.post(address, {**TYPED, "language": language, "do": "letter"})
        assert letter["Content-Type"] == "application/pdf"
        assert faults(letter.content, validator.ValidationProfile.PDF_UA_1) == []
        assert language_of(letter.content) == language
    record = client.post(address, {**TYPED, "language": "es", "do": "record"}).content.decode()
    assert "104,Tipo de proveedor," in record
    assert "103D,Código postal,02110" in record

    client.force_login(issued.marcus)
    assert client.get(address).status_code == 403
