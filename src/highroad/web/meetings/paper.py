"""On paper: the agenda pack, a sheet for rooms without a screen, and the minutes as documents."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import queries as decisions
from highroad.areas.meetings import queries
from highroad.web.meetings.carried import carried_to
from highroad.web.meetings.pages import shown_of
from highroad.web.ui.documents import Hand, SideBlock
from highroad.web.ui.papers import MeetingPaper, Section, SignedText, meeting_pdf


@login_required
@require_GET
def pack(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The agenda with its papers, to print."""
    meeting = queries.get_meeting(key, request.user)
    return render(request, "meetings/pack.html", shown_of(request, meeting))


@login_required
@require_GET
def sheet(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A sheet to write on, for a room without a screen."""
    meeting = queries.get_meeting(key, request.user)
    return render(request, "meetings/sheet.html", shown_of(request, meeting))


@login_required
@require_GET
def pack_pdf(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The pack as a document."""
    meeting = queries.get_meeting(key, request.user)
    items = queries.list_items(meeting, request.user)
    paper = MeetingPaper(
        title=meeting.title,
        partnership=f"{meeting.body.partnership.name} · {meeting.body.name}",
        facts=_facts(meeting),
        sections=[
            *([Section(heading=_("By the end we will have …"), paragraphs=[meeting.outcomes])]
              if meeting.outcomes else []),
            *(_section(item) for item in items),
            *_carried(meeting, request, items),
        ],
        made_at=timezone.now(),
        reference=settings.ADDRESS + reverse("meetings:detail", args=[meeting.key]),
        language=(get_language() or "en")[:2],
    )  # fmt: skip
    return _document(meeting_pdf(paper), "agenda.pdf")


def _carried(meeting: Any, request: SignedInRequest, items: Any) -> list[Section]:
    """What is open and stands on the agenda by itself."""
    shown = carried_to(meeting, request.user, items)
    if not shown["carried"]:
        return []
    lines = [f"{one.kind}: {one.title} · {one.state}" for one in shown["carried"]]
    return [Section(heading=_("Carried forward"), paragraphs=lines)]


def _section(item: Any) -> Section:
    parts = [str(item.purpose.label)]
    parts.append(
        ngettext("%(count)s minute", "%(count)s minutes", item.minutes) % {"count": item.minutes}
    )
    parts += [part for part in (item.side_label, item.presenter) if part]
    if item.is_carried:
        parts.append(
            ngettext("open for %(days)s day", "open for %(days)s days", item.age)
            % {"days": item.age}
        )
    return Section(
        heading=f"{item.number}. {item.topic}",
        line=" · ".join(parts),
        paragraphs=item.papers.split("\n\n"),
    )


def _facts(meeting: Any) -> list[tuple[str, str]]:
    return [
        (_("When"), queries.when_words(meeting)),
        (_("Place"), meeting.place or "–"),
        (_("Chaired by"), queries.chair_words(meeting)),
        (_("Minutes kept by"), queries.keeper_words(meeting)),
    ]


@login_required
@require_GET
def minutes_pdf(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The minutes with their corrections and signatures in one document."""
    meeting = queries.get_meeting(key, request.user)
    lines = queries.list_minutes(meeting, request.user)
    paper = MeetingPaper(
        title=_("Minutes: {meeting}").format(meeting=meeting.title),
        partnership=f"{meeting.body.partnership.name} · {meeting.body.name}",
        facts=_facts(meeting),
        texts=[_signed(request, line) for line in lines],
        made_at=timezone.now(),
        reference=settings.ADDRESS + reverse("meetings:minutes", args=[meeting.key]),
        language=(get_language() or "en")[:2],
    )
    return _document(meeting_pdf(paper), "minutes.pdf")


def _signed(request: SignedInRequest, line: Any) -> SignedText:
    heading = str(line.status.label)
    if line.is_correction:
        heading = _("Correction {number}: {status}").format(number=line.number - 1, status=heading)
    return SignedText(
        heading=heading,
        text=line.text,
        digest=line.digest,
        sides=_sides(request, line) if line.decision else (),
    )


def _sides(request: SignedInRequest, line: Any) -> list[SideBlock]:
    decision = decisions.get_decision(line.decision, request.user)
    view = decisions.outcome(decision, seen_by=request.user)
    answers = decisions.list_sign_offs(decision, request.user)
    return [
        SideBlock(
            name=tally.side.label,
            answer=tally.verdict.label,
            hands=[
                Hand(
                    name=answer.name,
                    seat=answer.seat,
                    at=date_format(timezone.localtime(answer.signed_at), "DATETIME_FORMAT"),
                    reason=answer.reason,
                )
                for answer in answers
                if answer.side is tally.side and answer.wording_number == view.wording_number
            ],
        )
        for tally in view.tallies
    ]


def _document(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
