"""Taking a full copy: what is in it, how far it is, and the file."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.copies import actions, permissions, queries
from highroad.areas.copies.vocabulary import CopyStatus
from highroad.areas.ledger import queries as ledger
from highroad.areas.partnerships import permissions as seats
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import NotFound, require

AT_ONCE = 3_000
"""Up to so many entries a copy is made while one waits; larger ones by the clock."""
UNDER_WAY = (CopyStatus.WAITING, CopyStatus.MAKING)


class CopyForm(forms.Form):
    """Whether a side's own room goes along."""

    room = forms.ChoiceField(
        label=gettext_lazy("What goes into it"),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: object, sides: list[Side]) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        own = gettext_lazy("and the own room of %(side)s")
        field = self.fields["room"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", gettext_lazy("What both sides share")),
            *((side.value, str(own) % {"side": side.label}) for side in sides),
        ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def copies(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One's own copies of a partnership, and the button for another."""
    partnership = partnerships.get_partnership(key, request.user)
    if not seats.may_see_joint(request.user, partnership):
        raise NotFound(key)
    sides = sorted(partnerships.sides_of(request.user, partnership=partnership))
    form = CopyForm(request.POST if request.method == "POST" else {"room": ""}, sides=sides)
    if request.method == "POST" and form.is_valid():
        side = Side(form.cleaned_data["room"]) if form.cleaned_data["room"] else None
        now = timezone.now()
        copy = actions.ask(partnership=partnership, own_side=side, by=request.user, at=now)
        if ledger.size_for_system(partnership.log) <= AT_ONCE:
            copy = actions.make(copy, at=now)
        said(request, CopyStatus(copy.status))
        return redirect("copies:list", key=key)
    lines = [
        (line, queries.progress_of(queries.get_copy(line.key, request.user)))
        for line in queries.list_copies(partnership, request.user)
    ]
    shown = {
        "partnership": partnership,
        "form": form,
        "lines": lines,
        "waits": any(line.status in UNDER_WAY for line, _ in lines),
        "log_key": ledger.policy_for_system(partnership.log),
    }
    return render(request, "copies/list.html", shown, status=422 if form.errors else 200)


def said(request: SignedInRequest, status: CopyStatus) -> None:
    """What became of the wish, in words."""
    if status == CopyStatus.READY:
        messages.success(request, _("The copy is ready. Download it and keep it."))
    elif status == CopyStatus.FAILED:
        messages.error(
            request, _("The record does not add up. Nothing was signed, and there is no copy.")
        )
    else:
        messages.success(request, _("The copy is being made. This page shows how far it is."))


@login_required
@require_safe
def file(request: SignedInRequest, key: UUID) -> FileResponse:
    """The file of a copy of one's own."""
    copy = queries.get_copy(key, request.user)
    require(permissions.may_download(request.user, copy))
    name = f"{copy.partnership.slug}-{copy.asked_at:%Y-%m-%d}.zip"
    return FileResponse(copy.path.open("rb"), as_attachment=True, filename=name)
