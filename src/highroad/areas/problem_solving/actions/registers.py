"""Putting a changed rule, or a nomination for an award, to both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.partnerships.models import Body
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.actions.sides import seat_for, whole
from highroad.areas.problem_solving.models import Involvement, Nomination, RuleChange
from highroad.areas.problem_solving.permissions import may_take_part
from highroad.areas.problem_solving.vocabulary.registers import NomineeKind, RuleSource, RuleStep
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class RuleDraft:
    """What becomes of a rule, from which day, and where it stood."""

    rule: str
    step: RuleStep
    source: RuleSource
    in_force_on: date
    reads_now: str = ""
    place: str = ""
    why: str = ""
    involvement: Involvement | None = None


@whole
def propose_rule_change(*, body: Body, draft: RuleDraft, by: User, at: datetime) -> Decision:
    """Put it to both sides; it stands on the register, and is in force once adopted and its day has come.

    Raises `Refused` without the words of the rule, or of what it reads now.
    """
    require(may_take_part(by, body))
    if not draft.rule.strip():
        raise Refused(no("Write down the rule."))
    reads_now = draft.reads_now.strip() if draft.step is RuleStep.CHANGED else ""
    if draft.step is RuleStep.CHANGED and not reads_now:
        raise Refused(no("Write down how it reads from then on."))
    if draft.involvement is not None and draft.involvement.body_id != body.pk:
        raise Refused(no("This involvement belongs to another body."))
    seat = seat_for(by, body)
    made = RuleChange.objects.create(
        body=body, number=queries.next_number(RuleChange, body=body), rule=draft.rule.strip(),
        step=draft.step, reads_now=reads_now, source=draft.source, place=draft.place.strip(),
        why=draft.why.strip(), involvement=draft.involvement, in_force_on=draft.in_force_on,
        side=seat.side, made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    return decisions.propose(
        body=body, title=_("Rule {number}: {step}").format(number=made.number, step=draft.step.label),
        text=_text_of_rule(made), subject=Ref.to(made), by=by, at=at,
    )  # fmt: skip


def _text_of_rule(made: RuleChange) -> str:
    """What both sides decide on, in the language of whoever proposes."""
    lines = [
        f"{RuleStep(made.step).label}.",
        _("The rule: {rule}").format(rule=made.rule),
        _("It reads from then on: {text}").format(text=made.reads_now) if made.reads_now else "",
        f"{RuleSource(made.source).label}. {made.place}".strip(),
        _("From {day} on.").format(day=date_format(made.in_force_on, "DATE_FORMAT")),
        _("Why: {why}").format(why=made.why) if made.why else "",
        f"SHA-256 {made.digest}",
    ]
    return "\n\n".join(line for line in lines if line)


@dataclass(frozen=True)
class NominationDraft:
    """Who or what is put forward, for which award, and why."""

    award: str
    nominee: str
    kind: NomineeKind
    reason: str
    has_agreed: bool = False


@whole
def nominate(*, body: Body, draft: NominationDraft, by: User, at: datetime) -> Decision:
    """Put a nomination to both sides. A single person is named only with that person's yes."""
    require(may_take_part(by, body))
    award, nominee, reason = draft.award.strip(), draft.nominee.strip(), draft.reason.strip()
    if not (award and nominee and reason):
        raise Refused(no("Say which award, for whom, and why."))
    if draft.kind is NomineeKind.PERSON and not draft.has_agreed:
        raise Refused(no("A single person is named only with that person's yes."))
    seat = seat_for(by, body)
    made = Nomination.objects.create(
        body=body, number=queries.next_number(Nomination, body=body), award=award,
        nominee=nominee, kind=draft.kind, reason=reason, side=seat.side,
        has_agreed=draft.has_agreed and draft.kind is NomineeKind.PERSON,
        made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    return decisions.propose(
        body=body, title=_("Nomination: {nominee}").format(nominee=nominee), by=by, at=at,
        text=f"{award}\n\n{nominee} ({draft.kind.label})\n\n{reason}\n\nSHA-256 {made.digest}",
        subject=Ref.to(made),
    )  # fmt: skip
