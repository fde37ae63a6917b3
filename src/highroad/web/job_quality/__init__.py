"""Pages of good jobs."""
