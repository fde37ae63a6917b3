"""What the guided start knows: readiness, bodies with their purpose, rules to settle, first goals, job aids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.partnerships.vocabulary import BodyKind, CharterTemplate, ClauseKind


@dataclass(frozen=True)
class Readiness:
    """One question before starting, and what to do first where the answer is no."""

    key: str
    text: Promise
    first: Promise
    aid: str


READINESS: Final[Sequence[Readiness]] = (
    Readiness(
        "leaders",
        _("Have the leaders of both sides said, in so many words, that they want this?"),
        _("Talk to the two leaders before anybody else; one page on why is enough."),
        "three-pillars-of-collaboration",
    ),
    Readiness(
        "need",
        _("Is there something that hurts both sides and that neither can mend alone?"),
        _("Let each side write three such things by itself, then lay the lists side by side."),
        "tour-of-exemplars",
    ),
    Readiness(
        "own_people",
        _("Will each side choose its own people, without the other having a say?"),
        _("Agree on this first. Where one side picks for both, nothing joint comes of it."),
        "planning-for-progress",
    ),
    Readiness(
        "time",
        _("Is the time for it paid, and is the work covered meanwhile?"),
        _("Ask for two paid hours a month for six people, and name who covers for them."),
        "labor-management-job-aids",
    ),
    Readiness(
        "yes",
        _("Can somebody at the table say yes for each side?"),
        _("Find out who must say yes, and bring that person in as a sponsor."),
        "fmcs-forums-and-committees",
    ),
    Readiness(
        "apart",
        _("Do both know that wages, the contract and grievances stay where they are?"),
        _("Write it down as the first rule: bargaining stays at the bargaining table."),
        "building-better-working-relationships",
    ),
    Readiness(
        "facts",
        _("Can both sides look at the same figures?"),
        _("Choose one figure both trust, and agree who brings it to each meeting."),
        "working-together-blueprint",
    ),
    Readiness(
        "conflict",
        _("Have you said what happens to the joint work when there is a dispute?"),
        _("Agree now how either side may pause, and how work is taken up again."),
        "kaiser-first-five-years",
    ),
)


@dataclass(frozen=True)
class BodyChoice:
    """A kind of body: when it fits, rules it usually settles, first goals that fit it, and its job aid."""

    kind: BodyKind
    when: Promise
    goals: Sequence[Promise]
    aid: str
    example: str
    more_rules: Sequence[ClauseKind] = ()

    @property
    def template(self) -> CharterTemplate:
        """What the draft of its charter starts from."""
        return TEMPLATES[self.kind]


TEMPLATES: Final[Mapping[BodyKind, CharterTemplate]] = {
    BodyKind.LABOR_MANAGEMENT_COMMITTEE: CharterTemplate.LABOR_MANAGEMENT_COMMITTEE,
    BodyKind.UNIT_TEAM: CharterTemplate.UNIT_TEAM,
    BodyKind.WORKFORCE_TABLE: CharterTemplate.WORKFORCE_TABLE,
    BodyKind.JOINT_APPRENTICESHIP_COMMITTEE: CharterTemplate.TRAINING_TRUST,
    BodyKind.TRAINING_TRUST: CharterTemplate.TRAINING_TRUST,
    BodyKind.ACCESS_AND_OPPORTUNITY_COMMITTEE: CharterTemplate.ACCESS_COMMITTEE,
    BodyKind.FEDERAL_FORUM: CharterTemplate.FEDERAL_FORUM,
    BodyKind.SCHOOL_TEAM: CharterTemplate.SCHOOL_TEAM,
    BodyKind.CONSTRUCTION_COOPERATIVE: CharterTemplate.JOBSITE_CODE,
}
"""From which template the charter of each kind of body is drafted."""

BASIC_RULES: Final = (
    ClauseKind.PURPOSE,
    ClauseKind.MEMBERSHIP,
    ClauseKind.SELECTION,
    ClauseKind.QUORUM_TO_MEET,
    ClauseKind.QUORUM_TO_DECIDE,
    ClauseKind.CHAIR_ROTATION,
    ClauseKind.FREQUENCY,
    ClauseKind.PAY,
    ClauseKind.SCOPE_IN,
    ClauseKind.SCOPE_OUT,
    ClauseKind.DECISION_RULE,
    ClauseKind.AMENDMENT,
    ClauseKind.WITHDRAWAL,
)

BODIES: Final[Sequence[BodyChoice]] = (
    BodyChoice(
        BodyKind.LABOR_MANAGEMENT_COMMITTEE,
        _("One workplace wants to talk regularly about what the contract does not settle."),
        (
            _("Post the next month's schedule a week earlier"),
            _("Mend one break room or locker room together"),
            _("Answer every question to the committee within ten days"),
        ),
        "planning-for-progress",
        "abc-unified",
        (ClauseKind.MINUTE_KEEPER, ClauseKind.AGENDA_DEADLINE),
    ),
    BodyChoice(
        BodyKind.UNIT_TEAM,
        _("The people of one unit want to improve their own work."),
        (
            _("Find one supply twice as fast"),
            _("Shorten the handover between shifts by five minutes"),
            _("Try one change for four weeks and write down what happened"),
        ),
        "answering-the-call",
        "oshei-call",
    ),
    BodyChoice(
        BodyKind.WORKFORCE_TABLE,
        _("Several employers and unions of a sector cannot find or train enough people."),
        (
            _("Count the openings of the next year, craft by craft"),
            _("Visit one training site together"),
            _("Agree on what a beginner should know on the first day"),
        ),
        "hrtp-industry-led-problem-solving",
        "high-road-training-partnerships",
    ),
    BodyChoice(
        BodyKind.JOINT_APPRENTICESHIP_COMMITTEE,
        _("Both sides want to run an apprenticeship together."),
        (
            _("Give every newcomer a mentor in the first week"),
            _("Ask the last ten who left why they left"),
            _("Write one task list that both sides sign"),
        ),
        "apprenticeship-gov",
        "vta-atu-265",
    ),
    BodyChoice(
        BodyKind.TRAINING_TRUST,
        _("Many employers pay into one training fund that both sides govern."),
        (
            _("Ask every employer for next quarter's openings on one page"),
            _("Offer one evening class that members asked for"),
            _("List which help made people finish"),
        ),
        "hrtp-industry-drives-training",
        "culinary-academy-las-vegas",
    ),
    BodyChoice(
        BodyKind.ACCESS_AND_OPPORTUNITY_COMMITTEE,
        _("A large project shall be open to people who were kept out."),
        (
            _("Read one month of hours by group together"),
            _("Walk the site and ask newcomers what nearly made them leave"),
            _("Hold one open evening with a group people trust"),
        ),
        "access-and-opportunity-fact-sheet",
        "access-and-opportunity-committees",
        (ClauseKind.MINUTES_POSTING,),
    ),
    BodyChoice(
        BodyKind.FEDERAL_FORUM,
        _("A federal agency and its union want to talk before decisions are made."),
        (
            _("Bring one coming change to the union before options are weighed"),
            _("Agree on a form for early notice"),
            _("Ask both sides the same five questions and compare"),
        ),
        "labor-management-forums",
        "federal-forums",
    ),
    BodyChoice(
        BodyKind.SCHOOL_TEAM,
        _("A school district and its unions want to lead together."),
        (
            _("Agree on norms and rate them after three meetings"),
            _("Cut one form that teachers fill in twice"),
            _("Welcome new colleagues together"),
        ),
        "collaborating-for-student-success",
        "abc-unified",
    ),
    BodyChoice(
        BodyKind.CONSTRUCTION_COOPERATIVE,
        _("Labor, contractors and owners of a region want to build without stoppages."),
        (
            _("Meet before the bid of one project"),
            _("Settle the next dispute within two days, off the site"),
            _("Drop one rule that helps nobody"),
        ),
        "project-labor-agreement-guide",
        "st-louis-construction-cooperative",
    ),
)
BY_KIND: Final[Mapping[str, BodyChoice]] = {choice.kind.value: choice for choice in BODIES}


def rules_of(choice: BodyChoice) -> list[ClauseKind]:
    """The rules such a body usually settles, in the order of a charter."""
    wanted = {*BASIC_RULES, *choice.more_rules}
    return [kind for kind in ClauseKind if kind in wanted]
