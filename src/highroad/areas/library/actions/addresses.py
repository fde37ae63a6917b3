"""Keeping old addresses alive: what moved to another slug is still found under its old one."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect

from highroad.areas.library.models import Content


def keep_old_address(kept: Content, page: str) -> int:
    """Lead from the slug it had to the one it has, in every language; how many ways were laid."""
    if not kept.live or kept.slug_before in ("", kept.slug):
        return 0
    for language, _label in settings.LANGUAGES:
        with override(language):
            old, new = (reverse(page, args=[slug]) for slug in (kept.slug_before, kept.slug))
        Redirect.objects.filter(redirect_link=old).update(redirect_link=new)
        Redirect.objects.filter(old_path=Redirect.normalise_path(new)).delete()
        Redirect.add_redirect(old, redirect_to=new, is_permanent=True)
    return len(settings.LANGUAGES)
