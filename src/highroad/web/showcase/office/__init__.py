"""Between a partnership and the program office, for the seats of the partnership."""
