"""What parsers find wrong with a text, in the person's language as far as it is known."""

from __future__ import annotations

import re
from typing import Final

from argmap.core.i18n import mark, tr, translated

OF_JSON: Final = (
    mark("control character (\\u0000-\\u001F) found while parsing a string"),
    mark("expected `:`"),
    mark("expected a comma or the end of the list"),
    mark("expected a comma or the end of the object"),
    mark("expected ident"),
    mark("expected value"),
    mark("invalid escape"),
    mark("invalid number"),
    mark("key must be a string"),
    mark("trailing characters"),
    mark("trailing comma"),
    mark("unexpected end of hex escape"),
)
OF_XML: Final = (
    mark("XML or text declaration not at start of entity"),
    mark("duplicate attribute"),
    mark("junk after document element"),
    mark("mismatched tag"),
    mark("no element found"),
    mark("not well-formed (invalid token)"),
    mark("partial character"),
    mark("reference to invalid character number"),
    mark("syntax error"),
    mark("unbound prefix"),
    mark("unclosed CDATA section"),
    mark("unclosed token"),
    mark("undefined entity"),
    mark("unknown encoding"),
)
"""The usual ones; others are shown as the parser words them."""
_CLEARER: Final = {
    "expected `,` or `]`": "expected a comma or the end of the list",
    "expected `,` or `}`": "expected a comma or the end of the object",
}
_PLACED: Final = re.compile(r"(?P<what>.*): line (?P<line>\d+), column (?P<column>\d+)")


def complaint(words: str) -> str:
    """Return what a parser says, with the place if it names one at the end as expat does."""
    found = _PLACED.fullmatch(words)
    if found is None:
        return translated(_CLEARER.get(words, words))
    what = translated(found["what"])
    return tr(
        "{what}: line {line}, column {column}",
        what=what, line=found["line"], column=found["column"],
    )  # fmt: skip
