"""Drafts of all arrows of a map, and the sides of boxes they share, kept up to date."""

from __future__ import annotations

from collections.abc import Collection, ItemsView, Iterable, Mapping
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect
from argmap.core.graph import role_of
from argmap.layout import metrics as m
from argmap.layout.grid import Grid
from argmap.layout.routing.bands import Bands
from argmap.layout.routing.bulk_drafting import draft_rows
from argmap.layout.routing.draft import CLEAR, Draft, Look, Slot, round_joint
from argmap.layout.routing.drafting import Scene, draft_of, look_round
from argmap.layout.routing.peers import Rank, peers_of, rank_of
from argmap.layout.routing.reaches import Reaches
from argmap.layout.routing.sharing import End, Measures, lone, share
from argmap.layout.routing.votes import Votes
from argmap.layout.sides import middle

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference
    from argmap.layout.routing.detouring import Terrain

_SLICE: Final = 64
Side = tuple[str, int]


class Drafts:
    """Drafts by inference id, made by `settle` a few at a time, and the slots of their ends."""

    def __init__(self, document: Document, rects: Mapping[str, Rect], terrain: Terrain) -> None:
        self._document = document
        self._rects = rects
        self._terrain = terrain
        self._strangers = terrain.strangers
        self.made: dict[str, Draft] = {}
        self.runs = True
        """Whether like neighbours share a bus and a head."""
        self._grid = Grid()
        self._ungridded: list[Draft] = []
        self._sides: dict[Side, list[End]] = {}
        # Sides not shared out yet: no arrow that ends there was ever routed.
        self._unshared: dict[Side, None] = {}
        self._bands = Bands(rects)
        self._reaches = Reaches(document)
        self.votes = Votes(document, rects)
        self.late: dict[str, None] = dict.fromkeys(document.inferences)

    @property
    def grid(self) -> Grid:
        """Of the pieces of drafts, to find them by place."""
        made, grid = self.made, self._grid
        for draft in self._ungridded:
            if made.get(draft.id) is draft:
                grid.put(draft.id, (*draft.pieces, *draft.searched))
        self._ungridded.clear()
        return grid

    def settle(self, seconds: float = inf) -> bool:
        """Draft what is not drafted yet, for about so long; True if nothing is left to do."""
        late = self.late
        if not late:
            return True
        end = perf_counter() + seconds
        scene = self._scene()
        while late:
            for _ in range(_SLICE):
                if late:
                    self._draft_next(scene)
            if late and perf_counter() > end:
                return False
        self._unshared = dict.fromkeys(self._sides)
        for owned, ends in self._sides.items():
            self._bands.put(owned, ends)
        return True

    def _draft_next(self, scene: Scene) -> None:
        """Draft one that is late, and with it its neighbours."""
        late, made = self.late, self.made
        key = next(reversed(late))
        target = self._document.inferences[key].target
        if key not in made and target in self._rects:
            at = self._document.references.aiming_at(target)
            peers = [each for each in at if each in late and each not in made]
            for row in draft_rows(self._document, target, peers, scene):
                for draft in row:
                    made[draft.id] = draft
                    del late[draft.id]
                self._ungridded += row
                self._enter_row(row)
        if key in late:
            del late[key]
            self._enter(made.get(key) or self._draft_one(key, scene))

    def _enter_row(self, row: list[Draft]) -> None:
        """Give drafts that arrive at the same side their places."""
        sides = self._sides
        first = row[0]
        leaves, arrival = first.sides
        owned = first.owners[1], arrival
        ends = sides.get(owned)
        if ends is None:
            ends = sides[owned] = []
        for draft in row:
            ends.append((draft, 1))
            owned = draft.owners[0], leaves
            others = sides.get(owned)
            if others is None:
                sides[owned] = [(draft, 0)]
            else:
                others.append((draft, 0))

    def begin_again(self) -> None:
        """Drop all drafts: what they follow from changed."""
        self.made.clear()
        self._sides.clear()
        self._unshared.clear()
        self._reaches.clear()
        self._bands.clear()
        self._grid = Grid()
        self._ungridded.clear()
        self.late = dict.fromkeys(self._document.inferences)

    def share_anew(self, *, runs: bool) -> None:
        """Forget how sides were shared out; `runs` tells whether like neighbours share a port."""
        self.runs = runs
        self._unshared = dict.fromkeys(self._sides)

    def restructured(self, keys: Iterable[str]) -> dict[str, None]:
        """Inferences with another reach, since these came, went or aim elsewhere."""
        return self._reaches.follow(keys)

    def cleared(
        self, areas: Collection[Rect], boxes: Collection[str], skip: Collection[str]
    ) -> list[str]:
        """Drafts whose way became clear, or not, by changes of these boxes in these areas."""
        made = self.made
        found = self._beside(skip)
        for area in areas:
            for key in self.grid.near(area.grown(CLEAR)):
                draft = made[key]
                if key in found or key in skip:
                    continue
                if any(map(area.intersects, draft.searched)):
                    found[key] = None
                    continue
                if draft.witness not in {None, *boxes}:
                    continue
                looked_at = draft.checked() if draft.blocked else draft.pieces
                if not any(map(area.intersects, looked_at)):
                    continue
                before = draft.blocked, draft.free
                look_round(draft, self._strangers)
                # As long as this box stays, others may come and go.
                draft.witness = self._witness(draft, boxes) if draft.blocked else None
                if (draft.blocked, draft.free) != before:
                    found[key] = None
        return list(found)

    def _witness(self, draft: Draft, boxes: Collection[str]) -> str | None:
        """A box on the way of an arrow that is none of these."""
        skip = {*draft.owners, *boxes}
        for line in draft.checked():
            for key in self._terrain.blockers(line, skip):
                return key
        return None

    def replace(self, stale: Collection[str]) -> set[str]:
        """Make these anew, or forget them if they are gone; who got another slot by that."""
        dots = self._dots_of(stale)
        touched = self._withdraw(stale)
        scene = self._scene()
        inferences = self._document.inferences
        for key in stale:
            if key not in inferences:
                self.grid.drop(key)
                self._reaches.forget(key)
                continue
            draft = self.made.get(key) or self._draft_one(key, scene)
            touched.update(dict.fromkeys(self._enter(draft)))
        shifted: set[str] = set()
        for owned in list(touched):
            touched.update(dict.fromkeys(self._bands.put(owned, self._sides.get(owned, []))))
        for owned in touched:
            if owned in self._sides and owned not in self._unshared:
                self._share(owned, shifted)
        for area in (*dots, *self._dots_of(stale)):
            for key in self.grid.near(area):
                if key not in stale and any(map(area.intersects, self.made[key].pieces)):
                    shifted.add(key)
        return shifted

    def _dots_of(self, keys: Iterable[str]) -> list[Rect]:
        """The rooms round the junctions that these have now."""
        drafts = [self.made[key] for key in keys if key in self.made]
        return [
            round_joint(*(draft.dot or draft.joint))
            for draft in drafts
            if draft.dot is not None or draft.aimed
        ]

    def ready(self, draft: Draft) -> None:
        """Have the sides of an arrow shared out."""
        if self._unshared:
            for owned in zip(draft.owners, draft.sides, strict=False):
                if owned in self._unshared:
                    self._share(owned, set())

    def share_all(self) -> None:
        """Have all sides shared out."""
        nobody: set[str] = set()
        sides, rects = self._sides, self._rects
        for owned in list(self._unshared):
            ends = sides[owned]
            rect = rects.get(owned[0])
            draft, index = ends[0]
            if len(ends) == 1 and rect is not None and index < len(draft.sides) - 1:
                draft.slots[index] = lone(middle(rect, owned[1]), draft)
            else:
                self._share(owned, nobody)
        self._unshared.clear()

    def sides(self) -> ItemsView[Side, list[End]]:
        """What starts or ends at each side of a box or joint."""
        return self._sides.items()

    def doubtful(self, keys: Iterable[str]) -> list[str]:
        """Those of these that may not go their plain way: a box or another bus is near it."""
        found = []
        contested: dict[Side, bool] = {}
        for key in keys:
            draft = self.made[key]
            if not draft.sides:
                continue
            owned = draft.owners[-1], draft.sides[-1]
            if self.runs and owned not in contested:
                contested[owned] = bool(self._bands.rivals(owned))
            if not draft.free or contested.get(owned) or self._terrain.dotted(draft):
                found.append(key)
        return found

    def _scene(self) -> Scene:
        return Scene(
            self._rects,
            self.votes.across,
            self._reaches.onto,
            self._look,
            self._strangers,
            self._rank,
        )

    def _rank(self, inference: Inference) -> Rank:
        return rank_of(inference, self._document, self._rects, self.votes.across)

    def _beside(self, keys: Collection[str]) -> dict[str, None]:
        """What meets where some of these do, or did, and so may have to meet elsewhere."""
        found: dict[str, None] = {}
        inferences = self._document.inferences
        for key in keys:
            draft, inference = self.made.get(key), inferences.get(key)
            for owners in (
                () if draft is None else draft.owners,
                () if inference is None else (*inference.premises, inference.target),
            ):
                if owners:
                    found.update(dict.fromkeys(peers_of(owners, self._document)))
        return {key: None for key in found if key in self.made and key not in keys}

    def _look(self, inference: Inference) -> Look:
        return role_of(self._document, inference), inference.strength

    def _draft_one(self, key: str, scene: Scene) -> Draft:
        """Draft an inference and first, if need be, those it aims at; however long the chain."""
        inferences, made = self._document.inferences, self.made
        chain = [key]
        while (aim := inferences[chain[-1]].target) in inferences and aim not in made:
            chain.append(aim)
        for each in reversed(chain):
            draft = draft_of(inferences[each], scene, made.__getitem__)
            made[each] = draft
            self._ungridded.append(draft)
        return made[key]

    def _withdraw(self, stale: Collection[str]) -> dict[Side, None]:
        """Take drafts back; the sides that they had a place at."""
        touched: dict[Side, None] = {}
        for key in stale:
            draft = self.made.pop(key, None)
            if draft is not None:
                touched.update(dict.fromkeys(zip(draft.owners, draft.sides, strict=False)))
        for side in touched:
            rest = [end for end in self._sides[side] if end[0].id not in stale]
            if rest:
                self._sides[side] = rest
            else:
                del self._sides[side]
                self._unshared.pop(side, None)
        return touched

    def _enter(self, draft: Draft) -> list[Side]:
        """Give a draft its places at the sides it joins."""
        owned_sides = list(zip(draft.owners, draft.sides, strict=False))
        for index, owned in enumerate(owned_sides):
            ends = self._sides.get(owned)
            if ends is None:
                self._sides[owned] = [(draft, index)]
            else:
                ends.append((draft, index))
        return owned_sides

    def _share(self, owned: Side, shifted: set[str]) -> None:
        """Share out a side; notes the inferences whose slot it changes."""
        owner, side = owned
        ends = self._sides[owned]
        self._unshared.pop(owned, None)
        slots = self._slots(ends, owner, side)
        for (draft, index), slot in zip(ends, slots, strict=True):
            if draft.slots[index] != slot:
                draft.slots[index] = slot
                shifted.add(draft.id)

    def _slots(self, ends: list[End], owner: str, side: int) -> list[Slot]:
        rect = self._rects.get(owner)
        if rect is not None:
            rivals = self._bands.rivals((owner, side)) if self.runs else []
            return share(ends, rect, side, Measures(m.PORT_GAP, m.PORT_INSET, self.runs, rivals))
        x, y = self.made[owner].joint
        room = round_joint(x, y).grown(m.PORT_GAP)
        return share(ends, room, side, Measures(m.JUNCTION_PORT_GAP, 0.0, self.runs))
