"""The program office asks partnerships, and sees whom it may write to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.showcase import actions, queries
from highroad.backoffice.pages import staff
from highroad.kit.answers import Refused


class QuestionForm(forms.Form):
    """Whom to ask, and what."""

    partnership = forms.ChoiceField(label=_("Partnership"))
    text = forms.CharField(
        label=_("Your question"), max_length=600, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Its co-chairs draft an answer from their record. You read it when both sides have signed."),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["partnership"]
        field.choices = [
            (str(line.key), line.name) for line in partnerships.list_partnerships(user)
        ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """What was asked, what both sides answered, whom one may write to, and the form."""
    user, today = staff(request), timezone.localdate()
    form = QuestionForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        chosen = partnerships.get_partnership(UUID(form.cleaned_data["partnership"]), user)
        try:
            actions.ask_partnership(
                partnership=chosen, text=form.cleaned_data["text"], by=user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error("text", refused.reason)
        else:
            messages.success(request, gettext("Asked. Its co-chairs find it in their inbox."))
            return redirect("backoffice:questions")
    shown = {
        "form": form,
        "questions": queries.list_questions(seen_by=user, on=today),
        "contacts": queries.list_contacts(seen_by=user, on=today),
    }
    return render(request, "backoffice/questions.html", shown, status=422 if form.is_bound else 200)
