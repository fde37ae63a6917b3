"""Training: writing the federal bulk file beside the bare writing of the same cells."""
