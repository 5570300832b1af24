from __future__ import annotations

from argmap.core.records import Citation, Source
from argmap.session.markdown import markdown, plain
from tests.core.maps import document, inference, statement


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
