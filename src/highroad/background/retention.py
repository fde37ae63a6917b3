"""What is kept only for a time is deleted here, at night."""
