"""Turns an upload into plain rows in a limited process, and keeps them in a columnar store."""
