"""Issues, interests, options; improvement projects and their trials."""
