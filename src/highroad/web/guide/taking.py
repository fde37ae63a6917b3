"""The guide for anyone: forty questions without an account. Nothing is kept here: answers travel in the
form, and the browser may keep them for its owner."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.guide import actions, permissions, queries
from highroad.areas.guide.vocabulary import BY_KEY, QUESTIONS, Pillar, Question, Reply, Voice
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import Partnership
from highroad.kit.answers import Refused, no, require
from highroad.web.guide.forms import BringForm
from highroad.web.ui.parts import Step

KIND: Final = "highroad.guide"
LARGEST: Final = 60_000
LAST = len(Pillar)


def answers_in(posted: Mapping[str, Any]) -> dict[str, str]:
    """The answers of a form, as far as questions and replies are ours."""
    return {
        question.key: reply
        for question in QUESTIONS
        if (reply := str(posted.get(f"q_{question.key}", ""))) in Reply.values
    }


@dataclass(frozen=True)
class Asked:
    """A question of the form with the reply so far."""

    question: Question
    reply: str


@dataclass(frozen=True)
class Tallied:
    """A pillar with how often each reply was given, and what is still open."""

    pillar: Pillar
    yes: int
    partly: int
    no: int
    unanswered: int
    asked: list[Asked]


def of_pillar(pillar: Pillar, answers: Mapping[str, str]) -> list[Asked]:
    """The questions of a pillar with their replies."""
    return [Asked(one, answers.get(one.key, "")) for one in QUESTIONS if one.pillar == pillar]


def tallied(answers: Mapping[str, str]) -> list[Tallied]:
    """All pillars, counted."""
    found = []
    for pillar in Pillar:
        asked = of_pillar(pillar, answers)
        replies = [one.reply for one in asked]
        found.append(
            Tallied(
                pillar, replies.count(Reply.YES), replies.count(Reply.PARTLY),
                replies.count(Reply.NO), replies.count(""),
                [one for one in asked if one.reply in (Reply.PARTLY, Reply.NO)],
            )
        )  # fmt: skip
    return found


def steps(at: int) -> list[Step]:
    """Five pillars and the result."""
    states = ["done" if n < at else "current" if n == at else "ahead" for n in range(1, LAST + 2)]
    labels = [*(str(pillar.label) for pillar in Pillar), _("What you said")]
    return [Step(label=label, state=state) for label, state in zip(labels, states, strict=True)]


def place(request: HttpRequest) -> int:
    """Which pillar is shown now: the one asked for by the button, between the first and the result."""
    asked = request.POST.get("to", "1")
    return min(max(int(asked), 1), LAST + 1) if asked.isascii() and asked.isdigit() else 1


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """One pillar after the other, then what was said. Answers travel in the form, never in the address."""
    at, answers = place(request) if request.method == "POST" else 1, answers_in(request.POST)
    context: dict[str, Any] = {"at": at, "steps": steps(at), "count": len(answers)}
    if at > LAST:
        mine = partnerships_of(request)
        context |= {"tallied": tallied(answers), "hidden": answers.items(), "mine": mine}
        return render(request, "guide/taken.html", context)
    pillar = list(Pillar)[at - 1]
    asked = of_pillar(pillar, answers)
    here = {one.question.key for one in asked}
    context |= {
        "pillar": pillar, "asked": asked, "replies": Reply.choices, "before": at - 1, "next": at + 1,
        "hidden": [(key, reply) for key, reply in answers.items() if key not in here],
    }  # fmt: skip
    return render(request, "guide/take.html", context)


def partnerships_of(request: HttpRequest) -> list[Any]:
    """The partnerships into which somebody signed in could carry the answers."""
    if not request.user.is_authenticated:
        return []
    return list(partnerships.list_partnerships(request.user))


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The answers as a file, to keep or to carry into a partnership."""
    kept = {
        "kind": KIND, "version": 1, "made_on": timezone.localdate().isoformat(),
        "answers": answers_in(request.POST),
    }  # fmt: skip
    answer = HttpResponse(json.dumps(kept, indent=1), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="guide-answers.json"'
    return answer


def read(text: str) -> dict[str, str]:
    """The answers of an exported file. Raises `Refused` for anything else."""
    try:
        kept = json.loads(text)
        answers = kept["answers"] if kept["kind"] == KIND else None
    except (ValueError, TypeError, KeyError, RecursionError):
        answers = None
    if not isinstance(answers, dict):
        raise Refused(no("This is not a file of answers from the guide."))
    return {key: reply for key, reply in answers.items() if key in BY_KEY and reply in Reply.values}


@dataclass(frozen=True)
class Brought:
    """One answer that would be given: what the voice said before, and what it would say."""

    question: Question
    before: str
    number: int
    reply: Reply


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Carry answers into the guide of a partnership, for the side one speaks for; shown first, then given."""
    guide = queries.get_guide(key, seen_by=request.user, on=timezone.localdate())
    voices = list(queries.voices_of(request.user, guide.partnership, on=timezone.localdate()))
    if not voices:
        raise Refused(no("Only people with a confirmed seat on a side, or for a provider, answer."))
    form = BringForm(request.POST or None, request.FILES or None, voices=voices)
    context: dict[str, Any] = {"guide": guide, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "guide/bring.html", context, status=422 if form.is_bound else 200)
    try:
        text, voice = form.cleaned_data["text"], Voice(form.cleaned_data["voice"])
        lines = brought(guide, voice, read(text))
    except Refused as refused:
        form.add_error(None, refused.reason)
        return render(request, "guide/bring.html", context, status=422)
    if "give" in request.POST:
        give(guide.partnership, voice, lines, request)
        return redirect("guide:partnership", key=key)
    return render(
        request, "guide/bring.html", {**context, "lines": lines, "text": text, "voice": voice}
    )


def brought(guide: queries.GuideView, voice: Voice, answers: Mapping[str, str]) -> list[Brought]:
    """The answers that would change something, for questions that ask this voice."""
    found = []
    for view in (each for pillar in guide.pillars for each in pillar.questions):
        reply = answers.get(view.question.key)
        said = next((one for one in view.said if one.voice == voice), None)
        if reply is None or said is None:
            continue
        before = "" if said.reply is None or said.is_from_record else said.reply
        if before != reply:
            found.append(Brought(view.question, before, said.number, Reply(reply)))
    return found


@transaction.atomic
def give(partnership: Partnership, voice: Voice, lines: list[Brought], request: SignedInRequest) -> None:  # fmt: skip
    """All of them or none. The record says where they came from."""
    now, note = timezone.now(), _("Carried over from answers given on the public page.")
    for line in lines:
        require(
            permissions.may_answer(
                request.user, partnership, line.question, on=timezone.localdate()
            )
        )
        actions.give_answer(
            partnership=partnership, question=line.question, voice=voice, reply=line.reply,
            note=note, seen=line.number, by=request.user, at=now,
        )  # fmt: skip
    messages.success(request, _("%(n)s answers are on record.") % {"n": len(lines)})
