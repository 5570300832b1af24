"""Pictures of a map, each from a projection of its own."""
