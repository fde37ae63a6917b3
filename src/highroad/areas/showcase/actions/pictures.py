"""Pictures of articles and examples: opened, stripped of everything but pixels, kept in three widths, swept."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from PIL import Image

from highroad.areas.showcase import queries
from highroad.areas.showcase.actions.photos import keep, opened, shrunk
from highroad.areas.showcase.models import Picture
from highroad.areas.showcase.rules.pictures import WIDTHS
from highroad.kit.answers import Refused, no


def read_picture(content: bytes) -> Image.Image:
    """The pixels of a file an editor sends. Raises `Refused` for anything else than a picture of ours to keep."""
    if Picture.objects.filter(digest=digest_of(content)).exists():
        raise Refused(no("This picture is there already. Choose it from the list."))
    return opened(content)


def digest_of(content: bytes) -> str:
    """The digest of the file that was sent; the file itself is not kept."""
    return hashlib.sha256(content).hexdigest()


def take_in(picture: Picture, *, content: bytes, pixels: Image.Image) -> None:
    """Keep the pixels in every width, and set what the row says of them. Place, camera and notes are dropped."""
    picture.digest = digest_of(content)
    picture.width, picture.height = pixels.size
    for width in WIDTHS:
        keep(queries.picture_path(picture.key, width), shrunk(pixels, width))


@dataclass(frozen=True, kw_only=True)
class PictureTerms:
    """A picture as it comes from a program instead of the editor."""

    slug: str
    title: str
    description: tuple[str, str]
    credit: str
    focus: tuple[int, int]
    content: bytes


@transaction.atomic
def add_demonstration_picture(*, terms: PictureTerms, at: datetime) -> Picture:
    """Publish a picture, or answer with the one of that slug that is there."""
    known = Picture.objects.filter(slug=terms.slug).first()
    if known is not None:
        return known
    made = Picture(
        slug=terms.slug, title=terms.title, credit=terms.credit, live=True,
        description_en=terms.description[0], description_es=terms.description[1],
        focal_x=terms.focus[0], focal_y=terms.focus[1], checked_on=timezone.localdate(at),
        first_published_at=at, last_published_at=at,
    )  # fmt: skip
    take_in(made, content=terms.content, pixels=read_picture(terms.content))
    made.save(force_insert=True)
    return made


def sweep_pictures() -> int:
    """Files of pictures that no row knows; how many pictures."""
    root = Path(settings.MEDIA_ROOT) / "pictures"
    known = {str(key) for key in Picture.objects.values_list("key", flat=True)}
    lost = [folder for folder in root.glob("*") if folder.name not in known]
    for folder in lost:
        shutil.rmtree(folder, ignore_errors=True)
    return len(lost)
