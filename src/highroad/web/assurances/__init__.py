"""Pages of agreements and of free choice."""
