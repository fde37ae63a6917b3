"""The way in: pre-apprenticeships with their five elements, promised places, and what became of people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.training import queries
from highroad.areas.training.actions import preparing as actions
from highroad.areas.training.actions.preparing import EntryDraft
from highroad.areas.training.permissions.enrollments import may_count_prepared
from highroad.areas.training.queries import enrollments, preparing
from highroad.areas.training.vocabulary.preparing import Element
from highroad.kit.answers import Refused, no, require
from highroad.web.training.asking import Crumbs, ask
from highroad.web.training.conversions import tables_of
from highroad.web.training.enrollment_forms import set_choices
from highroad.web.training.forms import day_widget
from highroad.web.training.programs import bodies_of
from highroad.web.training.words import crumbs_of_partnership

asking = require_http_methods(["GET", "HEAD", "POST"])


class PreparingForm(forms.Form):
    """A name, who teaches, and a sentence on each of the five elements."""

    body = forms.ChoiceField(label=gettext_lazy("Body that looks after it"))
    name = forms.CharField(label=gettext_lazy("Name of the program"), max_length=160)
    provider = forms.CharField(label=gettext_lazy("Who teaches"), max_length=160, required=False)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "body", [*bodies])
        for element in Element:
            self.fields[element.value] = forms.CharField(
                label=element.label, required=False, max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip


class EntryForm(forms.Form):
    """A promise of places."""

    program = forms.ChoiceField(label=gettext_lazy("Apprenticeship"))
    places = forms.IntegerField(label=gettext_lazy("Places promised"), min_value=1, max_value=9999)
    from_on = forms.DateField(label=gettext_lazy("From which day"), widget=day_widget())
    to_on = forms.DateField(
        label=gettext_lazy("Until which day"), required=False, widget=day_widget()
    )
    terms = forms.CharField(
        label=gettext_lazy("Rule of entry"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Who may enter, without the usual ranking, and what they bring."),
    )  # fmt: skip

    def __init__(self, *args: Any, programs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "program", [*programs])


class FinishedForm(forms.Form):
    """Somebody who finished preparing."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    finished_on = forms.DateField(label=gettext_lazy("Finished on"), widget=day_widget())


class EnteredForm(forms.Form):
    """The enrollment that came of it."""

    who = forms.ChoiceField(label=gettext_lazy("Apprentice"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "who", [*people])


def _crumbs(found: queries.PreApprenticeship) -> Crumbs:
    partnership = found.body.partnership
    return [
        *crumbs_of_partnership(partnership),
        (_("Pre-apprenticeship"), reverse("training:preparing_list", args=[partnership.key])),
        (found.name, reverse("training:preparing", args=[found.key])),
    ]


@login_required
@require_GET
def preparing_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The pre-apprenticeships of a partnership."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    shown = {
        "partnership": partnership,
        "crumbs": crumbs_of_partnership(partnership),
        "lines": preparing.list_preparing(partnership, seen_by=request.user),
        "may_begin": bool(bodies_of(request, partnership)),
    }
    return render(request, "training/preparing_list.html", shown)


@login_required
@asking
def add_preparing(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Begin a pre-apprenticeship."""
    partnership = partnerships.get_partnership(key, request.user)
    bodies = bodies_of(request, partnership)
    if not bodies:
        raise Refused(no("Only somebody with a seat on a side of a body may begin a program."))
    form = PreparingForm(request.POST or None, bodies=bodies)

    def do() -> str:
        given = form.cleaned_data
        made = actions.begin_preparing(
            body=partnerships.get_body(given["body"], request.user), name=given["name"],
            provider=given["provider"], elements=given, by=request.user, at=timezone.now(),
        )  # fmt: skip
        return reverse("training:preparing", args=[made.key])

    return ask(
        request, form, do, heading=_("Begin a pre-apprenticeship"), eyebrow=partnership.name,
        lede=_(
            "Five elements make it a good one (20 CFR 681.480). What is missing stands out; places can"
            " be promised once nothing is."
        ),
        button=_("Begin it"), said=_("Begun."), crumbs=crumbs_of_partnership(partnership),
    )  # fmt: skip


@login_required
@require_GET
def preparing_page(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One pre-apprenticeship: elements, promises, what became of people."""
    found, day = preparing.get_preparing(key, request.user), timezone.localdate()
    elements = preparing.elements_of(found)
    counted = preparing.newest_count(found)
    is_whole = not any(is_missing for _each, _words, is_missing in elements)
    shown = {
        "found": found,
        "crumbs": _crumbs(found)[:-1],
        "elements": elements,
        "entries": preparing.list_entries(found, seen_by=request.user, on=day),
        "may_promise": is_whole and bool(_programs(request, found)),
        "may_count": may_count_prepared(request.user, found),
        "count": counted,
        "tables": tables_of(counted) if counted else [],
    }
    return render(request, "training/preparing.html", shown)


def _programs(request: SignedInRequest, found: queries.PreApprenticeship) -> list[tuple[str, str]]:
    lines = queries.list_programs(
        found.body.partnership, seen_by=request.user, on=timezone.localdate()
    )
    return [(str(line.key), line.name) for line in lines if line.is_coordinator]


@login_required
@asking
def add_entry(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Promise places."""
    found, user = preparing.get_preparing(key, request.user), request.user
    programs = _programs(request, found)
    if not programs:
        raise Refused(no("Only a coordinator of an apprenticeship promises its places."))
    form = EntryForm(
        request.POST or None, programs=programs, initial={"from_on": timezone.localdate()}
    )

    def do() -> str:
        given = dict(form.cleaned_data)
        program = queries.get_program(given.pop("program"), user)
        actions.promise_places(
            preparing=found, program=program, draft=EntryDraft(**given), by=user,
            at=timezone.now(),
        )  # fmt: skip
        return reverse("training:preparing", args=[found.key])

    return ask(
        request, form, do, heading=_("Promise places by direct entry"), eyebrow=found.name,
        lede=_("Everybody at the table sees what was promised and what was kept."),
        button=_("Promise it"), said=_("Promised."), crumbs=_crumbs(found),
    )  # fmt: skip


@login_required
@asking
def add_entrant(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Somebody finished preparing."""
    entry = preparing.get_entry(key, request.user)
    form = FinishedForm(request.POST or None, initial={"finished_on": timezone.localdate()})

    def do() -> str:
        actions.note_finished(entry=entry, by=request.user, at=timezone.now(), **form.cleaned_data)
        return reverse("training:preparing", args=[entry.preparing_id])

    return ask(
        request, form, do, heading=_("Somebody finished preparing"), eyebrow=entry.program.name,
        lede=_("After three, six and twelve months it shows where they are."), button=_("Note it"),
        said=_("Noted."), crumbs=_crumbs(entry.preparing),
    )  # fmt: skip


@login_required
@asking
def add_entered(request: SignedInRequest, key: UUID) -> HttpResponse:
    """They entered: which enrollment is theirs."""
    entrant, user = preparing.get_entrant(key, request.user), request.user
    people = [(str(each.key), each.participant.name) for each in preparing.enrollments_for(entrant)]
    form = EnteredForm(request.POST or None, people=people)

    def do() -> str:
        actions.note_entered(
            entrant=entrant, by=user, at=timezone.now(),
            enrollment=enrollments.get_enrollment(form.cleaned_data["who"], user),
        )  # fmt: skip
        return reverse("training:preparing", args=[entrant.entry.preparing_id])

    return ask(
        request, form, do, heading=_("They entered the apprenticeship"),
        eyebrow=entrant.participant.name,
        lede=_("Choose their enrollment. Enroll them first, if they are not in the list."),
        button=_("Note it"), said=_("Noted."), crumbs=_crumbs(entrant.entry.preparing),
    )  # fmt: skip
