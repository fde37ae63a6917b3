"""Components, template tags, form rendering, static files."""
