"""Maps in pictures: whatever script they are in, they come out as they went in, or not at all."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from argmap.core import limits
from argmap.core.records import Content, Statement
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.files import read_map
from argmap.storage.native import dump
from argmap.storage.png import embed, read_map_bytes, text_chunk

SCRIPTS = "Łódź ὕδωρ вода מים ماء पानी 水 みず 물 น้ำ 🏳️‍🌈 e\u0301  two  spaces\n\ttab "


def picture(width: int = 3) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((width, 4), 50).save(stream, "PNG")
    return stream.getvalue()


def large_map() -> bytes:
    statements = tuple(
        Statement(
            id=f"s{n}", order=f"a{n + 1}V", text=f"{SCRIPTS * 20}{n * 7919 % 104729}", x=n, y=0
        )
        for n in range(450)
    )
    return dump(Content(statements=statements), Meta(id="m"))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(kind + body))


def with_chunk(made: bytes) -> bytes:
    plain = picture()
    return plain[:33] + made + plain[33:]


def test_a_megabyte_of_many_scripts_comes_out_exactly_and_the_picture_is_the_same(
    tmp_path: Path,
) -> None:
    data, plain = large_map(), picture(300)
    assert len(data) > 1_000_000
    carrier = embed(plain, data)
    assert read_map_bytes(carrier) == data
    assert Image.open(io.BytesIO(carrier)).tobytes() == Image.open(io.BytesIO(plain)).tobytes()
    path = tmp_path / "m.png"
    path.write_bytes(carrier)
    assert len(read_map(path).document.statements) == 450


def test_a_new_map_takes_the_place_of_the_old() -> None:
    twice = embed(embed(picture(), b"{}"), b'{"n":2}')
    assert read_map_bytes(twice) == b'{"n":2}'
    assert twice.count(b"tEXtargmap") == 1
    assert len(Image.open(io.BytesIO(twice)).tobytes()) == 12


def test_a_chunk_behind_the_pixels_or_packed_by_another_tool_is_found() -> None:
    plain = picture()
    assert read_map_bytes(plain[:-12] + text_chunk(b"{}") + plain[-12:]) == b"{}"
    info = PngImagePlugin.PngInfo()
    info.add_text("argmap", base64.b64encode(zlib.compress(b"{}")).decode(), zip=True)
    stream = io.BytesIO()
    Image.open(io.BytesIO(plain)).save(stream, "PNG", pnginfo=info)
    assert b"zTXtargmap" in stream.getvalue()
    assert read_map_bytes(stream.getvalue()) == b"{}"


@pytest.mark.parametrize("data", [picture(), picture()[:40], picture()[:8]])
def test_a_picture_without_a_map_says_so(tmp_path: Path, data: bytes) -> None:
    assert read_map_bytes(data) is None
    path = tmp_path / "m.png"
    path.write_bytes(data)
    with pytest.raises(FileProblem, match="no map in it"):
        read_map(path)


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt"])
def test_a_bomb_is_not_unpacked(kind: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 2**20)
    monkeypatch.setattr("argmap.storage.png._MAX_CHUNK", 2**20)
    bomb = zlib.compress(bytes(50 * 2**20), 9)
    body = b"argmap\0" + (b"\0" + bomb if kind == b"zTXt" else base64.b64encode(bomb))
    with pytest.raises(FileProblem, match="not unpacked"):
        read_map_bytes(with_chunk(chunk(kind, body)))


def test_a_chunk_that_says_it_is_endless_is_not_read() -> None:
    endless = struct.pack(">I4s", 2**31 - 1, b"tEXt") + b"argmap\0"
    with pytest.raises(FileProblem, match="not unpacked"):
        read_map_bytes(with_chunk(endless))


@pytest.mark.parametrize(
    "made",
    [
        chunk(b"tEXt", b"argmap\0not base64!"),
        chunk(b"tEXt", b"argmap\0" + base64.b64encode(b"not zlib")),
        chunk(b"tEXt", b"argmap\0" + base64.b64encode(zlib.compress(b"{}" * 99)[:-6])),
        text_chunk(b"{}")[:-1] + b"?",
    ],
)
def test_a_damaged_chunk_says_so(made: bytes) -> None:
    with pytest.raises(FileProblem, match="damaged"):
        read_map_bytes(with_chunk(made))


def test_what_is_in_the_picture_is_checked_like_any_file(tmp_path: Path) -> None:
    path = tmp_path / "m.png"
    path.write_bytes(embed(picture(), b'{"nodes":[]}'))
    with pytest.raises(FileProblem, match="no argmap file"):
        read_map(path)
