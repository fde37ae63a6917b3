"""What every page needs around its content: navigation, language switch, theme, the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from highroad.web.ui.phones import mark_of
from highroad.web.ui.written import changed_on

UrlNames = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Way:
    """An entry of the navigation."""

    label: str | Promise
    address: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class OtherLanguage:
    """The same page in another language, named in that language."""

    code: str
    label: str
    address: str


SIGNED_IN: Final[Sequence[tuple[str | Promise, UrlNames]]] = (
    (_("Home"), ("home:home",)),
    (_("Partnerships"), ("partnerships:list",)),
    (_("Commitments"), ("commitments:mine",)),
    (_("Figures"), ("showcase:figures",)),
    (_("Guide"), ("guide:questions",)),
    (_("Library"), ("library:library",)),
)
SIGNED_OUT: Final[Sequence[tuple[str | Promise, UrlNames]]] = (
    (_("Examples"), ("showcase:examples",)),
    (_("Stories"), ("stories:list",)),
    (_("News"), ("news:list",)),
    (_("Library"), ("library:library",)),
    (_("Who helps"), ("library:helpers",)),
    (_("Guide"), ("guide:questions",)),
    (_("Figures"), ("showcase:figures",)),
)

OFFICE: Final = ((_("Program office"), ("backoffice:overview",)),)
EDITOR: Final = (
    (_("Suggestions"), ("backoffice:suggestions",)),
    (_("Edit the public site"), ("wagtailadmin_home",)),
)
ROOMS: Final[Mapping[str, Sequence[tuple[str | Promise, UrlNames]]]] = {
    "staff": OFFICE,
    "operator": OFFICE,
    "editor": EDITOR,
}


FOOT: Final[Sequence[tuple[str | Promise, str]]] = (
    (_("Start a partnership"), "showcase:start"),
    (_("Take the guide"), "guide:take"),
    (_("Examples"), "showcase:examples"),
    (_("Library"), "library:library"),
    (_("Who helps"), "library:helpers"),
    (_("Stories"), "stories:list"),
    (_("News"), "news:list"),
    (_("Partnerships"), "showcase:partnerships"),
    (_("Program office"), "showcase:coordinator"),
)


def address_of(*names: str) -> str:
    """The address of the first of these URL names that exists; empty when none does."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""


class Frame:
    """Everything around the content; computed only when a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def person(self) -> Any:
        """The signed-in person, or None."""
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def mark(self) -> str:
        """The mark of the signed-in person for what waits on their phone; empty for a visitor."""
        return mark_of(self.person.pk) if self.person else ""

    @cached_property
    def navigation(self) -> list[Way]:
        """Where one can go from anywhere; only ways whose address exists."""
        ways = (*SIGNED_IN, *self.rooms) if self.person else SIGNED_OUT
        found = [(label, address_of(*names)) for label, names in ways]
        here = max(
            (address for _, address in found if self.stands_under(address)), key=len, default=""
        )
        return [
            Way(label=label, address=address, is_current=address == here)
            for label, address in found
            if address
        ]

    @property
    def rooms(self) -> Sequence[tuple[str | Promise, UrlNames]]:
        """The staff door, for those who work behind it."""
        return ROOMS.get(str(getattr(self.person, "role", "")), ())

    def stands_under(self, address: str) -> bool:
        """Whether the page shown is this one or one below it."""
        return bool(address) and self.request.path.startswith(address)

    @property
    def written_on(self) -> date | None:
        """The day the words of this page were last changed, where it is one of the public pages."""
        match = self.request.resolver_match
        return changed_on(match.view_name) if match else None

    @property
    def canonical(self) -> str:
        """The one public address of this page, without what was asked of it."""
        return settings.ADDRESS + self.request.path

    @cached_property
    def alternates(self) -> list[tuple[str, str]]:
        """This page in each language as machines want it: code and full address, English for the rest."""
        here = self.request.path
        found = [
            (code, settings.ADDRESS + translate_url(here, code))
            for code, _label in settings.LANGUAGES
        ]
        return [*found, ("x-default", found[0][1])] if found[0][1] != found[1][1] else []

    @cached_property
    def theme(self) -> str:
        """`light`, `dark`, or `system` when nobody has chosen: a visitor's choice is in a cookie."""
        theme = getattr(self.person, "theme", "") or self.request.COOKIES.get("theme", "")
        return theme if theme in ("light", "dark") else "system"

    @cached_property
    def other_languages(self) -> list[OtherLanguage]:
        """This page in every other language; the front page where this address has no twin."""
        current = get_language() or settings.LANGUAGE_CODE
        return [
            OtherLanguage(code=code, label=str(label), address=self.translated(code))
            for code, label in settings.LANGUAGES
            if code != current.split("-")[0]
        ]

    def translated(self, code: str) -> str:
        """The address of this page in another language."""
        here = self.request.get_full_path()
        there = translate_url(here, code)
        if there != here:
            return there
        with override(code):
            return address_of("showcase:front") or "/"

    @cached_property
    def more(self) -> list[tuple[str | Promise, str]]:
        """The ways at the foot of every page: what a visitor can do here without an account."""
        return [(label, address) for label, name in FOOT if (address := address_of(name))]

    @property
    def is_demonstration(self) -> bool:
        return bool(getattr(settings, "IS_DEMONSTRATION", False))

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Addresses the frame links to; empty where an installation has no such page."""
        return {
            "front": address_of("showcase:front") or "/",
            "settings": address_of("accounts:settings"),
            "sign_in": address_of("account_login"),
            "sign_out": address_of("account_logout"),
            "about": address_of("showcase:about"),
            "protection": address_of("showcase:protection"),
            "limits": address_of("showcase:limits"),
            "accessibility": address_of("showcase:accessibility"),
        }


def page(request: HttpRequest) -> dict[str, Frame]:
    """Context processor: the frame of the page, as `ui`."""
    return {"ui": Frame(request)}
