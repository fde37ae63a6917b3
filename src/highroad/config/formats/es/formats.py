"""A browser's date field takes a stored day in one spelling only, whatever the language of the page."""

DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]
