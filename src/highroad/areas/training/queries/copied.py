"""What belongs to a copy of a partnership: programs, their standards with the marks, who coordinates, their end."""

from __future__ import annotations

from highroad.areas.training.models import (
    Coordinator,
    Deregistration,
    ItemMark,
    ProgramStandards,
    TrainingProgram,
)
from highroad.kit.copying import Copied

COPIED = (
    Copied(TrainingProgram, within="body__partnership"),
    Copied(ProgramStandards, within="program__body__partnership"),
    Copied(ItemMark, within="standards__program__body__partnership"),
    Copied(Coordinator, within="program__body__partnership"),
    Copied(Deregistration, within="program__body__partnership"),
)
"""Apprentices, their hours and wages stay with whoever keeps them."""
