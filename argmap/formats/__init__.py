"""Other programs' files: one module a format, each declaring `FORMAT`; `registry` lists them."""
