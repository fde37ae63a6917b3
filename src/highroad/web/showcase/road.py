"""What the front page draws: the way of a figure, and the turns of the two keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Station:
    """One station on the way from a payroll file to a public figure."""

    icon: str
    name: Promise
    text: Promise


@dataclass(frozen=True)
class Turn:
    """One moment of a joint decision: which keys are turned, and what that means."""

    labor: bool
    management: bool
    name: Promise
    text: Promise


ROAD: Final = (
    Station("document", _("Filed"), _("The employer's payroll clerk uploads the file at hand.")),
    Station("check", _("Checked"), _("Every line is read; doubts are said in plain words.")),
    Station("pen", _("Certified"), _("Both sides put their names under the same file.")),
    Station("shield", _("Protected"), _("Small counts are hidden; nobody can be singled out.")),
    Station("key", _("Signed"), _("Each side turns its key on the exact table.")),
    Station("people", _("Public"), _("Anyone can read it, and see where it came from.")),
)

TURNS: Final = (
    Turn(False, False, _("Proposed"), _("One text, word for word, is put to both.")),
    Turn(True, False, _("One key"), _("One side has signed. Nothing happens yet.")),
    Turn(True, True, _("Adopted"), _("Both have signed, in any order. It stands.")),
    Turn(False, False, _("Reworded"), _("One word changes, and both keys turn back.")),
)
