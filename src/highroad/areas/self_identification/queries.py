"""Reading the sealed answers: for fair_access.analysis alone."""
