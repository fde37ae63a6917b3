"""A roster from a file: read it, show every fault by line and column, load it once it is accepted."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import actions, permissions, queries
from highroad.areas.partnerships.vocabulary import BodyKind, OrganizationKind, Side
from highroad.kit.answers import require
from highroad.web.partnerships.pages import answered, asking

LARGEST: Final = 8_000_000
SALT: Final = "highroad.roster"
HALF_A_DAY: Final = 12 * 60 * 60
SHOWN: Final = 200
EXAMPLE: Final = (
    "body,kind,parent,side,organization,organization_kind,seat,role,key,email,alternate,from,to\n"
    "Council,council,,labor,Local 9,labor,Labor co-chair,co_chair,yes,ana@example.org,,2026-01-01,\n"
    "Council,council,,management,Health Plan,employer,Management co-chair,co_chair,yes,,,,\n"
    "Ward 4,unit_team,Council,labor,Local 9,,Nurse,member,yes,cy@example.org,,,\n"
    "Ward 4,unit_team,Council,labor,Local 9,,Nurse,member,,dee@example.org,yes,,\n"
)


class RosterForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("Roster as CSV"),
        help_text=gettext_lazy("One line a seat; at most 8 megabytes. Nothing is kept yet."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> bytes:
        """The bytes, if there are not too many."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise forms.ValidationError(
                _("This file is larger than 8 megabytes. Load it in parts.")
            )
        content: bytes = given.read()
        return content


@login_required
@asking
def roster(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Choose a file; then see what it would make, or what is wrong in it."""
    partnership = queries.get_partnership(key, request.user)
    require(permissions.may_import_roster(request.user, partnership))
    form = RosterForm(request.POST or None, request.FILES or None)
    shown: dict[str, Any] = {
        "form": form, "partnership": partnership, "kinds": BodyKind.values,
        "organizations": OrganizationKind.values,
        "waiting": [(side, number) for side, number in _waiting(request, partnership) if number],
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        raw = form.cleaned_data["file"]
        reading = queries.read_roster(partnership, raw, request.user)
        shown |= {
            "reading": reading,
            "faults": reading.faults[:SHOWN],
            "more": len(reading.faults) - SHOWN,
        }
        if not reading.faults:
            shown |= {
                "rows": reading.rows[:SHOWN],
                "depth": reading.depth(),
                "packed": signing.dumps(
                    [str(partnership.key), raw.decode("latin-1")], salt=SALT, compress=True
                ),
            }
        return render(
            request, "partnerships/roster.html", shown, status=422 if reading.faults else 200
        )
    return render(request, "partnerships/roster.html", shown, status=answered(form))


def _waiting(request: SignedInRequest, partnership: queries.Partnership) -> list[tuple[Side, int]]:
    chairs = queries.chairs_of_partnership(request.user, partnership)
    return [
        (side, queries.waiting_on_side(partnership, side).count())
        for side in Side
        if side in chairs
    ]


@login_required
@require_POST
def accept(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Load the file that was shown, whole or not at all."""
    partnership = queries.get_partnership(key, request.user)
    require(permissions.may_import_roster(request.user, partnership))
    try:
        named, text = signing.loads(request.POST.get("packed", ""), salt=SALT, max_age=HALF_A_DAY)
    except signing.BadSignature:
        messages.error(request, _("This page is too old. Choose the file again."))
        return redirect("partnerships:roster", key=key)
    if named != str(partnership.key):
        messages.error(request, _("This page is too old. Choose the file again."))
        return redirect("partnerships:roster", key=key)
    made = actions.import_roster(
        partnership=partnership, raw=text.encode("latin-1"), by=request.user, at=timezone.now()
    )
    told = _(
        "Loaded: %(bodies)s bodies, %(seats)s seats, %(people)s people. Each side now confirms its own."
    )
    messages.success(
        request, told % {"bodies": made.bodies, "seats": made.seats, "people": made.people}
    )
    return redirect("partnerships:detail", key=key)


@login_required
@require_POST
def confirm(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Confirm everybody of one's own side who waits."""
    partnership = queries.get_partnership(key, request.user)
    for side in Side:
        if permissions.may_confirm_roster(request.user, partnership, side):
            number = actions.confirm_roster(
                partnership=partnership, side=side, by=request.user, at=timezone.now()
            )
            messages.success(request, _("Confirmed: %(number)s people.") % {"number": number})
    return redirect("partnerships:detail", key=key)


@login_required
@require_GET
def example(request: SignedInRequest) -> HttpResponse:
    """A small file to start from."""
    answer = HttpResponse(EXAMPLE, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="roster.csv"'
    return answer
