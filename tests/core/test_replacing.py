"""A whole map in place of another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.edits.replacing import replace
from argmap.core.records import Content, Source, Statement
from argmap.core.rules import RefusalError
from tests.core.maps import contents


@settings(max_examples=40)
@given(contents(), contents())
def test_a_map_becomes_the_other_one_and_itself_again(one: Content, other: Content) -> None:
    document, wanted = Document(one), Document(other)
    before = document.content()
    try:
        patch = replace(document, wanted)
    except RefusalError:
        return  # an id of two sorts
    document.apply(patch)
    assert document.content() == wanted.content()
    document.apply(patch.inverse())
    assert document.content() == before


def test_what_is_the_same_in_both_is_not_touched() -> None:
    kept, gone = Statement(id="kept", order="a1"), Statement(id="gone", order="a2")
    document = Document(Content(statements=(kept, gone)))
    patch = replace(document, Document(Content(statements=(Statement(id="kept", order="a1"),))))
    assert set(patch.changes) == {"gone"}


def test_an_id_of_another_sort_is_refused() -> None:
    document = Document(Content(statements=(Statement(id="x", order="a1"),)))
    with pytest.raises(RefusalError, match="“x” is something else"):
        replace(document, Document(Content(sources=(Source(id="x", order="a1"),))))
