"""Picking what is open for the agenda, and updates of projects said in the room."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.meetings import actions, permissions, queries
from highroad.areas.meetings.actions import ItemTerms
from highroad.areas.meetings.vocabulary import NoteKind
from highroad.areas.problem_solving.actions import projects as project_actions
from highroad.areas.problem_solving.queries import projects
from highroad.kit.answers import Refused, require
from highroad.kit.refs import Ref
from highroad.web.meetings.carried import UpdateForm, open_in
from highroad.web.meetings.pages import answered, asking


@login_required
@asking
def pick(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Choose from what the body has open; each choice becomes an item with its age."""
    meeting = queries.get_meeting(key, request.user)
    require(permissions.may_bring(request.user, meeting, timezone.now()))
    taken = {item.about for item in queries.list_items(meeting, request.user)}
    found = open_in(meeting.body, request.user, timezone.localdate())
    shown = {
        "meeting": meeting,
        "body": meeting.body,
        "partnership": meeting.body.partnership,
        "open": [(one, str(one.about) in taken) for one in found],
    }
    if request.method != "POST":
        return render(request, "meetings/pick.html", shown)
    asked = set(request.POST.getlist("about"))
    chosen = [one for one in found if str(one.about) in asked and str(one.about) not in taken]
    if not chosen:
        shown["error"] = _("Choose at least one.")
        return render(request, "meetings/pick.html", shown, status=422)
    for one in chosen:
        terms = ItemTerms(one.title[:200], one.purpose, about=one.about, raised_on=one.since)
        actions.bring(meeting=meeting, terms=terms, by=request.user, at=timezone.now())
    said = ngettext("%(count)s item more.", "%(count)s items more.", len(chosen))
    messages.success(request, said % {"count": len(chosen)})
    return redirect("meetings:detail", key=key)


@login_required
@require_POST
def update_project(request: SignedInRequest, key: UUID) -> HttpResponse:
    """An update entered once: a point on the chart of the project, and a note under the topic."""
    item = queries.get_item(key, request.user)
    require(permissions.may_enter(request.user, item.meeting))
    back = f"{reverse('meetings:live', kwargs={'key': item.meeting_id})}#item-{item.key}"
    found = projects.get_project(item.about.partition(":")[2] or item.key, request.user)
    form = UpdateForm(request.POST, auto_id=f"update-{item.key}-%s")
    if form.is_valid():
        try:
            _keep(request, item, found, form)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Entered: it stands on the project's chart, too."))
            return redirect(back)
    shown = {
        "form": form, "item": item, "project": found, "meeting": item.meeting,
        "body": item.meeting.body,
    }  # fmt: skip
    return render(request, "meetings/update_project.html", shown, status=answered(form))


def _keep(request: SignedInRequest, item: Any, found: Any, form: UpdateForm) -> None:
    now, given = timezone.now(), form.cleaned_data
    made = project_actions.enter_value(
        project=found, on=timezone.localdate(now), value=given["value"], source=given["source"],
        by=request.user, at=now,
    )  # fmt: skip
    unit = f" {found.unit}" if found.unit else ""
    words = f"{found.measure}: {given['value'].normalize():f}{unit} ({given['source']})"
    actions.write_note(
        item=item, kind=NoteKind.INFORMATION, text=words, about=Ref.to(made), by=request.user,
        at=now,
    )  # fmt: skip
