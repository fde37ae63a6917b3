"""A copy that labor took, and a file that the program office was sent."""

from __future__ import annotations

from highroad.areas.copies import actions
from highroad.areas.copies.models import Arrival
from tests.world.partnerships import Builder


def take_a_copy(builder: Builder) -> None:
    """The file is made at once; what arrived has a fault, so that nobody can load it."""
    things = builder.table.things
    asked = actions.ask(
        partnership=builder.table.partnership, own_side=None, by=builder.table.people["labor"],
        at=builder.now(),
    )  # fmt: skip
    things["copy"] = actions.make(asked, at=builder.now())
    things["arrival"] = Arrival.objects.create(
        file_bytes=1, file_digest="0" * 64, looked_at=builder.now(), looked_at_by=builder.staff,
        partnership_name=builder.word("office", "arrived"), host=builder.word("office", "host"),
        faults=[{"place": "manifest.json", "sentence": "This file is missing.", "values": {}}],
    )  # fmt: skip
