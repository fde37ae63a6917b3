"""Consent by a private link: read exactly what would be shown, say yes or no, take it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.actions import Given
from highroad.areas.showcase.queries import StoryConsent
from highroad.areas.showcase.vocabulary import ConsentParty, ConsentState
from highroad.kit.answers import Refused
from highroad.web.showcase.stories.forms import ConsentForm
from highroad.web.showcase.stories.reading import figure_of
from highroad.web.showcase.stories.telling import private

STATEMENTS: dict[ConsentParty, Promise] = {
    ConsentParty.WORKER: gettext_lazy(
        "I am the worker this story is about, and I decide for myself."
    ),
    ConsentParty.UNION: gettext_lazy("I am authorized to speak for this union."),
    ConsentParty.EMPLOYER: gettext_lazy("I am authorized to speak for this employer."),
    ConsentParty.PICTURED: gettext_lazy("I can be seen in a photo of this story."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, token: str) -> HttpResponse:
    """The story, and the question."""
    found = queries.get_consent_for_system(token)
    form = form_for(found, request)
    if request.method == "POST":
        try:
            return private(answered(request, found, form, token))
        except Refused as refused:
            form.add_error(None, refused.reason)
        except Incomplete:
            pass
    shown = shown_to(found, token, form)
    status = 422 if form.is_bound else 200
    return private(render(request, "stories/consent.html", shown, status=status))


class Incomplete(Exception):
    """Something is missing in the form; it says what."""


def form_for(found: StoryConsent, request: HttpRequest) -> ConsentForm:
    """The form with the digest of the text as it is now."""
    story = queries.story_of(found)
    digest = queries.digest_of_story(story)
    return ConsentForm(
        request.POST or None,
        initial={"digest": digest, "name": found.name},
        statement=STATEMENTS[ConsentParty(found.party)],
        on=timezone.localdate(),
    )


def answered(
    request: HttpRequest, found: StoryConsent, form: ConsentForm, token: str
) -> HttpResponse:
    """Yes or no. Raises `Refused`, and `Incomplete` where the form says what is missing."""
    if "refuse" in request.POST:
        actions.refuse_consent(consent=found, at=timezone.now())
        messages.success(request, _("You said no. The story will not be shown with you in it."))
        return redirect("stories:consent", token=token)
    if not form.is_valid():
        raise Incomplete
    chosen = form.cleaned_data
    given = Given(
        name=chosen["name"], ends_on=chosen["ends_on"], in_print="print" in chosen["scope"],
        on_social_media="social" in chosen["scope"], photo_too=chosen["photo_too"],
    )  # fmt: skip
    actions.give_consent(consent=found, digest=chosen["digest"], given=given, at=timezone.now())
    messages.success(request, _("Thank you. Keep this link: with it you withdraw at any time."))
    return redirect("stories:consent", token=token)


def shown_to(found: StoryConsent, token: str, form: ConsentForm) -> dict[str, Any]:
    """Everything the asked see: the exact story, where it stands, what they said."""
    story = queries.story_of(found)
    view = queries.view_of(story)
    lines = queries.consent_lines(story, on=timezone.localdate())
    mine = next(line for line in lines if line.consent.pk == found.pk)
    return {
        "story": view,
        "consent": mine.consent,
        "party": mine.party,
        "state": mine.state,
        "may_answer": mine.state not in (ConsentState.WITHDRAWN,)
        and story.status in ("accepted", "published"),
        "may_withdraw": bool(mine.consent.given_at) and mine.state is not ConsentState.WITHDRAWN,
        "form": form,
        "link": token,
        "token": token,
        **figure_of(view),
    }


@require_POST
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """One click, no reason."""
    found = queries.get_consent_for_system(token)
    actions.withdraw_consent(consent=found, at=timezone.now())
    messages.success(request, _("Withdrawn. The story is gone from every page."))
    return private(redirect("stories:consent", token=token))
