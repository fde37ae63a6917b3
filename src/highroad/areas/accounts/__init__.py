"""People who sign in; platform roles; the signed-in request; the outbox of messages."""
