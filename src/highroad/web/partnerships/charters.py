"""Charters: draft the rules of a body, check, read and compare them, put them to both sides."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.accounts.vocabulary import Language
from highroad.areas.decisions import actions as decision_actions
from highroad.areas.decisions import permissions as decision_permissions
from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships import actions, permissions, queries
from highroad.areas.partnerships.vocabulary import CharterTemplate, Weight
from highroad.kit.answers import NotFound, Refused, require
from highroad.kit.refs import Ref
from highroad.web.partnerships.charter_forms import CharterForm, initial_of
from highroad.web.partnerships.pages import answered, asking
from highroad.web.ui.charter_documents import (
    CharterDocument,
    ClauseBlock,
    charter_docx,
    charter_pdf,
)

PILLS = {
    Weight.CONTRADICTION: "bad",
    Weight.IMPOSSIBLE: "bad",
    Weight.ONE_SIDE: "bad",
    Weight.WARNING: "watch",
    Weight.MISSING: "plain",
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@asking
def draft(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Write down rules: from those in force, from another draft, or from a template."""
    body = queries.get_body(key, request.user)
    require(permissions.may_draft_charter(request.user, body))
    base, umbrella = _charter(request, body, "from"), _charter(request, body, "under")
    start = _start(request, body, base)
    form = CharterForm(
        request.POST or None,
        sides=queries.key_sides(body),
        is_side_agreement=umbrella is not None,
        initial=initial_of(start),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.draft_charter(
                body=body,
                clauses=[*_earlier(base), *form.clauses()],
                by=request.user,
                at=timezone.now(),
                language=Language((get_language() or "en")[:2]),
                based_on=base,
                umbrella=umbrella,
                title=form.cleaned_data["title"],
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(
                request, _("Drafted. Read what the check found, then put it to both sides.")
            )
            return redirect("partnerships:charter", key=made.key)
    shown = {
        "form": form, "body": body, "partnership": body.partnership, "base": base,
        "umbrella": umbrella, "templates": CharterTemplate.choices,
        "template": request.GET.get("template", ""),
    }  # fmt: skip
    return render(request, "partnerships/draft_charter.html", shown, status=answered(form))


def _charter(request: SignedInRequest, body: queries.Body, name: str) -> queries.Charter | None:
    """The charter of this body that the address names; without one, that in force for `from`."""
    named = request.GET.get(name, "")
    if not named:
        is_start = name == "from" and not request.GET.get("under")
        return decisions.charter_in_force(body) if is_start else None
    found = queries.get_charter(named, request.user)
    require(permissions.may_see_joint(request.user, found.body.partnership))
    if found.body_id != body.pk:
        raise NotFound
    return found


def _start(
    request: SignedInRequest, body: queries.Body, base: queries.Charter | None
) -> list[queries.ClauseDraft]:
    template = request.GET.get("template", "SIDE" if request.GET.get("under") else "")
    language = (get_language() or "en")[:2]
    if template == "SIDE":
        template = CharterTemplate.SIDE_AGREEMENT.value
    if template in CharterTemplate.values:
        keys = queries.key_sides(body)
        return queries.clauses_of_template(CharterTemplate(template), language, keys)
    return queries.clauses_of(base) if base else []


def _earlier(base: queries.Charter | None) -> list[queries.ClauseDraft]:
    """Dated clauses before the last of their kind: the form shows the last, these are carried on."""
    clauses = queries.clauses_of(base) if base else []
    last = {clause.kind: clause for clause in clauses}
    return [clause for clause in clauses if last[clause.kind] is not clause]


@login_required
@require_GET
def charter(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A charter clause by clause, what the check found, what it changes, and whether it is in force."""
    found = _readable(request, key)
    today = timezone.localdate()
    adopted = {one.charter.key: one for one in decisions.adopted_charters(found.body, today)}
    in_force = decisions.charter_in_force(found.body, today)
    concerns = queries.concerns_of(found, on=today)
    shown = {
        "charter": found,
        "body": found.body,
        "partnership": found.body.partnership,
        "clauses": queries.list_clauses(found, request.user),
        "text": queries.charter_text_of(found),
        "concerns": [(concern, PILLS[concern.weight]) for concern in concerns],
        "stopping": sum(concern.stops for concern in concerns),
        "changes": decisions.charter_changes(found, on=today),
        "adopted": adopted.get(found.key),
        "is_in_force": in_force is not None and in_force.key == found.key,
        "agreements": [one for one in adopted.values() if one.charter.umbrella_id == found.key],
        "decision": decisions.decision_on(Ref.to(found), request.user),
        "may_propose": decision_permissions.may_propose(request.user, found.body),
        "may_draft": permissions.may_draft_charter(request.user, found.body),
    }
    return render(request, "partnerships/charter.html", shown)


def _readable(request: SignedInRequest, key: UUID) -> queries.Charter:
    found = queries.get_charter(key, request.user)
    require(permissions.may_see_joint(request.user, found.body.partnership))
    return found


@login_required
@require_GET
def charter_as_pdf(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The charter as a tagged PDF with a place to sign."""
    found = _readable(request, key)
    content = charter_pdf(_document(request, found))
    return _download(content, "application/pdf", f"{slugify(found.title)[:80]}.pdf")


@login_required
@require_GET
def charter_as_docx(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The charter as a Word file with a place to sign."""
    found = _readable(request, key)
    content = charter_docx(_document(request, found))
    return _download(content, WORD, f"{slugify(found.title)[:80]}.docx")


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _document(request: SignedInRequest, found: queries.Charter) -> CharterDocument:
    """Everything in the language of the charter, as it was written down."""
    put = decisions.decision_on(Ref.to(found), request.user)
    with override(found.language):
        facts = [
            (_("Body"), found.body.name),
            (_("Kind"), found.get_kind_display()),
            (_("Written down"), date_format(timezone.localdate(found.made_at))),
        ]
        clauses = [
            ClauseBlock(
                heading=str(line.kind.label), text=line.text, values=line.values, source=line.source
            )
            for line in queries.list_clauses(found, request.user)
        ]
        sides = [str(side.label) for side in queries.key_sides(found.body)]
    return CharterDocument(
        title=found.title,
        partnership=found.body.partnership.name,
        facts=facts,
        clauses=clauses,
        sides=sides,
        digest=decisions.current_wording(put).digest if put else queries.charter_digest(found),
        made_at=found.made_at,
        reference=str(found.key),
        language=found.language,
    )


@login_required
@require_POST
def propose(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put the charter to both sides, if the check found nothing that stops it."""
    found = queries.get_charter(key, request.user)
    try:
        decision = decision_actions.propose_charter(
            charter=found, by=request.user, at=timezone.now()
        )
    except Refused as refused:
        if not decision_permissions.may_propose(request.user, found.body):
            raise
        messages.error(request, refused.reason)
        return redirect("partnerships:charter", key=key)
    messages.success(request, _("The charter is put to both sides."))
    return redirect("decisions:detail", key=decision.key)
