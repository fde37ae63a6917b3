"""Who countersigns the joint record for each side, and which decisions are final by it."""
