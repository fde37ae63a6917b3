"""Photos of stories: opened, stripped of everything but pixels, kept in two widths, removed."""

from __future__ import annotations

import hashlib
import io
import os
import secrets
import shutil
import uuid
import warnings
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from highroad.areas.showcase import queries
from highroad.areas.showcase.models import Story, StoryPhoto
from highroad.areas.showcase.rules import photos as rules
from highroad.areas.showcase.rules import stories as story_rules
from highroad.areas.showcase.vocabulary import StoryAct
from highroad.kit.answers import Refused, no, require

UNREADABLE = "This file is not a photo we can read. Send a JPEG, PNG or WebP."
QUALITY = 82


@transaction.atomic
def add_photo(
    *, story: Story, content: bytes, description: str, shows_others: bool, at: datetime
) -> StoryPhoto:
    """Add a photo. Place, camera and every other note in the file are dropped. Raises `Refused`."""
    kept = Story.objects.select_for_update().get(pk=story.pk)
    require(story_rules.may_move(kept.status, StoryAct.CHANGE))
    require(rules.may_add(kept.photos.count()))
    if not description.strip():
        raise Refused(no("Describe the photo for people who cannot see it."))
    picture = opened(content)
    photo = StoryPhoto(
        key=uuid.uuid4(), story=kept, description=description.strip(), shows_others=shows_others,
        digest=hashlib.sha256(content).hexdigest(), width=picture.width, height=picture.height,
        added_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            photo.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(no("This photo is in the story already.")) from error
    for width in rules.WIDTHS:
        keep(queries.photo_path(kept.key, photo.key, width), shrunk(picture, width))
    Story.objects.filter(pk=kept.pk).update(changed_at=at)
    return photo


@transaction.atomic
def remove_photo(*, photo: StoryPhoto, at: datetime) -> None:
    """Take a photo out again while the story is being written."""
    kept = Story.objects.select_for_update().get(pk=photo.story_id)
    require(story_rules.may_move(kept.status, StoryAct.CHANGE))
    key = photo.key
    photo.delete()
    Story.objects.filter(pk=kept.pk).update(changed_at=at)
    transaction.on_commit(lambda: remove_files(kept.key, [key]))


def opened(content: bytes) -> Image.Image:
    """The pixels of a photo, the right way up. Raises `Refused` for anything else than a photo."""
    require(rules.may_be_read(len(content)))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            found = Image.open(io.BytesIO(content), formats=rules.KINDS)
            require(rules.may_be_opened(*found.size))
            turned = ImageOps.exif_transpose(found)
            return turned.convert("RGB")
    except (
        UnidentifiedImageError, OSError, SyntaxError, ValueError,
        Image.DecompressionBombError, Image.DecompressionBombWarning,
    ) as error:  # fmt: skip
        raise Refused(no(UNREADABLE)) from error


def shrunk(picture: Image.Image, width: int) -> bytes:
    """A JPEG of the pixels alone, at most so wide."""
    copy = picture.copy()
    copy.thumbnail((width, width * 4))
    plain = Image.new("RGB", copy.size)
    plain.paste(copy)
    written = io.BytesIO()
    plain.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def keep(path: Path, content: bytes) -> None:
    """Put a file in place whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    with waiting.open("xb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    waiting.rename(path)


def remove_files(story: uuid.UUID, photos: Iterable[uuid.UUID]) -> None:
    """Remove every width of these photos."""
    for photo in photos:
        for width in rules.WIDTHS:
            queries.photo_path(story, photo, width).unlink(missing_ok=True)


def sweep_photos() -> int:
    """Files of photos that no row knows: of stories that went while the machine stopped."""
    root = Path(settings.MEDIA_ROOT) / "stories"
    known = {str(key) for key in StoryPhoto.objects.values_list("key", flat=True)}
    swept = 0
    for path in root.glob("*/*.jpg") if root.exists() else ():
        if path.stem.rsplit("-", 1)[0] not in known:
            path.unlink(missing_ok=True)
            swept += 1
    for folder in root.glob("*") if root.exists() else ():
        if not any(folder.iterdir()):
            shutil.rmtree(folder, ignore_errors=True)
    return swept
