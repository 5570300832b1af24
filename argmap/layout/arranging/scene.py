"""An edit under way in a picture that is to hold still: who stands, who needs a seat."""

from __future__ import annotations

from argmap.layout.arranging.changes import Changes
from argmap.layout.arranging.extents import Extent
from argmap.layout.arranging.kin import Kin
from argmap.layout.arranging.standing import Row, rows_of
from argmap.layout.arranging.web import Gaps, Web
from argmap.layout.reading import Way


class Scene:
    """Boxes by statements' numbers, as they were and as they are to be (`now`).

    `standing` have a place that they want to keep; `fixed` ones, which are pinned or were just
    dropped by hand, keep it. `seated` are new in their rows, `tops` the uppermost of them. `rows`
    are those of `standing` boxes before the edit, and after it with those who are seated.
    """

    def __init__(
        self,
        web: Web,
        kin: Kin,
        way: Way,
        changes: Changes,
        *,
        pinned: set[int],
        uprooted: list[int],
        was: list[Extent | None],
        given: list[Extent | None],
    ) -> None:
        self.web, self.kin, self.way, self.changes = web, kin, way, changes
        self.gaps = Gaps()
        self.was = was
        self.given = given
        self.now = list(given)
        index = web.index
        self.created = {index[key] for key in changes.created if key in index}
        self.dropped = {index[key] for key in changes.dropped if key in index} - pinned
        self.resized = {index[key] for key in changes.resized if key in index}
        self.pinned = pinned
        self.fixed = pinned | self.dropped
        leaving = {each for top in uprooted for each in kin.below(top)} - self.fixed
        absent = leaving | self.created | self.dropped
        self.rows = rows_of(kin, [None if at in absent else each for at, each in enumerate(was)])
        self.tops: list[int] = []
        self.seated: set[int] = set()
        self._choose(uprooted)
        self.standing = {
            at for at, each in enumerate(given) if each is not None and at not in self.seated
        } - self.created

    def row(self, at: int) -> Row | None:
        """The row that a statement belongs to by its depth, if its tree stands in rows."""
        return self.rows.get(self.kin.root[at], {}).get(self.kin.depth[at])

    def on_row(self, at: int) -> bool:
        row = self.row(at)
        return row is not None and at in row.members

    def _choose(self, uprooted: list[int]) -> None:
        """Who gets a seat: what is new or re-attached in trees that stand in rows."""
        kin = self.kin
        asking = {*uprooted, *self.created} - self.fixed
        for at in kin.order:
            if at not in asking or at in self.seated or kin.parent[at] < 0:
                continue
            if kin.root[at] in self.rows and self._is_above(kin.parent[at], kin.depth[at]):
                self.tops.append(at)
                self.seated.update(each for each in kin.below(at) if each not in self.fixed)

    def _is_above(self, parent: int, depth: int) -> bool:
        """Whether the parent stands, or will, on the near side of its children's row."""
        if parent in self.seated:
            return True
        row = self.rows[self.kin.root[parent]].get(depth)
        extent = self.given[parent]
        if row is None:
            return self.on_row(parent)
        return extent is not None and extent.far <= row.near
