"""Finding and replacing without a window."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from argmap.core.document import Document
from argmap.core.edits import statements
from argmap.core.limits import MAX_TEXT
from argmap.core.records import Citation, Group, Participant, Source
from argmap.session.finding.index import Index
from argmap.session.finding.letters import fold, fold_with_places
from argmap.session.finding.pursuit import Pursuit
from argmap.session.finding.query import Query
from argmap.session.finding.replacing import replace
from argmap.session.finding.search import find, places, spans
from argmap.session.session import Session
from tests.core.maps import document, documents, draw_edit, inference, statement

AWKWARD = st.text(
    st.one_of(
        st.sampled_from(
            "eéE\u0301\u0308ßﬁİıŁøάς“’–\u00ad\u200dकि्षค่า가각\u1100\u1161が👩🏽🇩🇪❤\ufe0f ①"
        ),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=12,
)


@given(AWKWARD, st.booleans())
def test_a_text_folds_alike_as_a_whole_and_in_pieces(text: str, keep_case: bool) -> None:
    folded = fold_with_places(text, keep_case=keep_case)
    assert folded.text == fold(text, keep_case=keep_case)
    if folded.starts is not None:
        real = [start for start in folded.starts if start >= 0]
        assert real == sorted(real)
        assert len(folded.starts) == len(folded.text) + 1


@given(AWKWARD, AWKWARD, AWKWARD)
def test_what_is_there_is_found_however_it_is_composed(one: str, sought: str, other: str) -> None:
    text = unicodedata.normalize("NFD", f"{one} {sought} {other}")
    query = Query(text=unicodedata.normalize("NFC", sought))
    for start, end in spans(text, query):
        assert fold(text[start:end]).strip("\0") == fold(query.words)
    subject = document(statement("s", text=text))
    index = Index(subject)
    if places(subject, "s", query):
        assert find(index, query) == ["s"]


@pytest.mark.parametrize(
    ("text", "sought", "found"),
    [
        ("The Council", "council", ["Council"]),
        ("Straße und STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("one ß", "s", []),
        ("naïve, nai\u0308ve", "naive", ["naïve", "nai\u0308ve"]),
        ("naive", "NAÏVE", ["naive"]),
        ("Łódź", "lodz", ["Łódź"]),
        ("the eﬃcient office", "ffi", ["ﬃ", "ffi"]),
        ("“quoted” – it’s", '"quoted" - it\'s', ["“quoted” – it’s"]),
        ("two\nlines", "two lines", ["two\nlines"]),
        ("人工智能不会取代教师", "智能", ["智能"]),
        ("が か", "か", ["か"]),
        ("각 가", "가", ["가"]),
        ("한국어", unicodedata.normalize("NFD", "한국"), ["한국"]),
        ("👩‍👩‍👧 and 👩", "👩", ["👩"]),
        ("👍🏽", "👍", []),
        ("I ❤️ it", "❤", ["❤️"]),
        ("🇩🇪🇪🇺", "🇪", []),
        ("Ｆｕｌｌ", "full", ["Ｆｕｌｌ"]),
        ("a.b", ".", ["."]),
    ],
)
def test_a_match_is_what_a_reader_takes_for_one(text: str, sought: str, found: list[str]) -> None:
    query = Query(text=sought)
    assert [text[start:end] for start, end in spans(text, query)] == found
    index = Index(document(statement("s", text=text)))
    assert find(index, query) == (["s"] if found else [])


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Query(text="cat"), ["a", "b", "c"]),
        (Query(text="cat", match_case=True), ["b", "c"]),
        (Query(text="cat", whole_words=True), ["a", "c"]),
        (Query(text="cat", whole_words=True, match_case=True), ["c"]),
        (Query(text="a cat", whole_words=True), ["c"]),
        (Query(text="AI", whole_words=True), ["d"]),
        (Query(text="dgo", similar=True), []),
        (Query(text="ctaegory", similar=True), ["b"]),
        (Query(text="bites everyhting", similar=True), ["e"]),
        (Query(text="cate", similar=True), ["b", "a", "c"]),
        (Query(text=""), []),
        (Query(text="\u0301"), []),
    ],
)
@pytest.mark.parametrize("prepared", [True, False])
def test_how_exactly_it_is_meant(sought: Query, found: list[str], prepared: bool) -> None:
    texts = ["Cats: Cat", "no category", "a cat", "AI技術", "Everything bites"]
    subject = document(
        *(
            statement(key, text=text, x=float(ord(key)))
            for key, text in zip("abcde", texts, strict=True)
        )
    )
    index = Index(subject)
    while prepared and index.prepare():
        pass
    assert find(index, sought) == found


def argument() -> Document:
    return document(
        statement("a", text="Trees cool", title="Shade", note="see the survey", y=300.0),
        statement("b", text="Trees cost", kind="evidence", tags=("money", "town"), y=100.0),
        statement("c", text="Plant more", voice="p", citations=(Citation(source="s"),), y=0.0),
        inference("i", "a", "c").model_copy(update={"text": "Cool streets are good"}),
        inference("j", "b", "c", "attack"),
        Group(id="g", title="Costs", members=("b",)),
        Participant(id="p", name="Dana"),
        Source(id="s", title="The survey", author=("Lee",)),
    )


@pytest.mark.parametrize(
    ("sought", "found", "field"),
    [
        (Query(text="trees"), ["b", "a"], "text"),
        (Query(text="shade"), ["a"], "title"),
        (Query(text="survey"), ["c", "a"], "citations"),
        (Query(text="money"), ["b"], "tags"),
        (Query(text="dana"), ["c"], "speaker"),
        (Query(text="lee"), ["c"], "citations"),
        (Query(text="cool"), ["a", "i"], "text"),
        (Query(text="cost"), ["g", "b"], "title"),
        (Query(text="trees", kind="evidence"), ["b"], "text"),
        (Query(text="trees", polarity="support"), ["a"], "text"),
        (Query(text="cool", polarity="support"), ["a", "i"], "text"),
        (Query(polarity="attack"), ["b"], None),
        (Query(tag="town"), ["b"], None),
        (Query(speaker="p"), ["c"], None),
        (Query(text="plant", tag="town"), [], None),
    ],
)
def test_everything_written_is_searched(sought: Query, found: list[str], field: str | None) -> None:
    subject = argument()
    assert find(Index(subject), sought) == found
    if field is not None:
        assert places(subject, found[0], sought)[0].field == field


@settings(max_examples=40)
@given(st.data(), documents())
def test_an_index_kept_is_as_one_made_anew(data: st.DataObject, subject: Document) -> None:
    kept = Index(subject)
    if data.draw(st.booleans()):
        kept.prepare()
    for _ in range(data.draw(st.integers(1, 4))):
        patch = draw_edit(data.draw, subject)
        subject.apply(patch)
        if data.draw(st.booleans()):
            assert kept.folded is not None  # looked at in between
        if data.draw(st.booleans()):
            subject.apply(patch.inverse())
    anew = Index(subject)
    assert kept.folded == anew.folded
    assert kept.intricate == anew.intricate
    assert kept.order == anew.order
    assert kept.words.places() == anew.words.places()
    assert {key: kept.cased(key) for key in kept.folded} == {
        key: anew.cased(key) for key in anew.folded
    }


def test_a_speaker_renamed_is_found_by_the_new_name() -> None:
    subject = argument()
    index = Index(subject)
    subject.apply(statements.amend(subject, ["p"], name="Robin"))
    assert find(index, Query(text="robin")) == ["c"]
    assert find(index, Query(text="dana")) == []


def test_an_index_that_is_closed_follows_no_more() -> None:
    subject = argument()
    index = Index(subject)
    index.close()
    subject.apply(statements.retext(subject, "a", "Rivers"))
    assert find(index, Query(text="rivers")) == []


def test_replacing_changes_what_is_written_and_nothing_shared() -> None:
    subject = argument()
    query = Query(text="survey")
    done = replace(subject, find(Index(subject), query), query, r"study \1", "2026-02-03T04:05:06Z")
    assert (done.places, done.records, done.left) == (1, 1, 1)
    subject.apply(done.patch)
    assert subject.statements["a"].note == r"see the study \1"
    assert subject.sources["s"].title == "The survey"


def test_warrants_and_titles_of_groups_are_replaced_as_well() -> None:
    subject = argument()
    for sought, words in (("cool", "calm"), ("cost", "price")):
        query = Query(text=sought)
        subject.apply(replace(subject, find(Index(subject), query), query, words).patch)
    assert subject.statements["a"].text == "Trees calm"
    assert subject.inferences["i"].text == "calm streets are good"
    assert subject.groups["g"].title == "prices"


def test_replacing_keeps_to_whole_characters() -> None:
    subject = document(statement("a", text="E\u0301te\u0301, ete, œuvre 👩‍👧 👩"))
    for sought, words in (("été", "hiver"), ("👩", "x")):
        query = Query(text=sought)
        subject.apply(replace(subject, ["a"], query, words).patch)
    assert subject.statements["a"].text == "hiver, hiver, œuvre 👩‍👧 x"


def test_a_text_that_would_grow_too_long_stays_as_it_is() -> None:
    subject = document(statement("a", text="x" * 100), statement("b", text="x"))
    with pytest.raises(ValidationError):
        replace(subject, ["b", "a"], Query(text="x"), "y" * (MAX_TEXT // 2))


def test_a_folded_branch_is_looked_into_and_folded_again() -> None:
    subject = document(
        *(statement(key, text=f"found {key}") for key in "abcd"),
        inference("i", "b", "a"),
        inference("j", "c", "b"),
        inference("k", "d", "a"),
    )
    session = Session(subject)
    session.folding.fold(["a", "b"])
    pursuit = Pursuit(session)
    pursuit.seek(Query(text="found"))
    assert len(pursuit.hits) == 4
    for key in "cdac":
        pursuit.peeking.look_at(key)
        assert session.selection == (key,)
        assert key not in session.folding.hidden
        assert session.folding.folded == {"c": set(), "d": {"b"}, "a": {"a", "b"}}[key]
    pursuit.peeking.fold_back()
    assert session.folding.folded == {"a", "b"}
    assert session.selection == ("a",)
    pursuit.peeking.look_at("c")
    session.folding.fold(["b"])  # by hand
    pursuit.peeking.fold_back()
    assert session.folding.folded == {"b"}
    pursuit.close()
