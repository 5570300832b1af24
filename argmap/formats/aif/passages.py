"""Where statements stand in the analysed text: marked themselves, or through locutions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from argmap.core import limits
from argmap.core.records import Excerpt, Source
from argmap.formats.aif.spans import Marked, Span, as_html, marked, nested

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.core.document import Document
    from argmap.formats.aif.graph import Graph

_PREFIX: Final = "node"


def html_in(text: Any) -> tuple[str, str | None]:
    """The HTML and the address that stand as `text` in a file, in either of two ways."""
    if isinstance(text, dict):
        source, url = text.get("txt"), text.get("url")
        return (
            source if isinstance(source, str) else "",
            url if isinstance(url, str) and url else None,
        )
    return (text if isinstance(text, str) else ""), None


def ranges(graph: Graph, text: Marked) -> dict[str, list[tuple[int, int]]]:
    """The ranges of the text that each statement has, by node id."""
    of_node: dict[str, list[tuple[int, int]]] = {}
    for span in text.spans:
        bare = span.id.removeprefix(_PREFIX)
        key = bare if bare in graph.types else span.id
        of_node.setdefault(key, []).append((span.start, span.end))
    found: dict[str, list[tuple[int, int]]] = {}
    for node in graph.statements.values():
        said = [node.id]
        for act in graph.into.get(node.id, ()):
            if graph.types[act] == "YA":
                said += graph.into.get(act, ())
        every = [each for key in said for each in of_node.get(key, ())]
        if every:
            found[node.id] = list(dict.fromkeys(every))
    return found


def excerpts(source: str, text: str, every: list[tuple[int, int]]) -> tuple[Excerpt, ...]:
    return tuple(
        Excerpt(source=source, start=start, end=end, exact=text[start:end][: limits.MAX_TEXT])
        for start, end in every
    )


def chosen_source(document: Document) -> Source | None:
    """The one source whose text a file has room for: the first that has one."""
    ordered = cast("tuple[Source, ...]", document.ordered("sources"))
    return next((each for each in ordered if each.text), None)


def passages_in(document: Document, source: Source) -> dict[str, list[tuple[int, int]]]:
    """The ranges of this source that statements have, by statement id."""
    found: dict[str, list[tuple[int, int]]] = {}
    length = len(source.text or "")
    for statement in document.ordered_statements():
        every = [
            (each.start, each.end)
            for each in statement.excerpts
            if each.source == source.id
            and each.start is not None
            and each.end is not None
            and each.start <= each.end <= length
        ]
        if every:
            found[statement.id] = list(dict.fromkeys(every))
    return found


def html_out(
    document: Document, source: Source | None, named: Mapping[str, Any], before: Any, graph: Graph
) -> str:
    """The text as HTML: as it was read, if nothing in it has changed since."""
    old, _ = html_in(before)
    if source is None:
        return ""
    wanted = passages_in(document, source)
    by_node = {str(named[key]): every for key, every in wanted.items()}
    read = marked(old)
    if read.text == source.text and ranges(graph, read) == by_node:
        return old
    spans = [
        Span(f"{_PREFIX}{named[key]}", start, end)
        for key, every in wanted.items()
        for start, end in every
    ]
    return as_html(source.text or "", spans)


def crossing(document: Document, source: Source) -> int:
    """How many ranges cannot be marked, since they cross others."""
    spans = [
        Span(key, start, end)
        for key, every in passages_in(document, source).items()
        for start, end in every
    ]
    return len(spans) - len(nested(spans))
