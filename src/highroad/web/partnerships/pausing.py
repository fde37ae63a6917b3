"""Pausing some bodies by the word of one side: a few by name, or many by branch and by party."""

from __future__ import annotations

from collections.abc import Sequence
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
from django.utils.translation import ngettext

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import actions, permissions, queries
from highroad.areas.partnerships.queries import Body, BodyLine, Partnership
from highroad.kit.answers import Refused, require
from highroad.web.partnerships.pages import answered, asking

FEW = 200
"""So many bodies at most are offered one by one."""
BY_PARTY = 20
"""From so many bodies on, those of a party can be paused together."""


class PauseForm(forms.Form):
    """Which bodies stand still, and why."""

    bodies = forms.MultipleChoiceField(
        label=_("Bodies to pause"), widget=forms.CheckboxSelectMultiple, required=False
    )
    parties = forms.MultipleChoiceField(
        label=_("Every body in which these parties have a seat"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    branches = forms.MultipleChoiceField(
        label=_("A body and everything under it"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    names = forms.CharField(
        label=_("Other bodies, one name on each line"),
        widget=forms.Textarea,
        max_length=200_000,
        required=False,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Both sides will read it."),
        max_length=2000,
        widget=forms.Textarea,
    )

    def __init__(
        self,
        *args: Any,
        bodies: Sequence[BodyLine],
        parties: Sequence[tuple[UUID, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.lines, self.ends = bodies, ends_of(bodies)
        offered: dict[str, Sequence[tuple[UUID, str]]]
        if len(bodies) <= FEW:
            offered = {"bodies": [(line.key, line.name) for line in bodies]}
            del self.fields["names"]
        else:
            offered = {"branches": [(line.key, text) for line, text in self._branches()][:FEW]}
        if len(bodies) > BY_PARTY:
            offered["parties"] = parties
        for name in ("bodies", "parties", "branches"):
            if not offered.get(name):
                del self.fields[name]
                continue
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = [(str(key), text) for key, text in offered[name]]

    def _branches(self) -> list[tuple[BodyLine, str]]:
        """Every body that has others under it, with their number; the highest first."""
        found = []
        for place, line in enumerate(self.lines):
            below = self.ends[place] - place - 1
            if below:
                text = ngettext(
                    "%(name)s, and the one under it", "%(name)s, and all %(count)s under it", below
                )
                found.append((line, text % {"name": line.name, "count": below}))
        return sorted(found, key=lambda one: one[0].depth)

    def below(self, place: int) -> list[BodyLine]:
        """The bodies under the one in this place of the tree."""
        return list(self.lines[place + 1 : self.ends[place]])

    def clean_names(self) -> list[str]:
        """The names as they stand in the tree. What is no body is an error that names it."""
        known = {line.name.casefold(): line.name for line in self.lines}
        asked = [name.strip() for name in self.cleaned_data["names"].splitlines() if name.strip()]
        unknown = [name for name in asked if name.casefold() not in known]
        if unknown:
            listed = ", ".join(unknown[:5])
            raise forms.ValidationError(
                _t("No body here is called so: %(names)s") % {"names": listed}
            )
        return [known[name.casefold()] for name in asked]

    def clean(self) -> dict[str, Any]:
        """At least one body, by whichever way."""
        given = super().clean() or {}
        ways = ("bodies", "parties", "branches", "names")
        if not self.errors and not any(given.get(way) for way in ways):
            self.add_error(None, _("Choose at least one body."))
        return given

    @property
    def keys(self) -> list[UUID | str]:
        """The bodies that were named one by one or by their branch."""
        wanted = set(self.cleaned_data.get("branches", ()))
        keys: list[UUID | str] = list(self.cleaned_data.get("bodies", ()))
        for place, line in enumerate(self.lines):
            if str(line.key) in wanted:
                keys += [line.key, *(each.key for each in self.below(place))]
        return keys


def ends_of(lines: Sequence[BodyLine]) -> list[int]:
    """For each body of a tree, the place after the last one under it."""
    ends, above = [len(lines)] * len(lines), list[int]()
    for place, line in enumerate(lines):
        while above and lines[above[-1]].depth >= line.depth:
            ends[above.pop()] = place
        above.append(place)
    return ends


@login_required
@asking
def pause(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Freeze some bodies by the word of one side."""
    partnership = queries.get_partnership(key, request.user)
    require(permissions.may_lead(request.user, partnership))
    form = PauseForm(
        request.POST or None,
        bodies=queries.list_bodies(partnership, request.user),
        parties=[
            (party.key, party.name) for party in queries.list_parties(partnership, request.user)
        ],
    )
    if request.method == "POST" and form.is_valid():
        chosen = _chosen(form, partnership, request)
        try:
            actions.pause(
                partnership=partnership, bodies=chosen, reason=form.cleaned_data["reason"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _t("Paused. Everybody who sits there is told."))
            return redirect("partnerships:detail", key=key)
    shown = {"form": form, "partnership": partnership}
    return render(request, "partnerships/pause.html", shown, status=answered(form))


def _chosen(form: PauseForm, partnership: Partnership, request: SignedInRequest) -> list[Body]:
    return queries.bodies_among(
        partnership,
        request.user,
        keys=form.keys,
        parties=form.cleaned_data.get("parties", ()),
        names=form.cleaned_data.get("names", ()),
    )
