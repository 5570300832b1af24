"""What a drawn map is like, in figures, told by code that takes no part in drawing it."""

from argmap.layout.figures.drawing import Drawing, Edge, drawing_of
from argmap.layout.figures.measure import Figures, measure

__all__ = ["Drawing", "Edge", "Figures", "drawing_of", "measure"]
