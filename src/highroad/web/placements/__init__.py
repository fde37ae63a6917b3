"""Pages of placements: who started where, checks on later days, rates, promises against hires."""
