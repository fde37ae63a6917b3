"""People a partnership serves: applicants, apprentices, incumbent workers; as little about them as will do."""
