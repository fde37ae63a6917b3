"""What somebody does with their own account, and what an operator does with a role."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction

from highroad.areas.accounts.actions.platform_log import note
from highroad.areas.accounts.models import User
from highroad.areas.accounts.permissions import may_run_the_platform
from highroad.areas.accounts.vocabulary import Factor, Language, Part, Role, Theme
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

EDITORS = "Editors"
"""The group by which the content engine knows who may write; its own migrations make it."""


def set_language(*, user: User, language: Language) -> None:
    """Pages and mails come in this language from now on. A preference: not recorded."""
    User.objects.filter(pk=user.pk).update(language=language)
    user.language = language


def set_theme(*, user: User, theme: Theme) -> None:
    """Light, dark, or as the device. A preference: not recorded."""
    User.objects.filter(pk=user.pk).update(theme=theme)
    user.theme = theme


@transaction.atomic
def rename(*, user: User, name: str, at: datetime) -> None:
    """The name others at the table see. Raises `Refused` for a fictional person."""
    if user.is_demonstration:
        raise Refused(no("The people of the demonstration keep their names."))
    if name == user.name:
        return
    User.objects.filter(pk=user.pk).update(name=name)
    user.name = name
    note("account.renamed", about=Ref.to(user), by=user.key, at=at)


@transaction.atomic
def note_second_factor(*, user: User, factor: Factor, is_set: bool, at: datetime) -> None:
    """Record that a factor was set up or taken away; which one, never its secret."""
    act = "factor.set" if is_set else "factor.removed"
    note(act, about=Ref.to(user), by=user.key, at=at, content={"factor": factor})


@transaction.atomic
def change_role(*, user: User, role: Role, by: User, at: datetime) -> None:
    """Give or take a platform role; it holds from the next request on. Raises `Refused`."""
    require(may_run_the_platform(by))
    if user.pk == by.pk:
        raise Refused(no("Another operator must change your own role."))
    give_role(user, role)
    note("role.changed", about=Ref.to(user), by=by.key, at=at, content={"role": role})


def give_role(user: User, role: Role) -> None:
    """Set the role and the rights that follow from it in the packages that ask Django."""
    user.role = role
    user.is_staff = role in (Role.STAFF, Role.OPERATOR)
    user.is_superuser = role == Role.OPERATOR
    user.save(update_fields=["role", "is_staff", "is_superuser"])
    user.groups.set(Group.objects.filter(name=EDITORS) if role == Role.EDITOR else [])


@transaction.atomic
def close_account(*, user: User, by: User, at: datetime) -> None:
    """End somebody's sign-in at once, at the next request. Raises `Refused`."""
    require(may_run_the_platform(by))
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.is_active = False
    note("account.disabled", about=Ref.to(user), by=by.key, at=at)


@transaction.atomic
def create_demonstration_person(
    *,
    email: str,
    name: str,
    part: Part | None,
    note_in_words: str,
    at: datetime,
    language: Language = Language.ENGLISH,
    role: Role = Role.NONE,
) -> User:
    """A fictional person: no password, no mails, signs in by a button in the demonstration.

    `note_in_words` is a message id: what this person does, in one line. Making one twice
    returns the first.
    """
    kept = User.objects.filter(email__iexact=email, is_demonstration=True).first()
    if kept is not None:
        return kept
    user = User.objects.create_user(
        email,
        name=name,
        is_demonstration=True,
        demonstration_part=part or "",
        demonstration_note=note_in_words,
        language=language,
    )
    if role != Role.NONE:
        give_role(user, role)
    note("account.made", about=Ref.to(user), by=user.key, at=at)
    return user
