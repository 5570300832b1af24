"""Text that says what bears on what: read as a part of a map, as `formats.telling` writes it."""
