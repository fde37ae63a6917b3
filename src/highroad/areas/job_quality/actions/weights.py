"""Weights are put to both sides as one text; in force is the newest version that both adopted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.job_quality.actions.hands import note, seat_on_a_side
from highroad.areas.job_quality.models import ScoreWeights
from highroad.areas.job_quality.rules import weights as rules
from highroad.areas.job_quality.vocabulary import Principle
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import require
from highroad.kit.refs import Ref


@transaction.atomic
def put_weights(
    *, body: Body, weights: Mapping[str, int], smallest_coverage: int, by: User, at: datetime
) -> ScoreWeights:
    """Ask both sides to adopt a version of the weights. Raises `Refused` where they do not add up."""
    seat = seat_on_a_side(by, body)
    require(rules.may_be_weighed(weights, smallest_coverage))
    number = ScoreWeights.objects.filter(body=body).count() + 1
    made = ScoreWeights(
        body=body, number=number, weights=dict(weights), smallest_coverage=smallest_coverage,
        digest=rules.digest_of(weights, smallest_coverage), side=seat.side,
        made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    decision = decisions.propose(
        body=body, title=_("Weights of good jobs, version {number}").format(number=number),
        text=_text(made), subject=Ref.to(made), by=by, at=at,
    )  # fmt: skip
    made.decision_key = decision.key
    made.save(force_insert=True)
    note(
        body, "weights.put", made, seat=seat, at=at,
        content={"digest": made.digest, "decision": str(decision.key)},
    )  # fmt: skip
    return made


def _text(made: ScoreWeights) -> str:
    lines = [
        _("One figure of a job is the sum of these principles, each by its weight in percent:")
    ]
    lines += [f"- {principle.label}: {made.weights.get(principle, 0)}" for principle in Principle]
    lines.append(
        _("No figure is shown while less than {percent} percent of a weighed principle is confirmed.").format(
            percent=made.smallest_coverage
        )
    )  # fmt: skip
    lines.append(_("SHA-256 of these weights: {digest}").format(digest=made.digest))
    return "\n".join(lines)
