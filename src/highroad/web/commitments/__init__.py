"""Pages of promises: three lists, one promise, and what can be done with it."""
