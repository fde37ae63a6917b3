"""Rows of the table of doors: credentials."""

from __future__ import annotations

from tests.doors.row import ALL, Door

CREDENTIALS = (
    Door("credentials:check", get=ALL, post=ALL, anybody=True),
)  # fmt: skip
