"""Tests of fair access."""
