from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.core import i18n
from argmap.core.records import Citation, Source
from argmap.formats.given import Given
from argmap.formats.markdown_list import FORMAT
from argmap.session.markdown import markdown, plain
from tests.core.maps import document, inference, statement
from tests.make_translations import CATALOGUES, read

if TYPE_CHECKING:
    from argmap.core.document import Document


def test_markdown_names_what_bears_how_and_links_sources_of_the_web() -> None:
    subject = document(
        statement("c", text="Conclusion", title="C"),
        statement("a", text="First", citations=(Citation(source="s", locator="p. 2"),)),
        statement("b", text="Second", citations=(Citation(source="f"),)),
        statement("u", text="But"),
        inference("i", "a b", "c"),
        inference("j", "u", "i", "attack"),
        Source(id="s", title="A [study]", URL="https://e.org/a (1)"),
        Source(id="f", title="File", URL="javascript:alert(1)"),
    )
    assert markdown(subject.content()).splitlines() == [
        "- **C** Conclusion",
        r"    - **Reason:** First ([A \[study\]](https://e.org/a%20%281%29), p. 2)",
        "    - **Together with:** Second (File)",
        "        - **Undercut:** But",
    ]


def test_words_that_look_like_markup_are_kept_as_they_are() -> None:
    assert plain("a *b* _c_ <d>") == r"a \*b\* \_c\_ \<d\>"
    assert plain("1. x") == r"1\. x"
    assert plain("- x") == r"\- x"
    assert plain("a - b 1. c") == "a - b 1. c"


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_copied_is_read_again_from_a_file(language: str) -> None:
    subject = document(
        statement("c", text="Conclusion"),
        *(statement(key, text=f"Text {key}") for key in "abouk"),
        inference("i", "a b", "c"),
        inference("j", "o", "c", "attack"),
        inference("u1", "u", "i", "attack"),
        inference("k1", "k", "i"),
    )
    strings = read(CATALOGUES / "de.json") if language == "de" else {}
    i18n.install(lambda text, _: strings.get(text, text))
    try:
        told = markdown(subject.content())
    finally:
        i18n.install(None)
    again = FORMAT.read(Given(told.encode(), "map.md")).document
    texts = {key: each.text for key, each in again.statements.items()}

    def shape(of: Document, name: dict[str, str]) -> set[tuple[object, ...]]:
        return {
            (each.polarity, frozenset(name[key] for key in each.premises), each.target in name)
            for each in of.inferences.values()
        }

    before = {key: each.text for key, each in subject.statements.items()}
    assert shape(again, texts) == shape(subject, before)
