"""May this person name who signs, rotate a key, prepare a credential, sign or revoke it, hand it over?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.credentials import queries
from highroad.areas.credentials.models import Credential
from highroad.areas.credentials.vocabulary import CredentialState
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.training.models import Enrollment, TrainingProgram
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import enrollments
from highroad.kit.answers import Answer, no, yes


def side_of(user: User, body: Body) -> str:
    """The side with a key that somebody is co-chair of; nothing if it is none."""
    found = {side.value for side in partnerships.chair_sides_of(user, body=body)}
    return next((side for side in ("labor", "management") if side in found), "")


def may_keep_keys(user: User, body: Body) -> Answer:
    """A co-chair of labor or of management, for the own side alone, while the body is at work."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    if not side_of(user, body):
        return no("Only a co-chair of labor or of management may do this.")
    return yes


def may_prepare(user: User, program: TrainingProgram) -> Answer:
    """Who coordinates the program, once an organization signs for each side."""
    answer = may_coordinate(user, program)
    if not answer:
        return answer
    if len(queries.signatories_of(program.body)) < 2:
        return no("Each side first names the organization that signs for it.")
    return yes


def may_answer(user: User, credential: Credential) -> Answer:
    """A co-chair whose side has not said its word; never about oneself, never for both sides."""
    answer = may_keep_keys(user, credential.body)
    if not answer:
        return answer
    if enrollments.is_own(user, credential.enrollment):
        return no("Nobody signs a credential about themselves.")
    if queries.state_of(credential) is not CredentialState.PREPARED:
        return no("This does not wait for a signature.")
    words = [one for one in credential.words.all() if one.revocation_id is None]
    if side_of(user, credential.body) in {one.side for one in words}:
        return no("Your side has said its word already.")
    if user.pk in {one.by_id for one in words}:
        return no("The second signature is by another person.")
    return yes


def may_ask_back(user: User, credential: Credential) -> Answer:
    """A co-chair of either side asks to revoke what was issued."""
    answer = may_keep_keys(user, credential.body)
    if not answer:
        return answer
    if queries.state_of(credential) is not CredentialState.ISSUED:
        return no("Only what both sides have issued can be revoked, once.")
    return yes


def may_answer_revocation(user: User, credential: Credential) -> Answer:
    """A co-chair of the side that has not asked."""
    answer = may_keep_keys(user, credential.body)
    if not answer:
        return answer
    if queries.state_of(credential) is not CredentialState.ASKED_BACK:
        return no("Nobody asks to revoke this.")
    newest = queries.view_of(credential).revocation
    asked = {
        one.side for one in credential.words.all() if newest and one.revocation_id == newest.key
    }
    if side_of(user, credential.body) in asked:
        return no("Your side has said its word already.")
    return yes


def may_hand_over(user: User, enrollment: Enrollment) -> Answer:
    """The person, or who coordinates the program."""
    if enrollments.is_own(user, enrollment):
        return yes
    return may_coordinate(user, enrollment.program)
