"""Who helps with what, for people themselves: without an account, on a phone, in their language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.supports import queries
from highroad.areas.supports.queries import HelpOffer, Wanted
from highroad.areas.supports.vocabulary import KIND_OF, Everyday
from highroad.web.supports.forms import LANGUAGES, WEEK, HelpersForm
from highroad.web.ui.tickets import unkept

NAMES = dict(LANGUAGES)
DAYS = [day for day, _name in WEEK]


def wanted_of(form: HelpersForm) -> Wanted:
    """What is looked for; what was typed wrongly does not matter."""
    form.is_valid()
    given = form.cleaned_data
    need, at = given.get("need"), given.get("at")
    return Wanted(
        kind=str(KIND_OF[Everyday(need)]) if need else "", place=given.get("place", "").strip(),
        language=given.get("language", ""), day=given.get("day", ""),
        at=at.strftime("%H:%M") if at else "",
    )  # fmt: skip


def hours_of(hours: Sequence[Mapping[str, str]]) -> list[str]:
    """Hours as people read them: days in a row with the same hours stand together."""
    names = dict(WEEK)
    runs: list[tuple[list[int], str]] = []
    for row in sorted(hours, key=lambda each: (DAYS.index(each["day"]), each["opens"])):
        day, open_at = DAYS.index(row["day"]), f"{row['opens']}–{row['closes']}".strip("–")
        last = next((run for run in reversed(runs) if run[1] == open_at), None)
        if last is not None and last[0][-1] == day - 1:
            last[0].append(day)
        else:
            runs.append(([day], open_at))
    return [f"{_days([str(names[DAYS[day]]) for day in days])} {at}".strip() for days, at in runs]


def _days(names: Sequence[str]) -> str:
    if len(names) < 3:
        return ", ".join(names)
    return _("{first} to {last}").format(first=names[0], last=names[-1])


def languages_of(codes: Sequence[str]) -> str:
    """Languages by their own names."""
    return ", ".join(NAMES.get(code, code) for code in codes)


def number_of(phone: str) -> str:
    """A phone number as a phone dials it; nothing where it is none."""
    digits = "".join(each for each in phone if each.isdigit())
    return ("+" if phone.strip().startswith("+") else "") + digits if len(digits) > 2 else ""


def told(offer: HelpOffer) -> dict[str, object]:
    """What a card of an offer says beside its own words."""
    return {
        "hours": hours_of(offer.hours), "languages": languages_of(offer.languages),
        "dial": number_of(offer.phone),
    }  # fmt: skip


@require_GET
def helpers(request: HttpRequest, code: str) -> HttpResponse:
    """The directory of the desk whose address stands on paper; nothing is kept of who looks."""
    desk = queries.desk_by_code_public(code)
    form = HelpersForm(request.GET if set(request.GET) & set(HelpersForm.base_fields) else None)
    wanted = wanted_of(form) if form.is_bound else Wanted()
    lines, has_more = queries.list_offers_public(desk, wanted, timezone.localdate())
    context = {
        "desk": desk, "find": form, "lines": [(line, told(line.offer)) for line in lines],
        "has_more": has_more, "dial": number_of(desk.phone), "searched": form.is_bound,
    }  # fmt: skip
    return unkept(render(request, "supports/helpers.html", context))
