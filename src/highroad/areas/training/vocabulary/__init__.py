"""The words of training, one file a subject."""
