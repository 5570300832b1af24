"""A map as one page for a browser: the picture, a list of what is said, and a script of our own."""
