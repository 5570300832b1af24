"""Bad input: each kind gets a sentence that says what is wrong and where, or is mended and told."""

from __future__ import annotations

import codecs
import json
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from argmap.core import limits
from argmap.storage import native
from argmap.storage.errors import FileProblem
from argmap.storage.files import find_map
from argmap.storage.native import Loaded, audit, dump, load

FROZEN = (Path(__file__).parents[1] / "fixtures" / "maps" / "v1.argmap").read_bytes()


def lines(*records: str, inferences: tuple[str, ...] = (), head: str = "") -> bytes:
    """A file with one record a line, the first statement on line 3."""
    return "\n".join(
        [
            '{"format":"argmap","version":1,' + head,
            '"statements":[',
            ",\n".join(records),
            '],"inferences":[',
            ",\n".join(inferences),
            "]}",
        ]
    ).encode()


def refused(data: bytes) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        load(data)
    error = caught.value
    assert error.message.endswith((".", "”")), error.message
    assert "Traceback" not in error.message
    assert audit(data), "validate must tell it, too"
    return error


def mended(data: bytes) -> Loaded:
    """Load what is mended: the repairs are told, validate tells as many, and a save is clean."""
    loaded = load(data)
    assert loaded.repairs
    assert len(audit(data)) == len(loaded.repairs)
    assert load(dump(loaded.document.content(), loaded.meta)).repairs == ()
    return loaded


A, B = '{"id":"a","x":0,"y":0}', '{"id":"b","x":0,"y":200}'


@pytest.mark.parametrize("cut", [40, 300, 700, 1500, len(FROZEN) - 3])
def test_truncated(cut: int) -> None:
    error = refused(FROZEN[:cut])
    assert error.problems[0].line == FROZEN[:cut].count(b"\n") + 1
    assert "end is missing" in error.message


@pytest.mark.parametrize("data", [b"", b" \n\t\n"])
def test_empty(data: bytes) -> None:
    assert "empty" in refused(data).message


def test_zero_filled() -> None:
    assert "zero bytes" in refused(bytes(4096)).message


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("marked", [True, False])
def test_utf_16_opens_and_is_told(encoding: str, marked: bool) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}[encoding]
    data = (mark if marked else b"") + FROZEN.decode().encode(encoding)
    loaded = mended(data)
    assert "UTF-16" in loaded.repairs[0]
    assert "Łódź" in loaded.document.statements["memo"].text


def test_damaged_utf_16() -> None:
    assert "UTF-16" in refused(codecs.BOM_UTF16_LE + "{".encode("utf-16-le") + b"\x00\xd8x").message


def test_a_byte_order_mark_is_nothing_to_speak_of() -> None:
    assert load(codecs.BOM_UTF8 + FROZEN).repairs == ()


def test_text_that_is_not_utf_8_names_the_line() -> None:
    error = refused(lines(A, '{"id":"b","text":"café"}').replace("é".encode(), b"\xe9"))
    assert (error.problems[0].line, "UTF-8" in error.message) == (4, True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"hello world", "not JSON"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"<?xml version='1.0'?><map/>", "XML"),
        (b"[1,2]", "no argmap file"),
        (b'{"a":1}', "no argmap file"),
        (b'{"nodes":[{"nodeID":"1","text":"x"}],"edges":[]}', "AIF"),
        (b'{"nodes":[],"edges":[{"fromNode":"1","toNode":"2"}]}', "JSON Canvas"),
        (b'{"arguments":{},"statements":{},"relations":[]}', "Argdown"),
        (b'{"type":"excalidraw","elements":[]}', "Excalidraw"),
        (b'{"format":"argmap","version":"1"}', "whole number"),
        (b'{"format":"argmap"}', "“version” is missing"),
    ],
)
def test_not_a_map(data: bytes, words: str) -> None:
    assert words in refused(data).message


def test_a_syntax_error_names_line_and_column() -> None:
    error = refused(lines(A, '{"id":"b",}'))
    assert error.problems[0].line == 4
    assert "column 11" in error.message


def test_a_newer_file_that_does_not_fit_says_so_and_nothing_else() -> None:
    data = b'{"format":"argmap","version":7,"min_reader":7,"statements":{"a":1}}'
    assert "newer argmap" in refused(data).message
    assert "version 7" in refused(data).message


def test_an_older_version_that_never_was() -> None:
    assert "version is 0" in refused(b'{"format":"argmap","version":0}').message


def test_a_wrong_type_names_line_and_statement() -> None:
    error = refused(lines(A, '{"id":"b","text":5}'))
    assert error.problems[0].line == 4
    assert error.problems[0].record == "b"
    assert "Statement “b”" in error.message
    assert "must be text" in error.message


def test_every_problem_is_listed() -> None:
    error = refused(lines('{"id":"a","text":5}', '{"id":"b","kind":[]}', '{"text":"x"}'))
    assert [problem.line for problem in error.problems] == [3, 4, 5]
    assert "2 more problems" in error.message


def test_ten_megabytes_of_text_in_a_statement() -> None:
    error = refused(lines(A, json.dumps({"id": "b", "text": "x" * 10_000_000})))
    assert error.problems[0].line == 4
    assert "20,000" in error.message
    assert len(error.message) < 300


@pytest.mark.parametrize("depth", [200, 50_000])
def test_deep_nesting(depth: int) -> None:
    nested = "[" * depth + "]" * depth
    assert "nested too deeply" in refused(lines(A, f'{{"id":"b","deep":{nested}}}')).message


def test_nesting_that_opens_can_be_saved() -> None:
    nested = "[" * 190 + "]" * 190
    loaded = load(lines(A, f'{{"id":"b","deep":{nested}}}'))
    assert load(dump(loaded.document.content(), loaded.meta)).repairs == ()


def test_numbers_with_thousands_of_digits() -> None:
    assert "digits" in refused(lines(f'{{"id":"b","n":{"9" * 5000}}}')).message


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_unknown_fields_hold_no_number_that_is_not_finite(number: str) -> None:
    for record in (f'{{"id":"b","u":[{{"v":{number}}}]}}',
                   f'{{"id":"b","citations":[{{"source":"s","u":{number}}}]}}'):  # fmt: skip
        error = refused(lines(A, record))
        assert error.problems[0].line == 4
        assert "not finite" in error.message


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e300", "1e999", '"12"', 'null,"y":true'])
def test_a_position_that_is_none_is_left_out_and_told(number: str) -> None:
    loaded = mended(lines(A, f'{{"id":"b","text":"kept","x":{number}}}'))
    statement = loaded.document.statements["b"]
    assert (statement.text, statement.x, statement.y) == ("kept", None, None)
    assert loaded.repairs[0].startswith("Line 4: Statement “b”: ")


def test_a_rating_out_of_range_is_left_out_and_told() -> None:
    loaded = mended(lines(A, '{"id":"b","text":"kept","credence":1.5}'))
    assert loaded.document.statements["b"].credence is None
    assert "must be at most 1; here it is 1.5" in loaded.repairs[0]


@pytest.mark.parametrize("escape", [r"\ud800", r"\udc00", r"\ud800A", r"\uDBFFx\uDBFF"])
def test_a_lone_surrogate_is_shown_as_one_and_told(escape: str) -> None:
    loaded = mended(lines(A, '{"id":"b","text":"so ' + escape + r' and \\ud800 \ud83d\ude00"}'))
    text = loaded.document.statements["b"].text
    assert text.startswith("so \ufffd")
    assert text.endswith(r" and \ud800 😀")
    assert loaded.repairs[0].startswith("Line 4: ")


def test_a_key_that_stands_twice_is_told() -> None:
    loaded = mended(lines(A, '{"id":"b","text":"first","te\\u0078t":"second"}'))
    assert loaded.document.statements["b"].text == "second"
    assert loaded.repairs == ("Line 4: Statement “b”: “text” stands twice; the last one counts.",)


def test_a_list_that_stands_twice_is_refused_because_one_would_be_lost() -> None:
    data = b'{"format":"argmap","version":1,\n"statements":[{"id":"a"}],\n"statements":[]}'
    assert refused(data).problems[0].line == 3


def test_two_records_with_one_id_both_stay() -> None:
    loaded = mended(lines(A, '{"id":"a","text":"the other"}'))
    assert len(loaded.document.statements) == 2
    assert loaded.document.statements["a"].text == ""
    assert loaded.repairs[0].startswith("Line 4: Statement “a”: ")


def test_an_inference_without_target_or_premises_goes_with_what_aims_at_it() -> None:
    inferences = (
        '{"id":"i","premises":["gone"],"target":"a"}',
        '{"id":"j","premises":["a"],"target":"i"}',
        '{"id":"k","premises":["b","gone"],"target":"a","roles":{"gone":"r","b":"s"}}',
        '{"id":"l","premises":["a"],"target":"nowhere"}',
    )
    loaded = mended(lines(A, B, inferences=inferences))
    (kept,) = loaded.document.inferences.values()
    assert (kept.id, kept.premises, kept.roles) == ("k", ("b",), {"b": "s"})
    assert [repair[:6] for repair in sorted(loaded.repairs)] == [
        "Line 6",
        "Line 7",
        "Line 8",
        "Line 9",
    ]


def test_an_inference_that_aims_at_itself_goes() -> None:
    inferences = (
        '{"id":"i","premises":["a"],"target":"i"}',
        '{"id":"j","premises":["a"],"target":"b"}',
    )
    loaded = mended(lines(A, B, inferences=inferences))
    assert list(loaded.document.inferences) == ["j"]
    assert loaded.repairs == ("Line 6: Inference “i”: it aims at itself; it is left out.",)


def test_inferences_that_aim_in_a_circle_go() -> None:
    ring = tuple(f'{{"id":"i{n}","premises":["a"],"target":"i{(n + 1) % 3}"}}' for n in range(3))
    tail = (
        '{"id":"t","premises":["a"],"target":"i0"}',
        '{"id":"ok","premises":["a"],"target":"b"}',
    )
    loaded = mended(lines(A, B, inferences=ring + tail))
    assert list(loaded.document.inferences) == ["ok"]


def test_statements_that_argue_in_a_circle_are_no_problem() -> None:
    inferences = (
        '{"id":"i","premises":["a"],"target":"b"}',
        '{"id":"j","premises":["b"],"target":"a"}',
    )
    assert load(lines(A, B, inferences=inferences)).repairs == ()


def test_a_premise_that_stands_twice_counts_once() -> None:
    loaded = mended(lines(A, B, inferences=('{"id":"i","premises":["a","a"],"target":"b"}',)))
    assert loaded.document.inferences["i"].premises == ("a",)


def test_quotations_and_voices_stay_when_their_source_is_missing() -> None:
    record = '{"id":"b","voice":"v","excerpts":[{"source":"s","exact":"quoted"}]}'
    loaded = mended(lines(A, record))
    assert loaded.document.statements["b"].excerpts[0].exact == "quoted"
    assert set(loaded.document.sources) == {"s"}
    assert set(loaded.document.participants) == {"v"}


def test_other_mentions_of_what_does_not_exist_go() -> None:
    data: dict[str, Any] = {
        "format": "argmap",
        "version": 1,
        "info": {"central": "gone"},
        "statements": [{"id": "a", "voice": "s", "chain": ["gone", "s"]}],
        "relations": [{"id": "r", "a": "a", "b": "gone"}],
        "groups": [{"id": "g", "members": ["a", "gone"]}, {"id": "h", "members": ["gone"]}],
        "sources": [{"id": "s", "reports": "a"}],
    }
    document = mended(json.dumps(data).encode()).document
    assert document.info.central is None
    assert (document.statements["a"].voice, document.statements["a"].chain) == (None, ("s",))
    assert not document.relations
    assert [group.members for group in document.groups.values()] == [("a",)]
    assert document.sources["s"].reports is None


def test_a_long_chain_of_inferences_is_cut_without_ado() -> None:
    chain = tuple(f'{{"id":"i{n}","premises":["a"],"target":"i{n + 1}"}}' for n in range(2_000))
    assert not mended(lines(A, inferences=chain)).document.inferences


def test_too_many_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_RECORDS", 2)
    assert load(lines(A, B)).repairs == ()
    assert "at most 2" in refused(lines(A, B, '{"id":"c"}')).message


def test_too_large_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = lines(A) + b" " * 2**20
    path = tmp_path / "m.argmap"
    path.write_bytes(data)
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", len(data))
    assert find_map(path).data == data
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", len(data) - 1)
    with pytest.raises(FileProblem, match="larger than"):
        find_map(path)
    assert "larger than" in refused(data).message


def test_validate_counts_more_problems_than_it_tells() -> None:
    error = refused(lines(*(f'{{"id":"s{n}","text":{n}}}' for n in range(150))))
    assert len(error.problems) == 101
    assert "50" in error.problems[-1].message


def test_repeated_keys_in_a_large_file_are_found_by_validate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = lines(A, '{"id":"b","text":"first","text":"second"}')
    monkeypatch.setattr(native, "_HAND_WRITTEN", 10)
    assert load(data).repairs == ()
    assert "stands twice" in audit(data)[0].message


@pytest.mark.parametrize("seed", range(4))
def test_no_damage_ends_in_anything_but_a_sentence(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(150):
        data = bytearray(FROZEN)
        for _ in range(chance.randint(1, 6)):
            start = chance.randrange(len(data))
            data[start : start + chance.randint(0, 5)] = chance.choice(
                [
                    b"",
                    b'"',
                    b"}",
                    b"[",
                    b",",
                    b"\\",
                    b"\xff",
                    b"null",
                    b"-1e5",
                    b'"a"',
                    b"{}",
                    b"\n",
                ]
            )
        with suppress(FileProblem):
            loaded = load(bytes(data))
            assert load(dump(loaded.document.content(), loaded.meta)).repairs == ()
