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
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.copies import actions, permissions, queries
from highroad.areas.copies.queries import Copy
from highroad.areas.copies.vocabulary import CopyStatus
from highroad.areas.ledger import queries as ledger
from highroad.areas.partnerships import permissions as seats
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import NotFound, require

AT_ONCE = 3_000
"""Up to so many entries a copy is made while one waits; larger ones by the clock."""


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
        return made(request, copy)
    lines = queries.list_copies(partnership, request.user)
    shown = {
        "partnership": partnership,
        "form": form,
        "lines": lines,
        "log_key": ledger.log_key_for_system(partnership.log),
        "left_out": left_out(),
    }
    return render(request, "copies/list.html", shown, status=422 if form.errors else 200)


def made(request: SignedInRequest, copy: Copy) -> HttpResponse:
    """A small copy is made at once, a large one by the clock; its page says how far it is."""
    now = timezone.now()
    if ledger.size_for_system(copy.partnership.log) <= AT_ONCE:
        copy = actions.make(copy, at=now)
    said(request, CopyStatus(copy.status))
    return redirect("copies:copy", key=copy.key)


def left_out() -> list[str]:
    """What is in no copy, and why, each reason once."""
    return [str(_(reason)) for reason in queries.REASONS]


def said(request: SignedInRequest, status: CopyStatus) -> None:
    """What became of the wish, in words."""
    if status == CopyStatus.READY:
        messages.success(request, _("The copy is ready. Download it and keep it."))
    elif status == CopyStatus.FAILED:
        messages.error(
            request, _("The record does not add up. Nothing was signed, and there is no copy.")
        )
    else:
        messages.success(
            request,
            _(
                "The copy is being made. You may leave this page; your inbox tells you when it is ready."
            ),
        )


@login_required
@require_safe
def copy(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One copy: how far it is, the file, what to keep beside it."""
    found = queries.get_copy(key, request.user)
    shown = {
        "partnership": found.partnership,
        "copy": found,
        "line": queries.line_of(found),
        "done": queries.progress_of(found),
        "may_stop": permissions.may_stop(request.user, found),
        "may_begin_again": permissions.may_begin_again(request.user, found),
        "log_key": ledger.log_key_for_system(found.partnership.log),
    }
    return render(request, "copies/copy.html", shown)


@login_required
@require_POST
def stop(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Do without a copy that is not finished."""
    found = queries.get_copy(key, request.user)
    actions.stop(copy=found, by=request.user)
    messages.success(request, _("The copy is stopped. Nothing of it is kept."))
    return redirect("copies:copy", key=key)


@login_required
@require_POST
def again(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Make a copy after all."""
    found = queries.get_copy(key, request.user)
    return made(request, actions.begin_again(copy=found, by=request.user))


@login_required
@require_safe
def file(request: SignedInRequest, key: UUID) -> FileResponse:
    """The file of a copy of one's own."""
    found = queries.get_copy(key, request.user)
    require(permissions.may_download(request.user, found))
    name = f"{found.partnership.slug}-{found.asked_at:%Y-%m-%d}.zip"
    if request.method == "GET":
        actions.note_fetched(found, at=timezone.now())
    return FileResponse(found.path.open("rb"), as_attachment=True, filename=name)
