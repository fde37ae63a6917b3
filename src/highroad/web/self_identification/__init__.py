"""The person's own form."""
