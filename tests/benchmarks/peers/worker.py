"""Lays graphs out with Graphviz or graphlay: a graph a line in, a drawing a line out, both JSON.

    python worker.py ENGINE [OPTION=VALUE…]

It is run by the Python the engine is installed for, and imports nothing of argmap.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

Drawn = tuple[list[list[float]], list[list[list[float]]]]
_CURVE = 8


def main(engine: str, *options: str) -> None:
    chosen = dict(option.split("=", 1) for option in options)
    draw = {"graphviz": graphviz, "dot": dot, "graphlay": graphlay}[engine](chosen)
    for line in sys.stdin:
        request = json.loads(line)
        gc.collect()
        gc.disable()
        start = spent()
        middles, lines = draw(request)
        span = spent() - start
        gc.enable()
        reply = {"milliseconds": span * 1000, "middles": middles, "lines": lines}
        print(json.dumps(reply), flush=True)


def spent() -> float:
    """Seconds of processor time so far, those of programs started included."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def graphviz(options: dict[str, str]) -> Callable[[Any], Drawn]:
    """Graphviz within this process."""
    import pygraphviz

    def draw(request: Any) -> Drawn:
        graph = pygraphviz.AGraph(string=_as_dot(request, options))
        return _from_json(graph.draw(format="json0", prog="dot"), request)

    return draw


def dot(options: dict[str, str]) -> Callable[[Any], Drawn]:
    """The program `dot`, started anew for each graph as a user's editor would."""

    def draw(request: Any) -> Drawn:
        source = _as_dot(request, options).encode()
        done = subprocess.run(["dot", "-Tjson0"], input=source, stdout=-1, stderr=-3, check=True)
        return _from_json(done.stdout, request)

    return draw


def graphlay(options: dict[str, str]) -> Callable[[Any], Drawn]:
    from graphlay import layout

    def draw(request: Any) -> Drawn:
        nodes = [
            {"size": {"width": width, "height": height}, "shape": "box", "key": ""}
            for width, height in request["nodes"]
        ]
        lines = [{"source": a, "target": b} for a, b in request["lines"]]
        spacing = {"node_gap": request["gap"], "layer_gap": request["layer"]}
        chosen = {"direction": "topbottom", "spacing": spacing, **options}
        drawn = layout({"nodes": nodes, "edges": lines}, options=chosen)
        middles = [[node["center"]["x"], node["center"]["y"]] for node in drawn.nodes]
        return middles, [
            [[point["x"], point["y"]] for point in line["points"]] for line in drawn.edges
        ]

    return draw


def _as_dot(request: Any, options: dict[str, str]) -> str:
    settings = {
        "nodesep": request["gap"] / 72,
        "ranksep": request["layer"] / 72,
        **options,
    }
    parts = ["digraph {", *(f"{name}={value};" for name, value in settings.items())]
    parts.append('node [shape=box fixedsize=true label=""]; edge [dir=none];')
    parts += [
        f"{number} [width={width / 72:.5f} height={height / 72:.5f}];"
        for number, (width, height) in enumerate(request["nodes"])
    ]
    parts += [f"{a} -> {b} [id={number}];" for number, (a, b) in enumerate(request["lines"])]
    return "\n".join([*parts, "}"])


def _from_json(written: bytes, request: Any) -> Drawn:
    drawn = json.loads(written)
    tall = float(drawn["bb"].split(",")[3])
    middles: list[list[float]] = [[]] * len(request["nodes"])
    for node in drawn["objects"]:
        x, y = map(float, node["pos"].split(","))
        middles[int(node["name"])] = [x, tall - y]
    lines: list[list[list[float]]] = [[]] * len(request["lines"])
    for line in drawn["edges"]:
        spots = [list(map(float, spot.split(","))) for spot in line["pos"].split()]
        lines[int(line["id"])] = _flattened([[x, tall - y] for x, y in spots])
    for number, (a, b) in enumerate(request["lines"]):
        x, y = middles[b]
        # Graphviz draws from the upper node to the lower one even where it turned a line about.
        if lines[number] and _nearer(lines[number], x, y) and a != b:
            lines[number].reverse()
    return middles, lines


def _nearer(line: list[list[float]], x: float, y: float) -> bool:
    """Whether a line begins nearer to a point than it ends."""
    (x0, y0), (x1, y1) = line[0], line[-1]
    return (x0 - x) ** 2 + (y0 - y) ** 2 < (x1 - x) ** 2 + (y1 - y) ** 2


def _flattened(spots: list[list[float]]) -> list[list[float]]:
    """The points of a chain of cubic Bézier curves."""
    line = [spots[0]]
    for at in range(0, len(spots) - 3, 3):
        a, b, c, d = spots[at : at + 4]
        for step in range(1, _CURVE + 1):
            t = step / _CURVE
            s = 1 - t
            k = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
            line.append([k[0] * a[i] + k[1] * b[i] + k[2] * c[i] + k[3] * d[i] for i in (0, 1)])
    return line


if __name__ == "__main__":
    main(*sys.argv[1:])
