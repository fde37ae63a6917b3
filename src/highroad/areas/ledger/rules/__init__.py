"""What is true of a log: its entries, its tree, its signed notes."""
