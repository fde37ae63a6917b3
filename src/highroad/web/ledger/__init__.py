"""The record of a partnership, for those who sit in it."""
