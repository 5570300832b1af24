"""Drafts of all arrows of a map, and the sides of boxes they share, kept up to date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect
from argmap.core.graph import role_of
from argmap.layout.grid import Grid
from argmap.layout.routing.bulk_drafting import draft_rows
from argmap.layout.routing.draft import CLEAR, Draft, Look
from argmap.layout.routing.drafting import Scene, draft_of, look_round
from argmap.layout.routing.ends import Ends
from argmap.layout.routing.peers import Rank, peers_of, rank_of
from argmap.layout.routing.reaches import Reaches
from argmap.layout.routing.votes import Votes

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference
    from argmap.layout.routing.detouring import Terrain

_SLICE: Final = 64
_FAN: Final = 256
Side = tuple[str, int]


class Drafts:
    """Drafts by inference id, made by `settle` a few at a time, and the slots of their ends."""

    def __init__(self, document: Document, rects: Mapping[str, Rect], terrain: Terrain) -> None:
        self._document = document
        self._rects = rects
        self._terrain = terrain
        self._strangers = terrain.strangers
        self.made: dict[str, Draft] = {}
        self._grid = Grid()
        self._ungridded: list[Draft] = []
        self.ends = Ends(rects, self.made)
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
            rest = max(0, len(late) - _SLICE)
            while len(late) > rest:
                self._draft_next(scene)
            if late and perf_counter() > end:
                return False
        self.ends.complete()
        return True

    def _draft_next(self, scene: Scene) -> None:
        """Draft one that is late, and with it its neighbours."""
        late, made = self.late, self.made
        key = next(reversed(late))
        target = self._document.inferences[key].target
        if key not in made and target in self._rects:
            at = self._document.references.aiming_at(target)
            # Not more, lest a hub of thousands take as long as a whole map.
            peers = islice((each for each in at if each in late and each not in made), _FAN)
            for row in draft_rows(self._document, target, peers, scene):
                for draft in row:
                    made[draft.id] = draft
                    del late[draft.id]
                self._ungridded += row
                self.ends.enter_row(row)
        if key in late:
            del late[key]
            self.ends.enter(made.get(key) or self._draft_one(key, scene))

    def begin_again(self) -> None:
        """Drop all drafts: what they follow from changed."""
        self.made.clear()
        self.ends.clear()
        self._reaches.clear()
        self._grid = Grid()
        self._ungridded.clear()
        self.late = dict.fromkeys(self._document.inferences)

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
        drafts = [self.made.pop(key) for key in stale if key in self.made]
        touched = self.ends.withdraw(drafts, stale)
        scene = self._scene()
        inferences = self._document.inferences
        for key in stale:
            if key not in inferences:
                self.grid.drop(key)
                self._reaches.forget(key)
                continue
            draft = self.made.get(key) or self._draft_one(key, scene)
            touched.update(dict.fromkeys(self.ends.enter(draft)))
        return self.ends.follow(touched)

    def under(self, dots: Iterable[Rect], skip: Collection[str]) -> set[str]:
        """Those that may run where these junctions are, or were."""
        return {
            key
            for dot in dots
            for key in self.grid.near(dot)
            if key not in skip and any(map(dot.intersects, self.made[key].pieces))
        }

    def doubtful(self, keys: Iterable[str]) -> list[str]:
        """Those of these that may not go their plain way: a box or another bus is near it."""
        found, contested = [], self.ends.contested()
        for key in keys:
            draft = self.made[key]
            if not draft.sides:
                continue
            if not draft.free or self._terrain.dotted(draft) or contested(draft):
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
