"""Organizations, partnerships, bodies, sides, seats, charters."""
