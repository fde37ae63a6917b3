"""What an editor may do in Wagtail: it follows from the role, so that no second list has to be kept."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from highroad.areas.accounts.models import User
from highroad.areas.library.permissions import may_edit_content

ROOMS = ("library.", "showcase.", "wagtailredirects.")


class EditorRights(BaseBackend):
    """Answers Django's and Wagtail's questions about permissions; signs nobody in."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Nobody comes in here: there is one sign-in."""
        return

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Content, redirects and the way into the editor, for whoever may edit content."""
        if not isinstance(user_obj, User) or not user_obj.is_active:
            return False
        wanted = perm == "wagtailadmin.access_admin" or perm.startswith(ROOMS)
        return wanted and bool(may_edit_content(user_obj))
