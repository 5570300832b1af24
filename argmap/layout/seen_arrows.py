"""All arrows of a map: told by its rows at first, drafted a while after, routed when looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect, union
from argmap.core.graph import onward
from argmap.layout.holding import Hold
from argmap.layout.redrawing import MARGIN, Redrawing
from argmap.layout.routing import routes
from argmap.layout.routing.detouring import Terrain
from argmap.layout.routing.drafts import Drafts
from argmap.layout.routing.landmarks import Landmarks
from argmap.layout.routing.traffic import Traffic
from argmap.layout.shapes import Arrow
from argmap.layout.sight import AT_SIGHT, FirstSight
from argmap.layout.sketches import Sketches
from argmap.layout.spots import Spots

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.routing.votes import Votes
    from argmap.layout.rowwise.routes import RowRoutes
    from argmap.layout.sketches import Sketch
    from argmap.layout.styles import Style

_SLICE: Final = 8


class SeenArrows(Mapping[str, Arrow]):
    """Arrows by inference id.

    Those of a large map are drafted by `settle`, a few at a time, or all at once when somebody asks
    for the first. Until then, where boxes stand in rows, arrows are those that the rows tell, which
    are found much faster; elsewhere `sketch` and `sketches` are all that can be had at no great
    cost. Then those that were seen, and those that another box is near to, are routed with more
    care, a few at a time: until `settled`, `near` may miss some of the ways round boxes in a large
    map, and `surprises` tells where arrows appeared, or changed, meanwhile.
    """

    def __init__(
        self, document: Document, rects: Mapping[str, Rect], style: Style = "elbow"
    ) -> None:
        self._document = document
        self._rects = rects
        self._terrain = Terrain(rects)
        self._drafts = Drafts(document, rects, self._terrain)
        self._drafts.ends.runs = style == "elbow"
        self._sketches = Sketches(document, rects)
        drafts = self._drafts.made
        self._landmarks = Landmarks(self._terrain, drafts, Traffic(rects, drafts))
        self._routes = routes.Routes(document, rects, self._drafts, self._landmarks, self._terrain)
        self._routes.style = style
        self._redraw = Redrawing(document, self._drafts, self._routes, self._sketches)
        late = style == "elbow" and len(document.inferences) > AT_SIGHT
        self.first = FirstSight(document, rects, late=late)
        if not late and len(document.inferences) <= routes.AT_ONCE:
            self._draft_all()

    def __getitem__(self, key: str) -> Arrow:
        arrow = self._routes.made.get(key)
        if arrow is None and key not in self:
            raise KeyError(key)  # for that nobody has to wait
        rows = None if arrow is not None else self._by_rows()
        return arrow or (self._route(key) if rows is None else rows[key])

    def __iter__(self) -> Iterator[str]:
        # Who works on all of them is no passer-by.
        self._draft_all()
        return iter(self._drafts.made)

    def __len__(self) -> int:
        return len(self._document.inferences)

    def __contains__(self, key: object) -> bool:
        return key in self._drafts.made or key in self._drafts.late

    @property
    def outlying(self) -> Rect | None:
        """The rectangle round what may lie outside the one round all boxes."""
        return self._landmarks.outlying

    @property
    def votes(self) -> Votes:
        """In which direction they are read, and how many are read otherwise."""
        return self._drafts.votes

    def note_routed(self, hold: Hold | None) -> None:
        """From now on note there what is routed."""
        self._routes.hold = hold

    @property
    def drafted(self) -> bool:
        """Whether to ask for some of them is not to wait for all."""
        if self._drafts.late and self._by_rows() is None:
            if len(self._drafts.late) > routes.AT_ONCE:
                return False
            self._draft_all()
        return True

    @property
    def at_hand(self) -> bool:
        """The same, if to tell takes no time either."""
        large = len(self._drafts.late) > routes.AT_ONCE
        return self.first.known if large else self.drafted

    @property
    def late(self) -> bool:
        """Whether those drafted with care are still to come."""
        return bool(self._drafts.late)

    @property
    def settled(self) -> bool:
        """Whether all are drafted, and those seen or that may go round boxes routed."""
        waits = self._drafts.late or self._routes.doubtful or self.first.seen
        return not (waits or self._redraw.waits)

    @property
    def hurried(self) -> bool:
        """Whether a large map is shown by rows yet: that is no time to place labels of stubs."""
        return bool(self._drafts.late) and len(self._drafts.late) > routes.AT_ONCE

    @property
    def over(self) -> int:
        """How often care has taken over from rows: what followed from arrows before is stale."""
        return self.first.over

    def note(self, labels: list[Rect]) -> None:
        """Have places told by `surprises` where labels of arrows were seen."""
        self.first.note(labels)

    def settle(self, seconds: float = inf) -> bool:
        """Do what was put off, for about so long; True if nothing is left to do."""
        end = perf_counter() + seconds
        if not self._draft_all(seconds):
            return False
        seen = self.first.seen
        while seen or self._routes.doubtful:
            for key in list(seen or self._routes.doubtful)[:_SLICE]:
                self.first.compare(key, self._route(key))
            if (seen or self._routes.doubtful) and perf_counter() > end:
                return False
        return self._redraw.settle(end, self.onward)

    def renewed(self) -> list[str]:
        """Those that `settle` has made anew since this was last asked."""
        return self._redraw.renewed()

    def surprises(self) -> Spots:
        """Where arrows are seen, since this was last asked, that were not known to be there."""
        spots = self._redraw.surprises()
        spots.add(self.first.surprises())
        return spots

    def near(self, rect: Rect) -> list[str]:
        """Ids of arrows that may touch the rectangle, sorted, without routing more than need be."""
        room = rect.grown(MARGIN)
        rows = self._by_rows()
        if rows is not None:
            return sorted(rows.near(room))
        self._look_ready()
        made = self._drafts.made
        found = {
            key
            for key in self._drafts.grid.near(room)
            if any(map(room.intersects, made[key].pieces))
        }
        found.update(self._routes.strays.near(room))
        return sorted(found)

    def area(self, key: str) -> Rect | None:
        """A rectangle that holds the arrow, exact if it has been routed or may go round boxes."""
        rows = self._by_rows()
        if rows is not None:
            return rows[key].bounds if key in self._document.inferences else None
        self._draft_all()
        if key in self._routes.doubtful and key not in self._routes.made:
            self._route(key)
        return self._drawn(key)

    def _drawn(self, key: str) -> Rect | None:
        """Where an arrow has been seen: one that was never routed is not to be routed for that."""
        arrow = self._routes.made.get(key)
        if arrow is not None:
            return arrow.bounds
        draft = self._drafts.made.get(key)
        hull = union(draft.pieces) if draft is not None else None
        return hull.grown(MARGIN) if hull is not None else None

    def sketch(self, key: str) -> Sketch:
        """The arrow at a glance, for pictures too small to show its bends."""
        return self._sketches[key]

    def sketches(self, rect: Rect) -> list[Sketch]:
        """Sketches that touch the rectangle, in no order."""
        return self._sketches.near(rect)

    def onward(self, keys: Iterable[str]) -> dict[str, None]:
        """These inferences and whatever aims at them, recursively."""
        return onward(keys, self._document.references.aiming_at)

    def _by_rows(self) -> RowRoutes | None:
        """The arrows that rows tell, while those drafted with more care are not there yet."""
        return self.first.routes() if self._drafts.late else None

    def _draft_all(self, seconds: float = inf) -> bool:
        drafts = self._drafts
        if drafts.late:
            if not drafts.settle(seconds):
                return False
            self.first.pass_on()
            self._landmarks.note_all()
            self._routes.doubtful = dict.fromkeys(drafts.doubtful(drafts.made))
        return True

    def _look_ready(self) -> None:
        """Draft all, and in a map not large route what may go round boxes."""
        self._draft_all()
        if self._routes.doubtful and len(self._drafts.made) <= routes.AT_ONCE:
            for key in list(self._routes.doubtful):
                self._route(key)

    def _route(self, key: str) -> Arrow:
        self._draft_all()
        return self._routes.route(key)
