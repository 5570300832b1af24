"""Mermaid flowcharts, which wikis and code hosts draw from text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import mark
from argmap.formats.arrows import SHAPE, arrows_of, label_of, steps_of, ties_of
from argmap.formats.format import Format, Options
from argmap.formats.framing import frames_of, lost_members, nested

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Statement
    from argmap.formats.arrows import Arrow

_COLOURS: Final = {
    "supports": "#2e7d32", "backs": "#2e7d32", "attacks": "#c62828", "undercuts": "#c62828",
}  # fmt: skip
_ENTITIES: Final = str.maketrans(
    {
        "#": "#35;", "&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;",
        "\\": "#92;", "*": "#42;", "_": "#95;", "|": "#124;", "\n": "<br/>", "\t": " ",
    }
)  # fmt: skip


def _write(document: Document, options: Options) -> bytes:
    title = document.info.title or options.name
    told = ["---", f"title: {json.dumps(title, ensure_ascii=False)}", "---"] if title else []
    told.append("flowchart BT")
    names = {each.id: f"n{n}" for n, each in enumerate(document.ordered_statements(), 1)}
    steps = steps_of(document)
    names |= {each.id: f"s{n}" for n, each in enumerate(steps, 1)}
    told += [f"  {names[each.id]}{_box(each)}" for each in document.ordered_statements()]
    told += [f"  {names[each.id]}(({_quoted(label_of(each) or '∧')}))" for each in steps]
    told += _subgraphs(document, names)
    styles: dict[str, list[str]] = {}
    arrows = arrows_of(document)
    for place, arrow in enumerate(arrows):
        told.append(f"  {names[arrow.start]} {_line(arrow)} {names[arrow.end]}")
        if colour := _COLOURS.get(arrow.relation):
            styles.setdefault(colour, []).append(str(place))
    told += [
        f"  {names[each.a]} -.-|{_quoted(each.kind)}| {names[each.b]}" for each in ties_of(document)
    ]
    told += [f"  linkStyle {','.join(places)} stroke:{colour}" for colour, places in styles.items()]
    implicit = [names[each.id] for each in document.ordered_statements() if each.implicit]
    if implicit:
        told.append("  classDef implicit stroke-dasharray:5 5")
        told.append(f"  class {','.join(implicit)} implicit")
    return ("\n".join(told) + "\n").encode()


def _subgraphs(document: Document, names: dict[str, str]) -> list[str]:
    """Groups, one within another where all its members are."""
    told, depth = [], 0
    for place, ((group, depth, members), over) in enumerate(nested(frames_of(document)), 1):
        told += ["  " * (depth + over - n) + "end" for n in range(over)]
        told.append(f"{'  ' * (depth + 1)}subgraph g{place}[{_quoted(group.title)}]")
        told += [f"{'  ' * (depth + 2)}{names[key]}" for key in members]
    return told + ["  " * (depth + 1 - n) + "end" for n in range(depth + 1 if told else 0)]


def _box(statement: Statement) -> str:
    title = f"<b>{statement.title.translate(_ENTITIES)}</b><br/>" if statement.title else ""
    return f'["{title}{statement.text.translate(_ENTITIES) or " "}"]'


def _line(arrow: Arrow) -> str:
    if arrow.relation == "premise":
        return "---"
    label = label_of(arrow.step) if arrow.whole else ""
    return f"-->|{_quoted(f'{arrow.relation} ({label})' if label else arrow.relation)}|"


def _quoted(text: str) -> str:
    return f'"{text.translate(_ENTITIES) or " "}"'


FORMAT = Format(
    id="mermaid",
    title=mark("Mermaid"),
    suffixes=(".mmd", ".mermaid"),
    write=_write,
    holds=SHAPE | {"schemes", "groups", "titles", "implicit", "map_title"},
    also_lost=lost_members,
)
