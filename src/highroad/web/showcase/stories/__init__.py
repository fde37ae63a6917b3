"""Stories: told by anyone, consented to by whoever they name, read by everybody; and letters of news."""
