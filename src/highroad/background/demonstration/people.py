"""The fictional people of the demonstration. Some are offered at its door; nobody is real."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.requests import User
from highroad.areas.accounts.vocabulary import Language, Part, Role

People = Mapping[str, User]


@dataclass(frozen=True)
class Person:
    """Somebody made up; with a part they are offered at the door."""

    name: str
    note: str
    part: Part | None = None
    role: Role = Role.NONE
    language: Language = Language.ENGLISH

    @property
    def word(self) -> str:
        """The first name in small letters: how the other files call them."""
        return self.name.split()[0].lower()


CAST = (
    Person("Sam Whitfield", gettext_noop("Program office, sees the structure"), Part.STAFF, Role.STAFF),
    Person("Elena Voss", gettext_noop("Editor of the public site"), Part.EDITOR, Role.EDITOR),
    Person("Lena Ortiz", gettext_noop("Labor co-chair of the construction committee"), Part.LABOR),
    Person("Rosa Delgado", gettext_noop("Labor co-chair of the transit partnership"), Part.LABOR),
    Person(
        "Teresa Molina", gettext_noop("Labor co-chair of the green jobs program, reads Spanish"),
        Part.LABOR, language=Language.SPANISH,
    ),
    Person(
        "Marcus Bell", gettext_noop("Management co-chair of the construction committee"),
        Part.MANAGEMENT,
    ),
    Person(
        "Nathan Brooks", gettext_noop("Management co-chair of the green jobs program"),
        Part.MANAGEMENT,
    ),
    Person(
        "Walter Kim", gettext_noop("Management co-chair of the transit partnership"),
        Part.MANAGEMENT,
    ),
    Person(
        "Priya Raman", gettext_noop("Training provider, two partnerships"), Part.PROVIDER
    ),
    Person(
        "Dana Whitlock", gettext_noop("Data steward of a contractor, files the payroll"),
        Part.STEWARD,
    ),
    Person("Nia Fields", gettext_noop("Learns sprinkler fitting, keeps her hours book"), Part.APPRENTICE),
    Person(
        "Ben Archer", gettext_noop("Confirms the hours of apprentices beside him"),
        Part.JOURNEYWORKER,
    ),
    Person(
        "Yolanda Reyes", gettext_noop("Works at the desk for help; employers and unions see none of it"),
        Part.NAVIGATOR,
    ),
    Person("Theo Grant", gettext_noop("Member for labor, construction")),
    Person("Ines Duarte", gettext_noop("Member for management, construction")),
    Person("Owen Park", gettext_noop("Speaks for the owner, construction")),
    Person("Carol Yee", gettext_noop("Community organization, construction")),
    Person("Grace Lindqvist", gettext_noop("Workforce board, construction")),
    Person("Aisha Coleman", gettext_noop("Lead mentor, transit")),
    Person("Paul Novak", gettext_noop("Operations, transit")),
    Person("Helen Marsh", gettext_noop("College, transit")),
    Person("Victor Lam", gettext_noop("Member for labor, green jobs")),
    Person("Joan Everett", gettext_noop("Member for management, green jobs")),
)  # fmt: skip


def arrive(*, at: datetime) -> People:
    """Everybody's account, by first name; made once."""
    return {
        person.word: accounts.create_demonstration_person(
            email=f"{person.word}@demonstration.example",
            name=person.name,
            part=person.part,
            note_in_words=person.note,
            role=person.role,
            language=person.language,
            at=at,
        )
        for person in CAST
    }
