"""The program office invites."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts.vocabulary import Language, Role


class InvitationForm(forms.Form):
    """Whom to invite to the platform, in which language, with which role."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("Any address the person reads; it need not be an employer's."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=Language.choices)
    role = forms.ChoiceField(
        label=_("Platform role"),
        choices=Role.choices,
        help_text=_("Most people need none: what they do is their seat in a partnership."),
    )
