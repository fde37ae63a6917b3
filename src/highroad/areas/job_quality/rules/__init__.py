"""What is true of pay, safety, schedules, and of readings."""
