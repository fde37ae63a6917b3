"""A stored day is shown in its date field in every language of the house."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.conf import settings
from django.utils import translation

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_a_date_field_shows_a_stored_day_as_browsers_take_it(language: str):
    with translation.override(language):
        field = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))

        assert field.widget.format_value(date(2026, 3, 9)) == "2026-03-09"
        assert field.clean("2026-03-09") == date(2026, 3, 9)


def test_in_spanish_a_typed_day_still_reads_day_first():
    with translation.override("es"):
        assert forms.DateField().clean("09/03/2026") == date(2026, 3, 9)
