"""How it is switched on."""
