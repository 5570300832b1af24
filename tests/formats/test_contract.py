"""What every format promises, tested for each of them alike."""

from __future__ import annotations

import codecs
import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.formats.building import Builder
from argmap.formats.format import Format
from argmap.formats.given import Given
from argmap.formats.losses import losses
from argmap.formats.registry import FORMATS, recognised
from argmap.formats.writing import written
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.native import checked_dump, load
from tests.formats.drawn import drawn_map, same_of

NAMES = (
    "kialo", "mindmup", "freemind", "opml", "canvas", "outline", "markdown", "microtext", "brat",
)  # fmt: skip
"""Formats of trees, canvases and annotations; `test_any_format` holds the same of others."""

BOTH = [FORMATS[name] for name in NAMES]
NEEDLE = "NEEDLE"


def named(each: Format) -> str:
    return each.id


def read(form: Format, data: bytes) -> Document:
    assert form.read is not None
    return form.read(Given(data, f"x{form.suffixes[0]}")).document


@pytest.mark.parametrize("form", BOTH, ids=named)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
def test_what_a_format_holds_survives(form: Format, seed: int) -> None:
    document = drawn_map(seed, form)
    assert losses(document, form) == ()
    data = written(document, form)
    found = recognised(Given(data, f"x{form.suffixes[0]}"))
    # An outline with titles and none but common signs is Argdown as well, and means the same there.
    assert found is form or (form.id, found and found.id) == ("outline", "argdown")
    again = read(form, data)
    assert same_of(again, form) == same_of(document, form)
    assert written(read(form, written(again, form)), form) == written(again, form)


def one_of_each(form: Format) -> bytes:
    builder = Builder("toy")
    for key in ("s1", "s2", "s3"):
        builder.statement(key, NEEDLE if key == "s2" else f"Text of {key}", x=0.0, y=0.0)
    builder.inference("i1", ["s2"], "s1")
    builder.inference("i2", ["s3"], "s1", "attack")
    return written(builder.finish(title="Map").document, form)


def hostile(sample: bytes) -> Iterator[bytes]:
    """A file that is broken, or strange, in ways that have been seen and some that have not."""
    chance = random.Random(3)
    text = sample.decode()
    for words in (
        "x" * 32_000,
        "\0\1\x1b[31m",
        "\u202eback\u2069",
        "漢字🦉",
        "\ufeff\uffff",
        "",
        "&#0;&x;",
    ):
        yield text.replace(NEEDLE, words).encode("utf-8", "surrogatepass")
    yield codecs.BOM_UTF8 + sample
    yield text.encode("utf-16")
    yield text.encode("utf-16-le")
    yield text.replace("\n", "\r\n").encode()
    yield text.replace("\n", "\r").encode()
    yield text.replace("Text of", "Überlegung").encode("cp1252")
    yield text.replace("s3", "s2").replace("s2", "s1").encode()
    for part in (1, 2, 3):
        yield sample[: len(sample) * part // 4]
    for _ in range(12):
        broken = bytearray(sample)
        for _ in range(3):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        yield bytes(broken)
    lines = text.split("\n")
    for _ in range(8):
        chance.shuffle(lines)
        yield "\n".join(lines).encode()
        yield "\n".join(lines[: len(lines) // 2]).encode()
    yield (text * 3).encode()
    yield from (b"", b"\0" * 40, b"\xff\xfe", b"[" * 5000, b"<" * 5000, b"{" * 3, b"()" * 900)


@pytest.mark.parametrize("form", BOTH, ids=named)
def test_hostile_files_give_a_map_or_a_sentence(form: Format) -> None:
    for data in hostile(one_of_each(form)):
        given = Given(data, f"x{form.suffixes[0]}")
        assert 0 <= form.sniff(Given(data)) <= 1
        try:
            assert form.read is not None
            document = form.read(given).document
        except FileProblem:
            continue
        assert not load(checked_dump(document.content(), Meta())).repairs


@pytest.mark.parametrize("form", BOTH, ids=named)
def test_a_thousand_levels_are_read_or_refused(form: Format) -> None:
    builder = Builder("toy")
    for place in range(1000):
        builder.statement(place, f"Text {place}", x=0.0, y=100.0 * place)
    for place in range(999):
        builder.inference(None, [place + 1], place)
    document = builder.finish().document
    try:
        again = read(form, written(document, form))
    except FileProblem:
        return
    assert len(again.inferences) == 999


@pytest.mark.parametrize("form", BOTH, ids=named)
def test_encodings_and_line_ends_make_no_difference(form: Format) -> None:
    sample = one_of_each(form)
    text = sample.decode()
    plain = same_of(read(form, sample), form)
    for data in (
        codecs.BOM_UTF8 + sample,
        text.replace("\n", "\r\n").encode(),
        text.encode("utf-16"),
    ):
        assert same_of(read(form, data), form) == plain
