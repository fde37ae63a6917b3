"""The pages: HTML and htmx."""
