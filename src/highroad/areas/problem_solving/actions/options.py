"""Options, criteria, ratings, the straw design, and putting it to both sides."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.rules import digest_of
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.actions.sides import (
    give_word,
    held,
    record,
    seat_for,
    whole,
)
from highroad.areas.problem_solving.models import Criterion, Issue, Option, Rating, StrawDesign
from highroad.areas.problem_solving.permissions import (
    may_add_options,
    may_agree_on_criteria,
    may_draft_straw,
    may_put_straw,
    may_rate,
    may_set_criteria,
)
from highroad.areas.problem_solving.rules import options as rules
from highroad.areas.problem_solving.vocabulary.issues import WordKind
from highroad.areas.problem_solving.vocabulary.rounds import Score
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

LONGEST_STRAW = 20_000


@whole
def add_option(
    *, issue: Issue, text: str, by: User, at: datetime, of: Collection[int] = ()
) -> Option:
    """One more option; `of` names the numbers of the options it combines, which are dropped.

    The joint record holds its digest and not its words, so that options stay hidden while criteria
    are agreed. Raises `Refused` in another state, without words, or if a number is none.
    """
    kept = held(issue)
    require(may_add_options(by, kept))
    require(rules.may_be_words(text))
    seat = seat_for(by, kept.body)
    parts = list(Option.objects.filter(issue=kept, number__in=of, dropped_at=None))
    if of:
        require(rules.may_combine([part.number for part in parts]))
    option = Option.objects.create(
        issue=kept, number=queries.next_number(Option, issue=kept), text=text.strip(),
        by_alias=seat.alias, added_at=at,
    )  # fmt: skip
    option.made_of.set(parts)
    Option.objects.filter(pk__in=[part.pk for part in parts]).update(dropped_at=at)
    record(
        kept.body, "option.added", Ref.to(option), seat=seat, at=at,
        content={"issue": str(kept.key), "number": option.number, "digest": digest_of(option.text), "of": sorted(of)},
    )  # fmt: skip
    return option


@whole
def drop_option(*, option: Option, by: User, at: datetime) -> Option:
    """Set an option aside; it stays readable."""
    issue = held(option.issue)
    require(may_add_options(by, issue))
    seat = seat_for(by, issue.body)
    option.dropped_at = at
    option.save(update_fields=["dropped_at"])
    record(
        issue.body, "option.dropped", Ref.to(option), seat=seat, at=at,
        content={"issue": str(issue.key), "number": option.number},
    )  # fmt: skip
    return option


@whole
def add_criterion(*, issue: Issue, text: str, by: User, at: datetime) -> Criterion:
    """One more criterion. Words given to the criteria before count no more."""
    kept = held(issue)
    require(may_set_criteria(by, kept))
    require(rules.may_be_words(text, 300))
    seat = seat_for(by, kept.body)
    criterion = Criterion.objects.create(
        issue=kept, number=queries.next_number(Criterion, issue=kept), text=text.strip(),
        by_alias=seat.alias, added_at=at,
    )  # fmt: skip
    record(
        kept.body, "criterion.added", Ref.to(criterion), seat=seat, at=at,
        content={"issue": str(kept.key), "number": criterion.number, "text": criterion.text},
    )  # fmt: skip
    return criterion


@whole
def drop_criterion(*, criterion: Criterion, by: User, at: datetime) -> Criterion:
    """Take a criterion away. Words given to the criteria before count no more."""
    issue = held(criterion.issue)
    require(may_set_criteria(by, issue))
    seat = seat_for(by, issue.body)
    criterion.dropped_at = at
    criterion.save(update_fields=["dropped_at"])
    record(
        issue.body, "criterion.dropped", Ref.to(criterion), seat=seat, at=at,
        content={"issue": str(issue.key), "number": criterion.number},
    )  # fmt: skip
    return criterion


@whole
def agree_on_criteria(*, issue: Issue, digest: str, by: User, at: datetime) -> None:
    """A side's word to the criteria as it has read them. Raises `Refused` if they changed since."""
    kept = held(issue)
    require(may_agree_on_criteria(by, kept))
    if digest != queries.digest_of_criteria(kept):
        raise Refused(no("The criteria have changed since you read them. Read them again."))
    seat = seat_for(by, kept.body)
    give_word(Ref.to(kept), WordKind.CRITERIA, digest, seat=seat, at=at)
    record(kept.body, "criteria.agreed", Ref.to(kept), seat=seat, at=at, content={"digest": digest})


@whole
def rate(
    *, issue: Issue, scores: Mapping[tuple[UUID, UUID], Score], by: User, at: datetime
) -> None:
    """What one's own seat thinks: a score for each option and criterion; anew replaces the old.

    Raises `Refused` for an option or a criterion that is not on the table.
    """
    kept = held(issue)
    require(may_rate(by, kept))
    seat = seat_for(by, kept.body)
    options = set(Option.objects.filter(issue=kept, dropped_at=None).values_list("pk", flat=True))
    criteria = {row.pk for row in queries.criteria_in_force(kept)}
    if any(option not in options or by_it not in criteria for option, by_it in scores):
        raise Refused(no("This option or criterion is not on the table any more."))
    for (option, criterion), score in scores.items():
        Rating.objects.update_or_create(
            option_id=option, criterion_id=criterion, seat=seat,
            defaults={"side": seat.side, "score": score, "rated_at": at},
        )  # fmt: skip
    record(
        kept.body, "options.rated", Ref.to(kept), seat=seat, at=at,
        content={"number": kept.number, "scores": len(scores)},
    )  # fmt: skip


@whole
def draft_straw(*, issue: Issue, text: str, by: User, at: datetime) -> StrawDesign:
    """A draft solution, or the next version of it."""
    kept = held(issue)
    require(may_draft_straw(by, kept))
    require(rules.may_be_words(text, LONGEST_STRAW))
    seat = seat_for(by, kept.body)
    straw = StrawDesign.objects.create(
        issue=kept, number=queries.next_number(StrawDesign, issue=kept), text=text.strip(),
        by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    record(
        kept.body, "straw.drafted", Ref.to(straw), seat=seat, at=at,
        content={"issue": str(kept.key), "number": straw.number, "digest": digest_of(straw.text)},
    )  # fmt: skip
    return straw


@whole
def put_to_both_sides(*, issue: Issue, by: User, at: datetime) -> Decision:
    """Propose the newest draft as a decision with a frozen text, by the rules of the charter."""
    kept = held(issue)
    require(may_put_straw(by, kept))
    straw = kept.straws.order_by("-number").first()
    if straw is None:
        raise Refused(no("There is no draft yet."))
    title = _("Issue {number}: {question}").format(number=kept.number, question=kept.question)
    return decisions.propose(
        body=kept.body, title=title[:200], text=_text(kept, straw), by=by, at=at,
        subject=Ref.to(kept),
    )  # fmt: skip


def _text(issue: Issue, straw: StrawDesign) -> str:
    """The question, the criteria, the draft, and the digest of the draft."""
    criteria = [f"- {row.text}" for row in queries.criteria_in_force(issue)]
    parts = [
        issue.question,
        "\n".join([_("Judged by:"), *criteria]),
        straw.text,
        f"SHA-256 {digest_of(straw.text)}",
    ]
    return "\n\n".join(parts)
