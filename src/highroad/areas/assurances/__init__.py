"""Agreements and pledges on free and fair choice; what was filed to show they are kept."""
