"""Speed of supports."""
