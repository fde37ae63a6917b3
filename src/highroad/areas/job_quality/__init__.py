"""Standards, indicators, readings."""
