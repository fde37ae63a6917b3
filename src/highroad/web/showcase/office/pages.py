"""What the program office asks a partnership and whether it may write: both with two keys."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.actions import Contact
from highroad.areas.showcase.permissions import may_end_contact
from highroad.kit.answers import Refused
from highroad.web.showcase.office.forms import AnswerForm, ContactForm

asking = require_http_methods(["GET", "HEAD", "POST"])


def bodies_of(request: SignedInRequest, partnership: UUID) -> list[tuple[str, str]]:
    """The bodies of a partnership in which this person sits on a side."""
    seats = partnerships.seats_of(request.user)
    found = {
        str(seat.body_key): seat.body_name
        for seat in seats
        if seat.side and seat.partnership_key == partnership
    }
    return list(found.items())


@login_required
@asking
def office(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What was asked and answered, whether the office may write, and the form that agrees to it."""
    partnership = partnerships.get_partnership(key, request.user)
    today = timezone.localdate()
    questions = queries.list_questions_to(partnership, seen_by=request.user, on=today)
    bodies = bodies_of(request, partnership.key)
    form = ContactForm(request.POST or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        body = partnerships.get_body(UUID(told["body"]), request.user)
        terms = Contact(told["name"], told["email"], told["until_on"])
        try:
            made = actions.offer_contact(
                body=body, contact=terms, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error("until_on", refused.reason)
        else:
            messages.success(request, _("It waits for both sides. Sign it for yours."))
            return redirect("office:contact", key=made.key)
    context = {
        "partnership": partnership, "questions": questions, "form": form, "bodies": bodies,
        "contacts": queries.list_contacts_of(partnership, seen_by=request.user, on=today),
    }  # fmt: skip
    return render(request, "office/partnership.html", context, status=422 if form.is_bound else 200)


@login_required
@asking
def question(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One question: the form of an answer, or where the answer stands."""
    found = queries.get_question(key, seen_by=request.user)
    bodies = bodies_of(request, found.partnership_id)
    records = queries.records_to_name(found.partnership, seen_by=request.user)
    form = AnswerForm(request.POST or None, bodies=bodies, records=records)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        body = partnerships.get_body(UUID(told["body"]), request.user)
        try:
            actions.answer_office(
                question=found, body=body, text=told["text"], records=told.get("records", []),
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("The answer waits for both sides. Sign it for yours."))
            return redirect("office:question", key=key)
    context = _shown(request, found, form, bodies)
    return render(request, "office/question.html", context, status=422 if form.is_bound else 200)


def _shown(
    request: SignedInRequest, found: Any, form: AnswerForm, bodies: list[tuple[str, str]]
) -> dict[str, Any]:
    today = timezone.localdate()
    views = queries.list_questions_to(found.partnership, seen_by=request.user, on=today)
    view = next(one for one in views if one.key == found.key)
    may_answer = bool(bodies) and queries.may_answer_anew(found, on=today)
    return {"question": view, "form": form, "may_answer": may_answer}


@login_required
@asking
def contact(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One agreement to be written to; either side ends it here."""
    found = queries.get_contact(key, seen_by=request.user)
    if request.method == "POST":
        actions.end_contact(contact=found, by=request.user, at=timezone.now())
        messages.success(request, _("Ended. The program office no longer sees the address."))
        return redirect("office:partnership", key=found.body.partnership_id)
    today, partnership = timezone.localdate(), found.body.partnership
    views = queries.list_contacts_of(partnership, seen_by=request.user, on=today)
    context = {
        "contact": next(view for view in views if view.key == found.key),
        "may_end": found.ended_at is None and may_end_contact(request.user, found),
    }
    return render(request, "office/contact.html", context)
