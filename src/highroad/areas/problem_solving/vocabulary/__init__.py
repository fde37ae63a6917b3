"""The words of problem solving."""
