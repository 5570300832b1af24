"""Maps that hold everything a file of another program could lose, with awkward words in it."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from argmap.core.clean import clean_label, clean_text
from argmap.core.document import Document
from argmap.core.records import COLLECTIONS
from tests.core.maps import contents

_SCRAPS: Final = (
    "all", "Reason", " ", "  ", "\n", ".", ":", ".A.", ":lol:", "e.g.", "//", "http://x.y/z", "/*",
    "*/", "<!--", "-->", "[", "]", "](", ")", "(1)", "1.", "<", ">", "><", "+", "-", "--", "----",
    "_", "__", "*", "**", "#", "#tag", "#(a b)", "@[", "@<", "{", "}", "{a: 1}", "} x", "===",
    "\\", "\\n", "=", ",", ";", "'", '"',
    "é", "漢字", "עברית", "👩‍👩‍👧", "\u00a0", "\t", "@include(x)",
    "Untitled 1", "it is", "not", "\u200b", "~", "|", "`", "$", "%", "!", "?",
)  # fmt: skip


def words() -> st.SearchStrategy[str]:
    """Text of signs that mean something in one format or another."""
    joined = st.lists(st.sampled_from(_SCRAPS), max_size=5).map("".join)
    return st.one_of(joined, st.text(max_size=6)).map(clean_text)


def labels() -> st.SearchStrategy[str]:
    return words().map(clean_label)


@st.composite
def rich_maps(draw: st.DrawFn, most: int = 6) -> Document:
    """A map with every kind of record and most of their fields; groups have members."""
    plain = draw(contents(most))
    changes: dict[str, Any] = {
        "statements": tuple(each.model_copy(update=draw(_STATEMENT)) for each in plain.statements),
        "inferences": tuple(each.model_copy(update=draw(_INFERENCE)) for each in plain.inferences),
        "relations": tuple(
            each.model_copy(update={"kind": draw(_TIES)}) for each in plain.relations
        ),
        "groups": tuple(
            each.model_copy(update={"title": draw(labels()), "colour": "#aabbcc"})
            for each in plain.groups
            if each.members
        ),
        "sources": tuple(
            each.model_copy(update={"title": draw(labels())}) for each in plain.sources
        ),
        "info": plain.info.model_copy(
            update={"title": draw(labels()), "description": draw(words())}
        ),
    }
    return Document(plain.model_copy(update=changes))


def fields_of(document: Document) -> dict[str, Any]:
    """Everything of a map, to be compared with another."""
    content = document.content()
    every = {
        name: {each.id: each.model_dump(mode="json") for each in getattr(content, name)}
        for name in COLLECTIONS
    }
    return every | {"info": content.info.model_dump(mode="json")}


_TIES: Final = st.sampled_from(["rephrase", "contradiction", "related"])
_STATEMENT: Final = st.fixed_dictionaries(
    {"text": words()},
    optional={
        "title": labels(),
        "tags": st.lists(labels().filter(bool), max_size=3, unique=True).map(tuple),
        "note": words(),
        "implicit": st.booleans(),
        "credence": st.sampled_from([0.0, 0.25, 1.0]),
        "colour": st.sampled_from(["#112233", "red"]),
        "width": st.just(200.0),
        "pinned": st.booleans(),
    },
)
_INFERENCE: Final = st.fixed_dictionaries(
    {},
    optional={
        "scheme": labels(),
        "strength": st.sampled_from([0.0, 0.5]),
        "text": words(),
        "note": words(),
        "tags": st.just(("odd",)),
        "created": st.just("2024-05-06T07:08:09Z"),
    },
)
