"""Strongly connected components (Tarjan 1972), without recursion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def components(onward: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Sets of nodes each of which can be reached from each other; a lone node is one, too."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    waiting: set[str] = set()

    def enter(node: str) -> tuple[str, Iterator[str]]:
        index[node] = low[node] = len(index)
        stack.append(node)
        waiting.add(node)
        return node, iter(onward.get(node, ()))

    for start in onward:
        if start in index:
            continue
        path = [enter(start)]
        while path:
            node, rest = path[-1]
            for following in rest:
                if following not in index:
                    path.append(enter(following))
                    break
                if following in waiting:
                    low[node] = min(low[node], index[following])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == index[node]:
                    yield _unwound(stack, waiting, node)


def _unwound(stack: list[str], waiting: set[str], node: str) -> list[str]:
    place = stack.index(node) if stack[-1] != node else len(stack) - 1
    component = stack[place:]
    del stack[place:]
    waiting.difference_update(component)
    return component
