"""What starts and ends at the sides of boxes, and which place there each end gets."""

from __future__ import annotations

from collections.abc import Callable, Collection, ItemsView, Iterable, Mapping
from typing import Final

from argmap.core.geometry import Rect
from argmap.layout import metrics as m
from argmap.layout.routing.bands import Bands, Rival
from argmap.layout.routing.draft import Draft, Look, Slot, round_joint
from argmap.layout.routing.sharing import End, Measures, bus_of, lone, share
from argmap.layout.sides import middle

Side = tuple[str, int]
_MOST_LIFTED: Final = 0.5
"""By so much of its distance from the box may a bus be lifted."""
_USUAL = [Measures(m.PORT_GAP, m.PORT_INSET, runs) for runs in (False, True)]


class Ends:
    """Ends by side, shared out when first asked for; `runs` as in Measures."""

    def __init__(self, rects: Mapping[str, Rect], drafts: Mapping[str, Draft]) -> None:
        self._rects = rects
        self._drafts = drafts
        self.runs = True
        self._sides: dict[Side, list[End]] = {}
        # Sides not shared out yet: no arrow that ends there was ever routed.
        self._unshared: dict[Side, None] = {}
        self._bands = Bands(rects)

    def items(self) -> ItemsView[Side, list[End]]:
        return self._sides.items()

    def clear(self) -> None:
        self._sides.clear()
        self._unshared.clear()
        self._bands.clear()

    def complete(self) -> None:
        """Take note that all drafts are there."""
        self._unshared = dict.fromkeys(self._sides)
        for owned, ends in self._sides.items():
            self._bands.note(owned, ends)

    def share_anew(self, *, runs: bool) -> None:
        """Forget how sides were shared out; `runs` tells whether like neighbours share a port."""
        self.runs = runs
        self._unshared = dict.fromkeys(self._sides)

    def enter(self, draft: Draft) -> list[Side]:
        """Give a draft its places at the sides it joins."""
        owned_sides = list(zip(draft.owners, draft.sides, strict=False))
        for index, owned in enumerate(owned_sides):
            ends = self._sides.get(owned)
            if ends is None:
                self._sides[owned] = [(draft, index)]
            else:
                ends.append((draft, index))
        return owned_sides

    def enter_row(self, row: list[Draft]) -> None:
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

    def withdraw(self, drafts: Iterable[Draft], stale: Collection[str]) -> dict[Side, None]:
        """Take drafts back; the sides that they had a place at."""
        touched: dict[Side, None] = {}
        for draft in drafts:
            touched.update(dict.fromkeys(zip(draft.owners, draft.sides, strict=False)))
        for side in touched:
            rest = [end for end in self._sides[side] if end[0].id not in stale]
            if rest:
                self._sides[side] = rest
            else:
                del self._sides[side]
                self._unshared.pop(side, None)
        return touched

    def follow(self, touched: dict[Side, None]) -> set[str]:
        """Share out anew sides with other ends, and those beside them; who got another slot."""
        shifted: set[str] = set()
        for owned in list(touched):
            touched.update(dict.fromkeys(self._bands.put(owned, self._sides.get(owned, []))))
        for owned in touched:
            if owned in self._sides and owned not in self._unshared:
                self._share(owned, shifted)
        return shifted

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
            if rect is None:
                self._share(owned, nobody)
            elif len(ends) == 1 and index < len(draft.sides) - 1:
                draft.slots[index] = lone(middle(rect, owned[1]), draft)
            else:
                for (draft, index), slot in zip(ends, self._slots(ends, *owned), strict=True):
                    draft.slots[index] = slot
        self._unshared.clear()

    def contested(self) -> Callable[[Draft], bool]:
        """Tells of a draft whether the bus that it would join lies on another one."""
        known: dict[Side, bool] = {}

        def is_contested(draft: Draft) -> bool:
            owned = draft.owners[-1], draft.sides[-1]
            if self.runs and owned not in known:
                known[owned] = bool(self._lifted(owned, self._sides[owned])[1])
            return known.get(owned, False)

        return is_contested

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

    def _lifted(self, owned: Side, ends: list[End]) -> tuple[float, list[Rival]]:
        """How far the bus at a side is lifted, or what arrows there give way to instead."""
        lift = self._bands.lift(owned) if self.runs else 0.0
        if lift > bus_of(ends) * _MOST_LIFTED:
            return 0.0, self._bands.rivals(owned)
        return lift, []

    def _slots(self, ends: list[End], owner: str, side: int) -> list[Slot]:
        rect = self._rects.get(owner)
        if rect is not None:
            lift, rivals = self._lifted((owner, side), ends)
            measures = None
            if lift or rivals:
                measures = Measures(m.PORT_GAP, m.PORT_INSET, self.runs, rivals, lift)
            return share(ends, rect, side, measures or _USUAL[self.runs])
        x, y = self._drafts[owner].joint
        room = round_joint(x, y).grown(m.PORT_GAP)
        slots = share(ends, room, side, Measures(m.JUNCTION_PORT_GAP, 0.0, self.runs))
        return _gathered(ends, slots, middle(room, side)) if len(slots) > 1 else slots


def _gathered(ends: list[End], slots: list[Slot], centre: float) -> list[Slot]:
    """All that arrives at a ring meets it: what looks alike at one point, other looks beside it."""
    places: dict[Look, list[float]] = {}
    for (draft, _), slot in zip(ends, slots, strict=True):
        places.setdefault(draft.look, []).append(slot.place)
    row = sorted(places, key=lambda look: (sum(places[look]) / len(places[look]), look))
    step = min(m.JUNCTION_PORT_GAP, 2 * m.JUNCTION_CLEARANCE / max(1, len(row) - 1))
    at = {look: centre + step * (n - (len(row) - 1) / 2) for n, look in enumerate(row)}
    return [
        slot._replace(place=at[draft.look]) for (draft, _), slot in zip(ends, slots, strict=True)
    ]
