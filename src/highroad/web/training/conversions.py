"""Who finished preparing and who entered, by group: counted, protected, on the page and as the scorecard's file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.fair_access.actions import Place, count_identified
from highroad.areas.training.actions import preparing as actions
from highroad.areas.training.permissions.enrollments import may_count_prepared
from highroad.areas.training.queries import preparing
from highroad.areas.training.queries.preparing import ENTERED, FINISHED, OTHERS, GroupConversion
from highroad.kit.answers import Refused, require
from highroad.web.training.plan_papers import HIDDEN, answer_columns, percent
from highroad.web.ui import sheets
from highroad.web.ui.parts import Table


@login_required
@require_POST
def count(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Count who finished and who entered; only protected numbers come out, and only they are kept."""
    found, at = preparing.get_preparing(key, request.user), timezone.now()
    require(may_count_prepared(request.user, found))
    smallest = found.body.smallest_public_cell
    try:
        actions.may_count(found, request.user, timezone.localdate(at))
        entered, others = preparing.prepared_people(found, seen_by=request.user)
        counted = count_identified(
            [
                Place(occupation=ENTERED, major=FINISHED, people=entered),
                Place(occupation=OTHERS, major=FINISHED, people=others),
            ],
            smallest_count=smallest,
        )
        actions.keep_count(
            preparing=found, counted=counted, smallest=smallest, by=request.user, at=at
        )
    except Refused as refused:
        messages.error(request, refused.reason)
    else:
        messages.success(request, _("Counted. Small numbers stay hidden."))
    return redirect("training:preparing", key=found.key)


def _lines(counted: Any) -> list[GroupConversion]:
    answers = {
        name: [code for code, _label in columns] for name, columns in answer_columns().items()
    }
    return preparing.conversions_of(counted, answers)


def _questions() -> dict[str, str]:
    return {
        "sex": _("Sex"), "ethnicity": _("Ethnicity"), "race": _("Race, every answer counted"),
        "disability": _("Disability"),
    }  # fmt: skip


def _shown(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def _share(line: GroupConversion) -> str:
    found = line.conversion
    return percent(None if found is None else found * 100)


def tables_of(counted: Any) -> list[Table]:
    """A table for each question: who finished, who of them entered, and the share where both may be shown."""
    lines, labels = _lines(counted), answer_columns()
    head = [_("They say"), _("Finished preparing"), _("Of these, entered"), _("Entered, %")]
    return [
        Table(
            caption=title, head=head,
            rows=[
                [str(dict(labels[name])[line.answer]), _shown(line.finished), _shown(line.entered), _share(line)]
                for line in lines if line.question == name
            ],
        )
        for name, title in _questions().items() if any(line.question == name for line in lines)
    ]  # fmt: skip


@login_required
@require_GET
def scorecard(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Elements, promises and what became of people as CSV; groups as they were last counted."""
    found, day = preparing.get_preparing(key, request.user), timezone.localdate()
    rows = [[
        _("What"), _("Which"), _("Finished preparing"), _("Of these, entered"), _("Entered, %"),
        _("As of"),
    ]]  # fmt: skip
    for element, _words, is_missing in preparing.elements_of(found):
        said = _("Missing") if is_missing else _("Said")
        rows.append([_("Element"), f"{element.label}: {said}", "", "", "", day.isoformat()])
    for entry in preparing.list_entries(found, seen_by=request.user, on=day):
        kept, share = entry.promise, entry.promise.conversion
        rows.append([
            _("Direct entry"), _("{program}, {count} places").format(program=entry.program, count=entry.places),
            str(kept.finished), str(kept.entered), percent(None if share is None else share * 100),
            day.isoformat(),
        ])  # fmt: skip
    counted = preparing.newest_count(found)
    if counted is not None:
        titles, labels = _questions(), answer_columns()
        rows += [
            [
                titles[line.question], str(dict(labels[line.question])[line.answer]),
                _shown(line.finished), _shown(line.entered), _share(line), counted.on.isoformat(),
            ]
            for line in _lines(counted)
        ]  # fmt: skip
    return sheets.download(rows, "scorecard")
