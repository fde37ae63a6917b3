"""How states look and read on pages: a color, what happened, what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.problem_solving.vocabulary.issues import ImpasseStage, IssueState
from highroad.web.ui.parts import Step

S = IssueState
PILLS: Mapping[IssueState, str] = {
    S.NEW: "open",
    S.DATA: "open",
    S.INTERESTS: "open",
    S.OPTIONS: "open",
    S.CRITERIA: "open",
    S.STRAW: "open",
    S.DECIDED: "key",
    S.ON_HOLD: "watch",
    S.SOLVED: "ok",
    S.REFERRED: "plain",
    S.CLOSED: "plain",
}
WAY = (S.NEW, S.DATA, S.INTERESTS, S.OPTIONS, S.CRITERIA, S.STRAW, S.DECIDED, S.SOLVED)
NEXT: Mapping[IssueState, Promise] = {
    S.NEW: _(
        "The question stands. Put it better if you can, then gather the facts you both need, "
        "or begin with what matters to each side."
    ),
    S.DATA: _(
        "Gather the facts. Say of each whether your side agrees with it. "
        "What is disputed or missing shows at once."
    ),
    S.INTERESTS: _(
        "Each side lists by itself why this matters to it. When every side is ready, "
        "all lists open at the same moment."
    ),
    S.OPTIONS: _(
        "Collect options, the wild ones too. Nobody judges yet, and options belong to no side."
    ),
    S.CRITERIA: _(
        "Agree by what you will judge. The options are hidden until every side has given its word "
        "to the same criteria, so that nobody picks a criterion for an option."
    ),
    S.STRAW: _(
        "Rate the options by your criteria, draft a solution both sides can live with, "
        "and put it to both sides."
    ),
    S.DECIDED: _("Both sides adopted a solution. Do it, and say when it has worked."),
    S.ON_HOLD: _("This rests. Anybody with a seat on a side can take it up where it was."),
    S.SOLVED: _("Every side says that it is solved."),
    S.REFERRED: _("This went elsewhere. It can come back as new."),
    S.CLOSED: _("This is closed. It stays readable."),
}
FORWARD: Mapping[IssueState, Promise] = {
    S.NEW: _("Take it up again as new"),
    S.DATA: _("Gather facts"),
    S.INTERESTS: _("Go on to interests"),
    S.OPTIONS: _("Go on to options"),
    S.CRITERIA: _("Go on to criteria"),
    S.STRAW: _("Go on to the straw design"),
    S.SOLVED: _("It is solved, says my side"),
}
BACK: Mapping[IssueState, Promise] = {
    S.DATA: _("Back to the facts"),
    S.INTERESTS: _("Back to interests"),
    S.OPTIONS: _("Back to options"),
    S.CRITERIA: _("Back to criteria"),
    S.STRAW: _("Back to the straw design"),
}


RUNGS: Mapping[ImpasseStage, Promise] = {
    ImpasseStage.SECOND_ATTEMPT: _("Both co-chairs put it on the next agenda once more."),
    ImpasseStage.NAMED_OFFICIAL: _("Whoever the charter names answers both sides."),
    ImpasseStage.SPONSORS: _("The sponsors of both sides meet, and say what they can do."),
    ImpasseStage.PARENT_BODY: _("The body above takes it up."),
    ImpasseStage.NEUTRAL: _("Both sides ask a neutral together."),
    ImpasseStage.BARGAINING: _("The parties take it up outside this body."),
}
"""Who must act on a rung."""


def way_of(state: IssueState, *, held_from: str = "") -> list[Step]:
    """The way from question to solution, with the place where an issue stands."""
    here = IssueState(held_from) if state is S.ON_HOLD and held_from else state
    if here not in WAY:
        return []
    place = WAY.index(here)
    is_over = here is S.SOLVED
    return [
        Step(
            label=each.label,
            state="done"
            if number < place or is_over
            else "current"
            if number == place
            else "ahead",
        )
        for number, each in enumerate(WAY)
    ]


def ways_on(state: IssueState, nexts: tuple[IssueState, ...]) -> list[tuple[str, Promise]]:
    """The buttons that move an issue along its way: value and words, the main one first."""
    place = WAY.index(state) if state in WAY else -1
    moves = [each for each in nexts if each in WAY]
    ahead = [each for each in moves if WAY.index(each) > place]
    behind = [each for each in moves if WAY.index(each) <= place]
    return [(each.value, FORWARD[each]) for each in ahead] + [
        (each.value, BACK[each]) for each in behind
    ]
