"""May this person see figures, set goals, draft, publish, withdraw?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.fair_access import queries
from highroad.areas.fair_access.models import Goal, Publication
from highroad.areas.fair_access.rules import publications as rules
from highroad.areas.fair_access.vocabulary import PublicationStatus
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.vocabulary import PartnershipStatus
from highroad.kit.answers import Answer, no, yes
from highroad.kit.refs import Ref


def may_see_figures(user: User, partnership: Partnership) -> Answer:
    """Disaggregated figures are for confirmed seats, not for the program office."""
    return partnership_permissions.may_see_joint(user, partnership)


def may_draft(user: User, body: Body) -> Answer:
    """Anybody with a seat on a side of the body, while the body is at work."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    seat = partnerships.seat_of(user, body=body)
    if seat is None or not seat.side:
        return no("Only somebody with a seat on a side of this body may do this.")
    return yes


def may_set_goal(user: User, body: Body) -> Answer:
    """Whoever may draft may propose a goal; it holds once both sides have adopted it."""
    return may_draft(user, body)


def may_end_goal(user: User, goal: Goal) -> Answer:
    """Whoever may set a goal may propose its end."""
    return may_draft(user, goal.body)


def may_put(user: User, publication: Publication) -> Answer:
    """A draft is put to both sides by anybody who may draft; exploratory partnerships stay private."""
    answer = may_draft(user, publication.body)
    if not answer:
        return answer
    answer = rules.may_go_on(is_brought=publication.brought_at is not None)
    if not answer:
        return answer
    if publication.partnership.status == PartnershipStatus.EXPLORATORY:
        return no("An exploratory partnership is not shown to the public.")
    return rules.may_become(publication.status, PublicationStatus.PROPOSED)


def may_publish(user: User, publication: Publication) -> Answer:
    """Once both sides adopted this very table, and nothing was published since it was drafted."""
    answer = may_draft(user, publication.body)
    if not answer:
        return answer
    for answer in (
        rules.may_become(publication.status, PublicationStatus.PUBLISHED),
        rules.may_go_on(is_brought=publication.brought_at is not None),
    ):
        if not answer:
            return answer
    outcome, digest = decisions.outcome_on(Ref.to(publication)) or (None, "")
    answer = rules.is_adopted_as_drafted(
        is_adopted=outcome is Outcome.ADOPTED,
        signed_digest=digest,
        text=publication.proposal_text,
        table_digest=publication.digest,
    )
    if not answer:
        return answer
    since = queries.seen_by_the_public_for_system(publication.partnership)
    if [str(each.key) for each in since] != publication.earlier:
        return no(
            "Other figures were published in the meantime. Draft these again, so that both are safe together."
        )
    return yes


def may_drop(user: User, publication: Publication) -> Answer:
    """A draft is dropped by anybody who may draft; a proposal only once it is no longer open."""
    answer = may_draft(user, publication.body)
    if not answer:
        return answer
    answer = rules.may_become(publication.status, PublicationStatus.DROPPED)
    if not answer:
        return answer
    outcome, _ = decisions.outcome_on(Ref.to(publication)) or (None, "")
    if outcome is Outcome.OPEN:
        return no("Both sides are still answering. Withdraw the proposal first.")
    return yes


def may_withdraw(user: User, publication: Publication) -> Answer:
    """Either side alone may take published figures back: with a seat that carries a key."""
    answer = rules.may_become(publication.status, PublicationStatus.WITHDRAWN)
    if not answer:
        return answer
    seat = partnerships.seat_of(user, body=publication.body)
    if seat is None or not seat.carries_key:
        return no("Only a seat that carries a key may withdraw published figures.")
    return yes
