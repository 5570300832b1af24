"""How a way between boxes is searched, and made pleasant to look at."""
