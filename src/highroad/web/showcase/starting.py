"""The guided start: readiness, body, charter, first goal, plan. Answers travel in the form, never in the address."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from highroad.areas.library import queries as library
from highroad.areas.partnerships import permissions, queries
from highroad.areas.partnerships.vocabulary import ClauseKind
from highroad.areas.showcase.vocabulary import Step
from highroad.web.guide.taking import answers_in
from highroad.web.showcase.plans import BODIES, BY_KIND, READINESS, BodyChoice, rules_of
from highroad.web.ui import parts

ANSWERS: Final = (("yes", _("Yes")), ("partly", _("Partly")), ("no", _("No")))
LONGEST_GOAL: Final = 300


class PlanForm(forms.Form):
    """Everything the start asks. Nothing is required: one may look ahead."""

    body = forms.ChoiceField(
        required=False, choices=[(one.kind.value, one.kind.label) for one in BODIES]
    )
    rules = forms.MultipleChoiceField(required=False, choices=ClauseKind.choices)
    goal = forms.CharField(required=False, max_length=LONGEST_GOAL)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in READINESS:
            self.fields[f"r_{one.key}"] = forms.ChoiceField(required=False, choices=ANSWERS)

    def readable(self) -> dict[str, Any]:
        """What could be read; a field that is nonsense counts as not answered."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}


def step_asked(request: HttpRequest) -> Step:
    """The step the pressed button leads to; the first by default."""
    asked = request.POST.get("to", "")
    return Step(asked) if asked in Step.values else Step.READY


def way(at: Step) -> list[parts.Step]:
    """Where one stands among the five steps."""
    order = list(Step)
    here = order.index(at)
    return [
        parts.Step(
            label=one.label, state="done" if n < here else "current" if n == here else "ahead"
        )
        for n, one in enumerate(order)
    ]


def hidden(kept: dict[str, Any], shown: Sequence[str]) -> list[tuple[str, str]]:
    """The answers of the other steps, as hidden fields."""
    return [
        (name, word)
        for name, value in kept.items()
        if name not in shown
        for word in (value if isinstance(value, list) else [value])
        if word
    ]


FIELDS: Final = {
    Step.READY: tuple(f"r_{one.key}" for one in READINESS),
    Step.BODY: ("body",),
    Step.CHARTER: ("rules",),
    Step.GOAL: ("goal",),
    Step.PLAN: (),
}


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """One step after the other."""
    at, order = step_asked(request), list(Step)
    kept = PlanForm(request.POST).readable() if request.method == "POST" else {}
    told = answers_in(request.POST)
    choice = BY_KIND.get(kept.get("body", ""), BODIES[0])
    here = order.index(at)
    context: dict[str, Any] = {
        "at": at,
        "way": way(at),
        "kept": kept,
        "choice": choice,
        "hidden": [
            *hidden(kept, FIELDS[at]),
            *((f"q_{key}", reply) for key, reply in told.items()),
        ],
        "told": len(told),
        "before": order[here - 1] if here else None,
        "next": order[here + 1] if at is not Step.PLAN else None,
        **STEPS[at](request, kept, choice),
    }
    return render(request, f"showcase/start_{at.value}.html", context)


def _ready(request: HttpRequest, kept: dict[str, Any], choice: BodyChoice) -> dict[str, Any]:
    asked = [(one, kept.get(f"r_{one.key}", "")) for one in READINESS]
    return {"asked": asked, "answers": ANSWERS}


def _body(request: HttpRequest, kept: dict[str, Any], choice: BodyChoice) -> dict[str, Any]:
    return {"bodies": BODIES, "first": _first_things(kept)}


def _charter(request: HttpRequest, kept: dict[str, Any], choice: BodyChoice) -> dict[str, Any]:
    usual = rules_of(choice)
    ticked = kept.get("rules") or [kind.value for kind in usual]
    return {
        "usual": usual,
        "ticked": ticked,
        "others": [kind for kind in ClauseKind if kind not in usual],
    }


def _goal(request: HttpRequest, kept: dict[str, Any], choice: BodyChoice) -> dict[str, Any]:
    own = kept.get("goal", "")
    return {"own": own, "is_own": own not in [str(goal) for goal in choice.goals]}


def _plan(request: HttpRequest, kept: dict[str, Any], choice: BodyChoice) -> dict[str, Any]:
    aids = [choice.aid, *(one.aid for one, _reply in _missing(kept))]
    found: dict[str, Any] = {
        "rules": [ClauseKind(word).label for word in kept.get("rules") or []],
        "first": _first_things(kept),
        "aids": library.resources_by_slug_public(
            list(dict.fromkeys(aids)), language=(get_language() or "en")
        ),
        "has_body": bool(kept.get("body")),
    }
    if request.user.is_authenticated:
        mine = queries.list_partnerships(request.user)
        found["mine"], found["may_found"] = mine, permissions.may_found(request.user)
    return found


STEPS: Final = {
    Step.READY: _ready,
    Step.BODY: _body,
    Step.CHARTER: _charter,
    Step.GOAL: _goal,
    Step.PLAN: _plan,
}


def _missing(kept: dict[str, Any]) -> list[tuple[Any, str]]:
    replies = [(one, kept.get(f"r_{one.key}", "")) for one in READINESS]
    return [(one, reply) for one, reply in replies if reply in ("no", "partly")]


def _first_things(kept: dict[str, Any]) -> list[Any]:
    """What to do before the first meeting: the noes first, then the partlies."""
    return [one for one, reply in sorted(_missing(kept), key=lambda pair: pair[1] != "no")]


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The plan as a file."""
    kept = {name: value for name, value in PlanForm(request.POST).readable().items() if value}
    plan = {
        "kind": "highroad.start",
        "version": 1,
        "made_on": timezone.localdate().isoformat(),
        "plan": kept,
    }
    answer = HttpResponse(
        json.dumps(plan, indent=1, ensure_ascii=False), content_type="application/json"
    )
    answer["Content-Disposition"] = 'attachment; filename="partnership-plan.json"'
    return answer
