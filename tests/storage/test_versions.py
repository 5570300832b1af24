"""Versions: what was saved can be had again, and the folder does not grow for ever."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.records import Content, MapInfo
from argmap.storage import versions
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.native import dump
from argmap.storage.versions import KEPT_LAST, Version, Versions, worth_keeping

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def _map(title: str) -> bytes:
    return dump(Content(info=MapInfo(title=title)), Meta(id="m"))


def _titles(store: Versions) -> list[str]:
    return [each.read().document.info.title for each in store.of("m")]


def test_each_save_is_there_again_the_latest_first(tmp_path: Path) -> None:
    store = Versions(tmp_path / "history")
    for minute, title in enumerate(("one", "two", "two", "one")):
        store.keep("m", _map(title), NOON + timedelta(minutes=minute))
    assert _titles(store) == ["one", "two", "one"]
    assert [each.saved.minute for each in store.of("m")] == [3, 1, 0]
    assert store.of("another") == []


def test_a_clock_put_back_does_not_shuffle_them(tmp_path: Path) -> None:
    store = Versions(tmp_path)
    store.keep("m", _map("first"), NOON)
    store.keep("m", _map("second"), NOON - timedelta(hours=3))
    assert _titles(store) == ["second", "first"]


def test_nobody_else_can_read_them(tmp_path: Path) -> None:
    store = Versions(tmp_path / "history")
    store.keep("m", _map("one"))
    (version,) = store.of("m")
    modes = [version.path, version.path.parent, version.path.parent.parent]
    assert [stat.S_IMODE(each.stat().st_mode) for each in modes] == [0o600, 0o700, 0o700]


@pytest.mark.parametrize("key", ["../../evil", "/etc", "a/b", "x" * 5000, "ü", ".", "\udc80", ""])
def test_an_id_out_of_a_file_leads_nowhere_else(tmp_path: Path, key: str) -> None:
    store = Versions(tmp_path / "history")
    store.keep(key, _map("one"))
    (folder,) = (tmp_path / "history").iterdir()
    assert len(list(folder.iterdir())) == 1
    assert len(store.of(key)) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["history"]


def test_a_damaged_version_is_not_taken_for_one(tmp_path: Path) -> None:
    store = Versions(tmp_path)
    store.keep("m", _map("one"))
    (version,) = store.of("m")
    version.path.write_bytes(_map("odd"))
    with pytest.raises(FileProblem, match="damaged"):
        version.read()
    version.path.unlink()
    with pytest.raises(FileProblem, match="cannot be read"):
        version.read()


def test_the_last_ones_stay_and_of_older_ones_one_an_hour_and_one_a_day(tmp_path: Path) -> None:
    moments = [NOON - timedelta(minutes=10 * step) for step in range(6 * 24 * 40)]
    kept = worth_keeping([Version(each, 1, "", tmp_path) for each in moments], NOON)
    ages = [NOON - each.saved for each in kept]
    assert ages[:KEPT_LAST] == [timedelta(minutes=10 * step) for step in range(KEPT_LAST)]
    older = ages[KEPT_LAST:]
    assert sum(each <= timedelta(days=1) for each in older) in (20, 21, 22)
    assert sum(each > timedelta(days=1) for each in older) == 29
    assert max(ages) <= timedelta(days=30)


def test_many_saves_thin_out_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "KEPT_LAST", 3)
    store = Versions(tmp_path)
    for second in range(8):
        store.keep("m", _map(str(second)), NOON + timedelta(seconds=second))
    assert _titles(store) == ["7", "6", "5"]
    monkeypatch.setattr(versions, "MAX_BYTES", len(_map("8")) * 2)
    store.keep("m", _map("8"), NOON + timedelta(minutes=1))
    assert _titles(store) == ["8", "7"]
    monkeypatch.setattr(versions, "MAX_BYTES", 1)
    store.keep("m", _map("9"), NOON + timedelta(minutes=2))
    assert _titles(store) == ["9"]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 60 * 24 * 50), st.integers(1, 10 * 2**20)), max_size=80))
def test_the_latest_is_kept_and_the_room_is_bounded(ages: list[tuple[int, int]]) -> None:
    present = [
        Version(NOON - timedelta(minutes=age), size, "", Path(str(place)))
        for place, (age, size) in enumerate(sorted(ages))
    ]
    kept = worth_keeping(present, NOON)
    assert kept[:1] == present[:1]
    assert sum(each.size for each in kept) <= versions.MAX_BYTES
    assert len(kept) <= KEPT_LAST + 25 + 31
    assert worth_keeping(kept, NOON) == kept
