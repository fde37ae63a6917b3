"""The program office's pages of stories: the queue, one story with its log, asking for consent."""

from __future__ import annotations

import csv
import io
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from highroad.areas.fair_access import queries as fair_access
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.models import Story, StoryPhoto
from highroad.areas.showcase.permissions import may_do
from highroad.areas.showcase.vocabulary import ConsentParty, StoryAct, StoryStatus
from highroad.backoffice.pages import staff
from highroad.kit.answers import Refused

BUTTONS = {
    StoryAct.ACCEPT: _("Take the story"),
    StoryAct.PUBLISH: _("Make it public"),
    StoryAct.TAKE_UP: _("I am looking at it"),
    StoryAct.COMMENT: _("Comment"),
    StoryAct.RETURN: _("Send it back"),
    StoryAct.DECLINE: _("Do not take it"),
    StoryAct.UNPUBLISH: _("Take it down"),
}
"""What a moderator can press, the way forward first."""
COLUMNS = ("story", "at", "act", "by", "party", "text")


class NoteForm(forms.Form):
    """A word to the teller."""

    text = forms.CharField(
        label=_("To whoever told it"), required=False, max_length=2000,
        help_text=_("Goes by mail to the teller. Needed to comment, send back or decline."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class AskForm(forms.Form):
    """Whom to ask."""

    party = forms.ChoiceField(label=_("Whom?"), choices=ConsentParty.choices)
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


SHOWN_WIDE = 280
"""Pixels in which a photo is shown whole, to be touched where it matters: it fits a phone."""


class PhotoForm(forms.Form):
    """The second description of a photo, and its focal point in percent."""

    text = forms.CharField(
        label=_("What is in the photo, in the other language?"), max_length=300,
        help_text=_("Needed before the story is taken: consents are to it too."),
    )  # fmt: skip
    focal_x = forms.IntegerField(
        label=_("Focal point, percent from the left"), min_value=0, max_value=100
    )
    focal_y = forms.IntegerField(
        label=_("Focal point, percent from the top"), min_value=0, max_value=100
    )


class FigureForm(forms.Form):
    """Which published figure; a number cannot be typed."""

    figure = forms.ChoiceField(label=_("Figure"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        figures = [
            (str(line.key), f"{line.title} ({line.partnership_name})")
            for line in fair_access.published_public()
        ]
        chooser: Any = self.fields["figure"]
        chooser.choices = [("", _("None")), *figures]


@login_required
@require_http_methods(["GET", "HEAD"])
def stories(request: HttpRequest) -> HttpResponse:
    """All stories by where they stand, and the newsletter in numbers."""
    user, today = staff(request), timezone.localdate()
    order = list(StoryStatus)
    lines = sorted(
        queries.list_stories(seen_by=user, on=today), key=lambda line: order.index(line.status)
    )
    shown = {
        "groups": [
            (status, list(some)) for status, some in groupby(lines, lambda line: line.status)
        ],
        "ending": queries.list_consents_ending(seen_by=user, on=today),
        "letters": queries.get_letter_numbers(seen_by=user),
    }
    return render(request, "backoffice/stories.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, key: UUID) -> HttpResponse:
    """One story, its consents, its log, and the buttons its state allows."""
    user = staff(request)
    found = queries.get_story(key, seen_by=user)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wanted = request.POST.get("act", "")
        try:
            act = next(each for each in BUTTONS if each.value == wanted)
            actions.moderate(
                story=found, act=act, by=user, at=timezone.now(), text=form.cleaned_data["text"]
            )
        except StopIteration:
            form.add_error(None, gettext("Choose what to do with it."))
        except Refused as refused:
            form.add_error("text", refused.reason)
        else:
            messages.success(request, act.label)
            return redirect("backoffice:story", key=key)
    context = shown(request, found, form=form)
    return render(request, "backoffice/story.html", context, status=422 if form.is_bound else 200)


def shown(request: HttpRequest, found: Story, **forms_given: Any) -> dict[str, Any]:
    """What the page of one story shows."""
    user, today = staff(request), timezone.localdate()
    allowed = [
        (act.value, label)
        for act, label in BUTTONS.items()
        if act is StoryAct.COMMENT or may_do(user, found, act)
    ]
    return {
        "story": queries.view_of(found),
        "status": StoryStatus(found.status),
        "looked_at_by": found.looked_at_by.name if found.looked_at_by else "",
        "notes": queries.list_notes(found, seen_by=user),
        "consents": queries.consent_lines(found, on=today),
        "acts": allowed,
        "at_office": True,
        "form": NoteForm(),
        "ask_form": AskForm(),
        "figure_form": FigureForm(initial={"figure": str(found.figure_key or "")}),
        "may_ask": may_do(user, found, StoryAct.ASK),
        "may_place": found.status not in (StoryStatus.PUBLISHED, StoryStatus.WITHDRAWN),
        "photo_forms": photo_forms(found),
        **forms_given,
    }


def photo_forms(found: Story) -> list[tuple[StoryPhoto, PhotoForm]]:
    """A form for each photo, while the story is not public."""
    if found.status == StoryStatus.PUBLISHED:
        return []
    return [(photo, form_of(photo)) for photo in found.photos.all()]


def form_of(photo: StoryPhoto, given: Any = None) -> PhotoForm:
    """The form of one photo; its fields have names of their own, so that several stand on a page."""
    kept = {
        "text": photo.described_otherwise, "focal_x": photo.focal_x, "focal_y": photo.focal_y,
    }  # fmt: skip
    return PhotoForm(given, initial=kept, prefix=f"photo-{str(photo.key)[:8]}")


def with_the_touch(given: QueryDict, photo: StoryPhoto) -> QueryDict:
    """What was sent, with the point of the photo that was touched in place of the typed one.

    A photo that is pressed from the keyboard sends the corner 0, 0: then the typed point stands.
    """
    sent = [given.get(f"touched.{axis}", "")[:5] for axis in "xy"]
    x, y = (int(one) if one.isdecimal() else 0 for one in sent)
    if not (x or y):
        return given
    touched = given.copy()
    name = form_of(photo).add_prefix
    touched[name("focal_x")] = str(min(100, round(100 * x / SHOWN_WIDE)))
    touched[name("focal_y")] = str(
        min(100, round(100 * y * photo.width / photo.height / SHOWN_WIDE))
    )
    return touched


@login_required
@require_POST
def describe(request: HttpRequest, key: UUID, photo: UUID) -> HttpResponse:
    """Describe a photo in the other language, and say what of it stays in sight."""
    user = staff(request)
    found = queries.get_story(key, seen_by=user)
    kept = queries.get_photo_for_system(found, photo)
    form = form_of(kept, with_the_touch(request.POST, kept))
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.describe_photo(
                photo=kept, text=told["text"], focus=(told["focal_x"], told["focal_y"]),
                by=user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error("text", refused.reason)
        else:
            messages.success(request, gettext("The photo is described in both languages."))
            return redirect("backoffice:story", key=key)
    mine = [(one, form if one.key == photo else other) for one, other in photo_forms(found)]
    context = shown(request, found, **{"photo_forms": mine})
    return render(request, "backoffice/story.html", context, status=422)


@login_required
@require_POST
def ask(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask somebody for consent, or ask again."""
    user = staff(request)
    found = queries.get_story(key, seen_by=user)
    form = AskForm(request.POST)
    if form.is_valid():
        actions.ask_for_consent(
            story=found, party=ConsentParty(form.cleaned_data["party"]),
            email=form.cleaned_data["email"], by=user, at=timezone.now(),
        )  # fmt: skip
        messages.success(request, gettext("Asked. The private link goes out by mail."))
        return redirect("backoffice:story", key=key)
    return render(
        request, "backoffice/story.html", shown(request, found, ask_form=form), status=422
    )


@login_required
@require_POST
def place_figure(request: HttpRequest, key: UUID) -> HttpResponse:
    """Place a published figure under the story, or take it away."""
    user = staff(request)
    found = queries.get_story(key, seen_by=user)
    form = FigureForm(request.POST)
    if not form.is_valid():
        context = shown(request, found, figure_form=form)
        return render(request, "backoffice/story.html", context, status=422)
    chosen = form.cleaned_data["figure"]
    actions.place_figure(
        story=found, figure=UUID(chosen) if chosen else None, by=user, at=timezone.now()
    )
    messages.success(request, gettext("Done. Consents given before are to the story without it."))
    return redirect("backoffice:story", key=key)


@login_required
@require_http_methods(["GET", "HEAD"])
def photo(request: HttpRequest, key: UUID, photo: UUID, width: int) -> FileResponse:
    """A photo of a story, for a moderator."""
    path = queries.photo_file(key, photo, width, seen_by=staff(request))
    return FileResponse(path.open("rb"), content_type="image/jpeg")


@login_required
@require_http_methods(["GET", "HEAD"])
def log(request: HttpRequest) -> HttpResponse:
    """Every step of every moderator, as a table for a spreadsheet."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(COLUMNS)
    for line in queries.list_all_notes(seen_by=staff(request)):
        text = f"'{line.text}" if line.text[:1] in "=+-@\t\r" and line.text else line.text
        lines.writerow(
            [line.story_id, line.made_at.isoformat(), line.act, line.by or "", line.party, text]
        )
    answer = HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="stories-log.csv"'
    return answer
