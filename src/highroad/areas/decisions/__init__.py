"""Proposals, the two keys, outcomes."""
