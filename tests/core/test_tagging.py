"""Tags on many records at once."""

from __future__ import annotations

import pytest

from argmap.core.document import Document
from argmap.core.edits.tagging import add_tag, bearers, remove_tag, rename_tag
from argmap.core.records import Content, Inference, Statement
from argmap.core.rules import RefusalError


def tagged() -> Document:
    return Document(
        Content(
            statements=(
                Statement(id="a", order="a1", tags=("Water", "cost")),
                Statement(id="b", order="a2", tags=("cost",)),
                Statement(id="c", order="a3"),
            ),
            inferences=(
                Inference(id="i", order="a1", premises=("b",), target="a", tags=("water",)),
            ),
        )
    )


def tags(document: Document) -> dict[str, tuple[str, ...]]:
    return {key: document.record(key).tags for key in "abci"}  # type: ignore[union-attr]


def test_who_bears_which_tag_in_alphabetical_order() -> None:
    assert list(bearers(tagged()).items()) == [
        ("cost", ["a", "b"]),
        ("Water", ["a"]),
        ("water", ["i"]),
    ]


def test_a_tag_is_given_once_and_taken_away() -> None:
    document = tagged()
    document.apply(add_tag(document, ["a", "c", "i", "nobody"], " cost "))
    assert tags(document)["c"] == ("cost",)
    assert tags(document)["i"] == ("water", "cost")
    assert tags(document)["a"] == ("Water", "cost")
    document.apply(remove_tag(document, ["a", "b", "c"], "cost"))
    assert tags(document) == {"a": ("Water",), "b": (), "c": (), "i": ("water", "cost")}


def test_renaming_onto_another_tag_joins_them() -> None:
    document = tagged()
    patch = rename_tag(document, "Water", "cost")
    document.apply(patch)
    assert tags(document)["a"] == ("cost",)
    document.apply(patch.inverse())
    assert tags(document)["a"] == ("Water", "cost")


@pytest.mark.parametrize(
    ("tag", "sentence"), [(" \t", "at least one character"), ("x" * 100_000, "at most")]
)
def test_an_empty_and_an_endless_tag_are_refused(tag: str, sentence: str) -> None:
    with pytest.raises(RefusalError, match=sentence):
        add_tag(tagged(), ["a"], tag)


def test_a_comma_would_make_two_tags_in_the_inspector() -> None:
    document = tagged()
    document.apply(add_tag(document, ["c"], "salt, sweet"))
    assert tags(document)["c"] == ("salt  sweet",) or tags(document)["c"] == ("salt sweet",)
