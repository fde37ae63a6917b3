"""Live figures from every area, for the guide."""
