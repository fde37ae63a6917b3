"""What belongs to a copy of a partnership: who was agreed on to countersign."""

from __future__ import annotations

from highroad.areas.witnesses.models import WitnessPolicy
from highroad.kit.copying import Copied

COPIED = (Copied(WitnessPolicy, within="partnership"),)
