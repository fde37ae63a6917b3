"""How dates are spelled, where the usual way of a language does not do."""
