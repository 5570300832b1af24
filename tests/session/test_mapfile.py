"""The file of an open map: what is opened, what saving refuses, and what stays undoable."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from argmap.core.edits.statements import retext
from argmap.session.mapfile import ChangedOnDisk, DeletedOnDisk, MapFile, ReadOnlyMap
from argmap.session.recovered import recover
from argmap.session.saving import Saving
from argmap.session.session import Session
from argmap.storage.errors import FileProblem
from argmap.storage.files import read_map
from argmap.storage.journal.replay import Replayed
from argmap.storage.png import embed
from argmap.storage.versions import Versions

FROZEN = Path(__file__).parents[1] / "fixtures" / "maps" / "v1.argmap"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.argmap"
    path.write_bytes(FROZEN.read_bytes())
    return path


def edit(session: Session, text: str = "Edited.") -> None:
    session.apply(retext(session.document, "open", text), "Edit text")


def text_on_disk(path: Path) -> str:
    return read_map(path).document.statements["open"].text


def test_opening_and_saving_a_file_changes_nothing_but_the_app(path: Path) -> None:
    session, file = MapFile.open(path)
    assert not session.dirty
    file.save(session)
    assert path.read_bytes().splitlines()[1:] == FROZEN.read_bytes().splitlines()[1:]


def test_opening_writes_nothing(path: Path) -> None:
    before = path.stat().st_mtime_ns, path.read_bytes()
    MapFile.open(path)
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
    assert list(path.parent.iterdir()) == [path]


def test_undo_goes_on_after_a_save_and_dirty_follows(path: Path) -> None:
    session, file = MapFile.open(path)
    edit(session)
    file.save(session)
    assert not session.dirty
    session.undo()
    assert session.dirty
    assert session.document.statements["open"].text.startswith("The town library")
    assert text_on_disk(path) == "Edited."
    session.redo()
    assert not session.dirty


def test_a_file_changed_by_another_program_is_not_overwritten_unless_told(path: Path) -> None:
    session, file = MapFile.open(path)
    edit(session)
    theirs = path.read_bytes().replace(b"The town library", b"The village library")
    path.write_bytes(theirs)
    with pytest.raises(ChangedOnDisk, match="changed by another program"):
        file.save(session)
    assert path.read_bytes() == theirs
    assert session.dirty
    file.save(session, force=True)
    assert text_on_disk(path) == "Edited."
    edit(session, "Again.")
    file.save(session)


def test_a_change_between_the_first_look_and_the_last_moment_is_seen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, file = MapFile.open(path)
    looks = iter(["same", "changed"])
    monkeypatch.setattr("argmap.session.saving.changed_since", lambda path, known: next(looks))
    edit(session)
    with pytest.raises(ChangedOnDisk):
        file.save(session)
    assert text_on_disk(path).startswith("The town library")
    assert list(path.parent.iterdir()) == [path]


def test_a_deleted_file_is_made_again_only_when_told(path: Path) -> None:
    session, file = MapFile.open(path)
    path.unlink()
    with pytest.raises(DeletedOnDisk, match="deleted or moved"):
        file.save(session)
    assert not path.exists()
    file.save(session, force=True)
    assert path.exists()


def test_save_as_moves_to_the_other_file(path: Path) -> None:
    session, file = MapFile.open(path)
    edit(session)
    other = path.with_name("other.argmap")
    file.save(session, other)
    assert (file.path, session.dirty) == (other, False)
    assert text_on_disk(path).startswith("The town library")
    edit(session, "More.")
    file.save(session)
    assert text_on_disk(other) == "More."


def test_a_failed_save_leaves_the_map_dirty_and_its_file(path: Path) -> None:
    session, file = MapFile.open(path)
    edit(session)
    with pytest.raises(FileProblem, match="no folder"):
        file.save(session, path.parent / "none" / "m.argmap")
    assert session.dirty
    assert file.path == path


def test_a_newer_file_is_looked_at_and_copied_but_not_overwritten(path: Path) -> None:
    raw = json.loads(FROZEN.read_bytes())
    path.write_text(json.dumps({**raw, "version": 9, "min_reader": 9}), encoding="utf-8")
    before = path.read_bytes()
    session, file = MapFile.open(path)
    assert file.read_only
    edit(session)
    for target in (None, path, path.parent / ".." / path.parent.name / path.name):
        with pytest.raises(ReadOnlyMap, match="version 9"):
            file.save(session, target, force=True)
    assert path.read_bytes() == before
    copy = path.with_name("copy.argmap")
    file.save(session, copy)
    assert json.loads(copy.read_bytes())["min_reader"] == 9


def test_a_map_out_of_a_picture_does_not_overwrite_the_picture(path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    picture = path.with_name("shown.png")
    picture.write_bytes(embed(stream.getvalue(), FROZEN.read_bytes()))
    session, file = MapFile.open(picture)
    assert (file.path, file.suggested) == (None, path.with_name("shown.argmap"))
    assert not session.dirty
    with pytest.raises(ValueError, match="no file"):
        file.save(session)
    assert file.suggested is not None
    file.save(session, file.suggested)
    assert text_on_disk(path.with_name("shown.argmap")).startswith("The town library")


def test_a_mended_map_is_dirty_and_tells(path: Path) -> None:
    path.write_bytes(FROZEN.read_bytes().replace(b'"target":"i1"', b'"target":"i9"'))
    session, file = MapFile.open(path)
    assert session.dirty
    assert len(file.repairs) == 1
    file.save(session)
    assert not session.dirty
    assert MapFile.open(path)[1].repairs == ()


def test_statements_without_a_place_get_one_that_is_no_step_to_undo(path: Path) -> None:
    statements = [{"id": key, "text": key * 40} for key in "abc"]
    raw = {"format": "argmap", "version": 1, "statements": statements}
    path.write_text(json.dumps(raw), encoding="utf-8")
    session, file = MapFile.open(path)
    places = {(each.x, each.y) for each in session.document.statements.values()}
    assert len(places) == 3
    assert not any(None in place for place in places)
    assert not session.dirty
    assert not session.undo()
    file.save(session)
    saved = read_map(path).document.statements.values()
    assert {(each.x, each.y) for each in saved} == places


def test_cards_of_another_program_that_lie_on_each_other_here_are_spread(tmp_path: Path) -> None:
    path = tmp_path / "cards.canvas"
    cards = [
        {"id": str(n), "type": "text", "text": "Words", "width": 90, "height": 40, "x": x, "y": 0}
        for n, x in enumerate((0, 100, 200))
    ]
    path.write_text(json.dumps({"nodes": cards, "edges": []}), encoding="utf-8")
    session, _ = MapFile.open(path)
    places = [each.x for each in session.document.ordered_statements()]
    assert None not in places
    first, second, third = (each or 0.0 for each in places)
    assert second - first >= 216
    assert third - second >= 216
    assert not session.dirty


def test_a_recovered_map_is_unsaved_and_apart_from_its_file(path: Path) -> None:
    session, file = MapFile.open(path)
    edit(session)
    again, found = recover(Replayed(session.document, file.meta), path)
    assert again.dirty
    assert again.document.statements["open"].text == "Edited."
    assert (found.path, found.suggested) == (None, path)
    assert text_on_disk(path).startswith("The town library")


def test_a_new_map_is_clean_and_has_no_file() -> None:
    session, file = MapFile.new()
    assert not session.dirty
    assert (file.path, file.read_only, file.state()) == (None, False, "same")


def test_what_is_edited_while_a_save_runs_stays_unsaved(path: Path) -> None:
    session, file = MapFile.open(path)
    edit(session, "Before.")
    saving = file.begin(session)
    edit(session, "Meanwhile.")
    file.finish(session, saving, saving.run())
    assert text_on_disk(path) == "Before."
    assert session.dirty
    session.undo()
    assert not session.dirty


def test_a_state_that_is_saved_but_left_for_good_makes_nothing_clean(path: Path) -> None:
    session, file = MapFile.open(path)
    edit(session, "Saved.")
    saving = file.begin(session)
    session.undo()
    edit(session, "Another way.")
    file.finish(session, saving, saving.run())
    assert session.dirty
    session.undo()
    assert session.dirty


def test_overwriting_keeps_what_the_other_program_wrote(path: Path, tmp_path: Path) -> None:
    session, file = MapFile.open(path)
    file.versions = Versions(tmp_path / "history")
    edit(session)
    theirs = path.read_bytes().replace(b"The town library", b"The village library")
    path.write_bytes(theirs)
    saving = file.begin(session, force=True)
    saved = saving.run()
    assert saved.theirs is not None
    assert saved.theirs.name.startswith("library (conflict 20")
    assert saved.theirs.read_bytes() == theirs
    assert text_on_disk(path) == "Edited."


def test_a_third_version_that_comes_while_theirs_is_kept_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, file = MapFile.open(path)
    edit(session)
    path.write_bytes(path.read_bytes() + b"\n")
    saving = file.begin(session, force=True)
    aside = Saving._set_aside

    def and_again(self: Saving, fs: object) -> Path | None:
        copy = aside(self, None)
        path.write_bytes(path.read_bytes() + b"\n\n")
        return copy

    monkeypatch.setattr(Saving, "_set_aside", and_again)
    with pytest.raises(ChangedOnDisk):
        saving.run()
    assert path.read_bytes().endswith(b"\n\n\n")


def test_each_save_is_kept_among_the_versions_and_what_was_there_before(
    path: Path, tmp_path: Path
) -> None:
    session, file = MapFile.open(path)
    file.versions = Versions(tmp_path / "history")
    for text in ("One.", "Two."):
        edit(session, text)
        file.save(session)
    kept = [each.read().document.statements["open"].text for each in file.versions.of(file.meta.id)]
    assert kept[:2] == ["Two.", "One."]
    assert kept[2].startswith("The town library")
    assert len(kept) == 3


def test_a_history_that_cannot_be_written_keeps_nobody_from_saving(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "history").write_bytes(b"a file")
    session, file = MapFile.open(path)
    file.versions = Versions(tmp_path / "history")
    edit(session)
    saved = file.begin(session).run()
    assert text_on_disk(path) == "Edited."
    assert "not kept among the versions" in saved.warnings[-1]


def test_a_file_of_an_older_version_stays_beside_the_first_save_of_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    session, file = MapFile.open(path)
    file._older = 1  # as if it had been migrated
    edit(session)
    file.save(session)
    old = path.with_name("library.argmap.v1.bak")
    assert old.read_bytes() == before
    edit(session, "Again.")
    file.save(session)
    assert old.read_bytes() == before
    again, copy = MapFile.open(old)
    assert (copy.path, copy.suggested) == (None, path.with_name("library (backup).argmap"))
    assert not again.dirty


@pytest.mark.parametrize("suffix", [".bak", ".v1.bak"])
def test_a_backup_opens_as_a_copy_and_is_not_written_over(path: Path, suffix: str) -> None:
    backup = path.with_name(path.name + suffix)
    backup.write_bytes(path.read_bytes())
    before = backup.read_bytes()
    session, file = MapFile.open(backup)
    assert session.document.statements["open"].text == text_on_disk(path)
    assert file.path is None
    assert file.suggested == path.with_name("library (backup).argmap")
    file.save(session, file.suggested)
    assert backup.read_bytes() == before
    assert path.read_bytes() == before
