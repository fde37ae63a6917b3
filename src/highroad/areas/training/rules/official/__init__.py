"""The official blank form of an apprenticeship agreement: read, matched with what we keep, filled."""
