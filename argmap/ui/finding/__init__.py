"""The bar above the canvas that finds and replaces."""
