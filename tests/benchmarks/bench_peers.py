"""Our layouts beside those of Graphviz, ELK and graphlay: the same maps, gaps and figures.

    ./dev bench --peers [speed | quality | import | argdown]… [SIZE…]

sets up what it can in ~/.cache/argmap-peers and prints the tables; what cannot be had is named.
`import` and `argdown` set the reading of files beside arguebuf, and drawing them beside
@argdown/cli with dot (see peers/reading.py).
Programs take turns, run in a process each, and are cut at 100 seconds a run. Times are medians of
wall time: of a layout with its routes, from a graph in memory to points in memory.
"""

from __future__ import annotations

import statistics
import sys
import time
from functools import cache
from typing import TYPE_CHECKING, Final

from argmap.layout.arranging.web import Gaps
from argmap.layout.figures import Figures, measure
from argmap.layout.routing.bulk import route_all
from tests.benchmarks.arranged_maps import REQUESTS, by_rows, heading, row, timed
from tests.benchmarks.layout_maps import layout_map
from tests.benchmarks.peers.graph import drawing_of_reply, graph_of
from tests.benchmarks.peers.process import CUT, NoAnswerError, OvertimeError
from tests.benchmarks.peers.programs import Peer, find
from tests.benchmarks.peers.reading import argdowns, imports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.arranged_maps import Router

SIZES: Final = (100, 1_000, 5_000, 20_000)
FEW: Final = (60, 200)
SEEDS: Final = range(1, 8)
ROUNDS: Final = 7
SLOW: Final = 4_000.0
"""Milliseconds from which on one round is enough."""
GAPS: Final = Gaps()

source = cache(layout_map)


def ours(size: int, route: Router = by_rows) -> float:
    return timed(source(size), REQUESTS["tidy"], route, time.process_time).whole


def theirs(peer: Peer, size: int) -> float | str:
    """Milliseconds, or what happened instead."""
    try:
        graph = graph_of(source(size))
        return peer.lay_out(graph, GAPS.sibling, GAPS.row).milliseconds
    except OvertimeError:
        return "cut"
    except NoAnswerError:
        return "failed"


def speed(peers: list[Peer], sizes: Sequence[int]) -> None:
    chosen = [peer for peer in peers if peer.speed]
    fallen: dict[str, str] = {}
    print("\nA whole layout of a `mixed` map, ms of processor time (and times ours, by rows)")
    names = "".join(f"{p.name:>26}" for p in chosen)
    print(f"{'statements':>12}{'argmap, by rows':>18}{'with care':>12}{names}")
    for size in sizes or SIZES:
        ours(size)
        mine: list[float] = []
        careful: list[float] = []
        spans: dict[str, list[float]] = {peer.name: [] for peer in chosen}
        for number in range(ROUNDS):
            mine.append(ours(size))
            careful.append(ours(size, route_all))
            for peer in chosen:
                slow = number > 0 and statistics.median(spans[peer.name] or [SLOW]) >= SLOW
                if peer.name in fallen or slow:
                    continue
                span = theirs(peer, size)
                if isinstance(span, str):
                    fallen[peer.name] = span
                else:
                    spans[peer.name].append(span)
        own = statistics.median(mine)
        cells = [_cell(spans[peer.name], fallen.get(peer.name), own) for peer in chosen]
        both = f"{size:>12,}{own:>18.2f}{statistics.median(careful):>12.1f}"
        print(both + "".join(f"{cell:>26}" for cell in cells), flush=True)


def _cell(spans: list[float], fallen: str | None, own: float) -> str:
    if spans:
        span = statistics.median(spans)
        return f"{span:,.1f} ({span / own:,.0f} ×)"
    if fallen == "cut":
        return f"> {CUT:.0f} s (> {CUT * 1000 / own:,.0f} ×)"
    return fallen or "-"


def quality(peers: list[Peer], sizes: Sequence[int]) -> None:
    for size in sizes or FEW:
        print(f"\n{size} statements, `mixed`, top-down: medians of {len(SEEDS)} maps\n{heading()}")
        for mode, request in REQUESTS.items():
            figures: list[Figures] = []
            times: list[float] = []
            for seed in SEEDS:
                made = source(size, "mixed", seed)
                laid = timed(made, request)
                figures.append(laid.figures(made.document))
                times.append(laid.whole)
            print(row(f"argmap, {mode}", figures, times))
        for peer in peers:
            _judge(peer, size)


def _judge(peer: Peer, size: int) -> None:
    figures: list[Figures] = []
    times: list[float] = []
    for seed in SEEDS:
        graph = graph_of(source(size, "mixed", seed))
        try:
            reply = peer.lay_out(graph, GAPS.sibling, GAPS.row)
        except (OvertimeError, NoAnswerError) as error:
            print(f"{peer.name:28} {type(error).__name__} {error}")
            return
        figures.append(measure(drawing_of_reply(graph, reply), "down"))
        times.append(reply.milliseconds)
    print(row(peer.name, figures, times), flush=True)


def main(words: list[str]) -> None:
    sizes = [int(word) for word in words if word.isdigit()]
    layouts = {"speed": speed, "quality": quality}
    files = {"import": imports, "argdown": argdowns}
    chosen = [word for word in words if not word.isdigit()] or [*layouts, *files]
    for name in chosen:
        if name in files:
            files[name](sizes)
    if not layouts.keys() & set(chosen):
        return
    found = find()
    for sentence in found.missing:
        print(f"Not here: {sentence}")
    try:
        for name in chosen:
            if name in layouts:
                layouts[name](found.peers, sizes)
    finally:
        for peer in found.peers:
            peer.process.end()


if __name__ == "__main__":
    main(sys.argv[1:])
