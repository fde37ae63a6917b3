"""Organizations, the partnerships they form, and what each side lets the public see."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from highroad.areas.partnerships.vocabulary import OrganizationKind, PartnershipStatus, Side
from highroad.kit.records import Record


class Organization(Record):
    """An employer, a union, a college …: by itself, at no table yet."""

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=16, choices=OrganizationKind.choices)
    city = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=40, blank=True)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=OrganizationKind.values), name="partnerships_organization_kind"
            ),
            models.UniqueConstraint(
                Lower("name"),
                Lower("city"),
                Lower("state"),
                "is_demonstration",
                name="partnerships_organization_once",
            ),
        ]

    class Privacy:
        public = ("key", "name", "kind", "city", "state", "is_demonstration")

    def __str__(self) -> str:
        return self.name


class Partnership(Record):
    """A lasting commitment of parties to solve together what one of them cannot solve alone."""

    name = models.CharField(max_length=160)
    slug = models.SlugField(max_length=80)
    summary = models.TextField(blank=True)
    naics = models.CharField(max_length=6, blank=True)
    region_code = models.CharField(max_length=5, blank=True)
    region_name = models.CharField(max_length=120, blank=True)
    status = models.CharField(
        max_length=12, choices=PartnershipStatus.choices, default=PartnershipStatus.EXPLORATORY
    )
    is_demonstration = models.BooleanField(default=False)
    founded_by_alias = models.CharField(max_length=40)
    founded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["slug"], name="partnerships_slug_once"),
            models.CheckConstraint(
                condition=Q(status__in=PartnershipStatus.values), name="partnerships_status"
            ),
        ]

    class Privacy:
        public = (
            "key", "name", "slug", "summary", "naics", "region_code", "region_name", "status",
            "is_demonstration",
        )  # fmt: skip
        partnership = ("founded_by_alias", "founded_at")

    def __str__(self) -> str:
        return self.name

    @property
    def log(self) -> str:
        """The name of its joint log."""
        return f"p/{self.key}"

    def side_log(self, side: str) -> str:
        """The name of one side's own log."""
        return f"{self.log}/{side}"


class Party(Record):
    """An organization within one partnership: on a side, or with seats and a voice only."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # what parties did together stays readable
        related_name="parties",
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,  # a party without its organization would be nobody
        related_name="parties",
    )
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    is_core = models.BooleanField(default=False)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "organization"],
                condition=Q(to_on__isnull=True),
                name="partnerships_party_once",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="partnerships_party_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(side__in=["", *Side.values]), name="partnerships_party_side"
            ),
        ]

    class Privacy:
        public = ("key", "partnership", "organization", "side", "is_core", "from_on", "to_on")

    def __str__(self) -> str:
        return str(self.organization)


class Listing(Record):
    """One side's word that the public may see the partnership; both words list it."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # part of the partnership's history
        related_name="listings",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    agreed_at = models.DateTimeField()
    agreed_by_alias = models.CharField(max_length=40)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by_alias = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "side"],
                condition=Q(ended_at__isnull=True),
                name="partnerships_listing_once_a_side",
            ),
            models.CheckConstraint(
                condition=Q(side__in=Side.values), name="partnerships_listing_side"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "side", "agreed_at", "agreed_by_alias", "ended_at",
            "ended_by_alias",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.side} {self.agreed_at:%Y-%m-%d}"
