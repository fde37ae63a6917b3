"""Pages of problem solving: issues, caucus rooms, facts; improvement projects, requests."""
