"""Comparisons across partnerships: what one's own shows, and what those who show something see of each other."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.areas.problem_solving.vocabulary.comparisons import SharedFigure, SharingState
from highroad.kit.answers import Refused, require
from highroad.web.problem_solving.issues import answered, asking
from highroad.web.ui.parts import Table

PILLS = {
    SharingState.ASKED: "open",
    SharingState.SHARED: "ok",
    SharingState.NOT_AGREED: "plain",
    SharingState.ENDED: "plain",
    SharingState.REPLACED: "plain",
}
COUNTED = [figure for figure in SharedFigure if figure is not SharedFigure.MEASURES]


class SharingForm(forms.Form):
    """A new comparison by its name or another's by its code; which figures, and under which name."""

    name = forms.CharField(
        label=_("Name of a new comparison"), max_length=120, required=False,
        help_text=_("Leave it empty if you were given a code."),
    )  # fmt: skip
    code = forms.CharField(
        label=_("Code you were given"), max_length=32, required=False,
        help_text=_("Whoever shows figures there finds it on this page, and hands it on."),
    )  # fmt: skip
    figures = forms.MultipleChoiceField(
        label=_("What the others may see of us"), choices=SharedFigure.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    shown_as = forms.CharField(
        label=_("Under which name they see us"), max_length=120,
        help_text=_("Your own, or one that does not tell who you are."),
    )  # fmt: skip
    body = forms.ChoiceField(label=_("Which body decides it"))

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Either a name or a code that is one."""
        given = super().clean() or {}
        name, code = given.get("name", "").strip(), given.get("code", "").strip()
        if bool(name) == bool(code):
            self.add_error("name", _("Give either a name or a code."))
        elif code and queries.comparison_by_code(code) is None:
            self.add_error(
                "code", _("There is no comparison with this code. Ask for it once more.")
            )
        return given


@login_required
@asking
def comparisons(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What a partnership shows others, and a form for co-chairs to put more to both sides."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    bodies = [
        (str(body.key), body.name)
        for body in partnerships.top_bodies(partnership, request.user)
        if permissions.may_propose_values(request.user, body)
    ]
    form = SharingForm(request.POST or None, bodies=bodies, initial={"shown_as": partnership.name})
    if request.method == "POST":
        require(permissions.may_propose_values_somewhere(bool(bodies)))
        if form.is_valid():
            try:
                made = _propose(request, form.cleaned_data)
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                messages.success(request, _t("Proposed. Everybody who may answer is asked."))
                return redirect("decisions:detail", key=made.key)
    lines = queries.list_sharings(partnership, request.user, on=timezone.localdate())
    shown = {
        "partnership": partnership,
        "lines": [(line, PILLS[line.state]) for line in lines],
        "form": form if bodies else None,
    }
    return render(request, "problem_solving/comparisons.html", shown, status=answered(form))


def _propose(request: SignedInRequest, given: dict[str, Any]) -> Any:
    body, now = partnerships.get_body(given["body"], request.user), timezone.now()
    found = queries.comparison_by_code(given["code"]) or actions.begin_comparison(
        body=body, name=given["name"], by=request.user, at=now
    )
    return actions.propose_sharing(
        comparison=found, body=body, shown_as=given["shown_as"], by=request.user, at=now,
        figures=[SharedFigure(name) for name in given["figures"]],
    )  # fmt: skip


@login_required
@require_GET
def comparison(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Everybody who shows something, each with exactly what both its sides agreed to show."""
    today = timezone.localdate()
    found = queries.get_comparison(key, request.user, on=today)
    sites = queries.list_sites(found, request.user, on=today)
    shown = {
        "comparison": found,
        "sites": sites,
        "counts": _counts(sites),
        "measures": _measures(sites),
        "today": today,
    }
    return render(request, "problem_solving/comparison.html", shown)


def _counts(sites: list[queries.Site]) -> Table:
    def said(site: queries.Site, figure: SharedFigure) -> str:
        count = site.counts.get(figure)
        if count is None:
            return "–"
        if count.of is None:
            return str(count.some)
        return _t("{some} of {all}").format(some=count.some, all=count.of)

    return Table(
        caption=_t("Figures of a year"),
        head=[_t("Who"), *(figure.label for figure in COUNTED)],
        rows=[
            [
                f"{site.shown_as} ({_t('we')})" if site.is_own else site.shown_as,
                *(said(site, figure) for figure in COUNTED),
            ]
            for site in sites
        ],
    )


def _measures(sites: list[queries.Site]) -> Table:
    rows = [
        [
            site.shown_as, one.measure, f"{number_format(one.before)} {one.unit}",
            f"{number_format(one.after)} {one.unit}" if one.after is not None else "–",
            f"{date_format(one.since)} – {date_format(one.until)}",
        ]
        for site in sites
        for one in site.measures
    ]  # fmt: skip
    head = [_t("Who"), _t("Measure"), _t("Before"), _t("After"), _t("Period")]
    return Table(
        caption=_t("Measures of projects, before and after"), head=head, rows=rows,
        words=frozenset({1, 4}),
    )  # fmt: skip


@login_required
@require_GET
def sharing(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A consent is shown with the others of its partnership."""
    found = queries.get_sharing(key, request.user)
    return redirect("problem_solving:comparisons", key=found.body.partnership_id)


@login_required
@require_POST
def end_sharing(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One co-chair ends it, at once."""
    found = queries.get_sharing(key, request.user)
    require(permissions.may_end_sharing(request.user, found))
    actions.end_sharing(sharing=found, by=request.user, at=timezone.now())
    messages.success(request, _t("Ended. The others see nothing of it from now on."))
    return redirect("problem_solving:comparisons", key=found.body.partnership_id)
