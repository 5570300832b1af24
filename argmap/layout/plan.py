"""The map as geometry: everything painters draw and tools hit, kept up to date patch by patch."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING, cast

from argmap.core.geometry import Point, Rect, union
from argmap.core.patch import Patch
from argmap.layout import finding
from argmap.layout import metrics as m
from argmap.layout.away import Away
from argmap.layout.badges import Badges, Unfolded
from argmap.layout.boxes import box_of
from argmap.layout.carried import Carried
from argmap.layout.extent import Extent
from argmap.layout.extras import tie_of
from argmap.layout.grid import Grid
from argmap.layout.holding import Hold
from argmap.layout.leisure import Leisure
from argmap.layout.nests import Nests
from argmap.layout.ranks import Ranks
from argmap.layout.shapes import Arrow, Box, Dirty, Frame, Hit, Tie
from argmap.layout.shifting import shift
from argmap.layout.shown import Shown
from argmap.layout.standing import Boxes, Ground
from argmap.layout.stubbing import Stubbing
from argmap.layout.updating import Update

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.core.document import Document
    from argmap.core.records import Statement
    from argmap.layout.badges import Badge, Folds
    from argmap.layout.sketches import Sketch
    from argmap.layout.stubs import Stub, Stubs
    from argmap.layout.styles import Style
    from argmap.layout.text import TextMeasurer

_new = tuple.__new__  # half of what Rect(…) costs, and all may move at once


class MapPlan:
    """Shapes of all records of a document. Subscribe `update` to the document's changes.

    An updated plan, once settled, is equal to one built anew. Boxes set their words, and arrows
    find their way, when first asked for it; call `settle` when there is time, so that the first to
    ask need not wait. Until then some arrows of a large map go as they went before the update.
    """

    def __init__(self, document: Document, measurer: TextMeasurer, style: Style = "elbow") -> None:
        self.document = document
        self._shown = Shown(document)
        self.shown = cast("Document", self._shown)
        """What of the document is not folded away; who reads documents can read it."""
        self.folds: Folds = Unfolded()
        """What is folded; call `refold` after it has changed."""
        self.badges = Badges(self)
        self._style: Style = style
        self.measurer = measurer
        self.rects: dict[str, Rect] = {}
        self.boxes = Boxes(self.rects)
        self.ties: dict[str, Tie] = {}
        self.frames: dict[str, Frame] = {}
        self._ground = Ground()
        self._tie_grid = Grid()
        self.extent = Extent(self.rects)
        self._ranks = Ranks(self.shown)
        self.nests = Nests(self)
        self.away = Away(document, measurer)
        for statement in document.ordered_statements():
            box = box_of(document, statement, measurer)
            self.boxes.put(statement.id, box)
            self.rects[statement.id] = box.rect
        self._ground.put_all(self.rects)
        self.held: Hold | None = None
        self.arrows = Carried(self.shown, self.rects, style)
        self.stubbing = Stubbing(self)
        self.leisure = Leisure(self)
        for key in (*document.relations, *document.groups):
            self._refresh_extra(key)

    @property
    def bounds(self) -> Rect | None:
        """The rectangle round everything drawn, or None for an empty map."""
        self.leisure.settle()
        return self.rough_bounds

    @property
    def rough_bounds(self) -> Rect | None:
        """The same at once: in a large map just opened, some arrow may yet stand out of it."""
        whole = self.extent.whole
        if whole is None:
            return None
        outlying = self.arrows.outlying or whole
        return union((whole, outlying, *(frame.rect for frame in self.frames.values())))

    @property
    def style(self) -> Style:
        """How arrows are drawn."""
        return self._style

    @style.setter
    def style(self, style: Style) -> None:
        self.restyle(style)

    def restyle(self, style: Style) -> Dirty:
        """Draw all arrows in another style; tells where to repaint."""
        before = self.bounds
        self._style = style
        self.arrows.restyle(style)
        self.stubbing = Stubbing(self)
        places = union(rect for rect in (before, self.bounds) if rect is not None)
        rects = () if places is None else (places.grown(m.SIGN_RADIUS + 2.0),)
        return Dirty(frozenset(), frozenset(self.shown.inferences), frozenset(), rects)

    @property
    def settled(self) -> bool:
        """Whether nothing is put off any more."""
        return self.arrows.settled

    def settle(self, seconds: float) -> bool:
        """Do, for about so long, what was put off; True if nothing is left."""
        return self.leisure.settle(seconds)

    def update(self, patch: Patch) -> Dirty:
        """Follow a change the document has made; tells what changed and where to repaint."""
        hidden = self.folds.hidden
        if self._shown.hidden or hidden:
            patch = self._shown.follow(patch, hidden)
        return self.badges.follow(shift(self, patch) or Update(self, patch).dirty())

    def refold(self) -> Dirty:
        """Leave out what is folded now; tells what changed and where to repaint."""
        return self.update(Patch())

    @property
    def everywhere(self) -> Mapping[str, Rect]:
        """Where all statements are, hidden ones, too."""
        hidden = self._shown.hidden
        return {**self.rects, **dict(self.away.rects(hidden))} if hidden else self.rects

    def hold(self) -> None:
        """From now on have only the arrows at what moves follow at once, until `let_go`."""
        self._set_hold(self.held or Hold())

    def let_go(self) -> Dirty:
        """Be as if made anew again; tells what changed and where to repaint."""
        dirty = Update(self, Patch({})).dirty(catching_up=True)
        self._set_hold(None)
        return dirty

    def catch_up(self) -> Hold | None:
        """What was put off since `hold`, for the one who does it now."""
        put_off = self.held
        self._set_hold(Hold() if put_off else None)
        return put_off

    def _set_hold(self, hold: Hold | None) -> None:
        self.held = hold
        self.arrows.note_routed(hold)

    def boxes_in(self, rect: Rect) -> list[Box]:
        """Boxes that touch the rectangle, in document order: later ones lie on top."""
        rects, boxes = self.rects, self.boxes
        found = [boxes[key] for key in self._ground.near(rect) if rect.intersects(rects[key])]
        self._ranks.sort(found)
        return found

    def near(self, rect: Rect) -> list[str]:
        """Ids of the boxes that may touch the rectangle, in no order."""
        return self._ground.near(rect)

    def arrows_in(self, rect: Rect) -> list[Arrow]:
        """Arrows that may touch the rectangle, in the order of their ids."""
        found = map(self.arrows.__getitem__, self.arrows.near(rect))
        return [arrow for arrow in found if rect.intersects(arrow.bounds)]

    def sketches_in(self, rect: Rect) -> list[Sketch]:
        """The same at a glance, much faster for a whole map seen from far away."""
        return self.arrows.sketches(rect)

    def stubs(self, key: str) -> Stubs | None:
        """The pieces that an inference is drawn in; None if it is drawn whole."""
        return self.stubbing.of(key)

    def ties_in(self, rect: Rect) -> list[Tie]:
        found = map(self.ties.__getitem__, sorted(self._tie_grid.near(rect)))
        return [tie for tie in found if rect.intersects(tie.bounds)]

    def frames_in(self, rect: Rect) -> list[Frame]:
        """Frames that touch the rectangle, larger ones first: smaller ones lie on top."""
        found = [frame for frame in self.frames.values() if rect.intersects(frame.rect)]
        return sorted(found, key=lambda f: (-f.rect.width * f.rect.height, f.id))

    def badges_on(self, keys: Iterable[str]) -> list[Badge]:
        """What tells, on these boxes, how many are folded away behind them."""
        return self.badges.among(keys)

    def badge_at(self, point: Point, slack: float = 0.0) -> str | None:
        """The folded statement whose badge is under a point."""
        return self.badges.at(point, slack)

    def hit(self, point: Point, slack: float = 0.0, but: Container[str] = ()) -> Hit | None:
        """What lies under a point or within `slack` of it; a box only if the point is in it.

        What is in `but` is looked through.
        """
        return finding.hit(self, point, slack, but)

    @property
    def ready(self) -> bool:
        """Whether to ask for an arrow is not to wait for all of them."""
        return self.arrows.at_hand

    def box_at(self, point: Point) -> Hit | None:
        """The topmost box at a point; never has anybody wait."""
        boxes = self.boxes_in(Rect(point.x, point.y, 0.0, 0.0))
        return Hit(boxes[-1].id, "box") if boxes else None

    def label(self, point: Point) -> tuple[str, Stub] | None:
        """The label of a stub under a point, with the inference it belongs to."""
        return finding.label(self, point)

    def inside(self, rect: Rect) -> list[str]:
        """Ids of the boxes that a marquee touches and of the junctions in it."""
        return finding.inside(self, rect)

    def arrows_of(self, key: str) -> set[str]:
        """Ids of the arrows that move when this statement does."""
        references = self.shown.references
        return set(self.arrows.onward((*references.from_premise(key), *references.aiming_at(key))))

    @property
    def ranks(self) -> dict[str, int]:
        """The place of each statement shown in document order."""
        return self._ranks.all

    def forget_ranks(self) -> None:
        self._ranks.forget()

    def refresh_box(self, key: str, *, moved: bool = False) -> tuple[Box | None, Box | None]:
        """Make a box anew from its record, which may only have `moved`; the box before and after.

        One that has only moved keeps its size and its words.
        """
        before = self.boxes.get(key)
        statement = self.shown.statements.get(key)
        after: Box | None
        if statement is not None and moved and before is not None:
            _, _, width, height = before.rect
            after = before.within(Rect(statement.x or 0.0, statement.y or 0.0, width, height))
        else:
            after = None if statement is None else self.away.take(statement)
        if before is not None:
            self._ground.drop(key, before.rect)
        if after is None:
            if before is not None:
                self.away.put(key, before)
            self.boxes.drop(key)
            self.rects.pop(key, None)
        else:
            self.boxes.put(key, after)
            self.rects[key] = after.rect
            self._ground.put(key, after.rect)
        self.extent.replaced(
            None if before is None else before.rect, None if after is None else after.rect
        )
        return before, after

    def move_boxes(self, statements: Iterable[Statement]) -> None:
        """Have most boxes stand where these records say, their words as before."""
        rects = self.rects
        for each in statements:
            key = each.id
            _, _, width, height = rects[key]
            rects[key] = _new(Rect, (each.x or 0.0, each.y or 0.0, width, height))
        self._ground.put_all(rects)
        self.extent.look_again()

    def _refresh_extra(self, key: str) -> list[Rect]:
        """Make a tie or frame anew from its record; where it was and where it is."""
        tie, frame = self.ties.pop(key, None), self.frames.pop(key, None)
        places = [shape for shape in (tie and tie.bounds, frame and frame.rect) if shape]
        relation = self.shown.relations.get(key)
        if relation is not None:
            self.ties[key] = made = tie_of(relation, self.rects)
            self._tie_grid.put(key, (made.bounds,))
            return [*places, made.bounds]
        self._tie_grid.drop(key)
        group = self.shown.groups.get(key)
        drawn = None if group is None else self.nests.frame_of(group)
        if drawn is None:
            return places
        self.frames[key] = drawn
        return [*places, drawn.rect]

    def refresh_extras(self, keys: Iterable[str]) -> list[Rect]:
        return [rect for key in keys for rect in self._refresh_extra(key)]
