"""What is kept of voluntary answers."""
