"""Speed of demand."""
