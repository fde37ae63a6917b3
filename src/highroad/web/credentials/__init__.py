"""Pages of credentials: checked by anybody, issued by both sides, held by the worker."""
