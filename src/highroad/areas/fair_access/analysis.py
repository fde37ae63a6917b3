"""What the filed numbers say, protected."""
