"""What the improvements of a partnership are for: the list in force, and another one to both sides."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.kit.answers import Refused, require
from highroad.web.problem_solving.issues import asking


class ValuesForm(forms.Form):
    """A name on each line, and the body that decides."""

    names = forms.CharField(
        label=_("What improvements are for, one name on each line"),
        help_text=_("Two to eight names. Older projects keep theirs."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    body = forms.ChoiceField(label=_("Which body decides it"))

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]


@login_required
@asking
def values(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The list in force and those before; a co-chair puts another one to both sides."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    bodies = [
        (str(body.key), body.name)
        for body in partnerships.top_bodies(partnership, request.user)
        if permissions.may_propose_values(request.user, body)
    ]
    in_force = queries.value_choices(partnership)
    initial = {"names": "\n".join(label for _value, label in in_force)}
    form = ValuesForm(request.POST or None, bodies=bodies, initial=initial)
    if request.method == "POST":
        require(permissions.may_propose_values_somewhere(bool(bodies)))
        if form.is_valid():
            body = partnerships.get_body(form.cleaned_data["body"], request.user)
            try:
                made = actions.propose_values(
                    body=body, names=form.cleaned_data["names"].splitlines(), by=request.user,
                    at=timezone.now(),
                )  # fmt: skip
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                messages.success(request, _t("Proposed. Everybody who may answer is asked."))
                return redirect("decisions:detail", key=made.key)
    shown = {
        "partnership": partnership,
        "in_force": in_force,
        "sets": queries.list_value_sets(partnership, request.user),
        "form": form if bodies else None,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "problem_solving/values.html", shown, status=status)


@login_required
@require_GET
def value_set(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A list is shown with the others of its partnership."""
    found = queries.get_value_set(key, request.user)
    return redirect("problem_solving:values", key=found.partnership_id)
