"""What a copy is made of, and what is wrong with a file that claims to be one."""
