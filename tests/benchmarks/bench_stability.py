"""How still a map holds while it is edited: random edits, ours and other programs'.

    python -m tests.benchmarks.bench_stability [--peers] [--seeds N] [SIZE…]

Sixty edits, half of which add a leaf, a quarter make a box taller by one to four lines, the others
delete a leaf (15 %) or lead a branch elsewhere (10 %). After each the map is arranged again. Other
programs' drawings are moved so that most boxes stay, as ours are. Counted are all boxes that are
there before and after an edit, a branch led elsewhere among them, but for "others": flips without
it. Times are medians of wall time.
"""

from __future__ import annotations

import argparse
import time
from bisect import bisect_left, insort
from collections.abc import Callable, Mapping
from itertools import pairwise
from statistics import mean, median, quantiles
from typing import Final, NamedTuple

from argmap.core.geometry import Point, Rect, union
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.homing import shift_home
from argmap.layout.arranging.keeping import kept
from argmap.layout.arranging.kin import kin_of
from argmap.layout.arranging.pushing import overlapping
from argmap.layout.arranging.request import Request
from argmap.layout.arranging.web import web_of
from tests.benchmarks.layout_maps import LayoutMap, layout_map
from tests.benchmarks.peers import programs
from tests.benchmarks.peers.graph import graph_of
from tests.benchmarks.random_edits import Edit, Hands

EDITS: Final = 60
FELT: Final = 5.0
DOWN: Final = Request(direction="down")
Strategy = Callable[[Hands, Edit], Mapping[str, Point]]
COLUMNS: Final = (
    "strategy",
    "ms/edit",
    "moved %",
    "mean px",
    "flips %",
    "others %",
    "order",
    "centre p50/p90",
    "area",
    "overlaps",
)


class Figures(NamedTuple):
    """Of a run of edits: means over them, then what the map is like at the end."""

    milliseconds: float
    moved: float
    pixels: float
    flips: float
    others: float
    order: float
    middle: float
    ninetieth: float
    area: float
    overlaps: float


def keep(hands: Hands, edit: Edit) -> Mapping[str, Point]:
    return kept(hands.document, edit.before, edit.after, edit.patch)


def tidy(hands: Hands, edit: Edit) -> Mapping[str, Point]:
    return arrange(hands.document, edit.after, DOWN)


def other(peer: programs.Peer) -> Strategy:
    """A program that lays the whole map out anew; only what it takes itself counts as time."""

    def strategy(hands: Hands, edit: Edit) -> Mapping[str, Point]:
        graph = graph_of(LayoutMap(hands.document, edit.after))
        reply = peer.lay_out(graph, 32.0, 64.0)
        new = {
            key: Rect(x - width / 2, y - height / 2, width, height)
            for key, (width, height), (x, y) in zip(
                graph.keys, graph.sizes, reply.middles, strict=False
            )
        }
        old = {key: rect for key, rect in edit.before.items() if key in new}
        shift = shift_home(new, old)
        return {key: Point(rect.x + shift[0], rect.y + shift[1]) for key, rect in new.items()}

    return strategy


def run(size: int, seed: int, strategy: Strategy, edits: int = EDITS) -> Figures:
    """One map through a series of edits, the same for all strategies at first."""
    hands = Hands(layout_map(size, "mixed", seed), seed)
    rects = hands.rects()
    hands.put(arrange(hands.document, rects, DOWN))
    times: list[float] = []
    seen: list[tuple[float, ...]] = []
    for _ in range(edits):
        edit = hands.edit()
        start = time.perf_counter()
        places = strategy(hands, edit)
        times.append((time.perf_counter() - start) * 1000)
        hands.put(places)
        seen.append(_changes(edit, hands.rects()))
    moved, pixels, flipped, others, overlaps = map(mean, zip(*seen, strict=True))
    return Figures(median(times), moved, pixels, flipped, others, *_looks(hands), overlaps)


def _changes(edit: Edit, after: dict[str, Rect]) -> tuple[float, ...]:
    """Moved boxes in per cent, mean way, flips in per cent of all and of the others; overlaps."""
    before = edit.before
    both = [key for key in before if key in after]
    rest = [key for key in both if key not in edit.moved]
    ways = [_way(before[key], after[key]) for key in both]
    turned = [
        100 * flips([before[key].center.x for key in keys], [after[key].center.x for key in keys])
        for keys in (both, rest)
    ]
    moved = 100 * sum(way > FELT for way in ways) / len(ways)
    return moved, sum(ways) / len(ways), *turned, float(len(overlapping(after)) > 0)


def flips(before: list[float], after: list[float]) -> float:
    """The share of pairs of which one stood left of the other and now stands right of it."""
    ranked = sorted(range(len(before)), key=lambda at: (before[at], after[at]))
    seen: list[float] = []
    turned = 0
    for at in ranked:
        turned += len(seen) - bisect_left(seen, after[at] + 1e-9)
        insort(seen, after[at])
    count = len(before)
    return turned / (count * (count - 1) / 2) if count > 1 else 0.0


def _way(a: Rect, b: Rect) -> float:
    return float(((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5)


def _looks(hands: Hands) -> tuple[float, float, float, float]:
    """Siblings in order; how far parents are off the middle of theirs; area by that of boxes."""
    rects = hands.rects()
    web = web_of(hands.document, rects)
    pairs = right = 0
    off = []
    for parent, children in enumerate(kin_of(web).children):
        boxes = [rects[web.keys[child]] for child in children]
        for a, b in pairwise(boxes):
            pairs += 1
            right += a.center.x < b.center.x
        if boxes:
            middle = (boxes[0].center.x + boxes[-1].center.x) / 2
            off.append(abs(rects[web.keys[parent]].center.x - middle))
    tenths = quantiles(off, n=10)
    whole = union(rects.values())
    filled = sum(rect.width * rect.height for rect in rects.values())
    area = whole.width * whole.height / filled if whole else 0.0
    return right / pairs, tenths[4], tenths[8], area


def table(size: int, seeds: int, strategies: Mapping[str, Strategy]) -> None:
    print(f"\nN = {size}, {EDITS} edits, mean of {seeds} maps")
    print(f"{COLUMNS[0]:28}" + "".join(f"{name:>{max(9, len(name) + 2)}}" for name in COLUMNS[1:]))
    for name, strategy in strategies.items():
        runs = [run(size, seed, strategy) for seed in range(1, seeds + 1)]
        f = Figures(*(mean(each) for each in zip(*runs, strict=True)))
        centre = f"{f.middle:.0f}/{f.ninetieth:.0f}"
        print(
            f"{name:28}{f.milliseconds:9.1f}{f.moved:9.2f}{f.pixels:9.1f}{f.flips:9.3f}{f.others:10.3f}{f.order:9.3f}"
            f"{centre:>16}{f.area:9.1f}{f.overlaps:10.2f}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="How still a map holds while it is edited.")
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 300])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--peers", action="store_true", help="run other programs, too")
    options = parser.parse_args()
    strategies: dict[str, Strategy] = {"keep tidy": keep, "tidy, most stay": tidy}
    if options.peers:
        found = programs.find()
        strategies.update({peer.name: other(peer) for peer in found.peers})
        for sentence in found.missing:
            print(sentence)
    for size in options.sizes:
        table(size, options.seeds, strategies)


if __name__ == "__main__":
    main()
