"""Forms: coming in by invitation, one's own settings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts.vocabulary import Language, Theme

PASSWORD, PASSKEY = "password", "passkey"


class NewcomerForm(forms.Form):
    """Name, and how one will sign in. The address is the invitation's and cannot be changed."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("As the others at the table should read it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    way = forms.ChoiceField(
        label=_("How do you want to sign in?"),
        choices=[
            (PASSWORD, _("With a password and an authenticator app")),
            (PASSKEY, _("With a passkey: fingerprint, face or screen lock of your device")),
        ],
        widget=forms.RadioSelect,
        initial=PASSWORD,
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=200,
        help_text=_("At least 12 characters. Leave it empty if you chose a passkey."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("way") == PASSKEY:
            cleaned["password"] = ""
        elif not cleaned.get("password"):
            self.add_error("password", _("Choose a password, or a passkey instead."))
        else:
            self._check_password(cleaned["password"])
        return cleaned

    def _check_password(self, password: str) -> None:
        try:
            validate_password(password)
        except ValidationError as error:
            self.add_error("password", error)


class SettingsForm(forms.Form):
    """What one chooses for oneself; each is on one screen."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("As the others at the table should read it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=Language.choices,
        help_text=_("Of the pages you see and the mails you get."),
    )
    theme = forms.ChoiceField(
        label=_("Light or dark"), choices=Theme.choices, widget=forms.RadioSelect
    )


class ThemeForm(forms.Form):
    """One choice: light, dark, or as the device."""

    theme = forms.ChoiceField(choices=Theme.choices)


class LanguageForm(forms.Form):
    """One choice: the language."""

    language = forms.ChoiceField(choices=Language.choices)
