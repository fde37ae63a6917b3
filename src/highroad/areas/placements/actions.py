"""What can be done with placements: count a class, enter a start, make a check."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.demand.models import JobOrder
from highroad.areas.demand.permissions import may_put
from highroad.areas.demand.rules.forecasts import digest_of
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.placements import rules
from highroad.areas.placements.models import Placement, ProgramClass, RetentionCheck, TargetPlan
from highroad.areas.placements.notices import tell_who_is_ready
from highroad.areas.placements.permissions import may_count_class, may_enter, may_place
from highroad.areas.placements.queries import result_without
from highroad.areas.placements.vocabulary import CheckResult, Measure
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class StartTerms:
    """Who started, by a code, and on which terms."""

    person: str
    started_on: date
    wage: Decimal
    hours: Decimal
    schedule: str
    union_status: str
    benefits: str = ""
    is_completer: bool = False
    is_promised: bool = False


@transaction.atomic
def count_class(
    *, partnership: Partnership, name: str, ended_on: date, enrolled: int, completed: int,
    by: User, at: datetime, provider: str = "",
) -> ProgramClass:  # fmt: skip
    """Keep how many began and completed a class; both sides hear that they are ready. Raises `Refused`."""
    require(may_count_class(by, partnership))
    require(rules.may_be_counted(enrolled=enrolled, completed=completed))
    if not name.strip():
        raise Refused(no("Give the class a name."))
    alias = partnerships.alias_of(by, partnership)
    made = ProgramClass.objects.create(
        partnership=partnership, name=name.strip(), provider=provider.strip(), ended_on=ended_on,
        enrolled=enrolled, completed=completed, made_by_alias=alias, made_at=at,
    )  # fmt: skip
    ledger.record(
        partnership.log, act="placement.class_counted", about=Ref.to(made), by=alias, at=at,
        content={"enrolled": enrolled, "completed": completed},
    )  # fmt: skip
    if completed:
        tell_who_is_ready(made, by=by, at=at)
    return made


def place(
    *, order: JobOrder, terms: StartTerms, by: User, at: datetime,
    from_class: ProgramClass | None = None,
) -> Placement:  # fmt: skip
    """Enter somebody's start in a job. Raises `Refused`, also into a job that was stopped by that day."""
    require(may_place(by, order, terms.started_on))
    require(
        rules.may_be_placed(
            person=terms.person, started_on=terms.started_on, wage=terms.wage, hours=terms.hours,
            on=timezone.localdate(at),
        )
    )  # fmt: skip
    if from_class is not None and from_class.partnership_id != order.partnership_id:
        raise Refused(no("This class belongs to another partnership."))
    if terms.is_completer and from_class is None:
        raise Refused(no("Say which class the person completed."))
    alias = partnerships.alias_of(by, order.partnership)
    try:
        with transaction.atomic():
            if from_class is not None:
                _must_have_room(from_class, terms)
            made = Placement.objects.create(
                **{**asdict(terms), "person": terms.person.strip()}, order=order,
                partnership=order.partnership, from_class=from_class, made_by_alias=alias,
                made_at=at,
            )  # fmt: skip
            ledger.record(
                order.partnership.log, act="placement.started", about=Ref.to(made), by=alias, at=at,
                content={"order": str(order.key), "started_on": terms.started_on.isoformat()},
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(no("This person is entered for these jobs already.")) from error
    return made


def _must_have_room(from_class: ProgramClass, terms: StartTerms) -> None:
    """Under a lock, so that two starts at once do not both take the last place."""
    kept = ProgramClass.objects.select_for_update().get(pk=from_class.pk)
    counted = result_without(kept, terms.person.strip())
    require(rules.may_come_from(counted, is_completer=terms.is_completer))


def check(
    *, placement: Placement, days: int, result: CheckResult, by: User, at: datetime,
    wage: Decimal | None = None, note: str = "",
) -> RetentionCheck:  # fmt: skip
    """Keep what was found after so many days; it is never changed. Raises `Refused`."""
    require(may_enter(by, placement.partnership))
    day = timezone.localdate(at)
    done = list(placement.checks.values_list("days", flat=True))
    require(rules.may_be_checked(days, done, placement.started_on, day))
    alias = partnerships.alias_of(by, placement.partnership)
    try:
        with transaction.atomic():
            made = RetentionCheck.objects.create(
                placement=placement, days=days, result=result, wage=wage, note=note.strip(),
                on=day, made_by_alias=alias, made_at=at,
            )  # fmt: skip
            ledger.record(
                placement.partnership.log, act="placement.checked", about=Ref.to(made), by=alias,
                at=at, content={"days": days},
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(no("This check has been made.")) from error
    return made


@transaction.atomic
def put_plan(*, body: Body, targets: rules.Counts, by: User, at: datetime) -> TargetPlan:
    """Freeze targets by quarter and ask both sides to sign them. Raises `Refused`."""
    require(may_put(by, body))
    require(rules.may_be_planned(targets))
    partnership = body.partnership
    alias = partnerships.alias_of(by, partnership, body=body)
    kept = [
        {"quarter": quarter, **{measure.value: row.get(measure, 0) for measure in Measure}}
        for quarter, row in targets.items()
    ]
    made = TargetPlan.objects.create(
        partnership=partnership, body=body, targets=kept, digest=digest_of({"targets": kept}),
        number=TargetPlan.objects.filter(partnership=partnership).count() + 1,
        made_by_alias=alias, made_at=at,
    )  # fmt: skip
    decision = decisions.propose(
        body=body, text=plan_text(made), by=by, at=at, subject=Ref.to(made),
        title=_("Plan {number} of training and placement").format(number=made.number),
    )  # fmt: skip
    made.decision_key = decision.key
    made.proposal_digest = decision.wordings.get().digest
    made.save(update_fields=["decision_key", "proposal_digest"])
    ledger.record(
        body.log, act="placement.plan_proposed", about=Ref.to(made), by=alias, at=at,
        content={"digest": made.digest, "decision": str(decision.key)},
    )  # fmt: skip
    return made


def plan_text(plan: TargetPlan) -> str:
    """A plan as both sides read it before they sign: one quarter a line."""
    lines = [
        _(
            "{quarter}: {enrolled} begin, {completed} complete, {placed} placed, "
            "{retained} still there after 90 days"
        ).format(**row)
        for row in plan.targets
    ]
    return "\n".join([*lines, "", f"SHA-256 {plan.digest}"])
