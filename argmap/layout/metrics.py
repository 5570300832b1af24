"""The measures of the visual grammar, in scene pixels at 100 % zoom, on a rhythm of 8 (and 4)."""

from __future__ import annotations

from typing import Final

from argmap.layout.text import Face, TextStyle

# Boxes
DEFAULT_WIDTH: Final = 240.0
PADDING: Final = 12.0
CORNER: Final = 8.0
FOLD: Final = 14.0
"""Side of a corner that is turned over."""
CUT: Final = 10.0
PILL: Final = 22.0
TIGHT: Final = 3.0
KIND_ICON: Final = 12.0
"""Side of the icon left of the kind's name."""
KIND_GAP: Final = 6.0
"""Between the icon and the kind's name."""
MARKER: Final = 16.0
"""Room that each marker (pinned, implicit, credence) takes at the right end of the kind's line."""
BLOCK_GAP: Final = 4.0
FOOTER_GAP: Final = 8.0

KIND_STYLE: Final = TextStyle(Face.SEMIBOLD, 11.0, 16.0)
TITLE_STYLE: Final = TextStyle(Face.SEMIBOLD, 14.0, 20.0)
TEXT_STYLE: Final = TextStyle(Face.REGULAR, 13.0, 18.0)
FOOTER_STYLE: Final = TextStyle(Face.REGULAR, 11.0, 16.0)

# Inferences
JUNCTION_RADIUS: Final = 5.0
"""Of the dot where linked premises meet, or where an arrow is aimed at."""
JUNCTION_CLEARANCE: Final = 8.0
"""How far from a junction's centre the tip of an arrow that aims at it stays."""
HEAD_LENGTH: Final = 10.0
HEAD_WIDTH: Final = 9.0
SIGN_RADIUS: Final = 7.0
SIGN_DISTANCE: Final = 20.0
"""From the tip of the head to the middle of the sign, along the trunk."""
STUB: Final = 30.0
"""The last piece of a trunk, straight, so that head and sign stand upright on it."""
LEG: Final = 40.0
"""How far the junction keeps from the nearest of its premises, where there is room."""
TRUNK: Final = 48.0
"""The shortest way from a junction to a target, where there is room."""
PORT_GAP: Final = 24.0
"""Between neighbouring ends of arrows at one side of a box."""
JUNCTION_PORT_GAP: Final = 16.0
PORT_INSET: Final = 16.0
"""How far the ends of arrows keep from a box's corners."""
CROWDED: Final = 48
"""From so many ends at one side on, each has its place by direction, not by rank."""
SELF_LOOP: Final = 24.0

# Links too long to follow, drawn as stubs
LONG_WAY: Final = 2_400.0
"""A roundabout way longer than this is drawn at its ends alone."""
STUB_LENGTH: Final = 90.0
STUB_LABEL: Final = 120.0
"""The widest label that tells where a stub leads."""
STUB_REACH: Final = 136.0
"""The farthest that a label stands off the way it belongs to."""
STUB_STYLE: Final = TextStyle(Face.REGULAR, 11.0, 16.0)

# Frames
FRAME_PADDING: Final = 16.0
FRAME_STRIP: Final = 28.0
FRAME_STYLE: Final = TextStyle(Face.SEMIBOLD, 12.0, 16.0)

# Tidy
SIBLING_GAP: Final = 32.0
TREE_GAP: Final = 48.0
ROW_GAP: Final = 88.0
"""Between a row and the next: room for stub, sign and bend."""
LINKED_GAP: Final = 40.0
"""What a row gets in addition when premises meet in a junction above it."""
ASIDE: Final = 40.0
"""How far what bears on an inference stands back from its row, for room to bend and arrive."""
SHELF_GAP: Final = 72.0
"""Between trees, and between shelves of them."""

CELL: Final = 512.0
"""Side of a cell of the grid that queries go by."""
MOST_ROWS: Final = 1_000
"""A deeper tree goes on as another tree beside it: no map leaves the limits of coordinates."""
MOST_LEAVES: Final = 16
"""More statements without reasons of their own, under one statement, stand in several rows."""
