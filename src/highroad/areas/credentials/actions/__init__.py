"""What can be done with credentials: one module a noun."""
