"""The joint record: what happened, when, by whose hand; append only."""
