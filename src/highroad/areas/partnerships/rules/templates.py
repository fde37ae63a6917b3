"""Charters to start from: for each kind of body the clauses it usually has, in words of our own.

The values are those found in use; nothing here is law, and both sides change what they like.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from highroad.areas.partnerships.rules.clauses import ClauseDraft, Value
from highroad.areas.partnerships.vocabulary import CharterTemplate, ClauseKind

N_ = str
"""Marks a sentence for translation; it is translated where it is read."""
K, T = ClauseKind, CharterTemplate
Values = Mapping[str, Value]


@dataclass(frozen=True)
class Pattern:
    """What a template says otherwise than the others: its words, and its values by kind."""

    purpose: str
    scope_in: str
    values: Mapping[ClauseKind, Values] = field(default_factory=dict)
    words: Mapping[ClauseKind, str] = field(default_factory=dict)
    without: tuple[ClauseKind, ...] = ()


def _both(number: int, **more: Value) -> Values:
    return {"labor": number, "management": number, **more}


def _rule(word: str, **more: Value) -> Values:
    return {"labor": word, "management": word, **more}


USUAL: Mapping[ClauseKind, tuple[str, Values]] = {
    K.MEMBERSHIP: (N_("Labor and management have equally many seats."), _both(4)),
    K.SELECTION: (
        N_("Each side chooses its own people, and never changes all of them at once."),
        {"by": "own_side"},
    ),
    K.ALTERNATES: (
        N_("Alternates are named in advance and count only when seated."),
        {"way": "named"},
    ),
    K.TERMS: (
        N_("People serve two years, and not all of a side end together."),
        _both(24, staggered=True),
    ),
    K.PAY: (N_("Nobody loses pay for time at the table."), {"way": "no_loss"}),
    K.QUORUM_TO_MEET: (
        N_("Both co-chairs and enough seats of each side must be there."),
        _both(3, co_chairs=True, total=6),
    ),
    K.QUORUM_TO_DECIDE: (
        N_("Each side needs as many to decide as to meet."),
        _both(3, co_chairs=True),
    ),
    K.CHAIR_ROTATION: (
        N_("The co-chairs take turns in the chair."),
        {"way": "by_meeting", "first": "labor"},
    ),
    K.MINUTE_KEEPER: (N_("The side that does not chair keeps the minutes."), {"way": "other_side"}),
    K.FREQUENCY: (
        N_("The body meets regularly; either side may call an extra meeting."),
        {"every": "monthly", "extra": "either_side"},
    ),
    K.AGENDA_DEADLINE: (
        N_("The agenda is made together and in time to prepare."),
        {"issues": 7, "agenda": 5, "notice": 5, "days": "calendar", "may_skip": True},
    ),
    K.GUESTS: (
        N_("Guests come when both co-chairs agree, and speak when asked."),
        {"consent": "both", "voice": "on_request"},
    ),
    K.SCOPE_OUT: (
        N_(
            "We do not bargain, change the agreement or decide grievances; we may look for root causes."
        ),
        {
            "bargaining": True,
            "contract": True,
            "grievances": True,
            "root_causes": True,
            "may_recommend": True,
        },
    ),
    K.DECISION_RULE: (
        N_("We decide by consensus, each side by itself."),
        _rule("support", effect="decide"),
    ),
    K.BETWEEN_MEETINGS: (
        N_("Between meetings every seat answers in writing."),
        {"way": "all_seats"},
    ),
    K.WITHOUT_QUORUM: (N_("Without quorum we talk and prepare."), {"work": "discuss"}),
    K.FALLBACK: (
        N_("What we cannot agree on goes to the two sponsors."),
        {"route": "sponsors", "days": 30},
    ),
    K.UNRESOLVED_ROUTE: (
        N_("What stays open goes to the two sponsors, then to a mediator."),
        {"route": "sponsors", "days": 60},
    ),
    K.MINUTES_POSTING: (
        N_("Minutes are shown once both co-chairs have signed them."),
        {"to": "workers", "sign_days": 10, "post_days": 14},
    ),
    K.AMENDMENT: (
        N_("Each side adopts the new text; the old one stays readable."),
        {"way": "both_sides", "notice": 14},
    ),
    K.RENEWAL: (
        N_("We confirm this charter anew when a co-chair changes."),
        {"months": 24, "on_new_leader": True},
    ),
    K.WITHDRAWAL: (
        N_("A side may leave after notice, once the co-chairs have met."),
        {"notice": 30, "talk_first": True},
    ),
    K.BINDING: (N_("This charter binds both sides in how they work together."), {"binding": True}),
}
"""What nearly every template says, unless it says otherwise."""

PATTERNS: Mapping[CharterTemplate, Pattern] = {
    T.UNIT_TEAM: Pattern(
        N_("The people of one unit improve their own work together."),
        N_("Quality, service, cost and the workplace of this unit."),
        values={
            K.MEMBERSHIP: _both(3),
            K.QUORUM_TO_MEET: _both(2, co_chairs=True, total=4),
            K.QUORUM_TO_DECIDE: _both(2, co_chairs=True),
            K.WITHOUT_QUORUM: {"work": "recommend"},
            K.UNRESOLVED_ROUTE: {"route": "parent", "days": 30},
            K.MEETING_SHAPE: {"minutes": 60, "check_in": 10, "close": 10},
        },
        words={
            K.WITHOUT_QUORUM: N_("Without quorum we prepare recommendations."),
            K.UNRESOLVED_ROUTE: N_("What stays open goes to the body above."),
            K.MEETING_SHAPE: N_("A meeting begins with a check-in and ends with the next agenda."),
        },
    ),
    T.LABOR_MANAGEMENT_COMMITTEE: Pattern(
        N_("Labor and management solve together what neither solves alone."),
        N_("Matters of common interest outside bargaining."),
        values={
            K.DECISION_RULE: _rule("few_dissenters", attempts=2, dissent=1, effect="recommend"),
            K.FREQUENCY: {"every": "quarterly", "first_year": "monthly", "extra": "either_side"},
            K.ALTERNATES: {"way": "not_in_first_year"},
            K.DUTIES: {"reasons": True, "records": True, "walk_throughs": True},
            K.ISSUE_HANDLING: {"numbered": True, "as_question": True},
            K.MEETING_SHAPE: {"minutes": 90, "check_in": 15, "close": 15},
        },
        words={
            K.DUTIES: N_(
                "Management gives reasons for what it does not follow, and opens the records we need."
            ),
            K.ISSUE_HANDLING: N_("Issues are written as questions and numbered."),
            K.MEETING_SHAPE: N_("A meeting begins with a check-in and ends with the next agenda."),
        },
    ),
    T.FEDERAL_FORUM: Pattern(
        N_("The union is involved before management decides."),
        N_("Mission, service and working life at the level of recognition."),
        values={
            K.MEMBERSHIP: _both(3, at_least=True),
            K.QUORUM_TO_MEET: _both(2, co_chairs=True),
            K.QUORUM_TO_DECIDE: _both(2, co_chairs=True),
            K.AGENDA_DEADLINE: {"issues": 5, "agenda": 2, "days": "working", "may_skip": True},
            K.AGENDA_CONTENT: {"attending": True, "experts": True, "place": True},
            K.ALTERNATES: {"way": "trained"},
            K.DECISION_RULE: _rule("support", effect="recommend"),
            K.UNRESOLVED_ROUTE: {"route": "official", "who": "Head of the activity", "days": 30},
        },
        words={
            K.AGENDA_CONTENT: N_("The agenda names issues, people, experts, time and place."),
            K.UNRESOLVED_ROUTE: N_("What stays open goes to a named official."),
        },
    ),
    T.TRANSIT_UMBRELLA: Pattern(
        N_("Agency and union say how they work together; projects have agreements of their own."),
        N_("Apprenticeship, mentoring, safety and service."),
        values={
            K.BINDING: {"binding": False},
            K.RENEWAL: {"months": 12, "on_new_leader": True},
            K.FREQUENCY: {"every": "quarterly", "extra": "either_side"},
        },
        words={K.BINDING: N_("This charter binds nobody in law; side agreements under it do.")},
    ),
    T.SIDE_AGREEMENT: Pattern(
        N_("Both sides carry out one funded project together."),
        N_("The project named in the title, its money and its people."),
        values={K.BINDING: {"binding": True}, K.RENEWAL: {"on_new_leader": False}},
        words={
            K.BINDING: N_("This agreement binds both sides."),
            K.RENEWAL: N_("It ends with the project."),
        },
        without=tuple(
            kind for kind in USUAL if kind not in (K.BINDING, K.RENEWAL, K.WITHDRAWAL, K.AMENDMENT)
        ),
    ),
    T.TRAINING_TRUST: Pattern(
        N_("Equal trustees run training for new and for present workers."),
        N_("Programs, instructors, money of the trust, support for participants."),
        values={
            K.DECISION_RULE: _rule("majority", base="entitled", effect="decide"),
            K.FALLBACK: {"route": "arbiter", "days": 30},
            K.SELECTION: {"by": "party"},
            K.FREQUENCY: {"every": "quarterly", "extra": "either_side"},
        },
        words={
            K.DECISION_RULE: N_("Each side decides by its own majority."),
            K.FALLBACK: N_("A neutral whom both sides named settles a deadlock."),
            K.SELECTION: N_("Each party names its own trustees."),
        },
    ),
    T.WORKFORCE_TABLE: Pattern(
        N_("Employers and unions of one sector say what work needs, and training follows."),
        N_("Demand, curriculum, recruitment, supports and good jobs."),
        values={
            K.MEMBERSHIP: _both(4, at_least=True),
            K.FREQUENCY: {"every": "quarterly", "extra": "both_sides"},
            K.DECISION_RULE: _rule("nobody_opposed", effect="decide"),
            K.GUESTS: {"consent": "both", "voice": "freely"},
        },
        words={
            K.MEMBERSHIP: N_(
                "Labor and employers sit first; providers, boards and community have a voice."
            ),
            K.GUESTS: N_("Guests come when both co-chairs agree, and speak like everybody else."),
        },
    ),
    T.ACCESS_COMMITTEE: Pattern(
        N_("We watch who gets work and hours on the project, and open doors."),
        N_("Recruiting, training, hiring, hours and staying, by group."),
        values={
            K.MINUTES_POSTING: {"to": "public", "sign_days": 10, "post_days": 14},
            K.DECISION_RULE: _rule("nobody_opposed", effect="recommend"),
            K.DUTIES: {"reasons": True, "records": True},
        },
        words={
            K.DUTIES: N_(
                "Contractors give their figures every month, and reasons where goals are missed."
            )
        },
    ),
    T.JOBSITE_CODE: Pattern(
        N_("Owners, contractors and crafts keep the job safe, steady and well done."),
        N_("Safety, professionalism, accountability, relationships and quality on the site."),
        values={
            K.MEMBERSHIP: _both(3, third=3, third_key=True),
            K.QUORUM_TO_MEET: _both(2, third=2, co_chairs=True, total=6),
            K.QUORUM_TO_DECIDE: _both(2, third=2, co_chairs=True),
            K.DECISION_RULE: _rule("nobody_opposed", third="nobody_opposed", effect="decide"),
            K.UNRESOLVED_ROUTE: {"route": "mediator", "days": 5},
        },
        words={
            K.MEMBERSHIP: N_(
                "Labor, contractors and owners have equally many seats and a key each."
            ),
            K.UNRESOLVED_ROUTE: N_("A dispute is settled off the site and without a stoppage."),
        },
    ),
    T.SCHOOL_TEAM: Pattern(
        N_(
            "Teachers, staff and administration improve learning together; neither lets the other fail."
        ),
        N_("Teaching, support, time and trust in the schools of the district."),
        values={
            K.DECISION_RULE: _rule("support", effect="decide"),
            K.GROUND_RULES: {},
        },
        words={
            K.GROUND_RULES: N_("We listen before we answer, and speak of problems, not of people.")
        },
    ),
}


def template_clauses(template: CharterTemplate, say: Callable[[str], str]) -> list[ClauseDraft]:
    """The clauses of a template in the language in which `say` speaks, in the order of the kinds."""
    pattern = PATTERNS[template]
    found = {
        K.PURPOSE: ClauseDraft(K.PURPOSE, say(pattern.purpose)),
        K.SCOPE_IN: ClauseDraft(K.SCOPE_IN, say(pattern.scope_in)),
    }
    for kind in {*USUAL, *pattern.values, *pattern.words} - set(pattern.without):
        usual_words, usual_values = USUAL.get(kind, ("", {}))
        text = say(pattern.words.get(kind, usual_words))
        found[kind] = ClauseDraft(kind, text, dict(pattern.values.get(kind, usual_values)))
    return [found[kind] for kind in ClauseKind if kind in found]
