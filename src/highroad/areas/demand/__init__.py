"""Job orders, the project pipeline, the craft forecast."""
