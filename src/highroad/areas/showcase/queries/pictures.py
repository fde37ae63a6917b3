"""Pictures as readers see them: only where an article or an example that is shown holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from highroad.areas.accounts.models import User
from highroad.areas.library.permissions import may_edit_content
from highroad.areas.library.queries import Said, said
from highroad.areas.showcase.models import Article, Exemplar, Picture
from highroad.areas.showcase.rules import pictures as rules
from highroad.kit.answers import NotFound


@dataclass(frozen=True, kw_only=True)
class PictureView:
    """A picture in the reader's language. `focus` are the classes that keep its focal point in sight."""

    key: UUID
    description: Said
    caption: Said
    credit: str
    width: int
    height: int
    widths: Sequence[int]
    focus: str


def picture_path(picture: UUID, width: int) -> Path:
    """Where a picture is kept in one width."""
    return Path(settings.MEDIA_ROOT) / "pictures" / str(picture) / f"{width}.jpg"


def picture_view(kept: Picture | None, language: str, caption: Said | None = None) -> PictureView | None:  # fmt: skip
    """A picture that is published; nothing for one that is a draft or was withdrawn."""
    if kept is None or not kept.live:
        return None
    return PictureView(
        key=kept.key,
        description=said(kept, "description", language),
        caption=caption or Said("", language),
        credit=kept.credit,
        width=kept.width,
        height=kept.height,
        widths=rules.widths_of(kept.width),
        focus=rules.focus_class(kept.focal_x, kept.focal_y),
    )


def article_picture_public(slug: str, key: UUID, width: int) -> Path:
    """The file of a picture of an article that is shown. Raises `NotFound`, also once either is withdrawn."""
    found = Article.objects.filter(live=True, first_published_at__isnull=False, slug=slug)
    kept = found.select_related("picture").first()
    if kept is None:
        raise NotFound
    return _file(kept.pictured, key, width)


def example_picture_public(slug: str, key: UUID, width: int) -> Path:
    """The file of the picture of an example that is shown. Raises `NotFound`, also once either is withdrawn."""
    kept = Exemplar.objects.filter(live=True, slug=slug).select_related("picture").first()
    if kept is None:
        raise NotFound
    return _file(kept.pictured, key, width)


def picture_file(key: UUID, width: int, *, seen_by: User) -> Path:
    """A picture for an editor, published or not. Raises `NotFound`."""
    if not may_edit_content(seen_by):
        raise NotFound
    path = picture_path(key, width)
    if width not in rules.WIDTHS or not path.exists():
        raise NotFound
    return path


def _file(placed: Sequence[Picture], key: UUID, width: int) -> Path:
    known = [one.key for one in placed if one.live]
    path = picture_path(key, width)
    if key not in known or width not in rules.WIDTHS or not path.exists():
        raise NotFound
    return path
