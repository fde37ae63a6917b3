"""What can be read of problem solving, and by whom."""
