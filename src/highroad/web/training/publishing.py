"""Totals that both sides publish: put them, see them at the table, and the page for anybody."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
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
from highroad.areas.training.actions import publishing as actions
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.permissions.programs import may_begin
from highroad.areas.training.queries import publishing as query
from highroad.areas.training.queries import totals
from highroad.areas.training.vocabulary.counting import PublicationState, TotalKind
from highroad.kit.answers import require
from highroad.kit.periods import Period
from highroad.web.training.asking import ask
from highroad.web.training.forms import day_widget
from highroad.web.training.programs import bodies_of
from highroad.web.training.words import crumbs_of, crumbs_of_partnership

PILLS = {
    PublicationState.DRAFT: "plain", PublicationState.PUT: "open",
    PublicationState.PUBLISHED: "ok", PublicationState.FALLEN: "bad",
    PublicationState.WITHDRAWN: "watch", PublicationState.CORRECTED: "watch",
}  # fmt: skip


class PublicationForm(forms.Form):
    """What is counted, and from when to when."""

    kind = forms.ChoiceField(label=gettext_lazy("What is counted"), choices=TotalKind.choices)
    first_on = forms.DateField(label=gettext_lazy("From"), widget=day_widget())
    last_on = forms.DateField(label=gettext_lazy("Until, inclusive"), widget=day_widget())

    def clean(self) -> dict[str, object]:
        """The period is one."""
        given = super().clean() or {}
        first, last = given.get("first_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day is not before the first."))
        return given


class CorrectionForm(PublicationForm):
    """A corrected total: the period, and what was wrong."""

    wrong = forms.CharField(
        label=gettext_lazy("What was wrong"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Everybody who finds the page of the other reads this."),
    )  # fmt: skip


class BackForm(forms.Form):
    """Why a total is no longer to be shown."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is withdrawn"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Everybody who finds its page reads this. Name nobody."),
    )  # fmt: skip


def rows_of(each: query.Published) -> str:
    """The page that counts the rows anew and says whether the same come out."""
    asked = {
        "kind": each.kind.value, "first_on": each.first_on, "last_on": each.last_on,
        "program": each.program_key, "seal": each.seal,
    }  # fmt: skip
    return f"{reverse('training:totals', args=[each.partnership_key])}?{urlencode(asked)}"


@login_required
@require_GET
def publications(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every total of a partnership with its period, and where its decision stands."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    found = query.list_publications(partnership, seen_by=request.user)
    mine = totals.programs_of(partnership, seen_by=request.user)
    shown = {
        "partnership": partnership,
        "crumbs": crumbs_of_partnership(partnership),
        "lines": [(each, PILLS[each.state], rows_of(each)) for each in found],
        "mine": mine,
        "mine_keys": [each.key for each in mine],
        "may_ask_back": bool(bodies_of(request, partnership)),
    }
    return render(request, "training/publications.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put a total to both sides."""
    program = queries.get_program(key, request.user)
    require(may_coordinate(request.user, program))
    today = timezone.localdate()
    usual = {"first_on": today.replace(month=1, day=1), "last_on": today, "kind": TotalKind.SEATED}
    form = PublicationForm(request.POST or None, initial=usual)

    def do() -> str:
        given = form.cleaned_data
        actions.put_total(
            program=program, kind=TotalKind(given["kind"]), by=request.user, at=timezone.now(),
            period=Period(given["first_on"], given["last_on"]),
        )  # fmt: skip
        return reverse("training:publications", args=[program.body.partnership_id])

    return ask(
        request, form, do, heading=_("Publish a total"), eyebrow=program.name,
        lede=_(
            "It is counted from rows, small numbers stay hidden, and both sides sign the same figures"
            " and period before anybody else reads them."
        ),
        button=_("Put it to both sides"), said=_("Put. Both sides find it among what waits for them."),
        crumbs=crumbs_of(program),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put a corrected total to both sides; once adopted, it takes the place of the other."""
    found = query.get_publication(key, request.user)
    require(may_coordinate(request.user, found.program))
    usual = {"first_on": found.first_on, "last_on": found.last_on, "kind": found.kind}
    form = CorrectionForm(request.POST or None, initial=usual)

    def do() -> str:
        given = form.cleaned_data
        actions.put_total(
            program=found.program, kind=TotalKind(given["kind"]), by=request.user,
            at=timezone.now(), period=Period(given["first_on"], given["last_on"]),
            correcting=actions.Correction(of=found, wrong=given["wrong"]),
        )  # fmt: skip
        return reverse("training:publications", args=[found.program.body.partnership_id])

    return ask(
        request, form, do, heading=_("Correct a published total"), eyebrow=found.program.name,
        lede=_(
            "It is counted from rows anew. Once both sides have signed, it stands in the place of the"
            " other, whose page says why and leads here. Numbers that were read once stay read: where"
            " the two together would tell of a few people, withdraw the other instead."
        ),
        button=_("Put it to both sides"), said=_("Put. Both sides find it among what waits for them."),
        crumbs=crumbs_of(found.program),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put the withdrawal of a published total to both sides."""
    found = query.get_publication(key, request.user)
    require(may_begin(request.user, found.program.body))
    form = BackForm(request.POST or None)

    def do() -> str:
        actions.ask_back(
            publication=found, reason=form.cleaned_data["reason"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return reverse("training:publications", args=[found.program.body.partnership_id])

    return ask(
        request, form, do, heading=_("Withdraw a published total"), eyebrow=found.program.name,
        lede=_(
            "Both sides sign. Then its page says that it is withdrawn, when and why, and shows no number"
            " any more. The record keeps what was signed."
        ),
        button=_("Put it to both sides"), said=_("Put. Both sides find it among what waits for them."),
        crumbs=crumbs_of(found.program),
    )  # fmt: skip


@require_GET
def published(request: HttpRequest, key: UUID) -> HttpResponse:
    """One total that both sides adopted, for anybody."""
    found = query.get_total_public(key)
    return render(request, "training/published.html", {"found": found})
