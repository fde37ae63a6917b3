"""Who promised what by when, and the evidence that it was kept."""
