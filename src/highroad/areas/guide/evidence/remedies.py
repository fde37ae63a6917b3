"""What would turn a no or an unproven yes into a yes: the very readings, clauses and postings that lack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from highroad.areas.assurances import queries as assurances
from highroad.areas.assurances.queries import choice as free_choice
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
HELP = frozenset({"2c", "2c1", "2c2"})
"""The questions that totals of the desk for help answer."""
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
        return _readings(asked, [key for group in view.missing_parts for key in group])
    if key == "5a8":
        return _readings(asked, ["classification_looked_at"])
    if key == "5a1":
        return _pledges(asked)
    if key == "3a5":
        return _postings(asked)
    return _totals(asked) if key in HELP else []


def _pledges(asked: Asked) -> list[Remedy]:
    """Each job to be made better in public; a promise about it that is kept answers."""
    jobs = job_quality.list_jobs(asked.partnership, asked.seen_by, asked.on)
    return [
        Remedy(
            _("{job}: no public promise was kept and confirmed yet"),
            Ref("job_quality.jobcard", str(job.key)), _("Make this job better: {job}"),
            {"job": job.title},
        )
        for job in jobs[:MOST]
    ] or [Remedy(_("No job has a card yet."))]  # fmt: skip


def _postings(asked: Asked) -> list[Remedy]:
    """The places whose last check is too old to count, or a first one."""
    old = free_choice.postings_of(asked.partnership, asked.seen_by)
    return [
        Remedy(
            _("{site}, {place}: last seen on {day}"), Ref.to(row), _("Check the notice: {site}, {place}"),
            {"site": row.site, "place": row.place, "day": date_format(row.checked_on)},
        )
        for row in old[:MOST]
    ] or [
        Remedy(
            _("Nobody has checked yet that the notice hangs."), None,
            _("Post the notice of workers' rights and check that it hangs"),
        )
    ]  # fmt: skip


def _totals(asked: Asked) -> list[Remedy]:
    """What both sides published of the desk for help, too old; or nothing yet."""
    newest = max(asked.supports, key=lambda view: view.table.last_on, default=None)
    if newest is None:
        return [
            Remedy(
                _("Nothing of a desk for help is published yet: protected totals of a period answer this."),
                None, _("Publish protected totals of the desk for help"),
            )
        ]  # fmt: skip
    return [
        Remedy(
            _("Totals of the desk for help until {day}: too old, or the number is hidden"),
            Ref.to(newest.total), _("Publish newer totals of the desk for help"),
            {"day": date_format(newest.table.last_on)},
        )
    ]  # fmt: skip


def _readings(asked: Asked, keys: Sequence[str]) -> list[Remedy]:
    jobs = job_quality.list_jobs(asked.partnership, asked.seen_by, asked.on)
    if not jobs:
        return [Remedy(_("No job has a card yet."))]
    wanted = [BY_KEY[key] for key in keys]
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
