"""Asking somebody in, and coming in: once, in time, and nobody but the one who was asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from highroad.areas.accounts import actions, queries
from highroad.areas.accounts.actions.invitations import spend
from highroad.areas.accounts.models import Invitation, User
from highroad.areas.accounts.rules import token_digest
from highroad.areas.accounts.vocabulary import InvitationStatus, Language, Role
from highroad.areas.ledger.models import Entry
from highroad.kit.answers import NotFound, Refused
from highroad.kit.refs import Ref
from tests import cast
from tests.cast import NOON

pytestmark = pytest.mark.django_db
SEAT = Ref("partnerships.seat", "0b9a0c9e-6d43-4a43-9a3c-0c6f6d9c8d11")


def invited(email="newcomer@example.org", **fields) -> Invitation:
    by = fields.pop("by", None) or cast.lena()
    return actions.invite(email=email, about=SEAT, by=by, at=NOON, **fields)[0]


def acts() -> list[str]:
    return [
        entry.line.split('"act":"')[1].split('"')[0] for entry in Entry.objects.order_by("number")
    ]


def test_an_invitation_is_there_before_the_person_has_an_account():
    invitation, token = actions.invite(
        email=" New.Comer@Example.org ", about=SEAT, by=cast.lena(), at=NOON
    )

    assert invitation.email == "new.comer@example.org"
    assert invitation.status_at(NOON) == InvitationStatus.OPEN
    assert invitation.expires_at == NOON + timedelta(days=30)
    assert queries.invitation_by_token_for_system(token) == invitation


def test_the_token_is_kept_only_as_its_digest():
    invitation, token = actions.invite(email="a@example.org", about=SEAT, by=cast.lena(), at=NOON)
    kept = Invitation.objects.values().get(pk=invitation.pk)

    assert len(token) == 64
    assert kept["token_digest"] == token_digest(token)
    assert token not in str(kept)


def test_a_newcomer_gets_an_account_whose_address_counts_as_shown():
    invitation = invited()

    user = actions.accept_as_newcomer(
        invitation=invitation,
        name="Nora New",
        password=cast.PASSWORD,
        language=Language.SPANISH,
        at=NOON,
    )

    invitation.refresh_from_db()
    assert invitation.accepted_by == user
    assert user.check_password(cast.PASSWORD)
    assert user.language == Language.SPANISH
    assert queries.addresses_of(user) == {"newcomer@example.org"}


def test_a_newcomer_without_a_password_has_none_that_works():
    user = actions.accept_as_newcomer(
        invitation=invited(), name="Nora", password=None, language=Language.ENGLISH, at=NOON
    )

    assert not user.has_usable_password()


def test_the_invitation_of_one_cannot_be_used_by_another():
    invitation, olu = invited(), cast.olu()

    with pytest.raises(Refused) as refused:
        actions.accept(invitation=invitation, user=olu, at=NOON)

    assert refused.value.reason == "This invitation was made for another e-mail address."
    assert Invitation.objects.get().accepted_at is None


def test_an_address_that_was_never_confirmed_opens_nothing():
    invitation, olu = invited(), cast.olu()
    EmailAddress.objects.create(user=olu, email=invitation.email, verified=False)

    with pytest.raises(Refused):
        actions.accept(invitation=invitation, user=olu, at=NOON)


def test_an_invitation_to_an_address_with_an_account_needs_a_sign_in():
    invitation = invited(email="olu@example.org")
    olu = cast.olu()

    with pytest.raises(Refused) as refused:
        actions.accept_as_newcomer(
            invitation=invitation, name="X", password="x" * 12, language=Language.ENGLISH, at=NOON
        )
    actions.accept(invitation=invitation, user=olu, at=NOON)

    assert refused.value.reason == "There is an account for this address. Sign in to accept."
    assert Invitation.objects.get().accepted_by == olu


def test_an_invitation_works_once():
    olu = cast.olu()
    invitation = invited(email=olu.email)
    actions.accept(invitation=invitation, user=olu, at=NOON)

    with pytest.raises(Refused):
        actions.accept(invitation=invitation, user=olu, at=NOON)


def test_of_two_who_accept_at_once_one_comes_in():
    """Both have asked and been told yes; the second finds the token spent."""
    olu = cast.olu()
    invitation = invited(email=olu.email)
    stale = Invitation.objects.get(pk=invitation.pk)
    actions.accept(invitation=invitation, user=olu, at=NOON)

    with pytest.raises(Refused) as refused:
        spend(stale, user=olu, at=NOON)

    assert refused.value.reason == "This invitation cannot be used any more."


def test_an_invitation_works_for_thirty_days():
    olu = cast.olu()
    invitation = invited(email=olu.email)

    with pytest.raises(Refused):
        actions.accept(invitation=invitation, user=olu, at=NOON + timedelta(days=30))


def test_a_withdrawn_invitation_is_dead():
    lena, olu = cast.lena(), cast.olu()
    invitation = invited(email=olu.email, by=lena)
    actions.withdraw_invitation(invitation=invitation, by=lena, at=NOON)

    with pytest.raises(Refused):
        actions.accept(invitation=invitation, user=olu, at=NOON)


def test_only_whoever_invited_or_the_program_office_withdraws():
    lena, olu, sam = cast.lena(), cast.olu(), cast.sam()
    invitation = invited(by=lena)

    with pytest.raises(Refused) as refused:
        actions.withdraw_invitation(invitation=invitation, by=olu, at=NOON)
    actions.withdraw_invitation(invitation=invitation, by=sam, at=NOON)

    assert refused.value.reason == "Only whoever made an invitation may withdraw it."


def test_an_accepted_invitation_cannot_be_withdrawn():
    lena, olu = cast.lena(), cast.olu()
    invitation = invited(email=olu.email, by=lena)
    actions.accept(invitation=invitation, user=olu, at=NOON)

    with pytest.raises(Refused) as refused:
        actions.withdraw_invitation(invitation=invitation, by=lena, at=NOON)

    assert refused.value.reason == "This invitation has already been accepted."


def test_a_second_invitation_for_the_same_replaces_the_first():
    lena = cast.lena()
    first, _ = actions.invite(email="a@example.org", about=SEAT, by=lena, at=NOON)
    second, _ = actions.invite(email="A@example.org", about=SEAT, by=lena, at=NOON)

    first.refresh_from_db()
    assert first.status_at(NOON) == InvitationStatus.WITHDRAWN
    assert second.status_at(NOON) == InvitationStatus.OPEN


def test_every_step_is_on_the_platform_log_without_a_name_or_an_address():
    lena, olu = cast.lena(), cast.olu()
    invitation = invited(email=olu.email, by=lena)
    actions.accept(invitation=invitation, user=olu, at=NOON)
    actions.withdraw_invitation(invitation=invited(by=lena), by=lena, at=NOON)

    assert acts() == [
        "invitation.made",
        "invitation.accepted",
        "invitation.made",
        "invitation.withdrawn",
    ]
    written = " ".join(Entry.objects.values_list("line", flat=True))
    assert "example.org" not in written
    assert "Lena" not in written
    assert str(lena.key) not in written


def test_a_platform_role_is_given_by_an_operator_alone():
    sam, boss = cast.sam(), cast.person("Dana Boss", role=Role.OPERATOR)

    with pytest.raises(Refused):
        actions.invite(email="a@example.org", about=None, by=sam, at=NOON, role=Role.STAFF)
    invitation, _ = actions.invite(
        email="olu@example.org", about=None, by=boss, at=NOON, role=Role.EDITOR
    )
    olu = cast.olu()
    actions.accept(invitation=invitation, user=olu, at=NOON)

    olu.refresh_from_db()
    assert olu.role == Role.EDITOR
    assert [group.name for group in olu.groups.all()] == ["Editors"]
    assert olu.has_perm("wagtailadmin.access_admin")


def test_the_first_operator_is_invited_from_the_machine():
    invitation, _ = actions.invite_from_console(
        email="olu@example.org", role=Role.OPERATOR, at=NOON
    )
    olu = cast.olu()
    actions.accept(invitation=invitation, user=olu, at=NOON)

    assert User.objects.get(pk=olu.pk).role == Role.OPERATOR


def test_a_closed_account_invites_nobody():
    with pytest.raises(Refused) as refused:
        invited(by=cast.lena(is_active=False))

    assert refused.value.reason == "This account is closed."


def test_a_fictional_person_accepts_nothing():
    actor = cast.person("Fay Fiction", is_demonstration=True)

    with pytest.raises(Refused):
        actions.accept(invitation=invited(email=actor.email), user=actor, at=NOON)


def test_one_sees_the_invitations_one_made_and_the_program_office_sees_all():
    lena, olu, sam = cast.lena(), cast.olu(), cast.sam()
    mine = invited(by=lena)
    consoles, _ = actions.invite_from_console(email="b@example.org", role=Role.NONE, at=NOON)

    seen_by_lena = queries.list_invitations(seen_by=lena, at=NOON)
    seen_by_sam = queries.list_invitations(seen_by=sam, at=NOON)

    assert [line.key for line in seen_by_lena] == [mine.key]
    assert {line.key for line in seen_by_sam} == {mine.key, consoles.key}
    assert {line.invited_by for line in seen_by_sam} == {"Lena Ortiz", ""}
    assert queries.list_invitations(seen_by=olu, at=NOON) == []
    assert queries.get_invitation(mine.key, seen_by=sam) == mine
    with pytest.raises(NotFound):
        queries.get_invitation(mine.key, seen_by=olu)


def test_an_area_finds_the_invitations_it_asked_for():
    invitation = invited()

    assert queries.invitations_about_for_system(SEAT) == [invitation]
    assert queries.invitation_for_system(invitation.key) == invitation
    with pytest.raises(NotFound):
        queries.invitation_for_system("0b9a0c9e-6d43-4a43-9a3c-0c6f6d9c8d12")
    with pytest.raises(NotFound):
        queries.invitation_by_token_for_system("nonsense")


class TestTheDatabaseHasTheLastWord:
    def test_accounts_invitation_token_once(self):
        """The constraint accounts_invitation_token_once."""
        made = invited()

        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.create(
                email="b@example.org",
                token_digest=made.token_digest,
                made_at=NOON,
                expires_at=NOON + timedelta(days=1),
            )

    def test_accounts_invitation_open_once(self):
        """The constraint accounts_invitation_open_once."""
        made = invited()

        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.create(
                email=made.email.upper(),
                about=made.about,
                token_digest="b" * 64,
                made_at=NOON,
                expires_at=NOON + timedelta(days=1),
            )

    def test_accounts_invitation_accepted_at_a_moment(self):
        """The constraint accounts_invitation_accepted_at_a_moment."""
        made = invited()

        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.filter(pk=made.pk).update(accepted_by=cast.olu())

    def test_accounts_invitation_used_or_withdrawn(self):
        """The constraint accounts_invitation_used_or_withdrawn."""
        made = invited()

        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.filter(pk=made.pk).update(accepted_at=NOON, withdrawn_at=NOON)

    def test_accounts_invitation_lasts(self):
        """The constraint accounts_invitation_lasts."""
        made = invited()

        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.filter(pk=made.pk).update(expires_at=NOON)
