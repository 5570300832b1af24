"""All arrows of a map: drafted a while after it opens, routed when looked at, kept up to date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
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
from argmap.layout.sketches import Sketches
from argmap.layout.spots import Spots

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.routing.votes import Votes
    from argmap.layout.sketches import Sketch
    from argmap.layout.styles import Style

_SLICE: Final = 8
_MANY: Final = 96
_MANY_PLACES: Final = 128
"""From so many places on, to see whose way they bar takes longer than to draw all anew."""


class Arrows(Mapping[str, Arrow]):
    """Arrows by inference id.

    Those of a large map are drafted by `settle`, a few at a time, or all at once when somebody asks
    for the first; until then `sketch` and `sketches` are all that can be had at no great cost. Then
    those that another box is near to are routed, a few at a time, since only so it is known where
    they lie: until `settled`, `near` may miss some of the ways round boxes in a large map, and
    `surprises` tells where they appeared meanwhile.
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
        if len(document.inferences) <= routes.AT_ONCE:
            self._draft_all()

    def __getitem__(self, key: str) -> Arrow:
        arrow = self._routes.made.get(key)
        if arrow is None and key not in self:
            raise KeyError(key)  # for that nobody has to wait
        return arrow or self._route(key)

    def __iter__(self) -> Iterator[str]:
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
        return not self._drafts.late

    @property
    def settled(self) -> bool:
        """Whether all are drafted, and those that may go round boxes routed."""
        return not (self._drafts.late or self._routes.doubtful or self._redraw.waits)

    def settle(self, seconds: float = inf) -> bool:
        """Do what was put off, for about so long; True if nothing is left to do."""
        end = perf_counter() + seconds
        if not self._draft_all(seconds):
            return False
        while self._routes.doubtful:
            for key in list(self._routes.doubtful)[:_SLICE]:
                self._route(key)
            if self._routes.doubtful and perf_counter() > end:
                return False
        return self._redraw.settle(end, self.onward)

    def renewed(self) -> list[str]:
        """Those that `settle` has made anew since this was last asked."""
        return self._redraw.renewed()

    def surprises(self) -> Spots:
        """Where arrows are seen, since this was last asked, that were not known to be there."""
        return self._redraw.surprises()

    def near(self, rect: Rect) -> list[str]:
        """Ids of arrows that may touch the rectangle, sorted, without routing more than need be."""
        self._look_ready()
        room = rect.grown(MARGIN)
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

    def restyle(self, style: Style) -> None:
        """Draw all in another style."""
        self._routes.style = style
        self._drafts.ends.share_anew(runs=style == "elbow")
        self._routes.forget_all()
        if not self._drafts.late:
            self._routes.doubtful = dict.fromkeys(self._drafts.doubtful(self._drafts.made))

    def keeps_up(self, redraft: Collection[str]) -> bool:
        """Whether these can be drawn anew alone while something is dragged."""
        return not (self._drafts.late or self._are_most(redraft))

    def keep_up(
        self, redraft: Iterable[str], boxes: Collection[str], hold: Hold
    ) -> tuple[dict[str, None], Spots]:
        """Make these anew, and put off to see who else is affected, but for those beside them."""
        self._terrain.refresh(boxes)
        stale = self.onward(redraft)
        new = hold.newly(stale)
        hold.dots += self._landmarks.joints(new)
        hold.lines += self._landmarks.lines(new)
        shifted = self._drafts.replace(stale)
        self._landmarks.note(stale)
        changed = self.onward((*stale, *sorted(shifted)))
        return changed, self._redraw(changed)

    def update(
        self,
        redraft: Iterable[str],
        structure: Collection[str],
        boxes: Collection[str],
        areas: Collection[Rect],
        put_off: Hold | None = None,
    ) -> tuple[dict[str, None], Spots]:
        """Make anew what a change affects; all arrows that may have changed, and where they did.

        `redraft` names the inferences that are new, other, gone, at a box that moved, or that may
        have another role; `structure` those of them, and those they aim or aimed at, between which
        references changed; `boxes` came, went or moved, and `areas` are their places before and
        after. `put_off` tells what was put off before; the other arguments hold that, too.
        """
        redraft = dict.fromkeys(redraft)
        if self._are_most(redraft) or len(areas) > _MANY_PLACES:
            return self._all_anew(redraft, areas, moved=not structure)
        self._terrain.refresh(boxes)
        drafts = self._drafts
        across = drafts.votes.across
        drafts.votes.recount(redraft)
        if drafts.late:
            changed = self.onward(redraft)
            self._begin_again()
            return changed, Spots(self._sketches.update(changed))
        if drafts.votes.across != across:
            redraft = {**redraft, **dict.fromkeys(drafts.made)}
        redraft.update(drafts.restructured(structure))
        stale = self.onward((*redraft, *drafts.cleared(areas, boxes, redraft)))
        return self._replace(stale, [*areas], put_off or Hold())

    def all_moved(self) -> tuple[frozenset[str], list[Rect]]:
        """Every box may be elsewhere: put all off; all arrows, and where they were."""
        drawn = self._forget_places()
        self._sketches.begin_again(moved=True)
        return frozenset(self._document.inferences), drawn

    def _are_most(self, redraft: Collection[str]) -> bool:
        return _MANY < len(redraft) > len(self._document.inferences) // 2

    def _all_anew(
        self, redraft: dict[str, None], areas: Collection[Rect], *, moved: bool
    ) -> tuple[dict[str, None], Spots]:
        """Put all off: where much changes that is less work than to see who is affected."""
        drawn = self._forget_places()
        every = len(redraft) >= len(self._document.inferences)
        near = redraft if every else self.onward(redraft)
        changed = near | dict.fromkeys(self._document.inferences)
        if not self._are_most(near):
            return changed, Spots(drawn + self._sketches.update(near))
        self._sketches.begin_again(moved=moved)
        whole = union((*areas, *self._rects.values()))
        return changed, Spots(drawn if whole is None else [*drawn, whole])

    def _replace(
        self, stale: dict[str, None], areas: list[Rect], put_off: Hold
    ) -> tuple[dict[str, None], Spots]:
        """Draft these anew, and route anew what may go another way by that."""
        drafts, landmarks = self._drafts, self._landmarks
        dots = put_off.dots + landmarks.joints(stale)
        areas += put_off.lines + landmarks.lines(stale)
        shifted = drafts.replace(stale)
        dots += landmarks.note(stale)
        areas += dots + landmarks.lines(stale)
        shifted.update(drafts.under(dots, stale))
        changed = self.onward((*stale, *sorted(shifted), *put_off.routed))
        touched = self._redraw.put_off(self.onward(self._terrain.touched(areas)), changed)
        return touched, self._redraw(touched)

    def _draft_all(self, seconds: float = inf) -> bool:
        drafts = self._drafts
        if drafts.late:
            if not drafts.settle(seconds):
                return False
            self._landmarks.note_all()
            self._routes.doubtful = dict.fromkeys(drafts.doubtful(drafts.made))
        return True

    def _look_ready(self) -> None:
        """Draft all, and in a map not large route what may go round boxes."""
        self._draft_all()
        if self._routes.doubtful and len(self._drafts.made) <= routes.AT_ONCE:
            for key in list(self._routes.doubtful):
                self._route(key)

    def _begin_again(self) -> None:
        """Drop the drafts made so far: nobody has seen them, and what they follow from changed."""
        self._drafts.begin_again()
        self._routes.forget_all()
        self._landmarks.forget_courses()

    def _forget_places(self) -> list[Rect]:
        """Drop all that follows from where boxes are; where arrows were."""
        drawn = [arrow.bounds for arrow in self._routes.made.values()]
        self._drafts.votes.begin_again()
        self._terrain.begin_again()
        self._begin_again()
        return drawn

    def _route(self, key: str) -> Arrow:
        self._draft_all()
        return self._routes.route(key)
