"""A short survey by role: opened by a side, handed out by each party, answered on a phone without a name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.areas.problem_solving.actions import RoleDraft
from highroad.areas.problem_solving.vocabulary.surveys import USUAL_QUESTIONS, SurveyAnswer
from highroad.kit.answers import NotFound, Refused, require
from highroad.kit.tallies import digest_of
from highroad.web.problem_solving.issues import answered, asking
from highroad.web.problem_solving.project_forms import day
from highroad.web.ui.tickets import qr, unkept


class SurveyForm(forms.Form):
    """A name, the questions, the roles of each party, and the last day."""

    title = forms.CharField(label=_("Name of the survey"), max_length=160)
    questions = forms.CharField(
        label=_("Questions, one on each line"),
        help_text=_("One to eight. People answer yes, no, or that they cannot say."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    closes_on = day(_("Answers count until the evening before"))

    def __init__(self, *args: Any, parties: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = {f"roles-{party.key}": party for party in parties}
        for name, party in self.parties.items():
            self.fields[name] = forms.CharField(
                label=_t("Roles among the people of %(party)s, one on each line") % {"party": party},
                help_text=_t("Each is asked and shown apart. Leave it empty to ask nobody here."),
                max_length=600, required=False, initial=str(party),
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def questions_asked(self) -> list[str]:
        """The questions, without empty lines."""
        return [
            line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()
        ]

    def roles(self) -> list[RoleDraft]:
        """The roles of every party, in order."""
        return [
            RoleDraft(line.strip(), party)
            for name, party in self.parties.items()
            for line in self.cleaned_data[name].splitlines()
            if line.strip()
        ]


class TicketsForm(forms.Form):
    """For how many people."""

    tickets = forms.IntegerField(
        label=_("How many tickets"), min_value=1, max_value=2_000,
        help_text=_("One for each person of this role. Hand them out from a hat, not by name."),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """Each question with three answers."""

    def __init__(self, *args: Any, questions: tuple[str, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        for number, text in enumerate(questions):
            self.fields[f"answer{number}"] = forms.ChoiceField(
                label=text, choices=SurveyAnswer.choices, widget=forms.RadioSelect
            )

    def answers(self) -> list[str]:
        """The answers, in the order of the questions."""
        return [self.cleaned_data[name] for name in self.fields]


@login_required
@require_GET
def survey_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The surveys of a body."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    shown = {
        "body": body,
        "partnership": body.partnership,
        "surveys": queries.list_surveys(body, request.user, timezone.localdate()),
        "may_open": permissions.may_take_part(request.user, body),
    }
    return render(request, "problem_solving/surveys.html", shown)


@login_required
@asking
def open_survey(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Choose what is asked, of which roles, until when."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_take_part(request.user, body))
    initial = {"questions": "\n".join(str(text) for text in USUAL_QUESTIONS)}
    form = SurveyForm(request.POST or None, parties=partnerships.parties_at(body), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_survey(
                body=body, title=form.cleaned_data["title"], questions=form.questions_asked(),
                roles=form.roles(), closes_on=form.cleaned_data["closes_on"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _t("Open. Each party prints the tickets of its own people."))
            return redirect("problem_solving:survey", key=made.key)
    shown = {"form": form, "body": body, "partnership": body.partnership}
    return render(request, "problem_solving/open_survey.html", shown, status=answered(form))


@login_required
@require_GET
def survey(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One survey: who is asked, and once it is over what each role answered."""
    return render(request, "problem_solving/survey.html", _shown(request, key))


def _shown(request: SignedInRequest, key: UUID, form: TicketsForm | None = None) -> dict[str, Any]:
    found, today = queries.get_survey(key, request.user), timezone.localdate()
    view = queries.survey_view(found, request.user, today)
    roles = []
    for line in view.roles:
        role = queries.get_survey_role(line.key, request.user)
        may_print = not line.tickets and permissions.may_print_tickets(request.user, role, today)
        own = TicketsForm(auto_id=f"tickets-{line.key}-%s") if may_print else None
        if form is not None and str(form.auto_id).startswith(f"tickets-{line.key}"):
            own = form
        roles.append((line, own))
    return {
        "survey": view, "roles": roles, "body": found.body, "partnership": found.body.partnership,
    }  # fmt: skip


@login_required
@require_POST
def tickets(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Draw the tickets of one's own people; the answer is the sheet, shown once and kept nowhere."""
    role = queries.get_survey_role(key, request.user)
    require(permissions.may_print_tickets(request.user, role, timezone.localdate()))
    form = TicketsForm(request.POST, auto_id=f"tickets-{role.key}-%s")
    if form.is_valid():
        try:
            drawn = actions.print_tickets(
                role=role, tickets=form.cleaned_data["tickets"], by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error("tickets", refused.reason)
        else:
            return _sheet(request, role, drawn)
    shown = _shown(request, role.survey_id, form)
    return render(request, "problem_solving/survey.html", shown, status=422)


def _sheet(request: SignedInRequest, role: Any, drawn: tuple[str, ...]) -> HttpResponse:
    links = [
        request.build_absolute_uri(reverse("problem_solving:answer_survey", kwargs={"ticket": one}))
        for one in drawn
    ]
    shown = {
        "role": role, "survey": role.survey, "body": role.survey.body,
        "partnership": role.survey.body.partnership, "tickets": [(link, qr(link)) for link in links],
    }  # fmt: skip
    return unkept(render(request, "problem_solving/survey_tickets.html", shown))


@asking
def answer(request: HttpRequest, ticket: str) -> HttpResponse:
    """For whoever holds a ticket. A used ticket and none look the same."""
    try:
        asked = queries.asked_public(digest_of(ticket), timezone.localdate())
    except NotFound:
        return unkept(render(request, "job_quality/word_over.html", status=404))
    form = AnswerForm(request.POST or None, questions=asked.questions)
    if request.method == "POST" and form.is_valid():
        actions.answer_survey(ticket=ticket, answers=form.answers(), at=timezone.now())
        return unkept(redirect("problem_solving:survey_thanks"))
    status = 422 if form.is_bound else 200
    shown = {"form": form, "asked": asked}
    return unkept(render(request, "problem_solving/answer_survey.html", shown, status=status))


@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """Said, and nobody knows who said it."""
    return unkept(render(request, "job_quality/thanks.html"))


@login_required
@require_GET
def role(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A role is shown with its survey."""
    return redirect(
        "problem_solving:survey", key=queries.get_survey_role(key, request.user).survey_id
    )


@login_required
@require_GET
def tally(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Answers of a role are shown with its survey, as far as they may be."""
    return redirect("problem_solving:survey", key=queries.survey_of_tally(key, request.user).key)
