"""What arguebuf makes of files, where it is there to be asked: statements and what joins them."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from argmap.core.document import Document
from argmap.core.records import Statement

VERSION = "2.7.2"
_SCRIPT = """
import io, json, logging, sys
import arguebuf
from arguebuf.load import aif, json as own, kialo, microtexts, xaif
logging.disable(logging.CRITICAL)
loads = {
    "aif": lambda data: aif(json.loads(data.decode("utf-8-sig"))),
    "xaif": lambda data: xaif(json.loads(data.decode("utf-8-sig"))),
    "arguebuf": lambda data: own(io.StringIO(data.decode())),
    "kialo": lambda data: kialo(io.StringIO(data.decode("utf-8-sig"), newline=None)),
    "microtext": lambda data: microtexts(io.BytesIO(data)),
}
def seen(name, data):
    try:
        graph = loads[name](data)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    into, out = {}, {}
    for edge in graph.edges.values():
        into.setdefault(edge.target.id, []).append(str(edge.source.id))
        out.setdefault(edge.source.id, []).append(str(edge.target.id))
    return {
        "atoms": {key: node.plain_text for key, node in graph.atom_nodes.items()},
        "schemes": {key: [kind(node), into.get(key, []), out.get(key, [])]
                    for key, node in graph.scheme_nodes.items()},
    }
def kind(node):
    return node.userdata.get("argmap", {}).get("polarity") or type(node.scheme).__name__.lower()
asked = json.load(sys.stdin)
json.dump([seen(name, bytes.fromhex(data)) for name, data in asked], sys.stdout)
"""


@cache  # a test has a home folder of its own, where there are no programs
def peer_python() -> Path | None:
    """The Python that arguebuf is installed for."""
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(os.environ.get("ARGMAP_PEERS") or Path(caches) / "argmap-peers")
    python = folder / "arguebuf" / "bin" / "python"
    return python if python.exists() else None


def seen_by_peer(files: list[tuple[str, bytes]]) -> list[dict[str, Any]]:
    """Of each file, given with the name of its format, what arguebuf sees in it, or its error."""
    python = peer_python()
    assert python is not None
    asked = json.dumps([(name, data.hex()) for name, data in files])
    done = subprocess.run(
        [str(python), "-c", _SCRIPT], input=asked, capture_output=True, text=True, timeout=120,
        check=True,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


Told = tuple[Counter[str], Counter[str]]
"""Texts of statements, and each tie in words, as often as they come."""


def told_of(document: Document) -> Told:
    """What our map says, as far as arguebuf has words for it."""

    def aim(key: str) -> str:
        record = document.record(key)
        return _plain(record.text) if isinstance(record, Statement) else f"<{step(key)}>"

    def step(key: str) -> str:
        each = document.inferences[key]
        return _tie(each.polarity, [aim(key) for key in each.premises], aim(each.target))

    texts = Counter(_plain(each.text) for each in document.statements.values())
    ties = Counter(map(step, document.inferences))
    ties += Counter(_tie(r.kind, [aim(r.a)], aim(r.b)) for r in document.relations.values())
    return texts, ties


def told_by(seen: dict[str, Any]) -> Told:
    """What arguebuf sees. Schemes without a premise or a target join nothing and are left out."""
    atoms, schemes = seen["atoms"], seen["schemes"]

    def aim(key: str) -> str | None:
        return _plain(atoms[key]) if key in atoms else _in_brackets(steps(key))

    def steps(key: str) -> list[str]:
        kind, into, out = schemes[key]
        premises = [_plain(atoms[each]) for each in into if each in atoms]
        aims = [aim(each) for each in out]
        return [_tie(kind, premises, each) for each in aims if each is not None and premises]

    return Counter(map(_plain, atoms.values())), Counter(
        each for key in schemes for each in steps(key)
    )


def _in_brackets(found: list[str]) -> str | None:
    return f"<{found[0]}>" if found else None


def _tie(kind: str, premises: list[str], target: str) -> str:
    return f"{' & '.join(sorted(premises))} -{kind}-> {target}"


def _plain(text: str) -> str:
    return " ".join(text.split())
