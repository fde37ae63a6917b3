"""Finding a date."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.meetings import actions, permissions, queries
from highroad.areas.meetings.vocabulary import PollReply
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Refused, require
from highroad.web import errors
from highroad.web.meetings.forms import PollForm, ReplyForm
from highroad.web.meetings.pages import answered, asking
from highroad.web.meetings.words import moment_words


@login_required
@asking
def ask(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask everybody which of some times works."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_call(request.user, body))
    form = PollForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.ask_for_date(
                body=body,
                title=given["title"],
                times=form.times(),
                length=given["length"],
                time_zone=given["time_zone"],
                place=given["place"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Everybody with a seat is asked."))
            return redirect("meetings:poll", key=made.key)
    shown = {"form": form, "body": body, "partnership": body.partnership}
    return render(request, "meetings/ask_for_date.html", shown, status=answered(form))


@login_required
@asking
def poll(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Answer for one's seat, and see what both sides said."""
    found = queries.get_poll(key, request.user)
    view = queries.get_poll_view(found, request.user)
    may_answer = permissions.may_answer_poll(request.user, found)
    times = [(str(one.key), moment_words(one.starts_local), one.mine) for one in view.times]
    form = ReplyForm(request.POST or None, times=times)
    if request.method == "POST":
        require(may_answer)
        if form.is_valid():
            replies = {UUID(name): PollReply(said) for name, said in form.cleaned_data.items()}
            actions.answer_poll(poll=found, replies=replies, by=request.user, at=timezone.now())
            messages.success(request, _("Your answer is recorded."))
            return redirect("meetings:poll", key=key)
    shown = {
        "poll": found,
        "body": found.body,
        "partnership": found.body.partnership,
        "zone": queries.zone_words(found.time_zone),
        "view": view,
        "times": [(one, moment_words(one.starts_local)) for one in view.times],
        "form": form if may_answer else None,
        "may_answer": may_answer,
        "may_choose": permissions.may_call(request.user, found.body) and not found.meeting_id,
    }
    return render(request, "meetings/poll.html", shown, status=answered(form))


@login_required
@require_POST
def choose(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take one of the times; its agenda begins."""
    found = queries.get_poll(key, request.user)
    require(permissions.may_call(request.user, found.body))
    try:
        time_key = UUID(request.POST.get("time", ""))
    except ValueError:
        return errors.bad_request(request)
    made = actions.choose_time(poll=found, time_key=time_key, by=request.user, at=timezone.now())
    messages.success(request, _("The agenda is begun. Nobody is told before you send the call."))
    return redirect("meetings:detail", key=made.key)
