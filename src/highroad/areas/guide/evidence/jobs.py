"""Evidence of good jobs: readings both sides see, and public pledges that were kept."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from highroad.areas.guide.evidence.asked import Asked, Collector
from highroad.areas.guide.rules import EvidenceLine
from highroad.areas.guide.vocabulary import EvidenceKind
from highroad.areas.job_quality import queries as job_quality
from highroad.areas.job_quality.vocabulary import Measure
from highroad.kit.refs import Ref


def readings_of(question: str, *, only: Collection[str] = ()) -> Collector:
    """Readings that both sides see, fresh and at their target, of the day they are of.

    Without a question those of every one, or `only` those of the named indicators.
    """

    def found(asked: Asked) -> list[EvidenceLine]:
        lines = [
            (job, line)
            for job, line in job_quality.readings_for(
                asked.partnership, question, asked.seen_by, asked.on
            )
            if not only or line.indicator.key in only
        ]
        return [
            EvidenceLine(
                EvidenceKind.INDICATOR,
                line.read_on or asked.on,
                _("{text}, {job}, confirmed by {side}")
                if line.indicator.measure is Measure.YES_NO
                else _("{text}: {value} {unit}, {job}, confirmed by {side}"),
                line.source,
                Ref("job_quality.jobcard", str(job.key)),
                {
                    "text": line.indicator.text, "job": job.title, "side": line.answered_by,
                    "value": f"{(line.value or 0):f}".rstrip("0").rstrip("."),
                    "unit": line.indicator.measure.label,
                },
                topic=line.indicator.key,
            )
            for job, line in lines
        ]  # fmt: skip

    return found


def job_pledges_are_kept(asked: Asked) -> list[EvidenceLine]:
    """Pledges about jobs that were shown and confirmed, of the day of their newest evidence."""
    return [
        EvidenceLine(
            EvidenceKind.COMMITMENT,
            max(item.on for item in promise.evidence.all()),
            _("Public pledge, kept and confirmed: {what}"),
            _("Card of a job"),
            Ref.to(promise),
            {"what": promise.what},
        )
        for promise in job_quality.kept_pledges(asked.partnership, asked.seen_by)
        if promise.evidence.all()
    ]
