"""The public site: stories, exemplars, figures already published (Wagtail)."""
