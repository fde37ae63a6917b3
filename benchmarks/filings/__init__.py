"""How long a large payroll takes, beside the bare engine."""
