"""DOT, for Graphviz to draw."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import mark
from argmap.formats.arrows import SHAPE, arrows_of, label_of, steps_of, ties_of
from argmap.formats.format import Format, Options
from argmap.formats.framing import frames_of, lost_members, nested

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Statement
    from argmap.formats.arrows import Arrow

_WIDTH: Final = 36
_COLOURS: Final = {
    "supports": "#2e7d32", "backs": "#2e7d32", "attacks": "#c62828", "undercuts": "#c62828",
}  # fmt: skip


def _write(document: Document, options: Options) -> bytes:
    title = document.info.title or options.name
    told = [f"digraph {_quoted(title)} {{"]
    if title:
        told.append(f"  label={_quoted(title)}; labelloc=t;")
    told += [
        "  rankdir=BT;",
        '  node [shape=box, style=rounded, fontname="sans-serif", fontsize=11];',
        '  edge [fontname="sans-serif", fontsize=9];',
    ]
    told += [f"  {_node(each)}" for each in document.ordered_statements()]
    told += [
        f"  {_quoted(each.id)} [shape=point, width=0.12, xlabel={_quoted(label_of(each))}];"
        for each in steps_of(document)
    ]
    told += _clusters(document)
    told += [f"  {_edge(each)}" for each in arrows_of(document)]
    for tie in ties_of(document):
        looks = _attributes({"label": tie.kind, "dir": "none", "style": "dashed"})
        told.append(f"  {_quoted(tie.a)} -> {_quoted(tie.b)} [{looks}, constraint=false];")
    return ("\n".join([*told, "}"]) + "\n").encode()


def _clusters(document: Document) -> list[str]:
    """Groups, one within another where all its members are."""
    told, depth = [], 0
    for place, ((group, depth, members), over) in enumerate(nested(frames_of(document))):
        told += ["  " * (depth + over - n) + "}" for n in range(over)]
        told.append(
            f"{'  ' * (depth + 1)}subgraph cluster_{place} {{ label={_quoted(group.title)};"
        )
        told += [f"{'  ' * (depth + 2)}{_quoted(key)};" for key in members]
    return told + ["  " * (depth + 1 - n) + "}" for n in range(depth + 1 if told else 0)]


def _node(statement: Statement) -> str:
    lines = [statement.title] if statement.title else []
    lines += [
        part
        for line in statement.text.split("\n")
        for part in textwrap.wrap(line, _WIDTH, break_on_hyphens=False) or [""]
    ]
    looks = {"label": "\n".join(lines)}
    if statement.implicit:
        looks["style"] = "rounded,dashed"
    if statement.note:
        looks["tooltip"] = statement.note
    return f"{_quoted(statement.id)} [{_attributes(looks)}];"


def _edge(arrow: Arrow) -> str:
    looks: dict[str, str] = {}
    if arrow.relation == "premise":
        looks["dir"] = "none"
    else:
        label = label_of(arrow.step) if arrow.whole else ""
        looks["label"] = f"{arrow.relation} ({label})" if label else arrow.relation
    colour = _COLOURS.get(arrow.relation)
    if colour:
        looks |= {"color": colour, "fontcolor": colour}
    return f"{_quoted(arrow.start)} -> {_quoted(arrow.end)} [{_attributes(looks)}];"


def _attributes(looks: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in looks.items())


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    # Graphviz reads HTML entities in labels.
    return '"' + escaped.replace("&", "&amp;") + '"'


FORMAT = Format(
    id="dot",
    title=mark("DOT (Graphviz)"),
    suffixes=(".dot", ".gv"),
    write=_write,
    holds=SHAPE | {"schemes", "groups", "titles", "implicit", "notes", "map_title"},
    also_lost=lost_members,
)
