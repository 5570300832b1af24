"""How arrows find their way: drafts, shared sides, courses."""
