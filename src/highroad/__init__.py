"""Highroad: labor-management partnerships run themselves, and prove that they work."""
