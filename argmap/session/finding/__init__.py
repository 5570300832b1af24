"""Finding statements, warrants and groups by what is written in or about them."""
