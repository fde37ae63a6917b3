"""What every stored record has: a random key set before saving, and the circles of its fields."""

from __future__ import annotations

import uuid

from django.db import models


class Record(models.Model):
    """A row with a random address. Every concrete model adds an inner class `Privacy`."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True
