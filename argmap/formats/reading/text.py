"""Text from other programs, read as what it most likely is: an outline, links, prose, a claim."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core import limits
from argmap.core.clean import clean_label, clean_text
from argmap.core.i18n import figure, tr
from argmap.core.rules import RefusalError
from argmap.formats.argdown_text import is_nothing_else, read_text
from argmap.formats.reading.growth import Growth, Top
from argmap.formats.reading.items import is_outline, items_of
from argmap.formats.reading.lines import lines_of, signed
from argmap.formats.reading.links import Link, link_of
from argmap.formats.reading.marks import read
from argmap.formats.reading.planting import Planter
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.core.records import Content, Source

PROSE: Final = 400
"""A paragraph of more characters is no single statement but somebody's text."""

_QUOTE: Final = 280
_HEADLINE: Final = 160
_GAP: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_END: Final = re.compile(r"[.!?…。！？]['\"”’»)]*\s")


class Reading(NamedTuple):
    """What a text holds: content without places, and what in it bears on nothing else."""

    content: Content
    tops: tuple[Top, ...]

    @property
    def dependent(self) -> bool:
        """Whether the text is a list alone, without what it is about."""
        return all(top.polarity is not None for top in self.tops)


def reading_of(
    text: str, *, origin: str | None = None, known: Mapping[str, Source] | None = None
) -> Reading:
    """Read text that was pasted or dropped; `origin` is the page it comes from, if that is known.

    `known` are sources of the map by address, to be cited again rather than doubled. Raises
    RefusalError where the text is too long or has too many statements.
    """
    _refuse_long(text)
    text = clean_text(text).strip("\n").rstrip()
    _refuse_lines(text.count("\n") + 1)
    if is_nothing_else(text):
        return _argdown(text)
    growth = Growth(known or {})
    link = link_of(text)
    paragraphs = [part for part in _GAP.split(text) if part.strip()]
    where = link_of(origin) if origin else None
    if link is not None:
        growth.cite(link)
    elif _is_article(paragraphs):
        _quote_article(growth, paragraphs, text, where)
    else:
        lines = lines_of(text)
        if is_outline(lines):
            signs = signed(lines)
            items = items_of(lines, signs=signs)
            _refuse_many(len(items))
            Planter(growth, signs=signs).plant(items)
        else:
            _refuse_many(len(paragraphs))
            _say_paragraphs(growth, paragraphs, where)
    content = growth.content()
    tops = growth.tops or [Top((each.id,), None) for each in content.statements]
    return Reading(content, tuple(tops))


def _argdown(text: str) -> Reading:
    """A map that is written out in Argdown; in it, nothing waits for something to bear on."""
    try:
        document = read_text(text).document
    except FileProblem as problem:
        raise RefusalError(str(problem)) from problem
    _refuse_many(len(document.statements))
    bearing = {key for each in document.inferences.values() for key in each.premises}
    keys = [each.id for each in document.ordered_statements()]
    tops = [key for key in keys if key not in bearing] or keys[:1]
    return Reading(document.content(), tuple(Top((key,), None) for key in tops))


def _is_article(paragraphs: list[str]) -> bool:
    long = [len(part) for part in paragraphs if len(part) > PROSE and _is_prose(part)]
    return len(paragraphs) > 1 and 2 * sum(long) > sum(map(len, paragraphs))


def _is_prose(paragraph: str) -> bool:
    """Whether a paragraph is words alone, without marks and indentation."""
    return not is_outline(lines_of(paragraph))


def _say_paragraphs(growth: Growth, paragraphs: list[str], where: Link | None) -> None:
    """Each paragraph a claim, or evidence if it is an address or long and from a known page."""
    for paragraph in paragraphs:
        text = paragraph.strip()
        link = link_of(text)
        if link is not None:
            growth.cite(link)
        elif where is not None and len(text) > PROSE:
            growth.cite(where, text)
        else:
            title, words = (None, text) if "\n" in text else read(text, pointed=False)
            growth.say(words, title=title)


def _quote_article(growth: Growth, paragraphs: list[str], text: str, where: Link | None) -> None:
    """Evidence that says how the text begins; all of it is kept with its source."""
    ends = [link_of(paragraphs[0]), link_of(paragraphs[-1])]
    link = next((each for each in ends if each is not None), where)
    own = [part for part in paragraphs if link_of(part) is None]
    headline = " ".join(own[0].split()).lstrip("# ")
    beginning = headline if len(headline) <= _HEADLINE else _cut(headline)
    title = clean_label(link.title if link is not None and link.title else beginning)
    key = growth.say(beginning, kind="evidence")
    source = growth.source(link, title=title, text=text.strip())
    growth.lean(key, source)


def _cut(words: str) -> str:
    """The first sentence or so."""
    if len(words) <= _QUOTE:
        return words
    ends = [found.end() for found in _END.finditer(words[: _QUOTE + 1])]
    if ends:
        return words[: ends[-1]].rstrip()
    return words[:_QUOTE].rpartition(" ")[0] + " …"


def _refuse_long(text: str) -> None:
    if len(text) > limits.MAX_PASTED_TEXT:
        raise RefusalError(
            tr(
                "Nothing was inserted: the text has {n} characters, and at most {most} can be "
                "inserted at once.",
                n=figure(len(text)),
                most=figure(limits.MAX_PASTED_TEXT),
            )
        )


def _refuse_lines(count: int) -> None:
    if count > limits.MAX_PASTED_LINES:
        raise RefusalError(
            tr(
                "Nothing was inserted: the text has {n} lines, and at most {most} can be inserted "
                "at once.",
                n=figure(count),
                most=figure(limits.MAX_PASTED_LINES),
            )
        )


def _refuse_many(count: int) -> None:
    if count > limits.MAX_PASTED_STATEMENTS:
        raise RefusalError(
            tr(
                "Nothing was inserted: the text would make {n} statements, and at most {most} can "
                "be inserted at once.",
                n=figure(count),
                most=figure(limits.MAX_PASTED_STATEMENTS),
            )
        )
