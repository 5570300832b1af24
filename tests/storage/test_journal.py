"""The folder of a journal: what counts in it, what damage does to it, and where it goes."""

from __future__ import annotations

import os
import random
import stat
import time
from typing import TYPE_CHECKING

import pytest

from argmap.core.edits.statements import add, delete, retext
from argmap.core.geometry import Point
from argmap.session.journaling import Journaling
from argmap.session.recovered import session_of
from argmap.storage.journal.entry import Draft
from argmap.storage.journal.left import Left, find
from argmap.storage.journal.lines import line, read_lines
from argmap.storage.journal.store import Store
from tests.journals import Desk, digest, edit
from tests.maps import random_map

if TYPE_CHECKING:
    from pathlib import Path


def _left(desk: Desk) -> Left:
    desk.journaling.settle()
    left = find(desk.journaling.folder)
    assert left is not None
    return left


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Five steps on a map of some size, all of them on disk."""
    made = Desk(random_map(10, 3), tmp_path)
    session = made.session
    for number in range(5):
        text = f"Step {number}"
        session.apply(add(session.document, text=text, at=Point(number, 0)), text)
    made.journaling.settle()
    return made


def test_nobody_else_can_look_into_it(desk: Desk) -> None:
    folder = desk.journaling.folder
    if os.name != "nt":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}


def test_a_line_whose_checksum_is_written_otherwise_is_no_line() -> None:
    good = line(b'{"seq":0}')
    upper = good[:8].upper() + good[8:]
    assert len(read_lines(good).values) == 1
    assert upper == good or read_lines(upper).values == []


def test_what_cannot_be_followed_is_kept_beside_it(desk: Desk) -> None:
    path = desk.journaling.folder / "ops-0.jnl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:3], b"garbage\n", *lines[3:]]))
    done = _left(desk).replay()
    assert [step.label for step in done.steps] == ["Step 0", "Step 1"]
    assert (path.parent / "ops-0.jnl.rest").read_bytes() == b"".join([b"garbage\n", *lines[3:]])
    assert any("ops-0.jnl.rest" in note for note in done.notes)


def test_a_step_that_does_not_fit_ends_the_replay_there(desk: Desk) -> None:
    path = desk.journaling.folder / "ops-0.jnl"
    values = path.read_bytes().splitlines()
    odd = values[4][9:].replace(b"null,", b'{"id":"nowhere","text":"never was"},')
    path.write_bytes(b"".join(each + b"\n" for each in values[:4]) + line(odd))
    done = _left(desk).replay()
    assert [step.label for step in done.steps] == ["Step 0", "Step 1", "Step 2"]
    assert "could not be followed" in done.notes[0]


def test_of_a_damaged_base_what_can_be_is_saved_and_the_steps_are_followed(desk: Desk) -> None:
    path = desk.journaling.folder / "base-0.argmap"
    path.write_bytes(path.read_bytes()[:-300])
    left = _left(desk)
    assert not left.about.whole
    done = left.replay()
    assert "was damaged" in done.notes[0]
    texts = {each.text for each in done.document.statements.values()}
    assert {f"Step {number}" for number in range(5)} <= texts
    assert len(texts) > 10


def test_steps_bring_back_what_a_lost_base_took(tmp_path: Path) -> None:
    desk = Desk(random_map(4, 3), tmp_path)
    session = desk.session
    key = sorted(session.document.statements)[0]
    session.apply(retext(session.document, key, "Other words"), "Edit text")
    desk.journaling.settle()
    (desk.journaling.folder / "base-0.argmap").write_bytes(b"")
    assert _left(desk).replay().document.statements[key].text == "Other words"


def test_it_begins_anew_when_it_is_long_and_undo_reaches_back_over_that(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.storage.journal.journal.MOST_LINES", 10)
    chance = random.Random(1)
    for _ in range(30):
        edit(desk.session, chance)
        desk.journaling.settle()
    names = sorted(each.name for each in desk.journaling.folder.iterdir())
    assert len(names) == 3
    assert names[0] != "base-0.argmap"
    left = _left(desk)
    assert left.about.changes == len(desk.session.history)
    assert len(left.replay().steps) == len(desk.session.history)


def test_the_heading_speaks_twice(desk: Desk) -> None:
    """Damage to either place where it stands costs nothing but the lines after it."""
    wanted = digest(desk.session.document)
    (desk.journaling.folder / "meta.json").write_bytes(b"\0" * 100)
    assert digest(_left(desk).replay().document) == wanted


def test_what_is_being_typed_is_part_of_it_until_it_is_over(desk: Desk) -> None:
    key = sorted(desk.session.document.statements)[0]
    desk.journaling.typing(key, "half a wo")
    assert _left(desk).replay().draft == (key, "half a wo")
    desk.journaling.typing("", "")
    assert _left(desk).replay().draft is None
    assert Draft(key, "\ud83d").json(1, 1)  # half a character breaks nothing


def test_the_trash_keeps_for_a_month_and_no_longer(desk: Desk) -> None:
    desk.journaling.discard()
    desk.journaling.settle()
    store = Store(desk.state)
    assert store.left() == []
    (kept,) = store.discarded()
    assert digest(kept.replay().document) == digest(desk.session.document)
    days = time.strftime("%Y%m%d-%H%M%S", time.localtime(time.time() - 31 * 86_400))
    kept.folder.rename(kept.folder.with_name(f"{days}.{kept.folder.name.partition('.')[2]}"))
    assert store.discarded() == []
    assert list(store.trash.iterdir()) == []


def test_a_journal_is_offered_when_its_process_is_gone_and_not_before(desk: Desk) -> None:
    other = Store(desk.state)
    assert other.left() == []
    desk.store.close()
    (left,) = other.left()
    assert left.id == desk.file.key
    attempts = [left.beginning() for _ in range(2)]
    assert left.shy
    attempts[0].end()
    assert not left.shy


def test_a_key_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot name"):
        Store(tmp_path).journal("../evil")


def test_a_map_can_be_given_up_twice_in_one_second() -> None:
    with Desk() as desk:
        for text in ("first", "second", "third"):
            step = add(desk.session.document, text=text, at=Point(0, 0))
            desk.session.apply(step, "Add")
            desk.journaling.discard()
            desk.session.mark_saved()
        desk.journaling.settle()
        found = [len(each.replay().document) for each in desk.store.discarded()]
        assert sorted(found) == [1, 2, 3]
        assert not desk.journaling.folder.exists()


def test_undo_reaches_back_from_an_empty_map_that_was_recovered() -> None:
    with Desk() as desk:
        session = desk.session
        session.apply(add(session.document, text="gone", at=Point(0, 0)), "Add")
        session.apply(delete(session.document, list(session.document.statements)), "Delete")
        again = _left(desk).replay()
        assert [step.label for step in again.steps] == ["Add", "Delete"]
        with Desk(state=desk.state) as other:
            other.journaling = Journaling(session_of(again), other.file, other.store)
            other.journaling.keep_from_now()
            again = _left(other).replay()
    assert [step.label for step in again.steps] == ["Add", "Delete"]
    assert again.first == 0
