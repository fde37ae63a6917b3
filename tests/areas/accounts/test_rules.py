"""Rules of invitations, second factors and mails, as truth tables."""

from datetime import UTC, datetime, timedelta

import pytest

from highroad.areas.accounts import rules
from highroad.areas.accounts.vocabulary import InvitationStatus, Role

pytestmark = pytest.mark.pure
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = NOON + rules.INVITATION_LASTS


@pytest.mark.parametrize(
    ("accepted_at", "withdrawn_at", "at", "status"),
    [
        (None, None, NOON, InvitationStatus.OPEN),
        (None, None, LATER - timedelta(seconds=1), InvitationStatus.OPEN),
        (None, None, LATER, InvitationStatus.EXPIRED),
        (NOON, None, NOON, InvitationStatus.ACCEPTED),
        (NOON, None, LATER, InvitationStatus.ACCEPTED),
        (None, NOON, NOON, InvitationStatus.WITHDRAWN),
        (None, NOON, LATER, InvitationStatus.WITHDRAWN),
    ],
)
def test_an_invitation_is_open_until_it_is_used_taken_back_or_too_old(
    accepted_at, withdrawn_at, at, status
):
    found = rules.invitation_status(
        expires_at=LATER, accepted_at=accepted_at, withdrawn_at=withdrawn_at, at=at
    )

    assert found == status


def test_an_invitation_lasts_thirty_days():
    assert timedelta(days=30) == rules.INVITATION_LASTS


@pytest.mark.parametrize("status", [s for s in InvitationStatus if s != InvitationStatus.OPEN])
def test_only_an_open_invitation_may_be_accepted(status):
    answer = rules.may_be_accepted(status=status, invited="a@b.org", addresses={"a@b.org"})

    assert answer.reason == "This invitation cannot be used any more."


def test_an_invitation_is_for_the_address_it_was_made_for_in_any_spelling():
    allowed = rules.may_be_accepted(
        status=InvitationStatus.OPEN, invited="Lena@Example.org", addresses=["lena@example.ORG"]
    )
    refused = rules.may_be_accepted(
        status=InvitationStatus.OPEN, invited="lena@example.org", addresses=["olu@example.org"]
    )

    assert allowed
    assert refused.reason == "This invitation was made for another e-mail address."


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (InvitationStatus.OPEN, ""),
        (InvitationStatus.EXPIRED, ""),
        (InvitationStatus.ACCEPTED, "This invitation has already been accepted."),
        (InvitationStatus.WITHDRAWN, "This invitation has already been withdrawn."),
    ],
)
def test_only_an_unused_invitation_may_be_withdrawn(status, reason):
    assert rules.may_be_withdrawn(status=status).reason == reason


@pytest.mark.parametrize(
    ("role", "holds_key", "sees_personal_data", "must"),
    [
        (Role.NONE, False, False, False),
        (Role.NONE, True, False, True),
        (Role.NONE, False, True, True),
        (Role.STAFF, False, False, True),
        (Role.EDITOR, False, False, True),
        (Role.OPERATOR, False, False, True),
    ],
)
def test_who_turns_a_key_sees_people_or_works_for_the_platform_needs_two_factors(
    role, holds_key, sees_personal_data, must
):
    answer = rules.must_have_second_factor(
        role=role, holds_key=holds_key, sees_personal_data=sees_personal_data
    )

    assert bool(answer) is must
    assert bool(answer.reason) is not must


def test_a_failed_mail_waits_longer_each_time_and_is_given_up_after_eight_tries():
    minutes = [rules.pause_before_retry(tries) for tries in range(9)]

    assert minutes[:4] == [timedelta(minutes=m) for m in (1, 1, 2, 4)]
    assert minutes[7] == timedelta(minutes=64)
    assert minutes[8] is None


def test_a_token_is_known_by_its_digest_alone():
    """SHA-256 of "abc", FIPS 180-4."""
    assert rules.token_digest("abc").startswith("ba7816bf8f01cfea414140de5dae2223")
