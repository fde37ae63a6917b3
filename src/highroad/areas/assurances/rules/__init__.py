"""What is true of agreements, of clauses, of choice."""
