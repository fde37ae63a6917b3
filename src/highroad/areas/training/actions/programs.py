"""Beginning a program, writing its standards, putting them to both sides, naming who coordinates."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import queries as decision_queries
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.training import queries
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import Coordinator, ProgramStandards, TrainingProgram
from highroad.areas.training.permissions import programs as permissions
from highroad.areas.training.rules import packs
from highroad.areas.training.rules.terms import StandardsTerms, written
from highroad.areas.training.vocabulary.standards import Approach
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def begin_program(
    *, body: Body, name: str, by: User, at: datetime, number: str = "",
    registered_on: date | None = None,
) -> TrainingProgram:  # fmt: skip
    """Begin a program of a body; who begins it coordinates it first. Raises `Refused`."""
    require(permissions.may_begin(by, body))
    if not name.strip():
        raise Refused(no("A program needs a name."))
    if TrainingProgram.objects.filter(body=body, name=name.strip()).exists():
        raise Refused(no("This body has a program of that name."))
    alias = partnerships.alias_of(by, body.partnership, body=body)
    made = TrainingProgram.objects.create(
        body=body, name=name.strip(), number=number.strip(), registered_on=registered_on,
        made_by_alias=alias, made_at=at,
    )  # fmt: skip
    record(body, "program.begun", Ref.to(made), by=by, at=at, content={"name": made.name})
    _name(made, by, alias, by=by, at=at)
    return made


@whole
def draft_standards(
    *, program: TrainingProgram, terms: StandardsTerms, by: User, at: datetime
) -> ProgramStandards:
    """Keep the next version. An own proposal of the version before is withdrawn with all its answers.

    What both sides agreed to stays in force until they adopt another version. Raises `Refused`,
    also where nothing has changed.
    """
    kept = TrainingProgram.objects.select_for_update(of=("self",)).get(pk=program.pk)
    day = timezone.localdate(at)
    require(permissions.may_draft(by, kept, day))
    before = queries.newest_version(kept)
    if before is not None and before.digest == terms.digest:
        raise Refused(no("Nothing has changed since the last version."))
    if before is not None:
        _withdraw_open(before, by=by, at=at)
    made = ProgramStandards.objects.create(
        program=kept, number=before.number + 1 if before else 1, content=terms.as_dict(),
        digest=terms.digest, pack=packs.standards_on(day).name, made_at=at,
        made_by_alias=partnerships.alias_of(by, kept.body.partnership, body=kept.body),
    )  # fmt: skip
    record(
        kept.body, "standards.drafted", Ref.to(made), by=by, at=at,
        content={"number": made.number, "digest": made.digest},
    )  # fmt: skip
    return made


def _withdraw_open(version: ProgramStandards, *, by: User, at: datetime) -> None:
    if version.decision_key is None:
        return
    decision = decision_queries.get_decision(version.decision_key, by)
    found = next(
        each
        for each in queries.standings_of(version.program, timezone.localdate(at))
        if each.number == version.number
    )
    if found.is_open:
        decisions.withdraw(decision=decision, by=by, at=at)


@whole
def put_to_both_sides(*, version: ProgramStandards, by: User, at: datetime) -> ProgramStandards:
    """Ask both sides to adopt this very version: its digest stands in the text. Raises `Refused`."""
    kept = ProgramStandards.objects.select_for_update(of=("self",)).get(pk=version.pk)
    require(permissions.may_put(by, kept, timezone.localdate(at)))
    body, text = kept.program.body, standards_text(kept)
    decision = decisions.propose(
        body=body, by=by, at=at, text=text, subject=Ref.to(kept),
        title=_("Standards of {program}, version {number}").format(
            program=kept.program.name, number=kept.number
        ),
    )  # fmt: skip
    kept.decision_key = decision.key
    kept.proposal_digest = hashlib.sha256(text.encode()).hexdigest()
    kept.save(update_fields=["decision_key", "proposal_digest"])
    record(
        body, "standards.put", Ref.to(kept), by=by, at=at,
        content={"number": kept.number, "digest": kept.digest, "decision": str(decision.key)},
    )  # fmt: skip
    return kept


def standards_text(version: ProgramStandards) -> str:
    """The heart of the standards as both sides read it before they sign, and the digest of all of it."""
    terms = version.terms
    parts = [
        _("Standards of {program}, version {number}: {occupation} ({rapids}, {onet})").format(
            program=version.program.name, number=version.number, occupation=terms.occupation,
            rapids=terms.rapids_code, onet=terms.onet_code,
        ),
        _("Approach: {approach}. Term: {hours} hours, {years} years.").format(
            approach=Approach(terms.approach).label, hours=written(terms.term_hours or terms.rows_low),
            years=written(terms.term_years) if terms.term_years else "–",
        ),
        "\n".join(f"{p.title}: {written(p.low)}–{written(p.high)}" for p in terms.processes),
        _("Related instruction: {hours} hours.").format(hours=written(terms.instruction_hours)),
        "\n".join(
            _("Step {number}: ${pay} an hour").format(number=number, pay=f"{terms.pay_of(step) or 0:.2f}")
            for number, step in enumerate(terms.steps, start=1)
        ),
        _("SHA-256 of the standards: {digest}").format(digest=version.digest),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part)


@whole
def name_coordinator(
    *, program: TrainingProgram, user: User, by: User, at: datetime
) -> Coordinator:
    """Name somebody who sits in the body to look after its apprentices. Raises `Refused`."""
    require(permissions.may_name_coordinator(by, program))
    if user not in queries.people_to_name(program):
        raise Refused(no("Choose somebody who sits in this body and does not coordinate yet."))
    alias = partnerships.alias_of(by, program.body.partnership, body=program.body)
    return _name(program, user, alias, by=by, at=at)


def _name(
    program: TrainingProgram, user: User, alias: str, *, by: User, at: datetime
) -> Coordinator:
    made = Coordinator.objects.create(program=program, user=user, named_by_alias=alias, named_at=at)
    whose = partnerships.alias_of(user, program.body.partnership, body=program.body)
    record(
        program.body, "coordinator.named", Ref.to(made), by=by, at=at, content={"who": whose}
    )  # fmt: skip
    return made


@whole
def end_coordinator(*, coordinator: Coordinator, by: User, at: datetime) -> Coordinator:
    """End it at once; what they entered stays under their hand. Raises `Refused`."""
    kept = Coordinator.objects.select_for_update(of=("self",)).get(pk=coordinator.pk)
    require(permissions.may_end_coordinator(by, kept))
    if kept.ended_at is not None:
        raise Refused(no("This has ended already."))
    kept.ended_at = at
    kept.save(update_fields=["ended_at"])
    record(kept.program.body, "coordinator.ended", Ref.to(kept), by=by, at=at, content={"ended": 1})
    return kept
