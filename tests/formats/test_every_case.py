"""Every real file: counted, judged, and taken through every format that is read and written."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from argmap.cli.main import main
from argmap.core.document import Document
from argmap.formats.format import Format
from argmap.formats.given import Given
from argmap.formats.losses import losses
from argmap.formats.opening import open_map
from argmap.formats.registry import FORMATS
from argmap.formats.writing import placed, written
from argmap.storage.errors import FileProblem
from tests.formats.cases import FOLDER, every

pytestmark = pytest.mark.skipif(
    not every(), reason=f"real files are not here: {FOLDER} (ARGMAP_CASES names another folder)"
)

BOTH = [each.id for each in FORMATS.values() if each.read and each.write]
OWN = ("argmap", "svg", "html")
"""These hold everything, and have tests of their own."""
OTHERS = {"dot", "mermaid", "argdown-graphml", "yed-graphml", "argunet-graphml", "carneades-yaml",
          "gsn2x-yaml", "argmap-yaml", "af-dimacs", "philmap-json", "tgf", "wgsn", "reasons-json",
          "lkif", "axl", "caf", "cispaces-xml", "dcase-model"}  # fmt: skip
"""Formats of real files that argmap does not read."""


@cache
def maps() -> dict[str, Document]:
    """Every real file that is read, with places, by name."""
    found = {}
    for case in every():
        try:
            document = open_map(FOLDER / case["file"]).loaded.document
        except FileProblem:
            continue
        placed(document)
        found[case["file"]] = document
    return found


def test_just_those_files_are_read_that_are_of_a_format_we_read() -> None:
    wrong = [
        case["file"]
        for case in every()
        if case["expect_ok"] and (case["file"] in maps()) == (case["format"] in OTHERS)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", [each for each in BOTH if each not in OWN])
def test_every_real_file_is_the_same_when_it_is_written_and_read_twice(name: str) -> None:
    form = FORMATS[name]
    assert form.read is not None
    for file, document in maps().items():
        if not document.statements:
            continue  # most have no way to write a map without any
        first = _again(document, form)
        told = {each.what for each in losses(document, form)}
        if told.isdisjoint({"same_words", "loops"}):
            assert len(first.statements) == len(document.statements), file
            if not told & {"undercuts", "backings", "linked", "other_polarity", "several_parents"}:
                assert len(first.inferences) == len(document.inferences), file
            second = _again(first, form)
            assert written(_again(second, form), form) == written(second, form), file


def _again(document: Document, form: Format) -> Document:
    assert form.read is not None
    return form.read(Given(written(document, form), f"x{form.suffixes[0]}")).document


def test_every_real_file_is_counted_and_judged(capsys: pytest.CaptureFixture[str]) -> None:
    for case in every():
        path = FOLDER / case["file"]
        codes = main(["stats", str(path), "--json"]), main(["validate", str(path), "--json"])
        told = capsys.readouterr()
        document = maps().get(case["file"])
        if document is None:
            assert codes == (2, 2), path
            assert told.err.startswith("argmap: "), path
            continue
        assert codes[0] == 0, path
        assert codes[1] in (0, 2), path
        counts = json.JSONDecoder().raw_decode(told.out)[0]
        assert counts["statements"] == len(document.statements), path


def test_the_whole_folder_is_converted_in_one_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("argdown", "sadface", "csv"):
        out = tmp_path / name
        assert main(["convert", str(FOLDER), str(out), "--to", name, "--json"]) == 2
        entries: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
        assert len({each["out"] for each in entries}) == len(entries)
        for entry in entries:
            assert entry["written"] == ("error" not in entry) == Path(entry["out"]).exists()
            file = str(Path(entry["in"]).relative_to(FOLDER))
            if file in maps():
                lost = {each.what: each.count for each in losses(maps()[file], FORMATS[name])}
                told = {each["what"]: each["count"] for each in entry["lost"]}
                assert told == {what: n for what, n in lost.items() if what in told}, file
                assert lost.keys() - told.keys() <= {"positions"}, file
    written_, lossy = (sum(bool(each[what]) for each in entries) for what in ("written", "lost"))
    assert main(["convert", str(FOLDER), str(tmp_path / "again"), "--to", "csv"]) == 2
    unread = len(entries) - written_
    told = f"{written_} maps written, {lossy} with losses, {unread} not read\n"
    assert capsys.readouterr().out == told


def test_strict_writes_what_loses_nothing_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    shutil.copytree(FOLDER / "derived-kialo-txt", folder)
    shutil.copy(FOLDER / "derived-aif-json" / "unicode-torture.aif.json", folder)
    strict = ["convert", str(folder), str(tmp_path / "out"), "--to", "kialo", "--strict"]
    assert main(strict) == 3
    assert capsys.readouterr().out == "4 maps written, 1 with a loss, 0 not read\n"
    assert len(list((tmp_path / "out").iterdir())) == 4


FAMILIES = {
    **{
        name: tuple(
            f"derived-{form}/{name}{suffix}"
            for form, suffix in (
                ("aml", ".aml"), ("canvas", ".canvas"), ("opml", ".opml"),
                ("kialo-txt", ".kialo.txt"),
            )
        )
        for name in (
            "cats-are-better-than-dogs", "double-deduction", "zeno",
            "planting-a-haycorn-will-grow-an-oak-tree",
        )
    },
    "6064-original": (
        "aif-json/arguebuf__6064-original.json", "derived-aif-json/6064-original.aif.json",
        "derived-xaif-json/6064-original.xaif.json",
        "derived-arguebuf-json/6064-original.arguebuf.json",
    ),
    "xaif-sample": (
        "xaif-json/arguebuf-ts__xaif.json", "derived-aif-json/xaif-sample.aif.json",
        "derived-xaif-json/xaif-sample.xaif.json",
        "derived-arguebuf-json/xaif-sample.arguebuf.json",
    ),
    "unicode-torture": tuple(
        f"derived-aif-json/unicode-torture{end}.aif.json"
        for end in ("", "-bom-crlf", "-ascii-escaped")
    ),
}  # fmt: skip
"""Files that were made of one and the same map."""


@pytest.mark.parametrize("name", FAMILIES)
def test_files_made_of_one_map_are_one_map(name: str) -> None:
    first, *others = (_ties(maps()[file]) for file in FAMILIES[name])
    for file, each in zip(FAMILIES[name][1:], others, strict=True):
        assert each == first, file


def _ties(document: Document) -> tuple[Counter[str], Counter[tuple[str, str, str]]]:
    """Texts, and what bears on what; whether premises are linked, not every format can tell."""

    def words(key: str) -> str:
        statement = document.statements.get(key)
        if statement is None:
            return f"<{words(document.inferences[key].target)}>"
        return " ".join(statement.text.split())

    return Counter(map(words, document.statements)), Counter(
        (words(premise), each.polarity, words(each.target))
        for each in document.inferences.values()
        for premise in each.premises
    )
