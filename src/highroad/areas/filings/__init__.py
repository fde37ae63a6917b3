"""Workforce filings: the filing in the database, its rows in a columnar store; rules/ = one check a file."""
