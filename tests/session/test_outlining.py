"""The outline: what stands where, and that it keeps up with any edit in steps that make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.edits import inferences, statements
from argmap.core.geometry import Point
from argmap.session.outlining.renewal import steps
from argmap.session.outlining.rows import Place, bearing, elsewhere, linked
from argmap.session.outlining.tree import Outline
from tests.core.maps import document, documents, draw_edit, inference, statement

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.session.outlining.rows import Row


class Mirror:
    """What somebody has who only hears of the steps: names of rows by parent."""

    def __init__(self) -> None:
        self.lists: dict[int, list[int]] = {}
        self.outline: Outline | None = None
        self.changes: list[Row] = []
        self._open: tuple[str, Row, int, int] | None = None

    def inserting(self, parent: Row, first: int, last: int) -> None:
        assert 0 <= first <= len(self.lists[parent.id])
        self._begin("insert", parent, first, last)

    def removing(self, parent: Row, first: int, last: int) -> None:
        assert 0 <= first <= last < len(self.lists[parent.id])
        self._begin("remove", parent, first, last)

    def moving(self, parent: Row, place: int, to: int) -> None:
        assert place != to
        self._begin("move", parent, place, to)

    def inserted(self) -> None:
        self._end("insert")

    def removed(self) -> None:
        self._end("remove")

    def moved(self) -> None:
        self._end("move")

    def changed(self, row: Row) -> None:
        self.changes.append(row)

    def ask(self, row: Row) -> list[Row]:
        assert self.outline is not None
        children = self.outline.children(row)
        assert self.lists.setdefault(row.id, [each.id for each in children]) == [
            each.id for each in children
        ]
        assert [each.place for each in children] == list(range(len(children)))
        return children

    def _begin(self, kind: str, parent: Row, first: int, last: int) -> None:
        assert self._open is None
        assert parent.children is not None
        assert [each.id for each in parent.children] == self.lists[parent.id]
        self._open = (kind, parent, first, last)

    def _end(self, kind: str) -> None:
        assert self._open is not None
        opened, parent, first, last = self._open
        assert opened == kind
        self._open = None
        mine, now = self.lists[parent.id], [each.id for each in parent.children or ()]
        if kind == "insert":
            mine[first:first] = now[first : last + 1]
        elif kind == "remove":
            del mine[first : last + 1]
        else:
            mine.insert(last, mine.pop(first))
        assert mine == now


def shown(subject: Document, most: int = 4000) -> tuple[Outline, Mirror]:
    mirror = Mirror()
    outline = mirror.outline = Outline(subject, mirror)
    open_all(outline, mirror, most)
    return outline, mirror


def open_all(outline: Outline, mirror: Mirror, most: int = 4000) -> None:
    waiting = [outline.root]
    while waiting and most:
        most -= 1
        waiting.extend(mirror.ask(waiting.pop(0)))


def told(outline: Outline) -> list[str]:
    """The outline as lines of signs and statements, two spaces a level."""
    signs = {"top": "", "support": "+", "attack": "-", "backing": "=", "undercut": "_"}
    lines = []
    for row in outline.walk():
        depth, above = 0, row.parent
        while above is not None and above.parent is not None:
            depth, above = depth + 1, above.parent
        sign = signs.get(bearing(outline.document, row), "~")
        sign = "&" if linked(outline.document, row) else sign
        lines.append("  " * depth + sign + row.statement + ("*" if row.loops else ""))
    return lines


def test_conclusions_come_first_and_what_is_no_part_of_the_argument_last() -> None:
    subject = document(
        statement("n", kind="note"),
        statement("alone"),
        statement("p"),
        statement("c"),
        statement("q", kind="question"),
        inference("i", "p", "c"),
    )
    outline, _ = shown(subject)
    assert told(outline) == ["c", "  +p", "alone", "n", "q"]


def test_co_premises_and_what_aims_at_a_step_stand_where_the_step_ends() -> None:
    subject = document(
        *(statement(key) for key in "cabuod"),
        inference("i", "a b", "c"),
        inference("j", "u", "i", "attack"),
        inference("k", "o", "j"),
        inference("l", "d", "b", "attack"),
    )
    outline, _ = shown(subject)
    assert told(outline) == ["c", "  +a", "  &b", "    _u", "      =o", "    -d"]


def test_a_statement_used_twice_stands_twice_and_tells_where_else() -> None:
    subject = document(
        *(statement(key) for key in "cdap"),
        inference("i", "a", "c"),
        inference("j", "a", "d", "attack"),
        inference("k", "p", "a"),
    )
    outline, _ = shown(subject)
    assert told(outline) == ["c", "  +a", "    +p", "d", "  -a", "    +p"]
    first, second = outline.places("a")
    assert elsewhere(subject, first) == ["d"]
    assert elsewhere(subject, second) == ["c"]


def test_a_circle_is_told_once_round() -> None:
    subject = document(
        *(statement(key) for key in "abcz"),
        inference("i", "a", "b"),
        inference("j", "b", "a"),
        inference("k", "c", "b"),
        inference("l", "z", "z"),
    )
    outline, _ = shown(subject)
    assert told(outline) == ["a", "  +b", "    +a*", "    +c", "z", "  +z*"]


def test_the_way_to_a_statement_goes_through_steps_and_makes_only_what_it_needs() -> None:
    subject = document(
        *(statement(key) for key in "cabuo"),
        inference("i", "a b", "c"),
        inference("j", "u", "i", "attack"),
        inference("k", "o", "u"),
    )
    mirror = Mirror()
    outline = mirror.outline = Outline(subject, mirror)
    row = outline.find("o")
    assert row is not None
    assert row.parent is not None
    assert [row.statement, row.parent.statement] == ["o", "u"]
    assert outline.find("nobody") is None
    assert outline.find("o") is row


def test_a_new_reason_touches_nothing_but_its_siblings() -> None:
    subject = document(
        *(statement(key) for key in "cab"), inference("i", "a", "c"), inference("j", "b", "c")
    )
    outline, mirror = shown(subject)
    subject.subscribe(outline.follow)
    before = {row.statement: row.id for row in outline.walk()}
    subject.apply(inferences.respond(subject, "c", at=Point(0, 0), after="a", id="new"))
    assert told(outline) == ["c", "  +a", "  +new", "  +b"]
    assert {key: before[key] for key in "cab"} == {
        row.statement: row.id for row in outline.walk() if row.statement != "new"
    }
    assert mirror.lists[outline.root.id] == [before["c"]]


def test_moving_boxes_touches_no_row() -> None:
    subject = document(*(statement(key) for key in "ab"), inference("i", "a", "b"))
    outline, mirror = shown(subject)
    subject.subscribe(outline.follow)
    subject.apply(statements.amend(subject, ["a", "b"], x=50.0))
    assert mirror.changes == []
    subject.apply(statements.retext(subject, "a", "Other words"))
    assert [row.statement for row in mirror.changes] == ["a"]


def test_a_thousand_levels_and_twenty_thousand_roots_are_told() -> None:
    chain = document(
        *(statement(f"s{n}") for n in range(1000)),
        *(inference(f"i{n}", f"s{n + 1}", f"s{n}") for n in range(999)),
    )
    outline, _ = shown(chain)
    assert len(list(outline.walk())) == 1000
    assert outline.find("s999") is not None
    many = document(*(statement(f"s{n}") for n in range(20_000)))
    outline, _ = shown(many, most=1)
    assert len(outline.children(outline.root)) == 20_000


@settings(max_examples=60)
@given(documents(), st.data())
def test_it_keeps_up_with_any_edit(subject: Document, data: st.DataObject) -> None:
    outline, mirror = shown(subject)
    subject.subscribe(outline.follow)
    done = []
    for _ in range(data.draw(st.integers(1, 6))):
        patch = draw_edit(data.draw, subject)
        subject.apply(patch)
        done.append(patch)
        open_all(outline, mirror)
        assert told(outline) == told(shown(subject)[0])
        everything = {row.statement for row in outline.walk()}
        assert everything == set(subject.statements)
    for patch in reversed(done):
        subject.apply(patch.inverse())
        open_all(outline, mirror)
        assert told(outline) == told(shown(subject)[0])


@settings(max_examples=60)
@given(documents(), st.data())
def test_a_way_leads_to_every_statement(subject: Document, data: st.DataObject) -> None:
    for key in subject.statements:
        mirror = Mirror()
        outline = mirror.outline = Outline(subject, mirror)
        row = outline.find(key)
        assert row is not None
        assert row.statement == key


@given(
    st.permutations(range(12)), st.permutations(range(12)), st.integers(0, 12), st.integers(0, 12)
)
@settings(max_examples=60)
def test_steps_turn_any_list_into_any_other(a: list[int], b: list[int], m: int, n: int) -> None:
    present = [Place(None, str(each)) for each in a[:m]]
    wanted = [Place(None, str(each)) for each in b[:n]]
    for kind, first, last in steps(tuple(present), wanted):
        if kind == "remove":
            del present[first : last + 1]
        elif kind == "move":
            present.insert(last, present.pop(first))
        else:
            present[first:first] = wanted[first : last + 1]
    assert present == wanted
