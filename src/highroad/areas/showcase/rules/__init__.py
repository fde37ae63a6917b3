"""What is true of the showcase."""
