"""Cases as their circle reads them: opened with the person's key, and only then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.timezone import localdate

from highroad.areas.accounts.models import User
from highroad.areas.participants import queries as participants
from highroad.areas.supports.models import (
    Consent,
    Desk,
    DiaryLine,
    PlanStep,
    Referral,
    Screening,
    Support,
    SupportCase,
)
from highroad.areas.supports.models.keys import (
    ForgottenError,
    key_of,
    mark_of,
    unseal,
    unveil,
    veil,
)
from highroad.areas.supports.queries.desks import desks_worked_at, is_navigator
from highroad.areas.supports.rules import consents as rules
from highroad.areas.supports.rules import referrals, screening
from highroad.areas.supports.vocabulary import CaseState, Occasion, Purpose
from highroad.kit.answers import NotFound

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """A case in the navigator's list."""

    key: UUID
    name: str
    state: CaseState
    next_on: date | None
    opened_on: date

    def is_due(self, on: date) -> bool:
        """Whether its day has come."""
        return self.next_on is not None and self.next_on <= on


@dataclass(frozen=True, kw_only=True)
class ReferralLine:
    """A referral with its words, and where it may go next."""

    referral: Referral
    words: Mapping[str, Any]
    next_states: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class NeedLine:
    """A need with its words, steps and referrals."""

    support: Support
    words: str
    steps: Sequence[tuple[PlanStep, str]]
    referrals: Sequence[ReferralLine]


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """A case opened: everything its circle may read."""

    case: SupportCase
    name: str
    reach: str
    words: str
    language: str
    consents: Sequence[Consent]
    allowed: frozenset[Purpose]
    needs: Sequence[NeedLine] = ()
    screenings: Sequence[tuple[Screening, Sequence[str], str]] = ()
    diary: Sequence[DiaryLine] = ()
    ask_again: Occasion | None = None
    is_closed_to_desk: bool = field(default=False)
    """The person's consent to be helped has ended: the desk sees a name and nothing else."""

    @property
    def open_needs(self) -> list[NeedLine]:
        """Needs that are not settled."""
        return [line for line in self.needs if line.support.state == "open"]


def _cases() -> QuerySet[SupportCase]:
    return SupportCase.objects.select_related("desk__partnership")


def get_case(key: UUID | str, seen_by: User) -> SupportCase:
    """A case of a desk one works at. Raises `NotFound`."""
    try:
        found = _cases().filter(pk=key, desk__in=desks_worked_at(seen_by)).first()
    except (ValidationError, ValueError) as error:
        raise NotFound from error
    if found is None:
        raise NotFound
    return found


def own_cases(user: User) -> list[SupportCase]:
    """The cases of this very person, newest first."""
    if not user.is_authenticated:
        return []
    return list(_cases().filter(person_mark=mark_of("user", user.pk)).order_by("-opened_at"))


def case_by_code_public(code: str) -> SupportCase:
    """The case of whoever holds the code. Raises `NotFound`."""
    plain = "".join(code.split()).replace("-", "").upper()
    found = _cases().filter(code_mark=mark_of("code", plain)).first() if plain else None
    if found is None:
        raise NotFound
    return found


def veiled(text: str) -> str:
    """A key or a code as the session of a browser may hold it: a copy of the database tells nothing."""
    return veil(text)


def unveiled(token: str) -> str:
    """What `veiled` hid; empty where it did not."""
    return unveil(token)


def case_of_session_public(token: str) -> SupportCase | None:
    """The case a browser has opened with its code, if it is still there."""
    key = unveil(token)
    return _cases().filter(pk=key).first() if key else None


def list_cases(
    desk: Desk, seen_by: User, *, state: str = "", page: int = 1
) -> tuple[list[CaseLine], bool]:
    """A page of cases, those that wait longest first; and whether there are more. Raises `NotFound`.

    Two queries at most, however many cases there are.
    """
    if not is_navigator(seen_by, desk):
        raise NotFound
    kept = (
        SupportCase.objects.filter(desk=desk, state=state)
        if state
        else SupportCase.objects.filter(desk=desk).exclude(state=CaseState.CLOSED)
    )
    first = (page - 1) * PAGE
    rows = list(kept.order_by("next_on", "key")[first : first + PAGE + 1])
    return [line_of(row) for row in rows[:PAGE]], len(rows) > PAGE


def line_of(case: SupportCase) -> CaseLine:
    """A line with its name; without one where the key is gone."""
    try:
        name = str(unseal(case.key, "case", case.key, case.sealed)["name"])
    except ForgottenError:
        name = ""
    return CaseLine(
        key=case.key, name=name, state=CaseState(case.state), next_on=case.next_on,
        opened_on=localdate(case.opened_at),
    )  # fmt: skip


def consents_of(case: SupportCase) -> list[rules.Given]:
    """What the person agreed to, as the rules read it."""
    return [
        rules.Given(
            purposes=each.purposes, given_on=each.given_on, until_on=each.until_on,
            is_withdrawn=each.withdrawn_at is not None,
        )
        for each in Consent.objects.filter(case=case)
    ]  # fmt: skip


def view_case(case: SupportCase, seen_by: User, on: date) -> CaseView:
    """A case for its desk; shut where the person no longer agrees. Raises `NotFound`."""
    if not is_navigator(seen_by, case.desk):
        raise NotFound
    return _view(case, on, is_own=False)


def own_view(case: SupportCase, on: date) -> CaseView:
    """A case for the person it is about, who has got it by their account or their code."""
    return _view(case, on, is_own=True)


def _view(case: SupportCase, on: date, *, is_own: bool) -> CaseView:
    try:
        key = key_of(case.key)
    except ForgottenError as error:
        raise NotFound from error
    said = unseal(case.key, "case", case.key, case.sealed, key=key)
    given = consents_of(case)
    allowed = frozenset(each for each in Purpose if rules.holds(given, each, on))
    shown = {
        "case": case,
        "name": said["name"],
        "allowed": allowed,
        "consents": list(Consent.objects.filter(case=case)),
    }
    if not is_own and Purpose.HELP not in allowed:
        return CaseView(**shown, reach="", words="", language="", is_closed_to_desk=True)
    asked = list(Screening.objects.filter(case=case))
    again = screening.due(
        participants.milestones_of_for_system(said.get("participant", "")),
        [each.occasion for each in asked], on,
    )  # fmt: skip
    return CaseView(
        **shown, reach=said["reach"], words=said["words"], language=said["language"],
        needs=_needs(case, key),
        screenings=[(each, *_answers(case, each, key)) for each in asked],
        diary=list(DiaryLine.objects.filter(case=case).select_related("by")),
        ask_again=again[0] if again and case.state != CaseState.CLOSED else None,
    )  # fmt: skip


def _answers(case: SupportCase, asked: Screening, key: bytes) -> tuple[list[str], str]:
    said = unseal(case.key, "screening", asked.key, asked.sealed, key=key)
    return said["answers"], said["note"]


def _needs(case: SupportCase, key: bytes) -> list[NeedLine]:
    steps: dict[UUID, list[tuple[PlanStep, str]]] = {}
    for step in PlanStep.objects.filter(support__case=case):
        text = unseal(case.key, "step", step.key, step.sealed, key=key)["text"]
        steps.setdefault(step.support_id, []).append((step, text))
    sent: dict[UUID, list[ReferralLine]] = {}
    for each in Referral.objects.filter(support__case=case).select_related("offer"):
        sent.setdefault(each.support_id, []).append(
            ReferralLine(
                referral=each, words=unseal(case.key, "referral", each.key, each.sealed, key=key),
                next_states=[s for s in referrals.TRANSITIONS if s in referrals.TRANSITIONS[each.state]],  # type: ignore[index]
            )
        )  # fmt: skip
    return [
        NeedLine(
            support=each, words=unseal(case.key, "support", each.key, each.sealed, key=key)["text"],
            steps=steps.get(each.key, []), referrals=sent.get(each.key, []),
        )
        for each in Support.objects.filter(case=case)
    ]  # fmt: skip


def waiting_desks(user: User, on: date) -> list[Desk]:
    """Desks at which something is due for their navigators: no names, no numbers. Three queries at most."""
    mine = desks_worked_at(user)
    if not mine:
        return []
    due = set(
        SupportCase.objects.filter(desk__in=mine, next_on__lte=on)
        .values_list("desk", flat=True)
        .distinct()
    )
    return [desk for desk in mine if desk.key in due]
