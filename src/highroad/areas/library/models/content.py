"""What every piece of content has: drafts and revisions of the editor, and two languages side by side."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from highroad.areas.library.rules import missing_spanish, reads_well
from highroad.kit.records import Record


class Content(
    PreviewableMixin,  # type: ignore[misc]
    WorkflowMixin,  # type: ignore[misc]
    DraftStateMixin,  # type: ignore[misc]
    LockableMixin,  # type: ignore[misc]
    RevisionMixin,  # type: ignore[misc]
    Record,
):
    """Something editors keep. Words for readers stand in pairs, `name_en` and `name_es`.

    Spanish may wait: the Spanish page then shows the English words and says so.
    """

    slug = models.SlugField(max_length=100, unique=True)
    checked_on = models.DateField()
    updated_at = models.DateTimeField(auto_now=True)

    IN_TWO: ClassVar[tuple[str, ...]] = ()
    """The names of fields that come in two languages."""

    class Meta:
        abstract = True

    class Privacy:
        public: tuple[str, ...] = (
            "key", "slug", "checked_on", "updated_at", "live", "first_published_at",
            "last_published_at",
        )  # fmt: skip
        keeper = (
            "has_unpublished_changes", "go_live_at", "expire_at", "expired", "latest_revision",
            "live_revision", "locked", "locked_at", "locked_by",
        )  # fmt: skip

    slug_before = ""
    """The slug it had before it was last saved."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it, and remember under which slug it stood until now."""
        if not self._state.adding:
            kept = type(self)._default_manager.filter(pk=self.pk)
            self.slug_before = kept.values_list("slug", flat=True).first() or ""
        super().save(*args, **kwargs)

    @property
    def lacks_spanish(self) -> list[str]:
        """The fields that have English words and no Spanish ones."""
        return missing_spanish(
            {name: (getattr(self, f"{name}_en"), getattr(self, f"{name}_es")) for name in self.IN_TWO}
        )  # fmt: skip

    @property
    def in_two(self) -> list[tuple[str, str, str]]:
        """The pairs of words as the preview shows them: name, English, Spanish."""
        return [
            (name, getattr(self, f"{name}_en"), getattr(self, f"{name}_es")) for name in self.IN_TWO
        ]

    @property
    def previewed(self) -> list[tuple[str, str, str]]:
        """What the preview shows, in its order."""
        return self.in_two

    @property
    def pictured(self) -> list[Any]:
        """The pictures it shows, for the preview."""
        return []

    def spanish(self) -> str:
        """What the list of the editor says of the translation."""
        return ", ".join(self.lacks_spanish) or "✓"

    def clean(self) -> None:
        """Words that many cannot read are sent back, with what to do, before anything is published."""
        super().clean()
        wrong = {
            f"{name}_{language}": answer.reason
            for name, *texts in self.in_two
            for language, text in zip(("en", "es"), texts, strict=True)
            if not (answer := reads_well(text))
        }
        if wrong:
            raise ValidationError(wrong)

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "backoffice/preview.html"
