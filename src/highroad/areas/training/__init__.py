"""Programs, enrollments, progress, credentials."""
