"""Indented outlines: one statement a line, a sign for how it bears on the one above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import mark, tr, trn
from argmap.formats.building import Builder
from argmap.formats.format import Format, Imported, Loss, Options
from argmap.formats.reading.growth import Growth
from argmap.formats.reading.items import is_outline, items_of
from argmap.formats.reading.lines import lines_of, signed
from argmap.formats.reading.marks import read
from argmap.formats.reading.planting import Planter
from argmap.formats.strangers import is_drawing
from argmap.formats.telling import outline
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.core.document import Document
    from argmap.formats.given import Given

_OURS: Final = re.compile(r"^[ \t]+[&=~−] ", re.MULTILINE)
"""Signs that Argdown has not, which tells much else alike."""

_CODE: Final = re.compile(r"\s*(?:\{|<[!?/A-Za-z]|===\s*$)", re.MULTILINE)


_TEXTS: Final = frozenset({"", ".txt", ".text", ".outline", ".md", ".markdown", ".org", ".rst"})
"""What names of files end in that people write words into."""


def looks_outlined(given: Given) -> bool:
    """Whether the file is text in which marks or indentation say what belongs below what."""
    head = given.head
    return _is_words(head) and is_outline(lines_of(head))


def lost_line_ends(document: Document) -> Iterable[Loss]:
    count = sum(" ".join(each.text.split()) != each.text for each in document.statements.values())
    if count:
        told = trn(
            "the line ends and runs of blanks in {n} statement",
            "the line ends and runs of blanks in {n} statements",
            count,
        )
        yield Loss("line_ends", count, told)


def lost_in_lines(document: Document) -> Iterable[Loss]:
    """What lines cannot tell that stand for statements by their words alone."""
    yield from lost_line_ends(document)
    every = document.statements.values()
    same = len(every) - len({(each.title, " ".join(each.text.split())) for each in every})
    if same:
        told = trn(
            "{n} statement that says the same as another one",
            "{n} statements that say the same as others",
            same,
        )
        yield Loss("same_words", same, told)
    loops = sum(each.target in each.premises for each in document.inferences.values())
    if loops:
        told = trn(
            "{n} inference from a statement to itself",
            "{n} inferences from statements to themselves",
            loops,
        )
        yield Loss("loops", loops, told)


def _sniff(given: Given) -> float:
    if given.suffix not in _TEXTS or is_drawing(given):
        return 0.0  # tables, programs and settings have lines below lines as well
    if looks_outlined(given):
        return 0.97 if _OURS.search(given.head) else 0.25
    words = given.suffix in (".txt", ".outline") and _is_words(given.head)
    return 0.2 if words and given.head.strip() else 0.0


def _is_words(head: str) -> bool:
    return "\ufffd" not in head and "\0" not in head and not _CODE.match(head)


def _read(given: Given) -> Imported:
    text = given.text.strip("\n").rstrip()
    if not text.strip():
        raise FileProblem(tr("There is no text in this file."))
    builder, growth = Builder("outline"), Growth({})
    lines = lines_of(text)
    if is_outline(lines):
        signs = signed(lines)
        Planter(growth, signs=signs).plant(items_of(lines, signs=signs))
    else:
        builder.guessed(tr("The text is no outline; each of its paragraphs became a statement."))
        for paragraph in re.split(r"\n[ \t]*\n\s*", text):
            title, words = read(" ".join(paragraph.split()), pointed=False)
            growth.say(words, title=title)
    _build(builder, growth)
    return builder.finish()


def _build(builder: Builder, growth: Growth) -> None:
    """What was read, with ids that are the same for the same file."""
    keys: dict[str, str] = {}
    sources = {each.id: builder.source(None, **_of(each)) for each in growth.sources()}
    for place, row in enumerate(growth.statements(), 1):
        fields: dict[str, Any] = {"title": row["title"], "kind": row["kind"]}
        if row.get("citations"):
            fields["citations"] = tuple(
                each.model_copy(update={"source": sources[each.source]})
                for each in row["citations"]
            )
        keys[row["id"]] = f"s{place}"
        builder.statement(f"s{place}", row["text"], **fields)
    arrows = growth.arrows()
    keys |= {row["id"]: f"i{place}" for place, row in enumerate(arrows, 1)}
    for row in arrows:
        premises = [keys[each] for each in row["premises"]]
        builder.inference(keys[row["id"]], premises, keys[row["target"]], row["polarity"])


def _of(source: Any) -> dict[str, Any]:
    fields: dict[str, Any] = source.model_dump(exclude_defaults=True, by_alias=False)
    return {name: value for name, value in fields.items() if name not in ("id", "order")}


def _write(document: Document, options: Options) -> bytes:
    return (outline(document.content()) + "\n").encode()


FORMAT = Format(
    id="outline",
    title=mark("Indented outline"),
    suffixes=(".txt", ".outline"),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=frozenset({"linked", "undercuts", "backings", "several_parents", "cycles", "titles"}),
    also_lost=lost_in_lines,
)
