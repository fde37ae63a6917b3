"""What the platform is about, lowest first."""
