from __future__ import annotations

import json

import pytest

from argmap.core import limits
from argmap.core.document import Document
from argmap.core.geometry import Point
from argmap.core.records import Citation, Content, Source
from argmap.formats.telling import outline
from argmap.session import fragment
from tests.core.maps import document, inference, snapshot, statement
from tests.session.desk import Desk


def pair() -> Document:
    return document(
        statement("c", citations=(Citation(source="s"),)),
        statement("a", y=200.0, text="Because\nof this"),
        inference("i", "a", "c"),
        Source(id="s", title="Report"),
    )


def test_copy_and_paste_brings_connections_and_takes_one_step() -> None:
    desk = Desk(pair(), "a", "c")
    desk.do("edit.copy")
    desk.view.middle = Point(5000.0, 5000.0)
    assert desk.do("edit.paste")
    assert (len(desk.document.statements), len(desk.document.inferences)) == (4, 2)
    assert len(desk.document.sources) == 1
    assert len(desk.session.selection) == 2
    assert not {"a", "c"} & set(desk.session.selection)
    assert desk.view.plan.rects[desk.current].y > 4000
    assert desk.overlaps() == []
    desk.do("edit.undo")
    assert len(desk.document.statements) == 2
    assert not desk.document.statements.keys() - {"a", "c"}


def test_a_paste_where_boxes_are_lies_over_none_of_them() -> None:
    desk = Desk(pair(), "a", "c")
    desk.do("edit.copy")
    for _ in range(5):
        desk.do("edit.paste")
    assert desk.overlaps() == []
    assert len(desk.document.statements) == 12


def test_cut_and_paste_into_another_map() -> None:
    desk, other = Desk(pair(), "c", "a"), Desk(Document())
    desk.do("edit.cut")
    assert not desk.document.statements
    other.clipboard = desk.clipboard
    other = Desk(Document())
    other.clipboard.put(*desk.clipboard.take())
    other.do("edit.paste")
    assert set(other.document.statements) == {"a", "c"}
    assert other.document.statements["c"].citations[0].source == "s"


def test_duplicate_lies_beside_and_keeps_inner_arrows() -> None:
    desk = Desk(pair(), "a", "c")
    desk.do("edit.duplicate")
    assert desk.overlaps() == []
    assert len(desk.document.inferences) == 2
    assert len(desk.session.selection) == 2
    desk.do("edit.duplicate", "i")
    assert "Select the statements" in desk.said[-1]


def test_statements_without_a_place_get_one_in_the_same_step() -> None:
    desk = Desk(Document())
    desk.clipboard.content = fragment.dump(
        Content(statements=(statement("a", x=None, y=None), statement("b", x=None, y=None)))
    )
    desk.do("edit.paste")
    assert all(each.x is not None for each in desk.document.statements.values())
    desk.do("edit.undo")
    assert not desk.document.statements


def test_text_becomes_one_claim_and_plain_paste_never_reads_the_fragment() -> None:
    desk = Desk(pair(), "a")
    desk.clipboard.text = "  <b>Bold</b>\r\nclaim  "
    desk.do("edit.paste")
    assert desk.document.statements[desk.current].text == "<b>Bold</b>\nclaim"
    desk.do("edit.copy", "a")
    desk.do("edit.paste_text")
    assert desk.document.statements[desk.current].text == "Because of this"
    desk.clipboard.content, desk.clipboard.text = None, " \n"
    desk.do("edit.paste")
    assert "nothing that can be pasted" in desk.said[-1]
    desk.do("edit.paste_text")
    assert "no text" in desk.said[-1]


def test_a_long_text_lies_over_nothing_either() -> None:
    desk = Desk(document(statement("a", x=-120.0, y=150.0)))
    desk.clipboard.text = "Many words. " * 200
    assert desk.do("edit.paste_text")
    assert desk.overlaps() == []


def test_too_long_a_text_is_refused_with_the_numbers() -> None:
    desk = Desk(Document())
    desk.clipboard.text = "x" * (limits.MAX_TEXT + 1)
    assert not desk.do("edit.paste")
    assert "20,000" in desk.said[-1]
    assert not len(desk.document)


GOOD = json.loads(fragment.dump(pair().content()))


def spoilt(change: str, value: object) -> bytes:
    data = json.loads(json.dumps(GOOD))
    place = data
    *path, last = change.split(".")
    for part in path:
        place = place[int(part)] if part.isdigit() else place[part]
    place[last] = value
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "cut off"),
        (b"\0" * 50, "cut off"),
        (b"{", "cut off"),
        ("{}".encode("utf-16"), "cut off"),
        (b"[" * 100_000, "cut off"),
        (b"{}", "“format” is missing"),
        (b"[]", "object with fields"),
        (json.dumps(GOOD).encode()[:-40], "cut off"),
        (spoilt("version", 2), "“version”"),
        (spoilt("format", "other"), "“format”"),
        (spoilt("content.statements.0.x", "3"), "“x” must be a number"),
        (spoilt("content.statements.0.x", 1e300), "at most 1,000,000"),
        (spoilt("content.statements.0.x", float("nan")), "number"),
        (spoilt("content.statements.0.later", float("inf")), "not finite"),
        (spoilt("content.statements.0.id", "a"), "two records"),
        (spoilt("content.statements.0.text", "x" * 20_001), "20,000"),
        (spoilt("content.inferences.0.target", "gone"), "does not exist"),
        (spoilt("content.inferences.0.target", "i"), "itself"),
        (spoilt("content.inferences.0.premises", []), "at least one"),
    ],
)
def test_bad_data_is_refused_in_a_sentence_and_nothing_changes(data: bytes, why: str) -> None:
    with pytest.raises(fragment.FragmentError) as caught:
        fragment.parse(data)
    assert why in str(caught.value)
    desk = Desk(pair(), "a")
    before = snapshot(desk.document)
    desk.clipboard.put(data, "")
    if data:
        assert not desk.do("edit.paste")
        assert desk.said[-1].startswith("Nothing was pasted")
    assert snapshot(desk.document) == before
    assert desk.session.selection == ("a",)


def test_limits_of_size(monkeypatch: pytest.MonkeyPatch) -> None:
    data = fragment.dump(pair().content())
    monkeypatch.setattr(limits, "MAX_RECORDS", 3)
    with pytest.raises(fragment.FragmentError, match="more than 3 records"):
        fragment.parse(data)
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 10)
    with pytest.raises(fragment.FragmentError, match="larger than"):
        fragment.parse(data)


def test_fields_of_later_versions_come_along() -> None:
    content = fragment.parse(spoilt("content.statements.0.aspect", {"wide": [1, 2]}))
    assert content.statements[0].model_dump()["aspect"] == {"wide": [1, 2]}
    desk = Desk(Document())
    desk.clipboard.content = fragment.dump(content)
    desk.do("edit.paste")
    assert desk.document.statements["c"].model_dump()["aspect"] == {"wide": [1, 2]}


def test_the_outline_says_each_statement_once_and_ends_in_circles() -> None:
    subject = document(
        statement("c", text="Conclusion"),
        statement("a", text="First\nreason", title="R1"),
        statement("b", text="Second half"),
        statement("no", text="But", kind="counterpoint"),
        statement("u", text="Not so fast"),
        statement("d", text="Deep"),
        inference("1", "a b", "c"),
        inference("2", "no", "c", "attack"),
        inference("3", "u", "1", "attack"),
        inference("4", "d", "a"),
        inference("5", "c", "d"),
        inference("6", "u", "no"),
    )
    assert outline(subject.content()).splitlines() == [
        "Conclusion",
        "    + [R1]: First reason",
        "        + Deep",
        "            + Conclusion",
        "    & Second half",
        "        _ Not so fast",
        "    - But",
        "        + Not so fast",
    ]


def test_an_outline_is_pasted_in_one_step_tidily_in_the_middle_of_the_view() -> None:
    desk = Desk(pair())
    desk.view.middle = Point(4000.0, 3000.0)
    desk.clipboard.text = "Thesis\n+ reason\n  - but\n- objection"
    assert desk.do("edit.paste")
    assert desk.said[-1] == "Inserted 4 statements"
    assert desk.overlaps() == []
    assert desk.document.statements[desk.current].text == "Thesis"
    chosen = set(desk.session.selection)
    new = [each for each in desk.document.ordered_statements() if each.id in chosen]
    assert [(each.text, each.kind) for each in new] == [
        ("Thesis", "claim"),
        ("reason", "claim"),
        ("but", "counterpoint"),
        ("objection", "counterpoint"),
    ]
    rects = [desk.view.plan.rects[each.id] for each in new]
    left, right = min(rect.x for rect in rects), max(rect.right for rect in rects)
    assert abs((left + right) / 2 - 4000) < 1
    assert rects[0].bottom < min(rect.y for rect in rects[1:])
    desk.do("edit.undo")
    assert desk.document.statements.keys() == {"a", "c"}


def test_a_list_alone_bears_on_the_one_statement_that_is_selected() -> None:
    desk = Desk(pair(), "c")
    desk.clipboard.text = "+ pro\n  + deeper\n- contra"
    assert desk.do("edit.paste")
    arrows = {each.polarity: each for each in desk.document.inferences.values() if each.id != "i"}
    assert {each.target for each in desk.document.inferences.values()} >= {"c"}
    assert arrows["attack"].target == "c"
    assert desk.overlaps() == []
    assert all(
        desk.view.plan.rects[key].y > desk.view.plan.rects["c"].bottom
        for key in desk.session.selection
    )
    desk.do("edit.undo")
    assert len(desk.document.inferences) == 1
    desk.clipboard.text = "Own thesis\n+ pro"
    desk.do("edit.paste", "c")
    assert len(desk.document.references.aiming_at("c")) == 1
    desk.do("edit.paste_reasons", "c")
    assert len(desk.document.references.aiming_at("c")) == 2


def test_premises_linked_at_the_top_of_a_list_bear_together_on_what_is_selected() -> None:
    desk = Desk(pair(), "i")
    desk.clipboard.text = "- contra\n& only together\n+ pro"
    assert desk.do("edit.paste")
    arrows = [each for each in desk.document.inferences.values() if each.target == "i"]
    assert sorted((len(each.premises), each.polarity) for each in arrows) == [
        (1, "support"),
        (2, "attack"),
    ]


def test_a_list_is_free_where_nothing_or_a_note_is_selected() -> None:
    desk = Desk(document(statement("n", kind="note"), statement("c", x=500.0)), "n")
    desk.clipboard.text = "- one\n- two"
    assert desk.do("edit.paste")
    assert not desk.document.inferences
    desk.session.select(["n"])
    assert not desk.do("edit.paste_reasons")
    assert "note" in desk.said[-1]
    assert len(desk.document.statements) == 4


def test_a_link_that_the_map_cites_already_is_the_same_source() -> None:
    desk = Desk(pair())
    for _ in range(2):
        desk.clipboard.text = "https://example.org/study"
        assert desk.do("edit.paste")
    assert len(desk.document.sources) == 2
    assert desk.document.statements[desk.current].kind == "evidence"


def test_another_programs_file_is_pasted_as_a_map() -> None:
    aif = {
        "nodes": [
            {"nodeID": "c", "text": "Conclusion", "type": "I"},
            {"nodeID": "p", "text": "Premise", "type": "I"},
            {"nodeID": "r", "text": "RA", "type": "RA"},
        ],
        "edges": [{"fromID": "p", "toID": "r"}, {"fromID": "r", "toID": "c"}],
    }
    desk = Desk(pair())
    desk.clipboard.put_text(json.dumps(aif))
    assert desk.do("edit.paste")
    texts = {each.text for each in desk.document.statements.values()}
    assert {"Conclusion", "Premise"} <= texts
    assert (len(desk.document.statements), len(desk.document.inferences)) == (4, 2)
    assert desk.overlaps() == []
    desk.do("edit.undo")
    assert len(desk.document.statements) == 2


@pytest.mark.parametrize("text", ['{"a": 1}', "{not JSON", "[T]: said - + of", "=== so ==="])
def test_text_that_only_looks_like_a_file_is_pasted_as_text(text: str) -> None:
    desk = Desk(Document())
    desk.clipboard.put_text(text)
    desk.do("edit.paste")
    assert len(desk.document.statements) == 1
