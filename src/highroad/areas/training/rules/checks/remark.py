"""What a check says of one provision."""

from __future__ import annotations

from dataclasses import dataclass

from highroad.areas.training.vocabulary.standards import Gravity, Provision
from highroad.kit.answers import Answer


@dataclass(frozen=True)
class Remark:
    """One remark: the provision, how much it matters, and the reason in words."""

    provision: Provision
    gravity: Gravity
    said: Answer


def missing(provision: Provision, said: Answer) -> Remark:
    """Something the law asks for is not there."""
    return Remark(provision, Gravity.MISSING, said)


def contradiction(provision: Provision, said: Answer) -> Remark:
    """Two things that are there do not fit, or one does not fit the law."""
    return Remark(provision, Gravity.CONTRADICTION, said)


def warning(provision: Provision, said: Answer) -> Remark:
    """Nothing forbids it; somebody should look."""
    return Remark(provision, Gravity.WARNING, said)
