"""The rubric by which a body looks at itself: seven dimensions, five levels, one claim a cell.

In words of our own, after what is publicly known of the Path to Performance of unit-based teams; it
claims no fidelity to that text. Version, so that an old answer is read beside the claim it answered.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERSION = "2026-1"
LEVELS = (1, 2, 3, 4, 5)


class RubricDimension(models.TextChoices):
    """What is looked at."""

    SPONSORSHIP = "sponsorship", _("Sponsorship")
    LEADERSHIP = "leadership", _("Leadership")
    TRAINING = "training", _("Training")
    PROCESS = "process", _("Team process")
    ENGAGEMENT = "engagement", _("Engagement")
    TOOLS = "tools", _("Use of tools")
    PERFORMANCE = "performance", _("Goals and performance")


class CriterionReply(models.TextChoices):
    """What a side says to a claim."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_APPLICABLE = "na", _("Does not apply")


@dataclass(frozen=True)
class Criterion:
    """One claim of the rubric: it is met or not; what shows it counts for so many days."""

    key: str
    dimension: RubricDimension
    level: int
    claim: str | Promise
    fresh_days: int


D = RubricDimension
CLAIMS: tuple[tuple[RubricDimension, tuple[str | Promise, ...]], ...] = (
    (D.SPONSORSHIP, (
        _("Both sponsors are named and have met the body."),
        _("The sponsors speak with both leads at least monthly."),
        _("The sponsors have cleared at least one obstacle in the last half year."),
        _("The sponsors review the body's results with it every quarter."),
        _("The sponsors use what the body learned elsewhere."),
    )),
    (D.LEADERSHIP, (
        _("Both leads are chosen, each by its own side."),
        _("The leads plan each meeting together."),
        _("The leads share the running of meetings."),
        _("Either lead can run a meeting alone, and both answer for the results."),
        _("The body works on when both leads are away."),
    )),
    (D.TRAINING, (
        _("Both leads have done joint training, or have a date for it."),
        _("Half of the members have learned how the body works and decides."),
        _("Members have learned to test a change and to read a run chart."),
        _("New members are trained within three months."),
        _("Members train others."),
    )),
    (D.PROCESS, (
        _("The first meeting is held or has its date, with an agenda made by both sides."),
        _("The body meets at least monthly, and its minutes are signed by both sides."),
        _("Members share in decisions, and meetings end with who does what by when."),
        _("Nine of ten promises are kept by their day."),
        _("Workers or customers outside the body have a voice in it."),
    )),
    (D.ENGAGEMENT, (
        _("Everybody in the unit knows that the body exists."),
        _("Decisions are found by consensus, and a channel reaches everybody."),
        _("Half of the unit has taken part in a project or a test."),
        _("Most of the unit says its ideas are heard, on both sides."),
        _("Members lead projects that no lead began."),
    )),
    (D.TOOLS, (
        _("The body knows where its records are kept."),
        _("One project has a goal, a baseline and a measure."),
        _("Two tests of change are done and recorded."),
        _("Three tests or more are done, and everything is recorded at least every 90 days."),
        _("The body has taken over a practice of another, or given one."),
    )),
    (D.PERFORMANCE, (
        _("The body has said what it wants to make better."),
        _("A goal is agreed by both sides."),
        _("One measure is moving towards its target."),
        _("One target is reached and held for three months."),
        _("Targets are reached for each of the four values."),
    )),
)  # fmt: skip
FRESH_DAYS = 180
RECORDS_FRESH_DAYS = 90
"""Level 4 asks that everything is recorded every 90 days, so what shows the use of tools is as fresh."""

CRITERIA: tuple[Criterion, ...] = tuple(
    Criterion(
        key=f"{dimension.value}.{level}",
        dimension=dimension,
        level=level,
        claim=claim,
        fresh_days=RECORDS_FRESH_DAYS if dimension is D.TOOLS else FRESH_DAYS,
    )
    for dimension, claims in CLAIMS
    for level, claim in zip(LEVELS, claims, strict=True)
)
BY_KEY = {criterion.key: criterion for criterion in CRITERIA}
