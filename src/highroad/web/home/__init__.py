"""The page a person lands on: what waits for me, across all areas."""
