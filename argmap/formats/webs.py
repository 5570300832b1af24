"""What joins what in a file of nodes and edges, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterable


class Web:
    """Edges by either end; the same twice counts once."""

    def __init__(self, edges: Iterable[tuple[str, str]]) -> None:
        self._into: dict[str, dict[str, None]] = {}
        self._out: dict[str, dict[str, None]] = {}
        for start, end in edges:
            self._out.setdefault(start, {})[end] = None
            self._into.setdefault(end, {})[start] = None

    def into(self, key: str) -> list[str]:
        return list(self._into.get(key, ()))

    def out(self, key: str) -> list[str]:
        return list(self._out.get(key, ()))
