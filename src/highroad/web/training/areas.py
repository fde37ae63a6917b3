"""Who lives in a disadvantaged area: the list that counts, tracts of people, the share with its source."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.training import queries
from highroad.areas.training.actions import areas as actions
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import areas as query
from highroad.kit.answers import Refused, require
from highroad.web.training.enrollment_forms import set_choices
from highroad.web.training.forms import day_widget
from highroad.web.training.words import crumbs_of
from highroad.web.ui import sheets

MEGABYTES: Final = 40
asking = require_http_methods(["GET", "HEAD", "POST"])


class AreaListForm(forms.Form):
    """A published list, and what it is called."""

    source = forms.CharField(
        label=gettext_lazy("Published by"), max_length=200,
        help_text=gettext_lazy("For example: Climate and Economic Justice Screening Tool, or your state's list."),
    )  # fmt: skip
    version = forms.CharField(label=gettext_lazy("Version"), max_length=60)
    dated_on = forms.DateField(label=gettext_lazy("Day of the list"), widget=day_widget())
    file = forms.FileField(
        label=gettext_lazy("The list as CSV"), allow_empty_file=True,
        help_text=gettext_lazy("Every tract with whether it is named; at most 40 megabytes."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )  # fmt: skip

    def clean_file(self) -> bytes:
        """The bytes, if there are not too many."""
        given = self.cleaned_data["file"]
        if given.size > MEGABYTES * 1_000_000:
            raise forms.ValidationError(
                _("The file is larger than 40 megabytes. Keep the columns of tract and mark.")
            )
        content: bytes = given.read()
        return content


class TractForm(forms.Form):
    """Somebody and a tract. No address is asked for anywhere."""

    who = forms.ChoiceField(label=gettext_lazy("Who"))
    tract = forms.CharField(
        label=gettext_lazy("Census tract"), max_length=20, required=False,
        help_text=gettext_lazy("Eleven digits. Leave it empty if they would rather not say. No address is kept."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "who", people)


def _found(request: SignedInRequest, key: UUID) -> queries.TrainingProgram:
    program = queries.get_program(key, request.user)
    require(may_coordinate(request.user, program))
    return program


@login_required
@asking
def areas(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The share, the list behind it, everybody with their tract; and a form for one more tract."""
    program = _found(request, key)
    found = query.areas_of(program, seen_by=request.user)
    names = [(str(each.key), f"{each.name} · {each.alias}") for each in found.people]
    form = TractForm(request.POST or None, people=names)
    if request.method == "POST" and form.is_valid():
        try:
            actions.note_tract(
                program=program, who=UUID(form.cleaned_data["who"]),
                tract=form.cleaned_data["tract"], by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error("tract", refused.reason)
        else:
            messages.success(request, _("Noted."))
            return redirect("training:areas", key=key)
    shown = {"program": program, "crumbs": crumbs_of(program), "found": found, "form": form}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "training/areas.html", shown, status=status)


@login_required
@asking
def add_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Bring a list; every fault is shown with its row, and nothing is kept before it is right."""
    program = _found(request, key)
    form, found = AreaListForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        found = query.check(given["file"])
        if found.is_right:
            draft = actions.ListDraft(
                source=given["source"], version=given["version"], dated_on=given["dated_on"],
                content=given["file"],
            )  # fmt: skip
            try:
                actions.keep_list(program=program, draft=draft, by=request.user, at=timezone.now())
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                messages.success(request, _("Kept. From now on this list counts."))
                return redirect("training:areas", key=key)
    crumbs = [*crumbs_of(program), (_("Disadvantaged areas"), reverse("training:areas", args=[key]))]  # fmt: skip
    shown = {"program": program, "crumbs": crumbs, "found": found, "form": form}
    is_wrong = bool(form.is_bound and form.errors) or (found is not None and not found.is_right)
    return render(request, "training/area_list.html", shown, status=422 if is_wrong else 200)


@login_required
@require_GET
def areas_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The share and its rows by number, without names: for the funder's report."""
    program = _found(request, key)
    found = query.areas_of(program, seen_by=request.user)
    listed, share = found.listed, found.share
    lines = [
        [_("Disadvantaged areas"), program.name],
        [_("Published by"), listed.source if listed else ""],
        [_("Version"), listed.version if listed else ""],
        [_("Day of the list"), listed.dated_on.isoformat() if listed else ""],
        [_("In a disadvantaged area"), str(share.inside)],
        [_("Of those whose tract is known"), str(share.known)],
        [_("Not known"), str(share.unknown)],
        [_("Number"), _("Where")],
        *([each.alias, str(each.standing.label)] for each in found.people),
    ]
    return sheets.download(lines, "areas")
