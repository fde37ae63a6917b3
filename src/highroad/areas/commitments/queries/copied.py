"""What belongs to a copy of a partnership: promises, their moves, their evidence."""

from __future__ import annotations

from django.db.models import Q

from highroad.areas.commitments.models import Commitment, CommitmentMove, EvidenceItem, Sponsor
from highroad.kit.copying import Copied

COPIED = (
    Copied(Commitment, within="partnership", shared=Q(zone=""), own="zone"),
    Copied(
        CommitmentMove,
        within="commitment__partnership",
        shared=Q(commitment__zone=""),
        own="commitment__zone",
    ),
    Copied(
        EvidenceItem,
        within="commitment__partnership",
        shared=Q(commitment__zone=""),
        own="commitment__zone",
    ),
    Copied(Sponsor, within="body__partnership"),
)
