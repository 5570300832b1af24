"""Files that are no maps: each is refused in a sentence that says what it is, and none made one."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.formats.opening import open_map
from argmap.storage.errors import FileProblem

OTHERS = {
    "a.mmd": ("---\ntitle: T\n---\nflowchart BT\n  a --> b\n", "Mermaid diagram"),
    "b.dot": ("// made\ndigraph G {\n  a -> b\n  b -> c\n}\n", "DOT graph"),
    "c.txt": ("graph TD\nA-->B", "Mermaid diagram"),
    "d.graphml": ('<?xml version="1.0"?>\n<graphml><graph/></graphml>', "GraphML graph"),
    "e.csv": ("id,text\n1,a\n", "table"),
    "f.html": ("<!doctype html>\n<html><p>x</p></html>", "web page without a map"),
    "g.xml": ('<?xml version="1.0"?><!-- x --><n:lkif/>', "“lkif”"),
    "h.yml": ("goal:\n  reason: x\n  other: y\n", "neither an outline nor"),
    "i.py": ("def f():\n    return 1\n", "neither an outline nor"),
    "j.json": ('[\n  {"id": 1},\n  {"id": 2}\n]', "no argmap file"),
    "k.bin": ("\x7fELF\0\0\0", "no text that can be read"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_map_is_named(name: str, tmp_path: Path) -> None:
    content, words = OTHERS[name]
    path = tmp_path / name
    path.write_bytes(content.encode())
    with pytest.raises(FileProblem) as raised:
        open_map(path)
    assert words in raised.value.message


def test_an_outline_is_one_whatever_it_is_about(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Graph theory {for all}\n  + It helps\n", encoding="utf-8")
    assert open_map(path).format.id == "outline"


def test_a_damaged_map_of_ours_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "mine.argmap"
    path.write_text("hello", encoding="utf-8")
    with pytest.raises(FileProblem, match="JSON"):
        open_map(path)
