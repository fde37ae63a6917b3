"""Publish counts and hours so that nobody can be found in them."""
