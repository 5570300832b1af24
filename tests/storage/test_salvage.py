"""What can be saved of damaged files."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.resources import resource
from argmap.storage import native
from argmap.storage.errors import FileProblem
from argmap.storage.salvage import Salvaged, salvage

WHOLE = resource("examples", "old-bridge.argmap").read_bytes()
ALL = native.load(WHOLE).document


def kept(found: Salvaged) -> int:
    return sum(found.kept.values())


def test_a_whole_file_is_saved_whole() -> None:
    found = salvage(WHOLE)
    assert found.document.content() == ALL.content()
    assert found.lost == 0


@settings(max_examples=60)
@given(st.integers(0, len(WHOLE) - 1))
def test_wherever_it_breaks_off_no_whole_record_is_lost(cut: int) -> None:
    lines = WHOLE[:cut].split(b"\n")[:-1]
    keys = {line.split(b'"')[3].decode() for line in lines if line.startswith(b'{"id"')}
    try:
        found = salvage(WHOLE[:cut])
    except FileProblem:
        assert not keys
        return
    # Inferences whose ends are lost have to go; what others name but is lost is added, empty.
    assert {key for key in keys if not key.startswith("i-")} <= found.document.records().keys()
    for key in keys & found.document.statements.keys():
        assert found.document.statements[key] == ALL.statements[key]


def test_garbage_in_the_middle_costs_little() -> None:
    rng = random.Random(7)
    for _ in range(60):
        damaged = bytearray(WHOLE)
        start = rng.randrange(len(damaged) - 512)
        damaged[start : start + 200] = rng.randbytes(200)
        found = salvage(bytes(damaged))
        assert kept(found) >= len(ALL) * 3 // 4
        native.dump(found.document.content(), found.meta)


def test_a_lost_heading_costs_nothing_else() -> None:
    found = salvage(WHOLE.replace(b'"inferences":[', b'"inf#######s":['))
    assert found.kept["inferences"] == len(ALL.inferences)
    assert found.kept["statements"] == len(ALL.statements)


def test_zeros_in_the_middle() -> None:
    found = salvage(WHOLE[:3000] + b"\0" * 800 + WHOLE[3800:])
    assert found.kept["statements"] >= len(ALL.statements) - 5
    assert any("read the texts again" in sentence for sentence in found.report)


def test_a_field_of_no_use_goes_and_the_record_stays() -> None:
    found = salvage(WHOLE.replace(b'"credence":0.7', b'"credence":"x"', 1))
    assert found.document.statements["close"].credence is None
    assert any("credence" in sentence for sentence in found.report)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"\0" * 400, "zero bytes"),
        (b"%PDF-1.7 something", "no damaged map"),
        (b'{"nodes":[\n{"id":"1","type":"text","text":"x"}\n]}', "no damaged map"),
        (b'{"format":"argmap","version":1,', "Not one whole record"),
        (
            b'{"format":"argmap","version":9,"min_reader":9,"statements":[\n{"id":"a"}\n]}',
            "newer argmap",
        ),
    ],
)
def test_where_nothing_can_be_saved_it_is_said_why(data: bytes, sentence: str) -> None:
    with pytest.raises(FileProblem, match=sentence):
        salvage(data)


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_anything_else_is_a_file_problem(data: bytes) -> None:
    for prefix in (b'{"format":"argmap","statements":[\n', b'"statements":[' + WHOLE[:700]):
        try:
            found = salvage(prefix + data)
        except FileProblem:
            continue
        native.load(native.dump(found.document.content(), found.meta))
