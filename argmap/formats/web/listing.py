"""All statements as a list to be read or heard: each below what it bears on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.graph import inferences_at, role_of
from argmap.core.i18n import tr, trn
from argmap.core.kinds import kind_of
from argmap.formats.drawing.boxes import addresses
from argmap.formats.drawing.markup import escaped
from argmap.layout.footers import footer_texts, short_citation
from argmap.layout.words import role_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.core.document import Document
    from argmap.core.folds import Ways
    from argmap.core.records import Inference, Statement

_DEEPEST: Final = 6
"""Deeper rows are not set in any further: there would be no room for words."""


class Row(NamedTuple):
    """A statement, where it stands in the list, and what it does to what it stands under."""

    key: str
    depth: int
    under: str
    inference: Inference | None
    again: bool


def rows_of(document: Document, ways: Ways) -> Iterator[Row]:
    """Each statement under each that it bears on; what stands below it, only the first time."""
    ordered = [each.id for each in document.ordered_statements()]
    entries = set(ways.entries)
    seen: set[str] = set()
    for entry in (key for key in ordered if key in entries):
        pending = [Row(entry, 0, "", None, False)]
        while pending:
            row = pending.pop()
            again = row.key in seen
            seen.add(row.key)
            yield row._replace(again=again)
            if not again:
                pending += reversed(list(_below(document, row)))


def _below(document: Document, row: Row) -> Iterator[Row]:
    """What bears on a statement, and on the steps that lead to it."""
    pending = list(reversed(inferences_at(document, row.key)))
    while pending:
        inference = pending.pop()
        for premise in inference.premises:
            yield Row(premise, row.depth + 1, row.key, inference, False)
        pending += reversed(inferences_at(document, inference.id))


def listing(document: Document, ways: Ways) -> str:
    """The items of the list, as HTML."""
    return "\n".join(_item(document, row, ways) for row in rows_of(document, ways))


def _item(document: Document, row: Row, ways: Ways) -> str:
    statement = document.statements[row.key]
    leaf = row.again or row.key not in ways.down
    fold = '<span class="leaf"></span>' if leaf else '<button class="fold" type="button"></button>'
    deep = f' class="d{min(row.depth, _DEEPEST)}"' if row.depth else ""
    kind = kind_of(statement.kind)
    words = [_role(document, row.inference) if row.inference is not None else ""]
    words.append(f'<span class="kind">{escaped(tr(kind.title))}</span> ')
    if statement.title:
        words.append(f"<strong><bdi>{escaped(statement.title)}</bdi></strong>\n")
    if statement.text or not statement.title:
        words.append(f"<bdi>{escaped(statement.text or tr('No text yet'))}</bdi>")
    more = f'<span class="more">{tr("See above")}</span>' if row.again else ""
    if not row.again:
        more = _more(document, statement) + _warrant(row.inference)
    return (
        f'<li{deep} data-for="{row.key}" data-under="{row.under}">{fold}<div class="said">'
        f'<a class="go" href="#{row.key}">{"".join(words)}</a>{more}</div></li>'
    )


def _role(document: Document, inference: Inference) -> str:
    role = role_of(document, inference)
    said = role_sentences()[role]
    others = len(inference.premises) - 1
    if others:
        with_others = trn("together with {n} other", "together with {n} others", others)
        said = f"{said}, {with_others}"
    return f'<span class="role {role}">{escaped(said)}</span>'


def _warrant(inference: Inference | None) -> str:
    if inference is None or not inference.text:
        return ""
    said = tr("Warrant") + ": " + inference.text
    return f'<span class="more">{escaped(said)}</span>'


def _more(document: Document, statement: Statement) -> str:
    """Who says it, where it stands, its tags and its note."""
    speaker = footer_texts(document, statement)[:1] if statement.voice is not None else []
    lines = [escaped(each) for each in speaker]
    linked = {key: address for address, key in addresses(document, statement).items()}
    places = {each.source: each.locator for each in reversed(statement.citations)}
    places |= {each.source: None for each in statement.excerpts if each.source not in places}
    for key, locator in places.items():
        source = document.sources.get(key)
        if source is None:
            continue
        said = escaped(short_citation(source, locator))
        address = linked.get(key)
        lines.append(
            f'<a href="{escaped(address)}" target="_blank" rel="noopener noreferrer">{said}</a>'
            if address is not None
            else said
        )
    if statement.tags:
        lines.append(escaped(" ".join(f"#{tag}" for tag in statement.tags)))
    if statement.note:
        lines.append(escaped(statement.note))
    return "".join(f'<span class="more">{each}</span>' for each in lines)
