"""What both sides see of the desk: that there is one, who works at it, and what was published."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest, User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import Partnership
from highroad.areas.supports import actions, permissions, queries
from highroad.kit.answers import NotFound, require
from highroad.web.supports.asking import ask
from highroad.web.supports.forms import DeskForm, NavigatorForm
from highroad.web.ui.asking import act
from highroad.web.ui.tickets import qr


def where(key: UUID) -> str:
    """The page of a partnership's desk."""
    return reverse("supports:committee", kwargs={"key": key})


@dataclass(frozen=True)
class BodyLink:
    """A body in which one may draft totals."""

    key: UUID
    name: str


def bodies_of(user: User, partnership: Partnership) -> list[BodyLink]:
    """The bodies of a partnership in which somebody sits on a side."""
    return [
        BodyLink(seat.body_key, seat.body_name)
        for seat in partnerships.seats_of(user)
        if seat.side and seat.partnership_key == partnership.key
    ]


@require_GET
@login_required
def committee(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The desk, its navigators, its address on paper, and published totals."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    desk = queries.desk_of(partnership)
    named = queries.list_navigators(desk, request.user) if desk else []
    paper = reverse("supports:ask", kwargs={"code": desk.code}) if desk else ""
    address = request.build_absolute_uri(paper) if paper else ""
    context = {
        "partnership": partnership,
        "desk": desk,
        "navigators": [
            (
                each,
                bool(permissions.may_confirm(request.user, each)),
                bool(permissions.may_end(request.user, each)),
            )
            for each in named
        ],
        "totals": queries.list_totals(partnership, request.user)
        if partnerships.has_seat(request.user, partnership)
        else [],
        "bodies": bodies_of(request.user, partnership),
        "may_open": bool(permissions.may_open_desk(request.user, partnership)),
        "works_here": desk is not None and queries.is_navigator(request.user, desk),
        "address": address,
        "picture": qr(address) if address else "",
    }
    return render(request, "supports/committee.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def change(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Open the desk, or change what stands on its pages."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    require(permissions.may_open_desk(request.user, partnership))
    desk = queries.desk_of(partnership)

    def do(form: DeskForm) -> str:
        given = form.cleaned_data
        if desk is None:
            given.pop("is_open")
            actions.open_desk(partnership=partnership, by=request.user, at=timezone.now(), **given)
        else:
            actions.change_desk(desk=desk, by=request.user, at=timezone.now(), **given)
        return where(key)

    first = {name: getattr(desk, name) for name in DeskForm.base_fields} if desk else {}
    if desk:
        first["areas"] = "\n".join(desk.areas)
    return ask(
        request,
        DeskForm(request.POST or None, initial=first),
        do=do,
        back=where(key),
        title=_("The desk for help"),
        back_label=partnership.name,
        button=_("Keep it"),
        lede=_(
            "Who asks here is known to the navigators alone: not to "
            "the employers, not to the union, not to the program office."
        ),
        done=_("Kept."),
    )


@require_http_methods(["GET", "POST"])
@login_required
def name(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Name a navigator."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    require(permissions.may_open_desk(request.user, partnership))
    desk = queries.desk_of(partnership)
    if desk is None:
        raise NotFound

    def do(form: NavigatorForm) -> str:
        actions.name_navigator(desk=desk, by=request.user, at=timezone.now(), **form.cleaned_data)
        return where(key)

    return ask(
        request,
        NavigatorForm(request.POST or None),
        do=do,
        title=_("Name a navigator"),
        lede=_(
            "They read what people tell, so both sides must trust them: the other side confirms."
        ),
        button=_("Name them"),
        back=where(key),
        back_label=desk.name,
        done=_("Named. The other side confirms on this page."),
    )


@require_POST
@login_required
def confirm(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The other side's word."""
    found = queries.get_navigator(key, request.user)
    require(permissions.may_confirm(request.user, found))
    now = timezone.now()
    return act(
        request, lambda: actions.confirm_navigator(navigator=found, by=request.user, at=now),
        where(found.desk.partnership_id), _("Confirmed by both sides."),
    )  # fmt: skip


@require_POST
@login_required
def end(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A navigator works here no longer."""
    found = queries.get_navigator(key, request.user)
    require(permissions.may_end(request.user, found))
    now = timezone.now()
    return act(
        request, lambda: actions.end_navigator(navigator=found, by=request.user, at=now),
        where(found.desk.partnership_id), _("They read nothing here any more."),
    )  # fmt: skip
