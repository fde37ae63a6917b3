"""Two partnerships with everything in them, every role beside them, and canaries in every word."""
