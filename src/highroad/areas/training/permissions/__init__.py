"""May this person? Questions about training, one file a subject."""
