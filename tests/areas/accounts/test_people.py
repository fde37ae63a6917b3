"""Accounts, roles, preferences, factors."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.accounts import actions, permissions, queries
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Factor, Language, Part, Role, Theme
from highroad.areas.ledger.models import Entry
from highroad.kit.answers import NotFound, Refused
from tests import cast
from tests.cast import NOON

pytestmark = pytest.mark.django_db


def boss() -> User:
    return cast.person("Dana Boss", role=Role.OPERATOR)


def test_an_operator_gives_and_takes_a_role_and_it_holds_at_once():
    dana, olu = boss(), cast.olu()

    actions.change_role(user=olu, role=Role.OPERATOR, by=dana, at=NOON)
    olu.refresh_from_db()
    assert (olu.role, olu.is_staff, olu.is_superuser) == (Role.OPERATOR, True, True)

    actions.change_role(user=olu, role=Role.NONE, by=dana, at=NOON)
    olu.refresh_from_db()
    assert (olu.role, olu.is_staff, olu.is_superuser) == (Role.NONE, False, False)
    assert Entry.objects.count() == 2


def test_nobody_but_an_operator_gives_roles_and_nobody_gives_themselves_one():
    dana, sam, olu = boss(), cast.sam(), cast.olu()

    for by, user in ((sam, olu), (olu, olu), (dana, dana)):
        with pytest.raises(Refused):
            actions.change_role(user=user, role=Role.STAFF, by=by, at=NOON)

    assert not Entry.objects.exists()


def test_a_closed_account_is_found_no_more():
    dana, olu = boss(), cast.olu()
    assert queries.get_user_for_system(olu.key) == olu

    actions.close_account(user=olu, by=dana, at=NOON)

    with pytest.raises(NotFound):
        queries.get_user_for_system(olu.key)
    assert queries.find_user_by_email_for_system("olu@example.org") is None


def test_a_person_is_found_by_address_in_any_spelling():
    olu = cast.olu()

    assert queries.find_user_by_email_for_system(" OLU@example.org") == olu


def test_preferences_are_kept_and_leave_no_trace():
    olu = cast.olu()

    actions.set_language(user=olu, language=Language.SPANISH)
    actions.set_theme(user=olu, theme=Theme.DARK)

    kept = User.objects.get(pk=olu.pk)
    assert (kept.language, kept.theme) == (Language.SPANISH, Theme.DARK)
    assert not Entry.objects.exists()


def test_a_new_name_is_noted_without_the_name():
    olu = cast.olu()

    actions.rename(user=olu, name="Olu A.", at=NOON)
    actions.rename(user=olu, name="Olu A.", at=NOON)

    assert User.objects.get(pk=olu.pk).name == "Olu A."
    assert "account.renamed" in Entry.objects.get().line


def test_a_factor_is_noted_by_its_kind():
    actions.note_second_factor(user=cast.olu(), factor=Factor.TOTP, is_set=True, at=NOON)
    actions.note_second_factor(user=cast.lena(), factor=Factor.TOTP, is_set=False, at=NOON)

    lines = [entry.line for entry in Entry.objects.order_by("number")]
    assert "factor.set" in lines[0]
    assert "factor.removed" in lines[1]


def test_recovery_codes_alone_are_no_second_factor():
    olu, nia = cast.olu(), cast.nia(guarded=False)
    cast.give_recovery_codes(nia)

    assert queries.has_second_factor(olu)
    assert not queries.has_second_factor(nia)
    assert queries.factors_of(nia) == {Factor.RECOVERY_CODES}


def test_fictional_people_need_no_second_factor_and_change_nothing_about_their_sign_in():
    actor = cast.person("Fay Fiction", is_demonstration=True, role=Role.STAFF)

    assert not permissions.must_have_second_factor(actor, True, True)
    assert not permissions.may_change_sign_in(actor)
    assert permissions.may_change_sign_in(cast.olu())
    with pytest.raises(Refused):
        actions.rename(user=actor, name="Somebody Else", at=NOON)


def test_who_turns_a_key_needs_a_second_factor():
    olu = cast.olu()

    assert permissions.must_have_second_factor(olu, True, False)
    assert permissions.must_have_second_factor(olu, False, True)
    assert not permissions.must_have_second_factor(olu, False, False)


@pytest.mark.parametrize(
    ("role", "may"),
    [(Role.NONE, False), (Role.EDITOR, False), (Role.STAFF, True), (Role.OPERATOR, True)],
)
def test_the_staff_page_and_platform_invitations_are_for_the_program_office(role, may):
    somebody = cast.person("Some Body", role=role)

    assert bool(permissions.may_see_platform(somebody)) is may
    assert bool(permissions.may_invite_to_the_platform(somebody)) is may
    assert bool(permissions.may_run_the_platform(somebody)) is (role == Role.OPERATOR)


def test_fictional_people_are_made_once_and_listed_by_the_part_they_play():
    def made(name: str, part: Part) -> User:
        return actions.create_demonstration_person(
            email=f"{name.lower()}@demonstration.example",
            name=name,
            part=part,
            note_in_words="Program office",
            at=NOON,
            role=Role.STAFF if part == Part.STAFF else Role.NONE,
        )

    ana, bo = made("Ana", Part.STAFF), made("Bo", Part.LABOR)

    assert made("Ana", Part.STAFF) == ana
    assert not ana.has_usable_password()
    people = queries.demonstration_users_public()
    assert [(one.name, one.part) for one in people] == [("Bo", "labor"), ("Ana", "staff")]
    assert people[0].note == "Program office"
    assert queries.get_demonstration_user_public(bo.key) == bo


def test_no_fictional_person_is_offered_in_production(settings):
    bo = actions.create_demonstration_person(
        email="bo@demonstration.example", name="Bo", part=Part.LABOR, note_in_words="", at=NOON
    )
    settings.IS_DEMONSTRATION = False

    assert queries.demonstration_users_public() == []
    with pytest.raises(NotFound):
        queries.get_demonstration_user_public(bo.key)


def test_a_real_person_cannot_be_entered_as_a_fictional_one():
    with pytest.raises(NotFound):
        queries.get_demonstration_user_public(cast.olu().key)


def test_a_superuser_made_by_hand_is_an_operator():
    made = User.objects.create_superuser("root@example.org", cast.PASSWORD, name="Root")

    assert (made.role, made.is_staff, made.is_superuser) == (Role.OPERATOR, True, True)


def test_a_person_shows_name_and_initials():
    lena, nameless = cast.lena(), User(email="x@example.org")

    assert (str(lena), lena.initials) == ("Lena Ortiz", "LO")
    assert (lena.get_full_name(), lena.get_short_name()) == ("Lena Ortiz", "Lena")
    assert (str(nameless), nameless.initials) == ("x@example.org", "?")


class TestTheDatabaseHasTheLastWord:
    def test_accounts_user_email_once(self):
        """The constraint accounts_user_email_once."""
        cast.olu()

        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create(email="OLU@example.org", name="Twin")

    def test_accounts_user_part_is_fictional(self):
        """The constraint accounts_user_part_is_fictional."""
        olu = cast.olu()

        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=olu.pk).update(demonstration_part=Part.LABOR)
