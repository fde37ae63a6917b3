"""The clock door: queued work and commands."""
