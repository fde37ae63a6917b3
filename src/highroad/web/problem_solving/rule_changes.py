"""The register of rules that were changed together, and nominations for awards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.areas.problem_solving.actions import NominationDraft, RuleDraft
from highroad.areas.problem_solving.queries import requests
from highroad.areas.problem_solving.vocabulary.registers import (
    NomineeKind,
    RuleSource,
    RuleState,
    RuleStep,
)
from highroad.kit.answers import Refused, require
from highroad.web.problem_solving.issues import answered, asking
from highroad.web.problem_solving.project_forms import day, words
from highroad.web.ui.sheets import written

HEAD = (
    "number", "rule", "step", "reads_now", "source", "place", "asked_on", "agreed_on", "in_force_on",
    "state",
)  # fmt: skip
STATE_PILLS = {
    RuleState.PROPOSED: "open",
    RuleState.AGREED: "key",
    RuleState.IN_FORCE: "ok",
    RuleState.RECOMMENDED: "key",
    RuleState.NOT_AGREED: "plain",
}
OUTCOME_PILLS = {Outcome.ADOPTED: "ok", Outcome.OPEN: "open", Outcome.PROVISIONAL: "open"}


class RuleForm(forms.Form):
    """The rule, what becomes of it, where it stood, and from when."""

    rule = words(_("The rule, as it reads today"), help_text=_("Of a new rule: how it reads."))
    step = forms.ChoiceField(label=_("What becomes of it"), choices=RuleStep.choices)
    reads_now = words(
        _("How it reads from then on"), required=False,
        help_text=_("Only where it reads differently."),
    )  # fmt: skip
    source = forms.ChoiceField(label=_("Where it stands"), choices=RuleSource.choices)
    place = forms.CharField(label=_("Page, section or site"), max_length=200, required=False)
    why = words(_("Why"), required=False)
    involvement = forms.ChoiceField(
        label=_("How the union came in before it was decided"), required=False
    )
    in_force_on = day(_("In force from"))

    def __init__(self, *args: Any, involvements: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        none = ("", _t("Not noted"))
        self.fields["involvement"].choices = [none, *involvements]  # type: ignore[attr-defined]


class NominationForm(forms.Form):
    """For which award, who or what, and why."""

    award = forms.CharField(label=_("Which award"), max_length=160)
    nominee = forms.CharField(label=_("Who or what is put forward"), max_length=200)
    kind = forms.ChoiceField(label=_("What that is"), choices=NomineeKind.choices)
    has_agreed = forms.BooleanField(
        label=_("If it is one person: that person has said yes to being named"), required=False
    )
    reason = words(
        _("Why"), help_text=_("What was done together, and what came of it, with figures.")
    )


@login_required
@require_GET
def register(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every rule that was put to both sides: how the union came in, what was agreed, since when."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    lines = queries.list_rule_changes(body, request.user, timezone.localdate())
    shown = {
        "body": body,
        "partnership": body.partnership,
        "lines": [(line, STATE_PILLS[line.state]) for line in lines],
        "in_force": sum(line.state is RuleState.IN_FORCE for line in lines),
        "lifted": sum(
            line.state is RuleState.IN_FORCE and line.step is RuleStep.LIFTED for line in lines
        ),
        "may_propose": permissions.may_take_part(request.user, body),
    }
    return render(request, "problem_solving/rules.html", shown)


@login_required
@require_GET
def register_csv(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The register as a table."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    rows = [
        [
            str(line.number), line.rule, line.step.value, line.reads_now, line.source.value,
            line.place, line.involvement.notified_on.isoformat() if line.involvement else "",
            line.agreed_on.isoformat() if line.agreed_on else "", line.in_force_on.isoformat(),
            line.state.value,
        ]
        for line in queries.list_rule_changes(body, request.user, timezone.localdate())
    ]  # fmt: skip
    return HttpResponse(
        written([HEAD, *rows]),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="rules.csv"'},
    )


@login_required
@asking
def propose(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put a changed rule to both sides."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_take_part(request.user, body))
    known = [
        (str(line.key), f"{line.number}. {line.topic}")
        for line in requests.list_involvements(body, seen_by=request.user)
    ]
    form = RuleForm(
        request.POST or None, involvements=known, initial={"in_force_on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose_rule_change(
                body=body, draft=_draft(request, form.cleaned_data), by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _t("Proposed. Everybody who may answer is asked."))
            return redirect("decisions:detail", key=made.key)
    shown = {"form": form, "body": body, "partnership": body.partnership}
    return render(request, "problem_solving/propose_rule.html", shown, status=answered(form))


def _draft(request: SignedInRequest, given: dict[str, Any]) -> RuleDraft:
    chosen = given["involvement"]
    return RuleDraft(
        rule=given["rule"], step=RuleStep(given["step"]), source=RuleSource(given["source"]),
        in_force_on=given["in_force_on"], reads_now=given["reads_now"], place=given["place"],
        why=given["why"],
        involvement=requests.get_involvement(chosen, request.user) if chosen else None,
    )  # fmt: skip


@login_required
@require_GET
def rule_change(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A rule is shown on the register of its body."""
    return redirect("problem_solving:rules", key=queries.get_rule_change(key, request.user).body_id)


@login_required
@asking
def nominations(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The nominations of a body, and another one to both sides."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    form = NominationForm(request.POST or None)
    may_nominate = permissions.may_take_part(request.user, body)
    if request.method == "POST":
        require(may_nominate)
        if form.is_valid():
            given = {**form.cleaned_data, "kind": NomineeKind(form.cleaned_data["kind"])}
            try:
                made = actions.nominate(
                    body=body, draft=NominationDraft(**given), by=request.user, at=timezone.now()
                )
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                messages.success(request, _t("Proposed. Everybody who may answer is asked."))
                return redirect("decisions:detail", key=made.key)
    lines = queries.list_nominations(body, request.user, timezone.localdate())
    shown = {
        "body": body,
        "partnership": body.partnership,
        "lines": [(line, OUTCOME_PILLS.get(line.outcome, "plain")) for line in lines],
        "form": form if may_nominate else None,
    }
    return render(request, "problem_solving/nominations.html", shown, status=answered(form))


@login_required
@require_GET
def nomination(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A nomination is shown with the others of its body."""
    found = queries.get_nomination(key, request.user)
    return redirect("problem_solving:nominations", key=found.body_id)
