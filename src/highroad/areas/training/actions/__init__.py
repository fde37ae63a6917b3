"""What can be done in training, one file a subject."""
