"""How fast files are read and drawn from start to end, beside the programs that do the same."""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from tests.benchmarks.aif_maps import aif_file
from tests.benchmarks.argdown_texts import argdown_text
from tests.benchmarks.peers.programs import HERE, folder

NODES: Final = (5_500, 12_600, 33_000)
STATEMENTS: Final = (100, 1_000)
ROUNDS: Final = 7
ROOT: Final = HERE.parents[2]

_WIDTH: Final = 960
"""Pixels that Argdown's own settings make dot draw."""

_Run = Callable[[], float]


def imports(sizes: Sequence[int]) -> None:
    """AIF files from the disk to a document, and to a graph of arguebuf."""
    python = folder() / "arguebuf" / "bin" / "python"
    there = python.exists()
    if not there:
        print("Not here: arguebuf: ./dev bench --peers installs arguebuf 2.7.2.")
    print("\nAIF files read, ms of processor time (and times ours), medians of fresh processes")
    print(f"{'':>10}{'nodes':>10}{'argmap':>10}{'arguebuf':>20}")
    with tempfile.TemporaryDirectory() as scratch:
        small, path = Path(scratch) / "small.json", Path(scratch) / "map.json"
        small.write_bytes(aif_file(60))
        ours = [sys.executable, "-m", "tests.benchmarks.peers.reader", "argmap"]
        theirs = [str(python), str(HERE / "reader.py"), "arguebuf"]
        for talk in (False, True):
            for size in sizes or NODES:
                path.write_bytes(aif_file(size, talk=talk))
                ways = [_reading([*ours, str(small), str(path)])]
                if there:
                    ways.append(_reading([*theirs, str(small), str(path)]))
                _row("debate" if talk else "text", size, _in_turn(ways))


def _reading(command: list[str]) -> _Run:
    def run() -> float:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        return float(json.loads(done.stdout)["milliseconds"])

    return run


def argdowns(sizes: Sequence[int]) -> None:
    """Argdown to a PNG, from the start of the program to its end; a picture of the same width."""
    node, cli = shutil.which("node"), folder() / "node_modules" / "@argdown" / "cli"
    there = node is not None and cli.is_dir() and shutil.which("dot") is not None
    if not there:
        print("Not here: @argdown/cli with Node.js and dot: ./dev bench --peers installs them.")
    print("\nArgdown to a PNG, ms of processor time, starting included, medians")
    print(f"{'':>10}{'statements':>12}{'argmap':>8}{'argdown + dot':>20}")
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        text = scratch / "map.argdown"
        for full in (False, True):
            for size in sizes or STATEMENTS:
                text.write_text(argdown_text(size), encoding="utf-8")
                ways = [_spent([_our_drawing(text, full=full)])]
                if there:
                    ways.append(_spent(_their_drawing(str(node), text, full=full)))
                _row("full size" if full else f"{_WIDTH} px", size, _in_turn(ways))


def _our_drawing(text: Path, *, full: bool) -> list[str]:
    size = ["--scale", "1"] if full else ["--width", str(_WIDTH)]
    return [sys.executable, "-m", "argmap", "export", str(text), str(text) + ".png", *size]


def _their_drawing(node: str, text: Path, *, full: bool) -> list[list[str]]:
    program = folder() / "node_modules" / "@argdown" / "cli" / "dist" / "cli.js"
    drawn = text.with_suffix(".dot")
    size = ["-Gsize="] if full else []
    return [
        [node, str(program), "map", "-f", "dot", "--silent", str(text), str(text.parent)],
        ["dot", "-Tpng", *size, str(drawn), "-o", str(drawn) + ".png"],
    ]


def _spent(commands: list[list[str]]) -> _Run:
    """Processor time of these processes, one after the other."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for command in commands:
            subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    return run


def _in_turn(ways: list[_Run]) -> list[float]:
    spans: list[list[float]] = [[] for _ in ways]
    for number in range(ROUNDS + 1):
        for span, way in zip(spans, ways, strict=True):
            taken = way()
            if number:  # the first of each fills caches
                span.append(taken)
    return [statistics.median(span) for span in spans]


def _row(what: str, size: int, spans: list[float]) -> None:
    cells = [f"{span:,.0f} ({span / spans[0]:.1f} ×)" for span in spans[1:]] or ["-"]
    print(f"{what:>10}{size:>10,}{spans[0]:>10,.0f}{cells[0]:>20}", flush=True)
