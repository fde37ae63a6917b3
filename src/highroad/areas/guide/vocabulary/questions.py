"""The forty questions of DOL's training guide in our own words: eight leads, thirty-two under them.

Days of freshness: a year for filings, figures, agreements and decisions; half a year for training,
forecasts, supports and most of job quality. Who sits where and which charter is in force is read now.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from highroad.areas.guide.vocabulary.question import Question, lead, sub
from highroad.areas.guide.vocabulary.words import EvidenceKind as Kind
from highroad.areas.guide.vocabulary.words import Voice

YEAR, HALF_YEAR = 365, 183

SECTOR_TABLE: tuple[Question, ...] = (
    lead(
        "1a",
        _("Is training here a joint matter: do unions and employers both shape it and carry it?"),
        ((Kind.PARTIES,), (Kind.CHARTER,)), YEAR, also_asked=(Voice.PROVIDER,),
    ),
    sub(
        "1a1",
        _(
            "Do employers help to design training, so that it fits what their industry needs now "
            "and next?"
        ),
        ((Kind.TRAINING, Kind.DECISION),), YEAR,
    ),
    sub(
        "1a2",
        _(
            "Do unions shape it too, with workers taking part in lessons, teaching and running "
            "the program?"
        ),
        ((Kind.TRAINING, Kind.DECISION),), YEAR,
    ),
    sub(
        "1a3",
        _(
            "Are those who can teach the work at the table: workforce boards, colleges, community "
            "groups?"
        ),
        ((Kind.PARTIES,),), YEAR, also_asked=(Voice.PROVIDER,), answers_itself=True,
    ),
    sub(
        "1a4",
        _(
            "Is there a working link to the public workforce system and to others who help people "
            "finish?"
        ),
        ((Kind.PARTIES,),), YEAR, also_asked=(Voice.PROVIDER,),
    ),
)  # fmt: skip

TRAINING: tuple[Question, ...] = (
    lead(
        "2a",
        _("Is training planned back from real openings, and built around the people who take it?"),
        ((Kind.TRAINING,),), HALF_YEAR, also_asked=(Voice.PROVIDER,),
    ),
    sub(
        "2a1",
        _(
            "Have employers named the jobs they expect to fill? Is it clear which skills and "
            "certificates those jobs take, and can everybody get to that training?"
        ),
        ((Kind.FORECAST, Kind.TRAINING),), HALF_YEAR, also_asked=(Voice.PROVIDER,),
    ),
    sub(
        "2a2",
        _(
            "Do both sides hold one plan that takes trainees into well-paid work, say by promised "
            "hires?"
        ),
        ((Kind.AGREEMENT, Kind.DECISION),), YEAR,
    ),
    lead(
        "2b",
        _(
            "Do you run or fund pre-apprenticeship that opens a direct door to Registered "
            "Apprenticeship?"
        ),
        ((Kind.TRAINING, Kind.AGREEMENT),), HALF_YEAR, also_asked=(Voice.PROVIDER,),
    ),
    sub(
        "2b1",
        _(
            "Have you counted how many skilled trade jobs are coming, craft by craft, and where "
            "hands will be short?"
        ),
        ((Kind.FORECAST,),), HALF_YEAR,
    ),
    sub(
        "2b2",
        _(
            "Have you counted the same for project management, and for running and repairing what "
            "was built?"
        ),
        ((Kind.FORECAST,),), HALF_YEAR,
    ),
    sub(
        "2b3",
        _(
            "Do you know which programs already succeed with people of many backgrounds and could "
            "grow?"
        ),
        ((Kind.TRAINING, Kind.DECISION),), YEAR, also_asked=(Voice.PROVIDER,),
    ),
    sub(
        "2b4",
        _(
            "Is there a plan, with groups that people trust, to bring in underserved workers and "
            "keep them?"
        ),
        ((Kind.COMMITMENT, Kind.DECISION),), YEAR, also_asked=(Voice.PROVIDER,),
    ),
    lead(
        "2c",
        _(
            "Do you pay for help and direct cash, such as child care or the ride to class, so "
            "that nobody has to quit?"
        ),
        ((Kind.SUPPORTS,),), HALF_YEAR, also_asked=(Voice.PROVIDER,), answers_itself=True,
    ),
    sub(
        "2c1",
        _(
            "Does somebody ask each person what might keep them from finishing or from holding "
            "the job?"
        ),
        ((Kind.SUPPORTS,),), HALF_YEAR, also_asked=(Voice.PROVIDER,), answers_itself=True,
    ),
    sub(
        "2c2",
        _("Do the workforce system, community groups or unions give that help together with you?"),
        ((Kind.SUPPORTS, Kind.AGREEMENT),), YEAR, also_asked=(Voice.PROVIDER,), answers_itself=True,
    ),
    lead(
        "2d",
        _(
            "Do you use or back a Registered Apprenticeship that both sides run under their "
            "bargained contract?"
        ),
        ((Kind.TRAINING,),), HALF_YEAR, also_asked=(Voice.PROVIDER,),
    ),
)  # fmt: skip

FREE_CHOICE: tuple[Question, ...] = (
    lead(
        "3a",
        _(
            "Have employers signed an agreement that secures the choice: on project labor, a "
            "community workforce, labor peace, bargaining, community benefits, neutrality or "
            "recognition?"
        ),
        ((Kind.AGREEMENT,),), YEAR, answers_itself=True,
    ),
    sub(
        "3a1",
        _("Can organizers meet workers on site, off the clock, in places where no work is done?"),
        ((Kind.AGREEMENT, Kind.COMMITMENT),), YEAR, answers_itself=True,
    ),
    sub(
        "3a2",
        _("Do employers keep out of it while workers make up their minds about a union?"),
        ((Kind.AGREEMENT, Kind.COMMITMENT),), YEAR, answers_itself=True,
    ),
    sub(
        "3a3",
        _("Will employers recognize the union when most workers have signed up?"),
        ((Kind.AGREEMENT, Kind.COMMITMENT),), YEAR, answers_itself=True,
    ),
    sub(
        "3a4",
        _(
            "If both agree to it, does a first contract that cannot be settled go to a binding "
            "arbitrator?"
        ),
        ((Kind.AGREEMENT, Kind.COMMITMENT),), YEAR, answers_itself=True,
    ),
    sub(
        "3a5",
        _(
            "Do workers get the notice of their right to organize and bargain (Executive Order "
            "13496)?"
        ),
        ((Kind.POSTING,),), HALF_YEAR, answers_itself=True,
    ),
)  # fmt: skip

EQUAL_CHANCES: tuple[Question, ...] = (
    lead(
        "4a",
        _(
            "Does an Access and Opportunity Committee follow the numbers, group by group, from "
            "training and hiring to hours, promotion, pay and staying?"
        ),
        ((Kind.CHARTER,), (Kind.FILING, Kind.FIGURE)), YEAR,
        also_asked=(Voice.THIRD,), answers_itself=True,
    ),
    sub(
        "4a1",
        _(
            "Do you know which groups are missing from your trades, so that you can reach them "
            "and keep them?"
        ),
        ((Kind.FIGURE,),), YEAR, also_asked=(Voice.THIRD,), answers_itself=True,
    ),
    sub(
        "4a2",
        _(
            "Is workforce data gathered and published in totals, with what was honestly tried to "
            "recruit?"
        ),
        ((Kind.FILING,), (Kind.FIGURE,)), YEAR, also_asked=(Voice.THIRD,), answers_itself=True,
    ),
    sub(
        "4a3",
        _(
            "Are steps under way to recruit people whom barriers kept out, and to help them stay "
            "and do well?"
        ),
        ((Kind.COMMITMENT, Kind.DECISION),), HALF_YEAR, also_asked=(Voice.PROVIDER,),
    ),
    sub(
        "4a4",
        _(
            "Do agreements name programs that train underserved people, and promise hires from "
            "them?"
        ),
        ((Kind.AGREEMENT,),), YEAR, also_asked=(Voice.PROVIDER,),
    ),
    sub(
        "4a5",
        _("Are people hired from the area?"),
        ((Kind.FIGURE,),), YEAR, also_asked=(Voice.THIRD,),
    ),
)  # fmt: skip

GOOD_JOBS: tuple[Question, ...] = (
    lead(
        "5a",
        _(
            "Do jobs here carry a family: pay, health insurance, leave, sick days, retirement, "
            "child care, hours one can plan with?"
        ),
        ((Kind.INDICATOR,),), HALF_YEAR, answers_itself=True,
        parts=(
            ("living_wage_share", "of_area_median", "of_occupation_median"), ("health",),
            ("family_leave",), ("sick_leave",), ("retirement",), ("child_care",), ("notice",),
        ),
    ),
    sub(
        "5a1",
        _("Have employers promised in public to make the jobs of today better, and begun?"),
        ((Kind.COMMITMENT,),), HALF_YEAR, answers_itself=True,
    ),
    sub(
        "5a2",
        _("Do they employ their own people instead of handing the work to subcontractors?"),
        ((Kind.INDICATOR,),), HALF_YEAR, answers_itself=True,
        parts=(("direct_share",),),
    ),
    sub(
        "5a3",
        _(
            "Is pay above the median of the region, enough for a family, and does it rise as "
            "skills rise?"
        ),
        ((Kind.INDICATOR,),), HALF_YEAR, answers_itself=True,
        parts=(("of_area_median", "of_occupation_median"), ("living_wage_share",), ("moved_up",)),
    ),
    sub(
        "5a4",
        _("Does the employer offer health insurance and a pension or another way to retire?"),
        ((Kind.INDICATOR,),), YEAR, answers_itself=True,
        parts=(("health",), ("retirement",)),
    ),
    sub(
        "5a5",
        _(
            "Is time off paid, for a birth, for family, for illness and for rest? Is there help "
            "in mental distress?"
        ),
        ((Kind.INDICATOR,),), YEAR, answers_itself=True,
        parts=(("family_leave",), ("sick_leave",), ("other_leave",), ("mental_health",)),
    ),
    sub(
        "5a6",
        _(
            "Is there room for those who care for others: flexible hours, work from home, help in "
            "finding child care, a backup?"
        ),
        ((Kind.INDICATOR,),), YEAR, answers_itself=True,
        parts=(("flexible_hours",), ("child_care",)),
    ),
    sub(
        "5a7",
        _("Do people know their hours well ahead?"),
        ((Kind.INDICATOR,),), HALF_YEAR, answers_itself=True,
        parts=(("notice",), ("changed_late",)),
    ),
    sub(
        "5a8",
        _("Is something done so that no employee is wrongly called a contractor?"),
        ((Kind.INDICATOR, Kind.COMMITMENT),), YEAR, answers_itself=True,
    ),
    sub(
        "5a9",
        _(
            "Are contracts free of noncompetes, of forced arbitration and of giving up group "
            "claims?"
        ),
        ((Kind.INDICATOR, Kind.AGREEMENT),), YEAR, answers_itself=True,
        parts=(("no_noncompete",), ("no_arbitration",), ("no_class_waiver",)),
    ),
    sub(
        "5a10",
        _(
            "Is there a safety and health system that managers lead and workers help to run: "
            "sites looked over, hazards prevented, people trained, also against harassment?"
        ),
        ((Kind.INDICATOR,),), HALF_YEAR, answers_itself=True,
        parts=(
            ("safety_together",), ("sites_looked_over",), ("hazards_prevented",), ("safety_training",),
            ("harassment_training",),
        ),
    ),
)  # fmt: skip

QUESTIONS: tuple[Question, ...] = (
    *SECTOR_TABLE, *TRAINING, *FREE_CHOICE, *EQUAL_CHANCES, *GOOD_JOBS,
)  # fmt: skip
BY_KEY = {question.key: question for question in QUESTIONS}
