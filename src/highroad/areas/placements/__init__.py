"""Who started where, on which terms, and who is still there."""
