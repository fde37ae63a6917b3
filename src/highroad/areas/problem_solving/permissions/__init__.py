"""May this person? Questions about problem solving."""
