"""What is true of standards, hours, wages, ratios and clocks."""
