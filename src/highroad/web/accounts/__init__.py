"""Pages: signing in, coming in by invitation, one's own settings."""
