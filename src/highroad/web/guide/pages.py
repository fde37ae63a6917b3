"""The guide: the questions for anyone, a partnership's answers and proof for who sits there."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.commitments.vocabulary import CommitmentKind
from highroad.areas.guide import actions, permissions, queries
from highroad.areas.guide.queries import AnswersView, Remedy
from highroad.areas.guide.vocabulary import Reply, Verdict, Voice
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Refused, require
from highroad.kit.refs import Ref
from highroad.web import links
from highroad.web.guide import rows
from highroad.web.guide.forms import AnswerForm


@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    """The five pillars and forty questions, for anyone to read and print."""
    mine = partnerships.list_partnerships(request.user) if request.user.is_authenticated else []
    context = {"pillars": rows.printed(queries.questions_public()), "mine": mine}
    return render(request, "guide/questions.html", context)


@require_GET
@login_required
def partnership(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What each side says, the gap, the evidence, the verdict."""
    guide = queries.get_guide(key, seen_by=request.user, on=timezone.localdate())
    chosen = rows.chosen(request.GET.get("show", ""))
    pillars = rows.pillars(guide, only=chosen)
    context = {
        "guide": guide,
        "pillars": pillars,
        "shown": rows.count(guide.tally, Verdict.SHOWN),
        "differing": rows.differing(guide),
        "verdicts": list(Verdict),
        "chosen": chosen,
        "nothing_matches": not any(pillar.rows for pillar in pillars),
    }
    return render(request, "guide/partnership.html", context)


@require_GET
@login_required
def dossier(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Everything on one page, to print or keep."""
    guide = queries.get_guide(key, seen_by=request.user, on=timezone.localdate())
    context = {"guide": guide, "pillars": rows.pillars(guide), "counts": rows.counts(guide)}
    return render(request, "guide/dossier.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def answer(request: SignedInRequest, key: UUID, question: str) -> HttpResponse:
    """One question: where it stands, every answer so far, and the form for who may answer."""
    on = timezone.localdate()
    answers = queries.get_answers(key, question, seen_by=request.user, on=on)
    may = permissions.may_answer(request.user, answers.partnership, answers.view.question, on=on)
    if request.method == "POST":
        require(may)
        return _post(request, answers)
    form = _form(request, answers) if may else None
    return _page(request, answers, form, refusal=may.reason)


def _post(request: SignedInRequest, answers: AnswersView) -> HttpResponse:
    form = _form(request, answers)
    if form.is_valid():
        try:
            _give(request, answers, form)
        except Refused as refused:
            return _ask_again(request, answers, refused)
        messages.success(request, _("Your answer is on record."))
        return redirect(request.path)
    return _page(request, answers, form, status=422)


def _give(request: SignedInRequest, answers: AnswersView, form: AnswerForm) -> None:
    actions.give_answer(
        partnership=answers.partnership,
        question=answers.view.question,
        voice=Voice(form.cleaned_data["voice"]),
        reply=Reply(form.cleaned_data["reply"]),
        note=form.cleaned_data["note"],
        seen=form.cleaned_data["seen"],
        by=request.user,
        at=timezone.now(),
    )


def _ask_again(request: SignedInRequest, before: AnswersView, refused: Refused) -> HttpResponse:
    """The page as it is now, with what the person wrote and the reason it was not taken."""
    key, question = before.partnership.key, before.view.question.key
    on = timezone.localdate()
    answers = queries.get_answers(key, question, seen_by=request.user, on=on)
    form = _form(request, answers, is_seen=True)
    form.add_error(None, refused.reason)
    return _page(request, answers, form, status=422)


def _form(request: SignedInRequest, answers: AnswersView, *, is_seen: bool = False) -> AnswerForm:
    """The form for one voice of this person: the one asked for, or the first they have.

    It carries the number of the answer they had before them; the newest one where `is_seen`.
    """
    voices = _voices(request, answers)
    wanted = request.POST.get("voice") or request.GET.get("voice")
    voice = next((one for one in voices if one == wanted), voices[0])
    before = next(one for one in answers.view.said if one.voice == voice)
    if request.method == "POST":
        data = request.POST.copy()
        if is_seen:
            data["seen"] = str(before.number)
        return AnswerForm(data, voices=voices)
    reply = None if before.is_from_record else before.reply
    first = {"voice": voice, "reply": reply, "note": before.note, "seen": before.number}
    return AnswerForm(initial=first, voices=voices)


def _voices(request: SignedInRequest, answers: AnswersView) -> list[Voice]:
    """For whom this person may answer this question, in the order in which it asks."""
    mine = queries.voices_of(request.user, answers.partnership, on=timezone.localdate())
    return [voice for voice in answers.view.question.asked if voice in mine]


def _page(
    request: SignedInRequest,
    answers: AnswersView,
    form: AnswerForm | None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "partnership": answers.partnership,
        "question": answers.view.question,
        "row": rows.row(answers.view, None),
        "moments": rows.moments(answers.given),
        "form": form,
        "voices": _voices(request, answers),
        "refusal": refusal,
        "following": rows.following(answers.view.question.key),
        "remedies": _remedies(request, answers),
        "lacking": _lacking(request, answers),
    }
    return render(request, "guide/answer.html", context, status=status)


def _remedies(request: SignedInRequest, answers: AnswersView) -> list[tuple[str, str]]:
    """For a question without fresh evidence: the bodies in which a promise can be made, filled in."""
    if answers.view.is_proven:
        return []
    given = {
        "kind": CommitmentKind.STEP.value,
        "what": _("Show: %(question)s") % {"question": answers.view.question.text},
        "about": f"partnerships.partnership:{answers.partnership.key}",
    }
    return [
        (
            seat.body_name,
            f"{reverse('commitments:promise', args=[seat.body_key])}?{urlencode(given)}",
        )
        for seat in partnerships.seats_of(request.user)
        if seat.partnership_key == answers.partnership.key and seat.side
    ]


def _lacking(request: SignedInRequest, answers: AnswersView) -> list[tuple[str, str, str]]:
    """What lacks for a yes: its sentence, where it is done, and where to promise it in one click."""
    bodies = [
        seat.body_key
        for seat in partnerships.seats_of(request.user)
        if seat.partnership_key == answers.partnership.key and seat.side
    ]
    return [
        (
            remedy.text,
            links.address_of(remedy.about) if remedy.about else "",
            _promise(remedy, answers, bodies),
        )
        for remedy in answers.remedies
    ]


def _promise(remedy: Remedy, answers: AnswersView, bodies: list[UUID]) -> str:
    """The form of a promise with everything filled in; nothing for who cannot promise."""
    if not bodies or not remedy.promise_text:
        return ""
    about = remedy.about or Ref("partnerships.partnership", str(answers.partnership.key))
    given = {
        "kind": CommitmentKind.STEP.value, "what": remedy.promise_text, "about": str(about),
    }  # fmt: skip
    return f"{reverse('commitments:promise', args=[bodies[0]])}?{urlencode(given)}"
