"""How a map is written as brat's annotations: the text, and the spans in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.formats.branches import statements_only
from argmap.formats.foreign import kept

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Statement
    from argmap.formats.format import Options

FAMILY: Final = "brat"
_WORD: Final = re.compile(r"[^\w-]+")
_VERBS: Final = {"support": "supports", "attack": "attacks"}


class _Span(NamedTuple):
    statement: Statement
    ends: list[tuple[int, int]]
    words: str


def write(document: Document, options: Options) -> bytes:
    _, spans = _laid(document)
    names = {each.statement.id: f"T{place}" for place, each in enumerate(spans, 1)}
    told = [
        f"{names[each.statement.id]}\t{_type(document, each.statement)} "
        + ";".join(f"{start} {end}" for start, end in each.ends)
        + f"\t{each.words}"
        for each in spans
    ]
    shown = statements_only(document)
    steps = sorted(shown.inferences.values(), key=lambda each: (each.order, each.id))
    links = [
        (_VERBS[each.polarity], premise, each.target) for each in steps for premise in each.premises
    ]
    ties = sorted(document.relations.values(), key=lambda each: (each.order, each.id))
    links += [(_WORD.sub("_", each.kind) or "related", each.a, each.b) for each in ties]
    told += [
        f"R{place}\t{kind} Arg1:{names[start]} Arg2:{names[end]}"
        for place, (kind, start, end) in enumerate(links, 1)
    ]
    attributes = [
        (name, names[each.statement.id], value)
        for each in spans
        for name, value in _attributes(each.statement)
    ]
    told += [
        f"A{place}\t{name} {key} {value}".rstrip()
        for place, (name, key, value) in enumerate(attributes, 1)
    ]
    notes = [
        (names[each.statement.id], line)
        for each in spans
        for line in (each.statement.note or "").split("\n")
        if each.statement.note
    ]
    told += [
        f"#{place}\tAnnotatorNotes {key}\t{line}" for place, (key, line) in enumerate(notes, 1)
    ]
    return "".join(f"{line}\n" for line in told).encode()


def write_text(document: Document, options: Options) -> bytes:
    return _laid(document)[0].encode()


def _laid(document: Document) -> tuple[str, list[_Span]]:
    """The text that is annotated and the spans: the source, where all of it is quoted from one."""
    statements = list(document.ordered_statements())
    quoted = [_quoted(document, each) for each in statements]
    found = [each for each in quoted if each is not None]
    if found and len(found) == len(quoted) and len({text for text, _ in found}) == 1:
        return found[0][0], [span for _, span in found]
    text = ""
    spans = []
    for each in statements:
        words = " ".join(each.text.split())
        spans.append(_Span(each, [(len(text), len(text) + len(words))], words))
        text += f"{words}\n"
    return text, spans


def _quoted(document: Document, statement: Statement) -> tuple[str, _Span] | None:
    """The source's text and the span in it, if the statement says what stands there."""
    sources = {each.source for each in statement.excerpts}
    source = document.sources.get(sources.pop()) if len(sources) == 1 else None
    if source is None or not source.text:
        return None
    ends = [(each.start or 0, each.end or 0) for each in statement.excerpts]
    words = " ".join(source.text[start:end] for start, end in ends)
    if words != statement.text:
        return None
    return source.text, _Span(statement, ends, " ".join(words.split()))


def _type(document: Document, statement: Statement) -> str:
    told = kept(statement, FAMILY).get("type")
    if isinstance(told, str) and told and not _WORD.search(told):
        return told
    if document.info.central == statement.id:
        return "MajorClaim"
    return "Premise" if document.references.from_premise(statement.id) else "Claim"


def _attributes(statement: Statement) -> list[tuple[str, str]]:
    told = kept(statement, FAMILY).get("attributes")
    found = []
    for each in told if isinstance(told, list) else ():
        match each:
            case [str(name), str(value)] if name and not _WORD.search(name):
                found.append((name, " ".join(value.split())))
    return found
