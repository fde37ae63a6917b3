"""Pages of fair access."""
