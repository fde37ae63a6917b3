"""May this person? Questions about invitations, roles and second factors."""

from __future__ import annotations

from datetime import datetime

from highroad.areas.accounts import queries, rules
from highroad.areas.accounts.models import Invitation, User
from highroad.areas.accounts.vocabulary import Role
from highroad.kit.answers import Answer, no, yes


def may_run_the_platform(user: User) -> Answer:
    """Roles are given by an operator."""
    if user.is_active and user.role == Role.OPERATOR:
        return yes
    return no("Only an operator of the platform may do this.")


def may_see_platform(user: User) -> Answer:
    """The staff page is for the program office and the operators."""
    if user.is_active and user.role in (Role.STAFF, Role.OPERATOR):
        return yes
    return no("Only the program office may see this.")


def may_invite(user: User, role: Role = Role.NONE) -> Answer:
    """Anybody active may ask somebody in; what for is asked by the area that invites.

    An invitation that brings a platform role is for operators; so is giving one later.
    """
    if not user.is_active:
        return no("This account is closed.")
    if role != Role.NONE:
        return may_run_the_platform(user)
    return yes


def may_invite_to_the_platform(user: User, role: Role = Role.NONE) -> Answer:
    """An invitation for no seat in particular comes from the program office."""
    office = may_see_platform(user)
    return may_invite(user, role) if office else office


def may_accept(user: User, invitation: Invitation, at: datetime) -> Answer:
    """An open invitation, by somebody who has shown that the invited address is theirs."""
    if user.is_demonstration:
        return no("The people of the demonstration cannot accept invitations.")
    return rules.may_be_accepted(
        status=invitation.status_at(at),
        invited=invitation.email,
        addresses=queries.addresses_of(user),
    )


def may_withdraw_invitation(user: User, invitation: Invitation, at: datetime) -> Answer:
    """Whoever made it, or the program office, while nobody has used it."""
    if invitation.invited_by_id != user.pk and not may_see_platform(user):
        return no("Only whoever made an invitation may withdraw it.")
    return rules.may_be_withdrawn(status=invitation.status_at(at))


def may_change_sign_in(user: User) -> Answer:
    """Password, address and factors are one's own; fictional people have none."""
    if user.is_demonstration:
        return no("The people of the demonstration are fictional: they have no password to change.")
    return yes


def must_have_second_factor(user: User, holds_key: bool, sees_personal_data: bool) -> Answer:
    """Whether this person needs an app or a passkey before anything else."""
    if user.is_demonstration:
        return no("The people of the demonstration are fictional and sign in by a button.")
    return rules.must_have_second_factor(
        role=Role(user.role), holds_key=holds_key, sees_personal_data=sees_personal_data
    )
