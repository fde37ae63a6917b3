"""What would turn a no or an unproven yes into a yes: the very readings, clauses and postings that lack."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from highroad.areas.assurances import queries as assurances
from highroad.areas.assurances.vocabulary import AgreementStatus, ClauseAct
from highroad.areas.guide.evidence.asked import Asked
from highroad.areas.guide.rules import QuestionView, Remedy
from highroad.areas.job_quality import queries as job_quality
from highroad.areas.job_quality.queries import JobLine, ReadingLine
from highroad.areas.job_quality.vocabulary import BY_KEY, ReadingState
from highroad.kit.refs import Ref

ACTS: Mapping[str, ClauseAct] = {
    "3a1": ClauseAct.ACCESS, "3a2": ClauseAct.NEUTRALITY, "3a3": ClauseAct.SIGN_UP,
    "3a4": ClauseAct.FIRST_CONTRACT, "4a4": ClauseAct.HIRES,
}  # fmt: skip
"""Which act of a clause speaks for which question."""
MOST = 12
READINGS: Mapping[ReadingState, object] = {
    ReadingState.NONE: _("{text}, {job}: nobody has read it"),
    ReadingState.DECLARED: _("{text}, {job}: declared by {side}, the other side has not answered"),
    ReadingState.DISPUTED: _("{text}, {job}: disputed"),
    ReadingState.OLD: _("{text}, {job}: too old to count"),
}
SHORT = _("{text}, {job}: {value}, to reach {target}")
WITHOUT_TARGET = _("{text}, {job}: {value}, and no target is agreed")
RAISE = _("{text}, {job}: reach {target}")


def remedies_of(asked: Asked, view: QuestionView) -> list[Remedy]:
    """What lacks for a proven yes, most direct first; nothing where it is proven."""
    if view.is_proven:
        return []
    key = view.question.key
    if key == "3a":
        return _agreements(asked)
    if key in ACTS:
        return _clauses(asked, ACTS[key])
    if view.missing_parts:
        return _readings(asked, view)
    return []


def _readings(asked: Asked, view: QuestionView) -> list[Remedy]:
    jobs = job_quality.list_jobs(asked.partnership, asked.seen_by, asked.on)
    if not jobs:
        return [Remedy(_("No job has a card yet."))]
    wanted = [BY_KEY[key] for group in view.missing_parts for key in group]
    found = [
        _reading(job, line)
        for indicator in wanted
        for job in jobs
        for line in job.lines
        if line.indicator is indicator and not _speaks(line)
    ]
    return found[:MOST]


def _speaks(line: ReadingLine) -> bool:
    return line.state is ReadingState.CONFIRMED and bool(line.is_reached)


def _reading(job: JobLine, line: ReadingLine) -> Remedy:
    target = line.shown_target or ("100" if line.indicator.key.startswith("of_") else "")
    values = {
        "text": line.indicator.text, "job": job.title, "side": line.declared_by,
        "value": line.shown, "target": target or _("Yes"),
    }  # fmt: skip
    about = Ref("job_quality.jobcard", str(job.key))
    if line.state in READINGS:
        return Remedy(READINGS[line.state], about, _("{text}, {job}"), values)
    is_named = bool(target) or line.is_reached is False
    return Remedy(
        SHORT if is_named else WITHOUT_TARGET,
        about,
        RAISE if is_named else _("{text}, {job}"),
        values,
    )


def _agreements(asked: Asked) -> list[Remedy]:
    lines = assurances.list_agreements(asked.partnership, asked.seen_by, asked.on)
    if not lines:
        return [Remedy(_("No agreement is entered yet."))]
    found = []
    for line in lines:
        about = Ref("assurances.agreement", str(line.key))
        if line.status is not AgreementStatus.IN_FORCE:
            found.append(
                Remedy(
                    _("{title}: {status}"),
                    about,
                    "",
                    {"title": line.title, "status": line.status.label},
                )
            )
        elif not line.is_shared:
            found.append(
                Remedy(
                    _("{title}: both sides have to say that it is theirs"),
                    about,
                    "",
                    {"title": line.title},
                )
            )
        elif not line.documents:
            found.append(
                Remedy(
                    _("{title}: the signed text is not kept here"), about, "", {"title": line.title}
                )
            )
    return found[:MOST]


def _clauses(asked: Asked, act: ClauseAct) -> list[Remedy]:
    lines = assurances.list_agreements(asked.partnership, asked.seen_by, asked.on)
    found = [
        Remedy(
            _("{heading} ({title}): {state}"), Ref("assurances.agreementclause", str(clause.key)),
            _("Show that this is kept: {heading}"),
            {"heading": clause.heading, "title": line.title, "state": clause.state.label},
        )
        for line in lines
        for clause in line.clauses
        if clause.act is act and not clause.counts
    ]  # fmt: skip
    values = {"act": act.label}
    return found[:MOST] or [
        Remedy(
            _("No agreement has a clause on this: {act}"),
            None,
            _("Agree on a clause: {act}"),
            values,
        )
    ]
