"""What is true of a filing: layouts, codes, the way through its states, and one check a file."""
