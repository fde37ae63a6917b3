"""Putting a total of a program to both sides: the same figures and period, with the seal of their rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training import analysis
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import (
    AreaList,
    TotalsPublication,
    TotalsWithdrawal,
    TrainingProgram,
)
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.permissions.programs import may_begin
from highroad.areas.training.queries import areas, publishing, totals
from highroad.areas.training.rules.publishing import Figures, people_once, say_too_much
from highroad.areas.training.vocabulary.counting import (
    DEFINITIONS,
    VERSION,
    AreaStanding,
    PublicationState,
    TotalKind,
)
from highroad.areas.training.vocabulary.learning import SeatKind
from highroad.kit.answers import Refused, no, require
from highroad.kit.periods import Period
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class Correction:
    """The published total that a new one is to replace, and what was wrong with it."""

    of: TotalsPublication
    wrong: str


@whole
def put_total(
    *, program: TrainingProgram, kind: TotalKind, period: Period, by: User, at: datetime,
    correcting: Correction | None = None,
) -> TotalsPublication:  # fmt: skip
    """Count from rows, protect, keep, and ask both sides. Raises `Refused`, and nothing is kept.

    What was published once has been read: a corrected total is held against it, too.
    """
    if correcting is not None:
        _may_correct(correcting, program)
    require(may_coordinate(by, program))
    kept = TrainingProgram.objects.select_for_update(of=("self",)).get(pk=program.pk)
    if period.last_on > timezone.localdate(at):
        raise Refused(no("The period is not over yet. Choose a last day that has passed."))
    total = totals.counted_for_system([kept], kind, period)
    listed = areas.newest_list(kept)
    figures = _figures(kept, total, listed)
    earlier = [
        each.figures
        for each in publishing.of_program(kept)
        if each.kind == kind and each.state is not PublicationState.FALLEN
        and each.first_on <= period.last_on and period.first_on <= each.last_on
    ]  # fmt: skip
    if say_too_much(earlier, figures):
        raise Refused(no(
            "Beside a total of an overlapping period this one would tell of fewer than {least}"
            " people. Choose another period.",
            least=figures.smallest,
        ))  # fmt: skip
    made = TotalsPublication.objects.create(
        program=kept, number=kept.totals_publications.count() + 1, kind=kind,
        first_on=period.first_on, last_on=period.last_on, figures=figures.as_dict(),
        seal=total.seal, made_at=at, replaces=correcting.of if correcting else None,
        correction=correcting.wrong.strip() if correcting else "",
        made_by_alias=partnerships.alias_of(by, kept.body.partnership, body=kept.body),
    )  # fmt: skip
    _ask(made, figures, by=by, at=at)
    return made


def _may_correct(correcting: Correction, program: TrainingProgram) -> None:
    if correcting.of.program_id != program.pk:
        raise Refused(no("Choose a total of this program."))
    if publishing.standing_of(correcting.of).state is not PublicationState.PUBLISHED:
        raise Refused(no("Only a total that is published is corrected or withdrawn."))
    if not correcting.wrong.strip():
        raise Refused(no("Say what was wrong: everybody who finds its page reads it."))


@whole
def ask_back(
    *, publication: TotalsPublication, reason: str, by: User, at: datetime
) -> TotalsWithdrawal:
    """Put the withdrawal of a published total to both sides, with the reason. Raises `Refused`.

    Once both have signed, its page says that and why, and shows no number; the record keeps them.
    """
    kept = TotalsPublication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    body = kept.program.body
    require(may_begin(by, body))
    where = publishing.standing_of(kept)
    if where.state is not PublicationState.PUBLISHED:
        raise Refused(no("Only a total that is published is corrected or withdrawn."))
    if where.asked_back is not None:
        raise Refused(no("Its withdrawal waits for both sides already."))
    if not reason.strip():
        raise Refused(no("Say what was wrong: everybody who finds its page reads it."))
    made = TotalsWithdrawal.objects.create(
        publication=kept, number=kept.withdrawals.count() + 1, reason=reason.strip(), made_at=at,
        made_by_alias=partnerships.alias_of(by, body.partnership, body=body),
    )  # fmt: skip
    text = back_text(made)
    decision = decisions.propose(
        body=body, by=by, at=at, text=text, subject=Ref.to(made),
        title=_("Withdraw a published total of {program}").format(program=kept.program.name),
    )  # fmt: skip
    made.decision_key = decision.key
    made.proposal_digest = hashlib.sha256(text.encode()).hexdigest()
    made.save(update_fields=["decision_key", "proposal_digest"])
    record(
        body, "totals.back", Ref.to(made), by=by, at=at,
        content={"number": kept.number, "seal": kept.seal, "decision": str(decision.key)},
    )  # fmt: skip
    return made


def back_text(made: TotalsWithdrawal) -> str:
    """What both sides read before they sign a withdrawal."""
    kept = made.publication
    parts = [
        _("{program}: {kind}, {first} to {last}").format(
            program=kept.program.name, kind=TotalKind(kept.kind).label, first=kept.first_on,
            last=kept.last_on,
        ),
        _("Seal of the rows: {seal}").format(seal=kept.seal),
        _("This published total is withdrawn: {reason}").format(reason=made.reason),
        _("Its page stays and says so. The numbers are no longer shown; this record keeps them."),
    ]  # fmt: skip
    return "\n\n".join(parts)


def _figures(program: TrainingProgram, total: totals.Total, listed: AreaList | None) -> Figures:
    smallest = program.body.smallest_public_cell
    kinds = {str(kind.label): kind.value for kind in SeatKind}
    groups = people_once((row.person, row.on, kinds.get(row.group, "")) for row in total.rows)
    standings = areas.standings_of(program, groups)
    people = {
        person: {"groups": group, "areas": standings[person].value}
        for person, group in groups.items()
    }
    by = ["groups"] if all(groups.values()) and len(set(groups.values())) > 1 else []
    by += ["areas"] if listed is not None else []
    try:
        number, splits = analysis.protected_counts(people, by, smallest=smallest)
    except analysis.TooFewError as error:
        raise Refused(no(
            "Fewer than {least} people: too few to publish. Choose a longer period.", least=smallest,
        )) from error  # fmt: skip
    return Figures(
        number=number, groups=splits.get("groups", {}), areas=splits.get("areas", {}),
        smallest=smallest, definition=VERSION, source=listed.source if listed else "",
        version=listed.version if listed else "",
        dated_on=listed.dated_on.isoformat() if listed else "",
    )  # fmt: skip


def _ask(made: TotalsPublication, figures: Figures, *, by: User, at: datetime) -> None:
    program = made.program
    text = text_of(made, figures)
    decision = decisions.propose(
        body=program.body, by=by, at=at, text=text, subject=Ref.to(made),
        title=_("Publish a total of {program}").format(program=program.name),
    )  # fmt: skip
    made.decision_key = decision.key
    made.proposal_digest = hashlib.sha256(text.encode()).hexdigest()
    made.save(update_fields=["decision_key", "proposal_digest"])
    record(
        program.body, "totals.put", Ref.to(made), by=by, at=at,
        content={"number": made.number, "seal": made.seal, "decision": str(decision.key)},
    )  # fmt: skip


def text_of(made: TotalsPublication, figures: Figures) -> str:
    """What both sides read before they sign: the numbers, what they count, the period, the source, the seal."""
    kind = TotalKind(made.kind)
    hidden = _("hidden, few people")

    def line(label: object, count: int | None) -> str:
        return f"{label}: {hidden if count is None else count}"

    parts = [
        _("{program}: {kind}, {first} to {last}").format(
            program=made.program.name, kind=kind.label, first=made.first_on, last=made.last_on
        ),
        line(_("People"), figures.number),
        str(DEFINITIONS[kind]),
        "\n".join(line(SeatKind(name).label, count) for name, count in figures.groups.items()),
        "\n".join(line(AreaStanding(name).label, count) for name, count in figures.areas.items()),
        _("List of areas: {source}, version {version}, {day}").format(
            source=figures.source, version=figures.version, day=figures.dated_on
        ) if figures.source else "",
        _("Seal of the rows: {seal}").format(seal=made.seal),
        _("It replaces the total with the seal {seal}: {wrong}").format(
            seal=made.replaces.seal, wrong=made.correction
        ) if made.replaces else "",
        _("Once both sides have signed, these numbers are public. Names and rows are not."),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part)
