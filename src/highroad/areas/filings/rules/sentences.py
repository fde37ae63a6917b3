"""Marks sentences for translation. Doors and queries translate; rules and the reading process only name them."""

from __future__ import annotations

N_ = str
"""`N_("Impossible hours")` is the sentence itself; the house test finds it and asks for its Spanish."""
