"""How arrows share out the side of a box: runs of like neighbours, one port and one bus each.

Slots follow from the ends alone, not from the order in which they came.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.layout import channel
from argmap.layout import metrics as m
from argmap.layout.routing.bands import ROW, Rival, gives_way
from argmap.layout.routing.draft import BUS, CORNER, Draft, Slot
from argmap.layout.sides import middle, upright

End = tuple[Draft, int]
"""A draft and which of its ends."""

_new: Final = tuple.__new__
_WORD: Final = 64.0
_BEHIND: Final = 480.0
_BESIDE: Final = 320.0
"""What is blocked joins a run if it stands no deeper than that behind it, nor farther aside."""
_ASIDE: Final = 0.28
"""How far from the middle, in widths of the side, what is no part of a run keeps, if it can."""


_CORNER: Final = 8.0
"""How much nearer to corners than others ports may come that move into line."""


class Measures(NamedTuple):
    """Of a side: the wished step between ports, how far they keep from corners; whether to share.

    Without `runs` each arrow has a port of its own. `rivals` are buses that would lie on the one
    here, `lift` is how much nearer to the side than otherwise the bus runs.
    """

    step: float
    inset: float
    runs: bool = True
    rivals: list[Rival] = []  # noqa: RUF012 - never changed
    lift: float = 0.0


class _Run:
    """Ends that share a port."""

    __slots__ = ("aside", "bus", "ends", "flank", "high", "joining", "low", "place", "word")

    def __init__(self, place: int, far: float, *, word: bool = False) -> None:
        self.ends = [place]
        self.joining: list[int] = []
        self.word = word
        self.flank = 1
        self.aside = False
        self.low = self.high = far
        self.place = 0.0
        self.bus = 0.0


def share(ends: list[End], rect: Rect, side: int, measures: Measures) -> list[Slot]:
    """The slot of each end, in the order given."""
    centre = middle(rect, side)
    if len(ends) == 1:
        draft, index = ends[0]
        over = index == len(draft.sides) - 1 and _over(draft, index, centre, measures.rivals)
        arrives = index == len(draft.sides) - 1
        return [lone(centre, draft, aside=over, lift=measures.lift if arrives else 0.0)]
    runs, guests = _sorted_out(ends, centre, measures)
    span = max(0.0, (rect.width if upright(side) else rect.height) - 2 * measures.inset)
    _place(runs, guests, centre, span, measures.step)
    _set_buses(runs, ends, measures)
    plain, base = is_crowded(ends), 0.0
    if plain:
        base = bus_of(ends)
    slots = [Slot()] * len(ends)
    for run in (*runs, *guests):
        for index in run.ends:
            bus = run.bus
            if plain and (draft := ends[index][0]).kind == BUS and not draft.blocked:
                # Whole rows behind rows: each has its bus, on its way to the port that all share.
                bus = bus if draft.bus <= base + ROW else draft.bus
            facts = run.place, bus, False, run.flank, run.aside, False, plain
            slots[index] = _new(Slot, facts)
        for index in run.joining:
            slots[index] = Slot(run.place, run.bus, False, run.flank, True, True)
    return slots


def lone(centre: float, draft: Draft, *, aside: bool = False, lift: float = 0.0) -> Slot:
    """The slot of an end that has its side alone."""
    slot: Slot = _new(Slot, (centre, draft.bus - lift, True, 1, aside, False, False))
    return slot


def _sorted_out(
    ends: list[End], centre: float, measures: Measures
) -> tuple[list[_Run], list[_Run]]:
    """Runs of arrivals, or the one end that leaves; and what stands aside, by where it leads."""
    if not measures.rivals and all(d.free and i == len(d.sides) - 1 for d, i in ends):
        return _runs(ends, list(range(len(ends))), centre, shared=measures.runs), []
    arrivals, others = [], []
    base = bus_of(ends)
    crowded = is_crowded(ends)
    for place, (draft, index) in enumerate(ends):
        arrives = index == len(draft.sides) - 1
        over = _over(draft, index, centre, measures.rivals)
        if arrives and (crowded or (_belongs(draft, index, base) and not over)):
            arrivals.append(place)
        else:
            others.append(place)
    if arrivals:
        runs = _runs(ends, arrivals, centre, shared=measures.runs)
    else:
        first = min(others, key=lambda place: _rank(ends[place]))
        others.remove(first)
        draft, index = ends[first]
        runs = [_Run(first, draft.far[index])]
        runs[0].bus = draft.bus
    if arrivals:
        others = [
            place
            for place in others
            if _over(*ends[place], centre, measures.rivals)
            or not _joined(ends[place], place, runs, ends, base)
        ]
    facts = sorted((ends[p][0].far[ends[p][1]], *_rank(ends[p])[1:], p) for p in others)
    guests = [_Run(fact[-1], fact[0]) for fact in facts]
    for guest in guests:
        draft, index = ends[guest.ends[0]]
        guest.bus = draft.bus
        guest.aside = index == len(draft.sides) - 1
    return runs, guests


def _joined(end: End, place: int, runs: list[_Run], ends: list[End], base: float) -> bool:
    """Have what stands a row behind, with others before it, arrive with those that look alike."""
    draft, index = end
    if index != len(draft.sides) - 1 or draft.kind != BUS or draft.bus > base + _BEHIND:
        return False
    far, look = draft.far[index], draft.look
    near = [
        (max(run.low - far, far - run.high, 0.0), rank)
        for rank, run in enumerate(runs)
        if ends[run.ends[0]][0].look == look and ends[run.ends[0]][0].kind == BUS
    ]
    if not near or min(near)[0] > _BESIDE:
        return False
    runs[min(near)[1]].joining.append(place)
    return True


def is_crowded(ends: list[End]) -> bool:
    """Whether so many come from behind others that ways of their own were a tangle, and dear."""
    if len(ends) <= m.CROWDED:
        return False
    base = bus_of(ends)
    arrivals = [end for end in ends if end[1] == len(end[0].sides) - 1]
    return sum([not _belongs(*end, base) for end in arrivals]) > m.CROWDED


def bus_of(ends: list[End]) -> float:
    """How far off a side the bus of what arrives there runs."""
    return min(
        [d.bus for d, i in ends if d.kind == BUS and i == len(d.sides) - 1 and not d.blocked],
        default=0.0,
    )


def _belongs(draft: Draft, index: int, base: float) -> bool:
    """Whether an end arrives and may share: it has no way of its own to find from afar."""
    if index != len(draft.sides) - 1 or draft.blocked:
        return False
    return draft.free or draft.kind != BUS or draft.bus <= base + ROW


def _over(draft: Draft, index: int, centre: float, rivals: list[Rival]) -> bool:
    """Whether an arrow's bus would lie on another one, and has to give way."""
    if not rivals or draft.kind != BUS:
        return False
    far = draft.far[index]
    return gives_way(min(far, centre), max(far, centre), rivals)


def _rank(end: End) -> tuple[bool, str, str, int]:
    """Of ends that leave the same side the first keeps the middle."""
    draft, index = end
    return draft.blocked, draft.order, draft.id, index


def _runs(ends: list[End], arrivals: list[int], centre: float, *, shared: bool) -> list[_Run]:
    facts = []
    for place in arrivals:
        draft, index = ends[place]
        far = draft.far[index]
        if draft.kind != CORNER:
            facts.append((0, far, draft.gap, draft.id, place))
        elif far < centre:
            facts.append((-1, draft.bus, 0.0, draft.id, place))
        else:
            facts.append((1, -draft.bus, 0.0, draft.id, place))
    if shared and len(facts) > m.CROWDED:
        # Too many to follow their order: what looks alike shares, wherever it comes from.
        facts.sort(key=lambda fact: (fact[0], str(ends[fact[-1]][0].look), *fact[1:]))
    else:
        facts.sort()
    runs: list[_Run] = []
    before: tuple[object, ...] | None = None
    for fact in facts:
        draft = ends[fact[-1]][0]
        kind = fact[0], draft.kind, draft.look
        if runs and shared and kind == before:
            run = runs[-1]
            run.ends.append(fact[-1])
            run.low, run.high = min(run.low, fact[1]), max(run.high, fact[1])
        else:
            worded = draft.look[0] == "rebuttal" and draft.supposed is None
            runs.append(_Run(fact[-1], fact[1], word=worded))
        before = kind
    return runs


def _place(runs: list[_Run], guests: list[_Run], centre: float, span: float, step: float) -> None:
    """Runs round the middle, the others on the flank that faces where they lead."""
    left = [guest for guest in guests if guest.low < centre]
    right = [guest for guest in guests if guest.low >= centre]
    flank = max(len(left), len(right))
    gaps = _gaps(runs, step)
    wished = sum(gaps) + 2 * flank * step
    scale = min(1.0, span / wished) if wished else 1.0
    apart = step * scale
    half = sum(gaps) * scale / 2
    shift = _shift(runs, [gap * scale for gap in gaps], centre - half, apart)
    place = centre - half + (shift if abs(shift) <= span / 2 - half + _CORNER else 0.0)
    for run, gap in zip(runs, (*gaps, 0.0), strict=True):
        run.place = place
        place += gap * scale
    outward = 0.5 * span
    for sign, side in ((-1.0, left[::-1]), (1.0, right)):
        if side:
            nearest = min(_ASIDE * (span + 32.0), outward - apart * (len(side) - 1))
            nearest = max(half + apart, nearest)
            for index, guest in enumerate(side):
                guest.place = centre + sign * (nearest + apart * index)


def _shift(runs: list[_Run], gaps: list[float], place: float, most: float) -> float:
    """How far all ports move so that one of them lies straight in line, if one nearly does."""
    best = most
    for run, gap in zip(runs, (*gaps, 0.0), strict=True):
        if run.low == run.high and abs(run.low - place) < abs(best):
            best = run.low - place
        place += gap
    return best if abs(best) < 0.75 * most else 0.0


def _gaps(runs: list[_Run], step: float) -> list[float]:
    """The wished distances between ports, more where a word stands between them."""
    gaps = [step] * (len(runs) - 1)
    for index, run in enumerate(runs):
        run.flank = -1 if 2 * index < len(runs) - 1 else 1
        between = index - (run.flank < 0)
        if run.word and 0 <= between < len(gaps):
            gaps[between] += _WORD
    return gaps


def _set_buses(runs: list[_Run], ends: list[End], measures: Measures) -> None:
    """The innermost bus the farthest from the target, so that outer ones pass behind its port."""
    fans = [run for run in runs if ends[run.ends[0]][0].kind == BUS]
    if not fans or ends[fans[0].ends[0]][1] != len(ends[fans[0].ends[0]][0].sides) - 1:
        return
    if not measures.runs:
        for run in fans:
            run.bus = ends[run.ends[0]][0].bus
        return
    buses = [ends[place][0].bus for run in fans for place in run.ends]
    base = min(buses) - measures.lift
    levels = _levels(fans)
    most = max(levels)
    room = min(channel.TRACK * (channel.MOST_TRACKS - 1), base * 0.4)
    track = min(channel.TRACK, room / most) if most else 0.0
    for run, level in zip(fans, levels, strict=True):
        run.bus = base - track * level


def _levels(fans: list[_Run]) -> list[int]:
    left = 0
    while left < len(fans) and fans[left].high <= fans[left].place:
        left += 1
    if left == len(fans):
        return [left - 1 - index for index in range(left)]
    spanning = fans[left].low < fans[left].place
    first = left if spanning else left - 1
    return [first - index if index < left else index - left for index in range(len(fans))]
