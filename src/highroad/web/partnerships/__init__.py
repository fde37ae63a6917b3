"""Pages of partnerships, bodies, seats and charters."""
