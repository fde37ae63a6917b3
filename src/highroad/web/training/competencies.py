"""Competencies of an apprentice: rate one, sign what another rated."""

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
from highroad.areas.training.actions import learning as actions
from highroad.areas.training.permissions import learning as permissions
from highroad.areas.training.queries import enrollments, learning
from highroad.areas.training.vocabulary.learning import Level, RatingState
from highroad.kit.answers import Refused, require
from highroad.web.training.asking import Crumbs, ask
from highroad.web.training.learning_forms import RateForm, SignRatingForm
from highroad.web.training.words import RATINGS

asking = require_http_methods(["GET", "HEAD", "POST"])


def _crumbs() -> Crumbs:
    return [(_("My training"), reverse("training:mine"))]


@login_required
@asking
def competencies(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What an apprentice can do, with the form to rate it on top."""
    found, user = learning.get_learner(key, request.user), request.user
    day = timezone.localdate()
    may_rate = permissions.may_rate(user, found, day)
    names = [(each.key, each.title) for each in found.standards.terms.competencies]
    form = RateForm(request.POST or None, competencies=names, initial={"on": day})
    if request.method == "POST":
        require(may_rate)
        if form.is_valid():
            try:
                actions.rate(enrollment=found, draft=form.draft(), by=user, at=timezone.now())
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                messages.success(
                    request, _("Written down. It counts once the other one has signed.")
                )
                return redirect("training:competencies", key=key)
    lines = learning.list_ratings(found, seen_by=user)
    shown = {
        "enrollment": found, "program": found.program, "form": form, "may_rate": may_rate,
        "crumbs": _crumbs(), "standing": learning.competencies_of(found),
        "levels": {level.value: str(level.label) for level in Level},
        "is_own": enrollments.is_own(user, found),
        "lines": [
            (line, RATINGS[line.state], line.state is RatingState.WAITING) for line in lines
        ],
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "training/competencies.html", shown, status=status)


@login_required
@asking
def sign_rating(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The second signature."""
    rating = learning.get_rating(key, request.user)
    require(permissions.may_answer_rating(request.user, rating))
    titles = {each.key: each.title for each in rating.enrollment.standards.terms.competencies}
    form = SignRatingForm(request.POST or None)

    def do() -> str:
        actions.answer_rating(
            rating=rating, is_signed=form.cleaned_data["answer"] == "yes", by=request.user,
            at=timezone.now(), reason=form.cleaned_data["reason"],
        )  # fmt: skip
        return reverse("training:competencies", args=[rating.enrollment_id])

    back = reverse("training:competencies", args=[rating.enrollment_id])
    return ask(
        request, form, do, heading=titles.get(rating.competency, rating.competency),
        eyebrow=rating.enrollment.participant.name, page="training/sign_rating.html",
        button=_("Keep it"), said=_("Kept."), rating=rating, level=Level(rating.level).label,
        crumbs=[*_crumbs(), (_("Competencies"), back)],
    )  # fmt: skip
