"""May this person open a dispute, note that it met, put terms, agree to them?"""

from __future__ import annotations

from collections.abc import Collection

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Party
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.models import Dispute
from highroad.areas.problem_solving.permissions.issues import may_take_part
from highroad.kit.answers import Answer, no, yes


def may_open_dispute(user: User, body: Body, parties: Collection[Party] | None = None) -> Answer:
    """Whoever takes part, for a party that is in the dispute; it takes two parties."""
    answer = may_take_part(user, body)
    if not answer or parties is None:
        return answer
    if len({party.pk for party in parties}) < 2:
        return no("A dispute has at least two parties.")
    if any(party.partnership_id != body.partnership_id for party in parties):
        return no("A party of another partnership cannot be named.")
    if not partnerships.parties_of(user, body.partnership) & {party.pk for party in parties}:
        return no("Name your own party too: others cannot read what it is about.")
    return yes


def may_settle(user: User, dispute: Dispute) -> Answer:
    """Whoever sits for a named party, until it is settled."""
    working = partnership_permissions.may_work_in(dispute.body)
    if not working:
        return working
    if queries.own_party(dispute, user) is None:
        return no("Only the named parties settle it.")
    if dispute.settled_on is not None:
        return no("It is settled.")
    return yes


def may_note_stoppage(user: User, dispute: Dispute) -> Answer:
    """People of the named parties, also after it was settled: work may begin again a day later."""
    working = partnership_permissions.may_work_in(dispute.body)
    if working and queries.own_party(dispute, user) is None:
        return no("Only the named parties note on which days work stood still.")
    return working


def may_agree_to_terms(user: User, dispute: Dispute) -> Answer:
    """A named party that has not said yes to the terms as they stand."""
    answer = may_settle(user, dispute)
    if not answer:
        return answer
    if not dispute.terms:
        return no("There are no terms yet.")
    party = queries.own_party(dispute, user)
    if party is not None and queries.has_agreed(dispute, party):
        return no("Your party has said yes already.")
    return yes
