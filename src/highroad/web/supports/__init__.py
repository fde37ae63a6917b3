"""The closed pages of supports."""
