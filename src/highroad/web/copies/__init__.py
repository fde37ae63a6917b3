"""Pages of copies: taking one, loading one, asking in the people that came along."""
