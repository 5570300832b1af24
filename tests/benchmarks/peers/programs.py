"""The programs that can be had here, and what to do for those that cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final, NamedTuple

from tests.benchmarks.peers.graph import Graph, Reply
from tests.benchmarks.peers.process import Process

HERE: Final = Path(__file__).parent


def folder() -> Path:
    """Where `./dev bench --peers` puts them: out of the project."""
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("ARGMAP_PEERS") or Path(caches) / "argmap-peers")


class Peer(NamedTuple):
    """Another program with its settings. `speed` says whether it is worth timing on large maps."""

    name: str
    process: Process
    speed: bool

    def lay_out(self, graph: Graph, gap: float, layer: float) -> Reply:
        """Raises OvertimeError or NoAnswerError."""
        return Reply(**self.process.ask({**graph.request(), "gap": gap, "layer": layer}))


class Found(NamedTuple):
    peers: list[Peer]
    missing: list[str]


def find() -> Found:
    found = Found([], [])
    python = folder() / "venv" / "bin" / "python"
    for peers, absent in (_graphviz(python), _graphlay(python), _elk()):
        found.peers.extend(peers)
        found.missing.extend(absent)
    return found


_Some = tuple[list[Peer], list[str]]


def _graphviz(python: Path) -> _Some:
    peers, missing = [], []
    worker = str(HERE / "worker.py")
    if _has(python, "pygraphviz"):
        for name, options in (("dot", []), ("dot ordering=out", ["ordering=out"])):
            process = Process([str(python), worker, "graphviz", *options])
            peers.append(Peer(f"{name} (pygraphviz)", process, not options))
    else:
        missing.append("Graphviz in process: ./dev bench --peers installs pygraphviz 2.")
    if shutil.which("dot"):
        process = Process([shutil.which("python3") or "python3", worker, "dot"])
        peers.append(Peer("dot (program)", process, speed=True))
    else:
        missing.append("The program dot: install Graphviz (apt-get install graphviz).")
    return peers, missing


def _graphlay(python: Path) -> _Some:
    if not _has(python, "graphlay"):
        return [], ["graphlay: ./dev bench --peers installs it."]
    command = [str(python), str(HERE / "worker.py"), "graphlay"]
    return [
        Peer(f"graphlay {effort}", Process([*command, f"effort={effort}"]), effort == "fast")
        for effort in ("fast", "balanced")
    ], []


def _elk() -> _Some:
    node = shutil.which("node")
    if node is None:
        return [], ["ELK: install Node.js with npm, then ./dev bench --peers installs elkjs."]
    if not (folder() / "node_modules" / "elkjs").is_dir():
        return [], ["ELK: ./dev bench --peers installs elkjs."]
    command = [node, str(HERE / "elk.js"), str(folder())]
    return [
        Peer(f"ELK {name}", Process([*command, name]), name == "layered")
        for name in ("layered", "mrtree")
    ], []


def _has(python: Path, module: str) -> bool:
    if not python.exists():
        return False
    command = [str(python), "-c", f"import {module}"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
