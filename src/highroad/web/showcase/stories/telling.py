"""Telling a story: without an account, by a private link, saved whenever one likes."""

from __future__ import annotations

import hashlib
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.cache import cache
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.queries import Story
from highroad.areas.showcase.vocabulary import StoryStatus
from highroad.kit.answers import Refused, no
from highroad.web.showcase.stories.forms import PhotoForm, StoryForm
from highroad.web.showcase.stories.reading import Answered, figure_of, picture

asking = require_http_methods(["GET", "HEAD", "POST"])
MOST_BEGUN: Final = 20
"""Drafts that may be begun from one place in an hour."""
OPEN: Final = frozenset({StoryStatus.DRAFT, StoryStatus.RETURNED})
"""In these states a teller writes."""


def private(response: Answered) -> Answered:
    """A page behind a private link: kept by nobody, found by no search engine, named to no other site."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


@asking
def tell(request: HttpRequest) -> HttpResponse:
    """What telling a story means, and the button that begins one."""
    if request.method == "POST":
        slow_down(request)
        begun = actions.begin_story(language=get_language() or "en", at=timezone.now())
        return private(redirect("stories:mine", token=begun.token))
    return render(request, "stories/tell.html")


def slow_down(request: HttpRequest) -> None:
    """Not a hundred drafts from one place. Raises `Refused`. The address itself is not kept."""
    place = hashlib.sha256(str(request.META.get("REMOTE_ADDR", "")).encode()).hexdigest()[:24]
    begun = cache.get_or_set(f"stories-begun-{place}", 0, 3600) or 0
    if begun >= MOST_BEGUN:
        raise Refused(no("Many stories were begun from here just now. Try again in an hour."))
    cache.set(f"stories-begun-{place}", begun + 1, 3600)


@asking
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """The teller's own page: the form while it is being written, then where the story stands."""
    story = queries.get_story_for_system(token)
    if story.status not in OPEN:
        return private(render(request, "stories/standing.html", shown(story, token)))
    form = StoryForm(request.POST or None, initial=words_of(story))
    if request.method == "POST" and form.is_valid():
        words = {**form.cleaned_data, "language": get_language() or story.language}
        actions.write_story(story=story, words=words, at=timezone.now())
        if "check" in request.POST:
            return private(redirect("stories:check", token=token))
        messages.success(request, _("Saved. Keep the link of this page: it is the way back."))
        return private(redirect("stories:mine", token=token))
    context = {**shown(story, token), "form": form, "photo_form": PhotoForm()}
    status = 422 if form.is_bound else 200
    return private(render(request, "stories/write.html", context, status=status))


def words_of(story: Story) -> dict[str, Any]:
    """What was written so far."""
    kept = {name: getattr(story, name) for name in StoryForm.base_fields}
    return {**kept, "names_people": int(story.names_people)}


def shown(story: Story, token: str) -> dict[str, Any]:
    """What every page of a teller shows."""
    view = queries.view_of(story)
    return {
        "story": view,
        "status": StoryStatus(story.status),
        "is_open": story.status in OPEN,
        "is_over": story.status in (StoryStatus.WITHDRAWN, StoryStatus.DECLINED),
        "token": token,
        "comments": queries.comments_for_system(story),
        "consents": queries.consent_lines(story, on=timezone.localdate()),
        "link": token,
        **figure_of(view),
    }


@require_POST
def add_photo(request: HttpRequest, token: str) -> HttpResponse:
    """One more photo."""
    story = queries.get_story_for_system(token)
    photo_form = PhotoForm(request.POST, request.FILES)
    if photo_form.is_valid():
        upload = photo_form.cleaned_data["photo"]
        try:
            actions.add_photo(
                story=story, content=upload.read(12_000_001),
                description=photo_form.cleaned_data["description"],
                shows_others=photo_form.cleaned_data["shows_others"], at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            photo_form.add_error("photo", refused.reason)
        else:
            messages.success(request, _("The photo is added."))
            return private(redirect("stories:mine", token=token))
    context = {
        **shown(story, token), "form": StoryForm(initial=words_of(story)), "photo_form": photo_form,
    }  # fmt: skip
    return private(render(request, "stories/write.html", context, status=422))


@require_POST
def remove_photo(request: HttpRequest, token: str, photo: UUID) -> HttpResponse:
    """A photo is taken out again."""
    story = queries.get_story_for_system(token)
    actions.remove_photo(photo=queries.get_photo_for_system(story, photo), at=timezone.now())
    messages.success(request, _("The photo is removed."))
    return private(redirect("stories:mine", token=token))


@asking
def check(request: HttpRequest, token: str) -> HttpResponse:
    """The story as it would be read, the warning, and the button that sends it in."""
    story = queries.get_story_for_system(token)
    refusal = ""
    if request.method == "POST":
        try:
            actions.submit_story(story=story, at=timezone.now())
        except Refused as refused:
            refusal = refused.reason
        else:
            messages.success(request, _("Thank you. Your story is with the moderators now."))
            return private(redirect("stories:mine", token=token))
    elif story.status not in OPEN:
        return private(redirect("stories:mine", token=token))
    context = {**shown(story, token), "refusal": refusal}
    page = render(request, "stories/check.html", context, status=422 if refusal else 200)
    return private(page)


@asking
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """The teller takes the story back."""
    story = queries.get_story_for_system(token)
    if request.method == "POST":
        actions.withdraw_story(story=story, at=timezone.now())
        messages.success(request, _("Withdrawn. The story is gone from every page."))
        return private(redirect("stories:mine", token=token))
    return private(render(request, "stories/withdraw.html", shown(story, token)))


@require_safe
def photo_by_link(request: HttpRequest, token: str, photo: UUID, width: int) -> FileResponse:
    """A photo for whoever holds a private link to its story."""
    return private(picture(queries.photo_by_link_for_system(token, photo, width)))
