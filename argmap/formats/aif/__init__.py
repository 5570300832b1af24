"""The argument interchange format: what its several kinds of files have in common."""
