"""GraphML, for programs that compute with graphs or draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.core.records import Group
from argmap.formats.arrows import SHAPE, arrows_of, said_of, steps_of, ties_of
from argmap.formats.details import ALL, details_of
from argmap.formats.format import Format, Options
from argmap.formats.xml import tag, words

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.arrows import Arrow

_NUMBERS = frozenset({"x", "y", "width", "credence", "strength"})


def _write(document: Document, options: Options) -> bytes:
    writing = _Writing()
    body = [tag("graph", {"id": "map", "edgedefault": "directed"})]
    info = document.info
    about = {"map-title": info.title or options.name, "map-description": info.description}
    body += writing.data("graph", about)
    groups: dict[str, list[str]] = {}
    for each in document.ordered("groups"):
        for key in each.members if isinstance(each, Group) else ():
            groups.setdefault(key, []).append(each.title if isinstance(each, Group) else "")
    for statement in document.ordered_statements():
        said = {"type": "statement", "label": statement.text, **details_of(statement)}
        if statement.id in groups:
            said["groups"] = "\n".join(groups[statement.id])
        body += writing.element("node", {"id": statement.id}, said)
    for step in steps_of(document):
        said = {"type": "inference", "polarity": step.polarity, **said_of(step)}
        body += writing.element("node", {"id": step.id}, said)
    for arrow in arrows_of(document):
        ends = {"source": arrow.start, "target": arrow.end}
        body += writing.element("edge", ends, _arrow(arrow))
    for tie in ties_of(document):
        ends = {"id": tie.id, "source": tie.a, "target": tie.b}
        body += writing.element("edge", ends, {"relation": tie.kind, "type": "relation"})
    head = ['<?xml version="1.0" encoding="UTF-8"?>']
    head.append(tag("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"}))
    return ("\n".join([*head, *writing.keys(), *body, "</graph>", "</graphml>"]) + "\n").encode()


def _arrow(arrow: Arrow) -> dict[str, str]:
    said = {"relation": arrow.relation}
    if arrow.whole:
        said |= said_of(arrow.step)
    if (arrow.whole or arrow.relation == "premise") and arrow.start in arrow.step.roles:
        said["role"] = arrow.step.roles[arrow.start]
    return said


class _Writing:
    """Elements with data, and the declarations of what data there are."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], str] = {}

    def keys(self) -> list[str]:
        return [
            tag(
                "key",
                {
                    "id": key, "for": element, "attr.name": name,
                    "attr.type": "double" if name in _NUMBERS else "string",
                },
                end="/>",
            )
            for (element, name), key in self._keys.items()
        ]  # fmt: skip

    def data(self, element: str, said: dict[str, str]) -> list[str]:
        found = []
        for name, value in said.items():
            if value:
                key = self._keys.setdefault((element, name), f"d{len(self._keys)}")
                found.append(f'<data key="{key}">{words(value)}</data>')
        return found

    def element(self, name: str, attributes: dict[str, str], said: dict[str, str]) -> list[str]:
        return [tag(name, attributes), *self.data(name, said), f"</{name}>"]


FORMAT = Format(
    id="graphml",
    title=mark("GraphML"),
    suffixes=(".graphml",),
    write=_write,
    holds=SHAPE | ALL | {"groups", "map_title", "map_description"},
)
