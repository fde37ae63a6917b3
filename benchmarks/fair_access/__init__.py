"""How long the committee's page takes over many stored lines, beside the bare engine."""
