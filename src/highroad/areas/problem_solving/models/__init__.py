"""What is kept of problem solving, under which constraints, in which circle of privacy."""
