"""The index of the search: words, and where they stand. The same rows on every database."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from highroad.kit.records import Record


class IndexWord(models.Model):
    """A word of some public text, without capitals and accents. Its trigrams are indexed beside it."""

    word = models.CharField(max_length=40, unique=True)
    stem = models.CharField(max_length=40, db_index=True)

    class Privacy:
        public = ("id", "word", "stem")

    def __str__(self) -> str:
        return self.word


class IndexEntry(Record):
    """A word stands in a text of a record, in a language, with a weight: a title counts more."""

    word = models.ForeignKey(
        IndexWord,
        on_delete=models.CASCADE,  # an entry without its word finds nothing
        related_name="entries",
    )
    about_kind = models.CharField(max_length=40)
    about_key = models.UUIDField()
    language = models.CharField(max_length=5)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["word", "about_kind", "language", "about_key", "weight"],
                name="library_index_lookup",
            ),
            models.Index(fields=["about_key"], name="library_index_about"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["about_key", "language", "word"], name="library_index_word_once"
            ),
        ]

    class Privacy:
        public = ("key", "word", "about_kind", "about_key", "language", "weight")

    def __str__(self) -> str:
        return f"{self.word_id} {self.about_key}"
