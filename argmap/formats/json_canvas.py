"""JSON Canvas, as Obsidian draws it: statements are cards, and steps with more to say are too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import mark, tr, trn
from argmap.formats.branches import HELPER
from argmap.formats.building import Builder
from argmap.formats.canvas_writing import FAMILY, JUNCTION, OURS, write
from argmap.formats.details import ALL, inference_fields, statement_fields
from argmap.formats.format import Format, Imported
from argmap.formats.relating import sign_of
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.formats.given import Given

_JUNCTIONS: Final = frozenset({JUNCTION, "&", "+", "and", "because", "therefore", "∴"})
_TYPES: Final = frozenset({"text", "file", "link", "group"})
_HUES: Final = {"4": "+", "1": "-"}
_AIMING: Final = ("-", "_", "=", "~", "^")
_PLACED: Final = frozenset({"id", "x", "y", "width", "height", "text", "type", OURS})


def _sniff(given: Given) -> float:
    raw = given.object
    nodes = raw.get("nodes")
    if not isinstance(nodes, list) or not isinstance(raw.get("edges", []), list):
        return 0.0
    fitting = [
        each
        for each in nodes
        if isinstance(each, dict)
        and str(each.get("type")) in _TYPES
        and "x" in each
        and "width" in each
    ]
    if not nodes:
        return 0.3 if raw.keys() <= {"nodes", "edges", OURS} else 0.0
    return 0.9 if len(fitting) == len(nodes) else 0.0


def _read(given: Given) -> Imported:
    raw = given.json
    if not isinstance(raw, dict) or not isinstance(raw.get("nodes"), list):
        raise FileProblem(tr("There are no cards in this file."))
    reading = _Reading(_objects(raw.get("nodes")), _objects(raw.get("edges")))
    said = raw.get(OURS)
    info = {
        name: said[name]
        for name in ("title", "description")
        if isinstance(said, dict) and isinstance(said.get(name), str)
    }
    return reading.imported(info)


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


class _Reading:
    def __init__(self, nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> None:
        self._builder = Builder(FAMILY)
        self._nodes = nodes
        self._edges = [_directed(each) for each in edges]
        self._into: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._out: Counter[str] = Counter()
        for each in self._edges:
            self._into[str(each.get("toNode"))].append(each)
            self._out[str(each.get("fromNode"))] += 1
        self._junctions = {str(each.get("id")): each for each in nodes if self._is_junction(each)}
        self._guessed = 0

    def imported(self, info: Mapping[str, Any]) -> Imported:
        groups = [each for each in self._nodes if each.get("type") == "group"]
        for node in self._nodes:
            if node.get("type") != "group" and str(node.get("id")) not in self._junctions:
                self._statement(node)
        for group in groups:
            self._group(group)
        self._arrows()
        if self._guessed:
            self._builder.guessed(
                trn(
                    "{n} edge says not whether it supports or attacks; it is taken to support.",
                    "{n} edges say not whether they support or attack; they are taken to support.",
                    self._guessed,
                )
            )
        return self._builder.finish(**info)

    def _arrows(self) -> None:
        helpers: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for edge in self._edges:
            if self._is_premise(edge):
                continue
            if str(edge.get("fromNode")) in self._junctions:
                self._junction(edge)
            elif edge.get("undirected") or isinstance(_ours(edge).get("relation"), str):
                self._relation(edge)
            else:
                sign = self._sign(edge)
                target = str(edge.get("toNode"))
                if sign in ("+", HELPER, "&") and self._helped(target):
                    helpers[target].append(edge)
                else:
                    self._inference(edge, [edge], sign)
        for edges in helpers.values():
            self._inference(edges[0], edges, "+")

    def _is_junction(self, node: dict[str, Any]) -> bool:
        if node.get("type", "text") != "text":
            return False
        key = str(node.get("id"))
        if isinstance(_ours(node).get("inference"), dict):
            return self._out[key] == 1 and bool(self._into[key])
        words = str(node.get("text", "")).strip().lower()
        return words in _JUNCTIONS and self._out[key] == 1 and bool(self._into[key])

    def _is_premise(self, edge: dict[str, Any]) -> bool:
        """Whether an edge leads into a step, rather than aims at it."""
        start, end = str(edge.get("fromNode")), str(edge.get("toNode"))
        if end not in self._junctions or start in self._junctions:
            return False
        return "premise" in _ours(edge) or sign_of(str(edge.get("label") or "")) not in _AIMING

    def _statement(self, node: dict[str, Any]) -> None:
        ours = {name: each for name, each in _ours(node).items() if isinstance(each, str)}
        kind = node.get("type", "text")
        fields: dict[str, Any] = {"x": _number(node.get("x")), "y": _number(node.get("y"))}
        text = node.get("text")
        if kind != "text":
            text = node.get("file") if kind == "file" else node.get("url")
            fields["kind"] = "evidence"
        fields |= statement_fields(ours)
        aside: dict[str, Any] = {} if kind == "text" else {"type": kind}
        aside |= {name: value for name, value in node.items() if name not in _PLACED}
        if "colour" in fields:
            aside.pop("color", None)
        elif isinstance(node.get("color"), str) and node["color"][:1] == "#":
            fields["colour"] = aside.pop("color")
        size = {name: node[name] for name in node if name in ("width", "height")}
        if not ours.get("width") and not ours:
            aside |= size
        keep = {"node": aside} if aside else None
        self._builder.statement(_key(node), str(text or ""), keep=keep, **fields)

    def _group(self, group: dict[str, Any]) -> None:
        told = _ours(group).get("members")
        members = [str(each) for each in told] if isinstance(told, list) else list(self._in(group))
        rest = {each: value for each, value in group.items() if each not in ("id", "label", OURS)}
        title = str(group.get("label") or "")
        if members:
            self._builder.group(_key(group), title, members, keep={"node": rest})
        else:
            self._builder.repaired(
                tr("Group “{title}” has no members; it is left out.", title=title)
            )

    def _in(self, group: dict[str, Any]) -> Iterator[str]:
        """Cards whose middle is inside the frame."""
        left, top, wide, high = _rect(group)
        for node in self._nodes:
            key = str(node.get("id"))
            if node.get("type") == "group" or key in self._junctions:
                continue
            x, y, width, height = _rect(node)
            if 0 <= x + width / 2 - left <= wide and 0 <= y + height / 2 - top <= high:
                yield key

    def _junction(self, edge: dict[str, Any]) -> None:
        key = str(edge["fromNode"])
        sign = self._sign(edge)
        said = _ours(self._junctions[key]).get("inference")
        details = (
            {n: v for n, v in said.items() if isinstance(v, str)} if isinstance(said, dict) else {}
        )
        premises = [each for each in self._into[key] if self._is_premise(each)]
        roles: dict[str | int, str] = {
            str(each.get("fromNode")): role
            for each in premises
            if isinstance(role := _ours(each).get("role"), str)
        }
        self._builder.inference(
            key,
            [str(each.get("fromNode")) for each in premises],
            str(edge.get("toNode")),
            details.get("polarity") or ("attack" if sign in ("-", "_") else "support"),
            roles=roles,
            **inference_fields(details),
        )

    def _inference(self, edge: dict[str, Any], edges: list[dict[str, Any]], sign: str) -> None:
        label = edge.get("label")
        keep = {"label": label} if label and sign_of(str(label)) is None else None
        self._builder.inference(
            _key(edge),
            [str(each.get("fromNode")) for each in edges],
            str(edge.get("toNode")),
            "attack" if sign in ("-", "_") else "support",
            keep=keep,
        )

    def _relation(self, edge: dict[str, Any]) -> None:
        kind = _ours(edge).get("relation") or edge.get("label") or "related"
        ends = (str(edge.get("fromNode")), str(edge.get("toNode")))
        self._builder.relation(_key(edge), str(kind), *ends)

    def _sign(self, edge: dict[str, Any]) -> str:
        sign = sign_of(str(edge.get("label") or "")) or _HUES.get(str(edge.get("color")))
        if sign is None:
            self._guessed += 1
        return sign or "+"

    def _helped(self, target: str) -> bool:
        """Whether something at this card is called a premise that goes with others."""
        return any(sign_of(str(each.get("label") or "")) == HELPER for each in self._into[target])


def _directed(edge: dict[str, Any]) -> dict[str, Any]:
    """The edge from what it comes from; `undirected` where it has no arrow or two."""
    start, end = edge.get("fromEnd") == "arrow", edge.get("toEnd", "arrow") == "arrow"
    if start and not end:
        return {**edge, "fromNode": edge.get("toNode"), "toNode": edge.get("fromNode")}
    into_junction = isinstance(edge.get(OURS), dict) and "premise" in edge[OURS]
    return {**edge, "undirected": start == end and not into_junction}


def _key(record: dict[str, Any]) -> str | None:
    key = record.get("id")
    return str(key) if isinstance(key, (str, int)) else None


def _ours(record: dict[str, Any]) -> dict[str, Any]:
    ours = record.get(OURS)
    return ours if isinstance(ours, dict) else {}


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and abs(value) < 1e15 else None


def _rect(node: dict[str, Any]) -> tuple[float, float, float, float]:
    x, y, width, height = (_number(node.get(name)) or 0.0 for name in ("x", "y", "width", "height"))
    return x, y, width, height


FORMAT = Format(
    id=FAMILY,
    title=mark("JSON Canvas"),
    suffixes=(".canvas",),
    sniff=_sniff,
    read=_read,
    write=write,
    holds=ALL
    | {
        "linked", "undercuts", "backings", "other_polarity", "several_parents", "cycles",
        "rephrases", "contradictions", "preferences", "other_relations", "groups", "map_title",
        "map_description",
    },
)  # fmt: skip
