"""Laws for every format: what it says it holds comes back, and no file brings a reader down."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.formats.format import CAPABILITIES, Format, Imported, Options
from argmap.formats.given import Given
from argmap.formats.losses import losses
from argmap.formats.registry import FORMATS, recognised
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.native import checked_dump
from tests.formats.any_map import facts, maps
from tests.formats.drawn import drawn_map

WAYS = ("aif", "xaif", "sadface", "arguebuf")
"""Formats that are read and written, and whose maps keep their ids."""


def read(used: Format, data: bytes) -> Imported:
    assert used.read is not None
    return used.read(Given(data, "file"))


def write(used: Format, document: Document) -> bytes:
    assert used.write is not None
    return used.write(document, Options("file"))


@pytest.mark.parametrize("name", WAYS)
def test_what_a_format_holds_comes_back(name: str) -> None:
    used = FORMATS[name]

    @settings(max_examples=25)
    @given(maps(used.holds))
    def check(document: Document) -> None:
        lost = losses(document, used)
        data = write(used, document)
        assert recognised(Given(data, "file" + used.suffixes[0])) is used
        again = read(used, data).document
        if lost:  # passages that cross each other, and the like: told, and no more than that
            assert len(again.statements) == len(document.statements)
        else:
            assert facts(again) == facts(document)

    check()


def _rich(name: str) -> bytes:
    """A file of the format that has some of everything."""
    from tests.maps import woven_map

    document = Document(woven_map(12, 3))
    return write(FORMATS[name], document)


@pytest.mark.parametrize("name", [each.id for each in FORMATS.values() if each.read and each.write])
def test_a_broken_file_is_refused_in_one_sentence_or_mended(name: str) -> None:
    used, whole = FORMATS[name], _rich(name)
    chance = random.Random(name)
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            match chance.randrange(5):
                case 0:
                    del data[at : at + chance.randint(1, 40)]
                case 1:
                    data[at] = chance.randrange(256)
                case 2:
                    data[at:at] = chance.choice(HOSTILE)
                case 3:
                    other = chance.randrange(len(data))
                    data[at:at] = data[other : other + 60]
                case _:
                    data[at : at + 1] = chance.choice((b"null", b"[]", b"{}", b"0", b'""', b"-1"))
            if not data:
                break
        try:
            document = read(used, bytes(data)).document
        except FileProblem:
            continue
        checked_dump(document.content(), Meta())
        write(used, document)


HOSTILE = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", "\u202e\u2028🙂".encode(), b"<", b"&#0;", b"\\ud800",
    b"[" * 300, b'{"a":' * 300, b"1e999", b"9" * 400, b"<!--", b"\r\n", b'"', b"x" * 33_000,
)  # fmt: skip


@pytest.mark.parametrize("name", [each.id for each in FORMATS.values() if each.read])
def test_any_bytes_are_read_or_refused(name: str) -> None:
    used = FORMATS[name]

    @settings(max_examples=15)
    @given(st.binary(max_size=60))
    def check(data: bytes) -> None:
        with suppress(FileProblem):
            read(used, data)

    check()


VALUES = (None, [], 0, "", True, {"a": 1}, [None], [[]], [{}], 1.5)


def _places(node: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every value in some JSON; of long lists to the first few."""
    pairs: list[tuple[str | int, object]] = []
    if isinstance(node, dict):
        pairs = list(node.items())
    elif isinstance(node, list):
        pairs = list(enumerate(node[:3]))
    return [spot for key, each in pairs for spot in ((*path, key), *_places(each, (*path, key)))]


@pytest.mark.parametrize("name", WAYS)
def test_any_value_in_any_place_is_borne(name: str) -> None:
    used = FORMATS[name]
    whole = json.loads(_rich(name))
    chance = random.Random(name)
    for path in _places(whole)[:70]:
        for value in chance.sample(VALUES, 4):
            changed = json.loads(json.dumps(whole))
            spot = changed
            for step in path[:-1]:
                spot = spot[step]
            spot[path[-1]] = value
            data = json.dumps(changed).encode()
            recognised(Given(data, "file.json"))
            try:
                document = read(used, data).document
            except FileProblem:
                continue
            checked_dump(document.content(), Meta())
            write(used, document)


STEPS = ("undercuts", "backings", "other_polarity", "aiming_at_lost")
"""Losses of whole inferences."""


@pytest.mark.parametrize("name", [*WAYS, "microtext", "mindmup", "freemind", "opml", "canvas"])
def test_as_many_inferences_are_lost_as_is_told(name: str) -> None:
    used = FORMATS[name]
    everything = replace(FORMATS["argmap"], holds=frozenset(CAPABILITIES))
    for seed in range(40):
        document = drawn_map(seed, everything)
        told = sum(each.count for each in losses(document, used) if each.what in STEPS)
        again = read(used, write(used, document)).document
        assert len(again.inferences) == len(document.inferences) - told, seed
        assert len(again.statements) == len(document.statements), seed
