"""Voluntary answers on sex, race, veteran status, disability; own encryption key, own permission."""
