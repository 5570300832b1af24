"""The native file: what is written is read back, byte for byte, whatever stands in it."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.records import COLLECTIONS, Content, Inference, MapInfo, Statement
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import VERSION, Meta
from argmap.storage.native import audit, checked_dump, dump, load

FROZEN = Path(__file__).parents[1] / "fixtures" / "maps" / "v1.argmap"

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ['"x":5.0,', '2.0,","y":3.0}', 'a\\"x\\":1.0,"', '},{"id":"', "5.0},", "re-0.0"]
)
coordinates = st.none() | st.floats(-1e6, 1e6) | st.sampled_from([0.0, -0.0, 120.0, -7.0, 1e-7])
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    keys = [f"s{number}" for number in range(draw(st.integers(1, 5)))]
    statements = tuple(
        Statement(
            id=key,
            order=draw(st.sampled_from(["a1", "a2", "V"])),
            text=draw(texts),
            kind=draw(st.sampled_from(["claim", "evidence", "oddity"])),
            x=draw(coordinates),
            y=draw(coordinates),
            credence=draw(st.none() | st.floats(0, 1)),
            tags=tuple(draw(st.lists(texts, max_size=2))),
            zz=draw(json_values),
        )
        for key in keys
    )
    inferences = tuple(
        Inference(
            id=f"i{number}",
            order="a1",
            premises=(draw(st.sampled_from(keys)),),
            target=draw(st.sampled_from(keys)),
            strength=draw(st.none() | st.floats(0, 1)),
            answers=draw(st.dictionaries(texts, json_values, max_size=2)),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    return Content(info=MapInfo(title="t"), statements=statements, inferences=inferences)


@given(contents())
def test_what_is_saved_opens_with_nothing_lost_and_saves_to_the_same_bytes(
    content: Content,
) -> None:
    data = checked_dump(content, Meta(id="m"))
    loaded = load(data)
    assert loaded.repairs == ()
    for name in ("statements", "inferences"):
        again = {record.id: record for record in getattr(loaded.document.content(), name)}
        for record in getattr(content, name):
            for field in type(record).model_fields:
                old, new = getattr(record, field), getattr(again[record.id], field)
                assert new == (
                    pytest.approx(old, abs=0.00501) if field in ("x", "y") and old else old
                )
            assert again[record.id].__pydantic_extra__ == record.__pydantic_extra__
    assert dump(loaded.document.content(), loaded.meta) == data
    assert audit(data) == ()


def test_the_frozen_file_of_version_1_opens_and_is_written_as_it_was() -> None:
    data = FROZEN.read_bytes()
    loaded = load(data)
    assert loaded.repairs == ()
    assert loaded.document.statements["memo"].kind == "reminder"
    assert loaded.document.statements["count"].excerpts[0].exact == "412 and"
    assert dump(loaded.document.content(), loaded.meta) == data


def test_unknown_fields_survive_at_every_level() -> None:
    again = json.loads(_resaved(FROZEN.read_bytes()))
    assert again["palette"] == {"accent": "teal"}
    assert again["info"]["review"] == "spring"
    assert again["statements"][5]["mood"] == {"scale": [1, 2.5, None]}
    assert again["statements"][2]["excerpts"][0]["page"] == 3
    assert again["inferences"][2]["urgent"] is True


def test_words_that_only_a_later_version_knows_are_kept_as_they_are() -> None:
    data = _file(
        statements=[
            {"id": "a", "order": "a1", "kind": "prophecy", "fidelity": "dreamt", "x": 0, "y": 0},
            {"id": "b", "order": "a2", "colour": "ultraviolet", "x": 0, "y": 0},
        ],
        inferences=[{"id": "i", "premises": ["b"], "target": "a", "polarity": "wobble"}],
        relations=[{"id": "r", "kind": "entangled", "a": "a", "b": "b"}],
        sources=[{"id": "s", "type": "hologram"}],
    )
    loaded = load(data)
    assert loaded.repairs == ()
    document = loaded.document
    assert document.statements["a"].kind == "prophecy"
    assert document.inferences["i"].polarity == "wobble"
    again = json.loads(dump(document.content(), loaded.meta))
    asked = json.loads(data)
    for name in ("statements", "inferences", "relations", "sources"):
        for row, wanted in zip(again[name], asked[name], strict=True):
            assert wanted.items() <= row.items()


def test_one_record_stands_on_one_line_with_short_numbers_and_no_defaults() -> None:
    statement = Statement(id="a", order="a1", text="Rain\nfalls", x=120.0, y=-0.0, width=80.256)
    lines = dump(Content(statements=(statement,)), Meta(id="m")).decode().split("\n")
    assert lines[3] == ('{"id":"a","order":"a1","text":"Rain\\nfalls","x":120,"y":0,"width":80.26}')
    assert lines[-1] == ""


def test_a_one_word_edit_changes_one_line() -> None:
    loaded = load(FROZEN.read_bytes())
    content = loaded.document.content()
    changed = content.statements[1].model_copy(update={"text": "People with jobs cannot come."})
    edited = content.model_copy(
        update={"statements": (*content.statements[:1], changed, *content.statements[2:])}
    )
    before = FROZEN.read_bytes().splitlines()
    after = dump(edited, loaded.meta).splitlines()
    assert [old for old, new in zip(before, after, strict=True) if old != new] == [before[4]]


def test_a_record_without_order_takes_its_place_in_the_list() -> None:
    data = _file(
        statements=[
            {"id": "z"},
            {"id": "m", "order": "a5"},
            {"id": "b"},
            {"id": "a"},
            {"id": "k", "order": "a7"},
            {"id": "c"},
        ]
    )
    loaded = load(data)
    assert [each.id for each in loaded.document.ordered_statements()] == list("zmbakc")
    assert loaded.repairs == ()
    assert [each["id"] for each in json.loads(_resaved(data))["statements"]] == list("zmbakc")


def test_orders_that_grew_too_long_are_made_anew() -> None:
    long = "a" * 1999 + "1"
    data = _file(
        statements=[{"id": "a", "order": long}, {"id": "b"}, {"id": "c", "order": long + ""}]
    )
    assert load(_resaved(data)).repairs == ()


def test_objects_with_ids_in_unknown_lists_do_not_break_the_lines() -> None:
    data = _file(statements=[{"id": "a", "order": "a1", "seen": [{"id": "1"}, {"id": "2"}]}])
    saved = _resaved(data)
    assert saved.count(b"\n{") == 1
    assert json.loads(saved)["statements"][0]["seen"] == [{"id": "1"}, {"id": "2"}]


def test_a_newer_file_that_older_programs_may_read_keeps_its_version() -> None:
    data = _file(version=VERSION + 1, statements=[{"id": "a", "order": "a1", "aura": 3}])
    loaded = load(data)
    assert not loaded.meta.too_new
    again = json.loads(_resaved(data))
    assert (again["version"], again["statements"][0]["aura"]) == (VERSION + 1, 3)


def test_a_file_that_only_newer_programs_may_write_is_marked() -> None:
    assert load(_file(version=9, min_reader=9)).meta.too_new


def test_a_record_that_would_not_open_again_is_named_before_anything_is_saved() -> None:
    good = Statement(id="good", order="a1")
    for field, value in (
        ("text", "\ud800"),
        ("text", "x" * 20_001),
        ("x", float("nan")),
        ("x", 1e9),
    ):
        bad = Statement(id="bad", order="a2").model_copy(update={field: value})
        with pytest.raises(FileProblem, match="“bad”"):
            checked_dump(Content(statements=(good, bad)), Meta())


def test_the_collector_runs_again_after_loading_and_after_a_failure() -> None:
    load(FROZEN.read_bytes())
    with pytest.raises(FileProblem):
        load(b"nonsense")
    assert gc.isenabled()


def test_every_collection_is_written_even_when_empty() -> None:
    assert set(COLLECTIONS) < set(json.loads(dump(Content(), Meta())))


def _file(**fields: object) -> bytes:
    return json.dumps({"format": "argmap", "version": VERSION, **fields}).encode()


def _resaved(data: bytes) -> bytes:
    loaded = load(data)
    return dump(loaded.document.content(), loaded.meta)
