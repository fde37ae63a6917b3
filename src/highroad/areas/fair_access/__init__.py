"""Goals, disaggregated analysis, protected publications."""
