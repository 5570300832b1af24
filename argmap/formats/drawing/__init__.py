"""A map as SVG, from the layout's shapes and a theme's colours alone: no Qt, no browser."""
