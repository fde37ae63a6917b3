"""Credentials that a worker holds: signed by both sides, checked by anybody, offline."""
