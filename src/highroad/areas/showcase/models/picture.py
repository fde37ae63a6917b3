"""Pictures that editors place in articles and examples: pixels in three widths, two descriptions, a focal point."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from highroad.areas.library.models import Content
from highroad.areas.showcase.rules.pictures import describes_well, focus_class


class Picture(Content):
    """A picture. Only its pixels are kept, as files beside the database; another picture is another row.

    The focal point, in percent from the left and from the top, stays in sight where a card shows a part.
    """

    title = models.CharField(max_length=120)
    description_en = models.CharField("description", max_length=300)
    description_es = models.CharField("descripción", max_length=300)
    credit = models.CharField(max_length=120, blank=True)
    focal_x = models.PositiveSmallIntegerField(default=50, validators=[MaxValueValidator(100)])
    focal_y = models.PositiveSmallIntegerField(default=50, validators=[MaxValueValidator(100)])
    digest = models.CharField(max_length=64, editable=False, unique=True)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)

    IN_TWO: ClassVar[tuple[str, ...]] = ("description",)

    class Meta:
        ordering: ClassVar[list[str]] = ["title"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                name="showcase_picture_focus_is_inside",
            ),
            models.CheckConstraint(
                condition=Q(live=False) | ~(Q(description_en="") | Q(description_es="")),
                name="showcase_picture_public_is_described",
            ),
        ]

    class Privacy(Content.Privacy):
        public = (
            *Content.Privacy.public, "title", "description_en", "description_es", "credit",
            "focal_x", "focal_y", "digest", "width", "height",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def pictured(self) -> list[Any]:
        """Itself, once its file is there."""
        return [self] if self.digest else []

    @property
    def focus(self) -> str:
        """The classes that keep its focal point in sight."""
        return focus_class(self.focal_x or 0, self.focal_y or 0)

    def clean(self) -> None:
        """Both descriptions say what is to be seen, before anything is published."""
        super().clean()
        wrong: dict[str, Any] = {
            name: answer.reason
            for name in ("description_en", "description_es")
            if (text := getattr(self, name)) and not (answer := describes_well(text))
        }
        if wrong:
            raise ValidationError(wrong)
