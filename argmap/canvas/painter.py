"""The one painter of maps: tiles, pictures, pages and thumbnails are all drawn by `paint_map`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtGui import QPainter

from argmap.canvas.arrows import (
    paint_junction,
    paint_lines,
    paint_ring,
    paint_sign,
)
from argmap.canvas.badges import paint_badges
from argmap.canvas.boxes import paint_box
from argmap.canvas.distant import (
    paint_far_arrows,
    paint_far_boxes,
    paint_small_arrows,
    paint_small_boxes,
    paint_titled_box,
)
from argmap.canvas.extras import paint_frame, paint_tie
from argmap.canvas.role_words import paint_word
from argmap.canvas.stubs import paint_faint, paint_labels, paint_stubs
from argmap.canvas.warrants import paint_mark
from argmap.layout import metrics as m
from argmap.layout.strokes import is_attack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Set

    from argmap.canvas.theme import Theme
    from argmap.core.geometry import Rect
    from argmap.layout.badges import Badge
    from argmap.layout.carried import Carried
    from argmap.layout.shapes import Arrow, Box, Frame, Tie
    from argmap.layout.sketches import Sketch
    from argmap.layout.stubs import Stubs

FAR: Final = 0.12
"""Below this scale statements are blocks and inferences straight lines."""
SMALL: Final = 0.3
"""Below this there is no text."""
TITLES: Final = 0.4
"""Below this a statement shows its title, or how it begins, in large letters."""
REACH: Final = 72.0
"""How far, in scene pixels, marks, words and shadows may stand out of a shape's bounds."""


class Shapes(Protocol):
    """A map's shapes, as `argmap.layout.plan.MapPlan` has them."""

    @property
    def boxes(self) -> Mapping[str, Box]: ...
    @property
    def arrows(self) -> Carried: ...
    @property
    def ranks(self) -> Mapping[str, int]: ...
    @property
    def ties(self) -> Mapping[str, Tie]: ...
    @property
    def frames(self) -> Mapping[str, Frame]: ...
    def boxes_in(self, rect: Rect) -> Collection[Box]: ...
    def arrows_in(self, rect: Rect) -> Collection[Arrow]: ...
    def stubs(self, key: str) -> Stubs | None: ...
    def sketches_in(self, rect: Rect) -> Collection[Sketch]: ...
    def ties_in(self, rect: Rect) -> Collection[Tie]: ...
    def frames_in(self, rect: Rect) -> Collection[Frame]: ...
    def badges_on(self, keys: Iterable[str]) -> Collection[Badge]: ...


def paint_map(
    painter: QPainter,
    plan: Shapes,
    theme: Theme,
    rect: Rect,
    scale: float,
    *,
    skip: frozenset[str] = frozenset(),
    only: frozenset[str] | None = None,
    among: Set[str] | None = None,
    rough: bool = False,
) -> None:
    """Draw what of the map lies in `rect`, without a background.

    `painter` is in scene coordinates already; `scale` is pixels, as a reader sees them, per scene
    pixel, and decides how much detail there is. Leaves out the ids in `skip`; draws nothing but
    `only`, or what is `among` many, where given. `rough` arrows are straight lines at any scale.
    """
    far = rough or scale < FAR
    found = _chosen(plan, rect, skip, only, far=far)
    if among is not None:
        found.keep(among)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, scale >= FAR)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for frame in found.frames:
        paint_frame(painter, frame, theme, scale, titled=scale >= SMALL)
    for tie in found.ties:
        paint_tie(painter, tie, theme, scale, worded=scale >= TITLES)
    if far:
        sketches = _sketches(plan, rect, skip, only)
        kept = [each for each in sketches if among is None or each.id in among]
        paint_far_arrows(painter, kept, theme)
    elif scale < SMALL:
        whole, cut = _sorted(found.arrows, plan)
        paint_faint(painter, cut, theme, rect)
        paint_small_arrows(painter, whole, theme, rect)
        for arrow, stubs in _seen(cut, rect.grown(REACH)):
            paint_stubs(painter, arrow, stubs, theme, least=1.3 / scale)
    else:
        _paint_arrows(painter, found.arrows, plan, theme, rect, scale=scale)
    paint_boxes(painter, found.boxes, theme, scale)
    if scale >= FAR:
        badges = plan.badges_on(box.id for box in found.boxes)
        paint_badges(painter, badges, theme, scale, lettered=scale >= SMALL)
    painter.restore()


class _Chosen:
    def __init__(
        self,
        boxes: Collection[Box],
        arrows: Collection[Arrow],
        ties: Collection[Tie],
        frames: Collection[Frame],
    ) -> None:
        self.boxes = boxes
        self.arrows = arrows
        self.ties = ties
        self.frames = frames

    def keep(self, keys: Set[str]) -> None:
        """Leave out all but these."""
        self.boxes = [box for box in self.boxes if box.id in keys]
        self.arrows = [arrow for arrow in self.arrows if arrow.id in keys]
        self.ties = [tie for tie in self.ties if tie.id in keys]
        self.frames = [frame for frame in self.frames if frame.id in keys]


def _chosen(
    plan: Shapes, rect: Rect, skip: frozenset[str], only: frozenset[str] | None, *, far: bool
) -> _Chosen:
    near, wide = rect.grown(REACH), rect.grown(m.STUB_REACH)
    if only is not None:
        # In document order: what lies on top may not change from one frame to the next.
        ranks = plan.ranks
        wanted = sorted(only - skip, key=lambda key: (ranks.get(key, 0), key))
        return _Chosen(
            [b for key in wanted if (b := plan.boxes.get(key)) and b.rect.intersects(near)],
            []
            if far
            else [a for key in wanted if (a := plan.arrows.get(key)) and a.bounds.intersects(wide)],
            [t for key in wanted if (t := plan.ties.get(key)) and t.bounds.intersects(near)],
            [f for key in wanted if (f := plan.frames.get(key)) and f.rect.intersects(near)],
        )
    found = _Chosen(
        plan.boxes_in(near),
        [] if far else plan.arrows_in(wide),
        plan.ties_in(near),
        plan.frames_in(near),
    )
    if skip:
        found.boxes = [box for box in found.boxes if box.id not in skip]
        found.arrows = [arrow for arrow in found.arrows if arrow.id not in skip]
        found.ties = [tie for tie in found.ties if tie.id not in skip]
        found.frames = [frame for frame in found.frames if frame.id not in skip]
    return found


def _sketches(
    plan: Shapes, rect: Rect, skip: frozenset[str], only: frozenset[str] | None
) -> Collection[Sketch]:
    if only is not None:
        return [plan.arrows.sketch(key) for key in only - skip if key in plan.arrows]
    sketches = plan.sketches_in(rect)
    return [sketch for sketch in sketches if sketch.id not in skip] if skip else sketches


def _paint_arrows(
    painter: QPainter,
    arrows: Collection[Arrow],
    plan: Shapes,
    theme: Theme,
    rect: Rect,
    *,
    scale: float,
) -> None:
    whole, cut = _sorted(arrows, plan)
    for arrow in whole:
        paint_lines(painter, arrow, theme, rect, least=1.2 / scale)
    cut = _seen(cut, rect.grown(m.SIGN_RADIUS + 2.4 / scale))
    for arrow, stubs in cut:
        paint_stubs(painter, arrow, stubs, theme, least=1.2 / scale)
    paint_marks(painter, arrows, plan, theme, rect, scale=scale)
    if scale >= TITLES:
        for arrow, stubs in cut:
            paint_labels(painter, arrow, stubs, theme)


def paint_marks(
    painter: QPainter,
    arrows: Collection[Arrow],
    plan: Shapes,
    theme: Theme,
    rect: Rect,
    *,
    scale: float,
) -> None:
    """Draw junctions, rings and signs of arrows, above all their lines."""
    # Seen from further away marks are drawn larger, so that plus and minus stay apart.
    size = min(2.0, max(1.0, 0.6 / scale))
    # Of long arrows that only pass there is no mark here.
    near = rect.grown(REACH)
    for arrow in arrows:
        if arrow.linked and near.contains(arrow.junction):
            paint_junction(painter, arrow, theme, size)
    # What is both undercut and backed shows the cross, whoever comes first.
    for arrow in sorted(arrows, key=is_attack):
        if arrow.target in plan.arrows:
            aim = plan.arrows[arrow.target].junction
            if near.contains(aim):
                paint_ring(painter, arrow, aim, theme, size)
    signed = [arrow for arrow in arrows if near.contains(arrow.sign)]
    for arrow in signed:
        paint_sign(painter, arrow, theme, size)
    if scale >= TITLES:
        around = rect.grown(m.STUB_REACH)
        for arrow in arrows:
            if around.contains(arrow.sign):
                paint_word(painter, arrow, plan, theme, size)
        _paint_warranted(painter, [each for each in arrows if each.warranted], plan, theme, near)


def _paint_warranted(
    painter: QPainter, arrows: Collection[Arrow], plan: Shapes, theme: Theme, near: Rect
) -> None:
    """Tell which arrows have words of their own, where their middle is drawn."""
    if not arrows:
        return
    aimed = {arrow.target for arrow in plan.arrows_in(near)}
    for arrow in arrows:
        stubs = plan.stubs(arrow.id) if arrow.roundabout else None
        if near.contains(arrow.junction) and (stubs is None or stubs.shows(arrow.junction)):
            paint_mark(painter, arrow, theme, aimed=arrow.id in aimed)


def _sorted(
    arrows: Collection[Arrow], plan: Shapes
) -> tuple[list[Arrow], list[tuple[Arrow, Stubs]]]:
    """Arrows drawn whole, and those drawn as stubs."""
    whole: list[Arrow] = []
    cut: list[tuple[Arrow, Stubs]] = []
    for arrow in arrows:
        stubs = plan.stubs(arrow.id) if arrow.roundabout else None
        if stubs is None:
            whole.append(arrow)
        else:
            cut.append((arrow, stubs))
    return whole, cut


def _seen(cut: Iterable[tuple[Arrow, Stubs]], near: Rect) -> list[tuple[Arrow, Stubs]]:
    """Of arrows drawn as stubs, what is seen here: most of those that pass are long ones."""
    found = ((arrow, stubs.within(near)) for arrow, stubs in cut)
    return [(arrow, stubs) for arrow, stubs in found if stubs is not None]


def paint_boxes(painter: QPainter, boxes: Collection[Box], theme: Theme, scale: float) -> None:
    """Draw boxes alone, in as much detail as `scale` allows."""
    if scale < FAR:
        paint_far_boxes(painter, boxes, theme)
        return
    if scale < SMALL:
        paint_small_boxes(painter, boxes, theme, scale)
        return
    if scale < TITLES:
        for box in boxes:
            paint_titled_box(painter, box, theme, scale)
        return
    device_scale = abs(painter.deviceTransform().m11()) or scale
    for box in boxes:
        paint_box(painter, box, theme, device_scale)
