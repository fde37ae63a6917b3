"""The weights both sides adopted, and the figure of a job by them, never without its coverage."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.job_quality.models import ScoreWeights
from highroad.areas.job_quality.queries.cards import JobLine
from highroad.areas.job_quality.rules import weights as rules
from highroad.areas.job_quality.rules.weights import Known, Score
from highroad.areas.job_quality.vocabulary import Principle
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class WeightsLine:
    """A version, and whether both sides adopted it."""

    row: ScoreWeights
    outcome: Outcome | None
    is_in_force: bool

    @property
    def parts(self) -> list[tuple[str, int]]:
        """The weighed principles with their weights, heaviest first."""
        found = [(str(each.label), int(self.row.weights.get(each, 0))) for each in Principle]
        return sorted((each for each in found if each[1]), key=lambda each: -each[1])


def get_weights(key: UUID | str, seen_by: User) -> ScoreWeights:
    """One version. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = ScoreWeights.objects.filter(body__partnership__in=joint)
    return partnerships.one(found.select_related("body__partnership"), key)


def list_weights(body: Body, seen_by: User) -> list[WeightsLine]:
    """The versions of a body, newest first; in force is the newest that both sides adopted."""
    joint = partnerships.joint_partnerships(seen_by)
    rows = ScoreWeights.objects.filter(body=body, body__partnership__in=joint)
    lines, found = [], False
    for row in rows:
        outcome, _digest = decisions.outcome_on(Ref.to(row)) or (None, "")
        is_adopted = outcome is Outcome.ADOPTED
        lines.append(WeightsLine(row, outcome, is_adopted and not found))
        found = found or is_adopted
    return lines


def weights_in_force(body: Body, seen_by: User) -> ScoreWeights | None:
    """The version a figure of this body is made with; nothing while none is adopted."""
    return next((line.row for line in list_weights(body, seen_by) if line.is_in_force), None)


def score_of(line: JobLine, weights: ScoreWeights) -> Score:
    """The figure of a job by a version of the weights."""
    known = (Known(each.indicator.principle, each.state, each.is_reached) for each in line.lines)
    return rules.score(weights.weights, known, weights.smallest_coverage)
