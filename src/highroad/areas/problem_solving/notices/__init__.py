"""What we tell people of problem solving afterwards."""
