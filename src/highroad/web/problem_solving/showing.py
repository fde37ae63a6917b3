"""What the page of an issue shows, gathered in one place for all that answer with it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.problem_solving import permissions, queries
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.areas.problem_solving.vocabulary.rounds import RoundKind
from highroad.kit.refs import Ref
from highroad.web.problem_solving.forms import CriterionForm, MoveForm, OptionForm, StrawForm
from highroad.web.problem_solving.words import NEXT, PILLS, RUNGS, way_of, ways_on

ENDS = (IssueState.ON_HOLD, IssueState.CLOSED)


def shown_of(
    request: SignedInRequest, found: queries.Issue, form: MoveForm | None = None
) -> dict[str, Any]:
    """All that the page of an issue shows."""
    user = request.user
    line = queries.line_of(found)
    may_take_part = permissions.may_take_part(user, found.body)
    nexts = queries.next_states(line.state, held_from=found.held_from) if may_take_part else ()
    if line.state is IssueState.CRITERIA and not queries.are_criteria_agreed(found):
        nexts = tuple(new for new in nexts if new is not IssueState.STRAW)
    words = queries.words_to_end(found)
    return {
        "issue": found,
        "line": line,
        "body": found.body,
        "partnership": found.body.partnership,
        "pill": PILLS[line.state],
        "next": NEXT[line.state],
        "way": way_of(line.state, held_from=found.held_from),
        "ways_on": ways_on(line.state, nexts),
        "may_take_part": may_take_part,
        "ends": [end for end in ENDS if end in nexts],
        "may_refer": IssueState.REFERRED in nexts,
        "may_rephrase": permissions.may_rephrase(user, found),
        "words": [(to, said) for to, said in words.items() if said],
        "steps": queries.list_steps(found, user),
        "referrals": queries.list_referrals(found.body, user, issue=found),
        "mediations": queries.list_mediations(found.body, user, issue=found),
        "own_side": queries.own_side(user, found.body),
        **_shown_of_public(request, found),
        **_shown_of_talk(request, found),
        **shown_of_options(request, found),
        "form": form,
        "reason_form": form or MoveForm(),
    }


def _shown_of_public(request: SignedInRequest, found: queries.Issue) -> dict[str, Any]:
    """Whether the public reads of an issue, and what somebody may do about it."""
    asked, user = queries.public_of(found), request.user
    if asked is None:
        return {"public": None, "may_ask_for_public": permissions.may_ask_for_public(user, found)}
    return {
        "public": asked,
        "public_sides": sorted(queries.sides_for_public(asked)),
        "may_agree_to_public": permissions.may_agree_to_public(user, asked),
        "may_end_public": permissions.may_end_public(user, asked),
    }


def _shown_of_talk(request: SignedInRequest, found: queries.Issue) -> dict[str, Any]:
    """The facts, interests and positions on the page of an issue."""
    user = request.user
    return {
        "cited": queries.list_cited(found.body, Ref.to(found), user),
        "may_cite": bool(permissions.may_take_part(user, found.body)),
        "cite_address": reverse("problem_solving:cite", args=["issue", found.key]),
        "rungs": [(rung, RUNGS[rung.stage]) for rung in queries.list_rungs(found, user)],
        "may_call_impasse": permissions.may_call_impasse(user, found),
        "positions": queries.list_positions(found.body, Ref.to(found), user),
        "rounds": [
            queries.view_of_round(each, user)
            for each in queries.list_rounds(found.body, user, issue=found)
        ],
        "may_open_round": permissions.may_open_round(user, found.body, RoundKind.INTERESTS, found),
    }


def shown_of_options(request: SignedInRequest, issue: queries.Issue) -> dict[str, Any]:
    """What the page of an issue shows of its options, criteria and drafts."""
    user = request.user
    options = queries.list_options(issue, user)
    straws = queries.list_straws(issue, user)
    return {
        "options": [line for line in options if not line.is_dropped],
        "dropped": [line for line in options if line.is_dropped],
        "are_options_hidden": queries.are_options_hidden(issue),
        "criteria": queries.list_criteria(issue, user),
        "criteria_digest": queries.digest_of_criteria(issue),
        "criteria_sides": sorted(queries.sides_for_criteria(issue)),
        "may_add_options": permissions.may_add_options(user, issue),
        "may_set_criteria": permissions.may_set_criteria(user, issue),
        "may_agree": permissions.may_agree_on_criteria(user, issue),
        "may_rate": permissions.may_rate(user, issue),
        "may_draft": permissions.may_draft_straw(user, issue),
        "may_put": permissions.may_put_straw(user, issue),
        "ranking": queries.ranking(issue, user),
        "has_rated": bool(queries.own_ratings(issue, user)),
        "straw": straws[0] if straws else None,
        "straws": straws[1:],
        "option_form": OptionForm(auto_id="option-%s"),
        "criterion_form": CriterionForm(auto_id="criterion-%s"),
        "straw_form": StrawForm(
            initial={"text": straws[0].text if straws else ""}, auto_id="straw-%s"
        ),
    }
