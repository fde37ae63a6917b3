"""Pages of demand: needs, conditions, figures, the gap, forecasts."""
