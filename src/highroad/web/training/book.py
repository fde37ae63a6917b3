"""The hours book on a phone: write hours down, correct them, say what is paid."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.training.actions import hours as actions
from highroad.areas.training.permissions import enrollments as permissions
from highroad.areas.training.queries import Enrollment, enrollments, hours
from highroad.areas.training.vocabulary.enrollments import EntryState
from highroad.kit.answers import Answer, Refused, no, require, yes
from highroad.web.training.asking import Crumbs, ask
from highroad.web.training.enrollment_forms import CorrectForm, HoursForm, WageForm
from highroad.web.training.words import ENTRIES
from highroad.web.ui.phones import mark_of

asking = require_http_methods(["GET", "HEAD", "POST"])


def _processes(found: Enrollment) -> list[tuple[str, str]]:
    return list(hours.titles_of(found.standards.terms).items())


def _crumbs(found: Enrollment, *, is_own: bool) -> Crumbs:
    first = (_("My training"), reverse("training:mine"))
    here = (found.participant.name, reverse("training:book", args=[found.key]))
    return [first, here] if is_own else [here]


def _is_the_writer(request: SignedInRequest) -> Answer:
    """Hours that waited on a phone go into the book from their writer's session alone."""
    mark = mark_of(request.user.pk)
    if request.POST.get("written_by", mark) == mark:
        return yes
    return no(
        "Somebody else noted these hours on this phone. They are sent when that person signs in."
    )


def page_of(request: SignedInRequest) -> int:
    """Which stretch of the book is asked for, from 1; whatever is no number is the first."""
    told = request.GET.get("page", "")
    return max(1, int(told)) if told.isdecimal() and len(told) < 6 else 1


@login_required
@asking
def book(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The book of one apprentice, and the form of a day on top of it."""
    found, user = enrollments.get_book(key, request.user), request.user
    may_log = permissions.may_log(user, found)
    number = page_of(request)
    first = (number - 1) * hours.PAGE
    lines = hours.list_entries(found, seen_by=user, first=first, most=hours.PAGE + 1)
    initial = {"day": timezone.localdate(), "site": lines[0].site if lines else ""}
    form = HoursForm(request.POST or None, processes=_processes(found), initial=initial)
    if request.method == "POST":
        require(may_log)
        require(_is_the_writer(request))
        if form.is_valid():
            try:
                actions.log_hours(enrollment=found, entry=form.entry(), by=user, at=timezone.now())
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                if "waited" in request.POST:
                    return HttpResponse(status=201)
                messages.success(
                    request, _("Written down. Your journeyworker is asked to confirm.")
                )
                return redirect("training:book", key=key)
    is_own = enrollments.is_own(user, found)
    shown = {
        "enrollment": found, "program": found.program, "form": form, "may_log": may_log,
        "is_own": is_own, "book_mark": mark_of(user.pk, found.key),
        "crumbs": _crumbs(found, is_own=is_own)[:1] if is_own else [],
        "standing": enrollments.standing_of(found, timezone.localdate()),
        "may_say_wage": permissions.may_say_wage(user, found),
        "lines": [
            (line, ENTRIES[line.state], bool(may_log) and line.state is not EntryState.CORRECTED)
            for line in lines[: hours.PAGE]
        ],
        "newer": number - 1, "older": number + 1 if len(lines) > hours.PAGE else 0,
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "training/book.html", shown, status=status)


@login_required
@asking
def correct(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A new entry in place of an old one."""
    entry = hours.get_entry(key, request.user)
    require(permissions.may_correct(request.user, entry))
    found = enrollments.get_book(entry.enrollment_id, request.user)
    form = CorrectForm(
        request.POST or None, processes=_processes(found),
        initial={"day": entry.day, "process": entry.process, "hours": entry.hours, "site": entry.site},
    )  # fmt: skip

    def do() -> str:
        actions.correct(
            entry=entry, day=form.entry(), reason=form.cleaned_data["reason"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return reverse("training:book", args=[found.key])

    return ask(
        request, form, do, heading=_("Correct an entry"), eyebrow=found.participant.name,
        lede=_(
            "Nothing is overwritten: the old entry stays, and the new one is confirmed anew. Nought"
            " hours take it back."
        ),
        button=_("Write the correction"), said=_("Corrected. Both entries stay in the book."),
        crumbs=_crumbs(found, is_own=enrollments.is_own(request.user, found)),
    )  # fmt: skip


@login_required
@asking
def wage(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What is paid an hour."""
    found = enrollments.get_book(key, request.user)
    require(permissions.may_say_wage(request.user, found))
    form = WageForm(request.POST or None, initial={"from_on": timezone.localdate()})

    def do() -> str:
        given = form.cleaned_data
        actions.say_wage(
            enrollment=found, from_on=given["from_on"], rate=given["rate"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return reverse("training:book", args=[found.key])

    return ask(
        request, form, do, heading=_("What is paid"), eyebrow=found.participant.name,
        lede=_("As the pay slip says. A step that was reached and not paid shows at once."),
        button=_("Keep it"), said=_("Kept."),
        crumbs=_crumbs(found, is_own=enrollments.is_own(request.user, found)),
    )  # fmt: skip
