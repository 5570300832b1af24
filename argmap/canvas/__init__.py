"""The canvas: painting a map, and the widget in which it is edited; Qt graphics."""
