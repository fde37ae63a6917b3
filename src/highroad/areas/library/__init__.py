"""Resources for partnerships (Wagtail)."""
