"""Other programs that lay graphs out, run on the same maps and judged by the same figures."""
