"""Readers given damaged and made-up input: `./dev reliability fuzz`.

Good input of each reader is damaged in the ways that files are: bytes overwritten, cut out, doubled
and put elsewhere, and pieces of other input put in. What comes of it may be a map, which can be
saved and read again, or the reader's own error with a sentence; nothing else, and soon.
"""

from __future__ import annotations

import io
import os
import random
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from argmap.core.document import Document
from argmap.core.records import Content
from argmap.core.rules import RefusalError
from argmap.formats.format import Options
from argmap.formats.given import Given
from argmap.formats.reading.text import reading_of
from argmap.formats.registry import FORMATS, recognised
from argmap.formats.telling import outline
from argmap.resources import resource
from argmap.session import fragment
from argmap.storage import native, pdf, png
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.journal.folder import pair_of
from argmap.storage.journal.replay import replay
from argmap.storage.salvage import salvage
from tests.maps import random_map, woven_map
from tests.reliability import journal
from tests.reliability.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from argmap.formats.format import Format

OWN: Final = (FileProblem, fragment.FragmentError, RefusalError)
"""What a reader may raise; each says in a sentence what is wrong."""
FIXTURES: Final = Path(__file__).resolve().parents[1] / "fixtures" / "formats"
SLOW: Final = 1.0
"""Seconds after which an answer comes too late; a busy machine may take that once."""
TOKENS: Final = (
    b"null",
    b"true",
    b"NaN",
    b"-1",
    b"1e309",
    b"9" * 40,
    b'""',
    b"[]",
    b"{}",
    b"[" * 60,
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\\ud800",
    b"\0",
    b"\r\n",
    b'"id"',
    b'"target":"i1"',
    b"\xe2\x80\xae",
    b"<!ENTITY a 'b'>",
    b"&lt;",
    b"    ",
    b"\t",
)


@dataclass(frozen=True)
class Target:
    """One reader, good input for it, and what it makes of some bytes."""

    name: str
    seeds: tuple[bytes, ...]
    read: Callable[[bytes], object]


def damaged(seed: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Damage some input in one to six ways."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 1, 2, 4, 16, 200)))
        match chance.randrange(7):
            case 0:
                data[at:end] = chance.randbytes(end - at)
            case 1:
                del data[at:end]
            case 2:
                data[at:at] = data[at:end]
            case 3:
                data[at:at] = chance.choice(TOKENS)
            case 4:
                data[at:end] = chance.choice(TOKENS)
            case 5:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                data[at:at] = other[start : start + chance.randrange(300)]
            case 6:
                del data[at:]
    return bytes(data)


def targets() -> list[Target]:
    """Every reader of what may come from elsewhere."""
    maps = [random_map(8, 1), woven_map(14, 2)]
    example = resource("examples", "old-bridge.argmap").read_bytes()
    files = (*(native.dump(each, Meta(id="m")) for each in maps), example)
    whole = native.load(example).document
    found = [
        Target("map", files, _map),
        Target("salvage", files, _salvage),
        Target("clipboard", tuple(map(fragment.dump, maps)), _clipboard),
        Target("text", tuple(outline(each).encode() for each in (*maps, whole.content())), _text),
        Target("picture", tuple(map(_picture, files)), _picture_map),
        Target("PDF", tuple(map(_pdf, files)), _pdf_map),
        *_journals(),
    ]
    for format in FORMATS.values():
        if format.read is not None and format.id != "argmap":
            seeds = tuple(path.read_bytes() for path in _fixtures(format))
            if format.write is not None:
                contents = (*maps, whole.content())
                seeds += tuple(format.write(Document(each), Options()) for each in contents)
            found.append(Target(format.id, seeds, _Foreign(format.id)))
    return found


def _fixtures(format: Format) -> Iterator[Path]:
    """Files of the format among the project's own; each that is read has some, or a writer."""
    for path in sorted(FIXTURES.iterdir()):
        if recognised(Given(path.read_bytes(), path.name, path)) is format:
            yield path


def fuzz(count: int = 1_000_000, seed: int | None = None, most: float = 3_000.0) -> Report:
    """Give each reader its share of damaged input, for `most` seconds at most."""
    report = Report("damaged input", "executions")
    seed = int.from_bytes(os.urandom(4)) if seed is None else seed
    report.notes.append(f"seed {seed}")
    chance = random.Random(seed)
    readers = targets()
    everything = [each for reader in readers for each in reader.seeds]
    end = time.monotonic() + most
    for reader in readers:
        for number in range(-(-count // len(readers))):
            data = damaged(chance.choice(reader.seeds), everything, chance)
            report.count(f"{reader.name} {number}: {data[:60]!r}", complaints(reader, data))
            if time.monotonic() > end:
                break
    return report


def complaints(reader: Target, data: bytes) -> list[str]:
    """What is wrong with how a reader takes this."""
    began = time.process_time()
    found = []
    try:
        reader.read(data)
    except OWN as error:
        if not str(error).strip():
            found.append("an error without a sentence")
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        found.append(f"{type(error).__name__}: {error}")
    took = time.process_time() - began
    if took > SLOW:
        found.append(f"{took:.1f} s")
    return found


def _saves(content: Content) -> None:
    """What was read can be saved, and read again."""
    native.load(native.dump(content, Meta(id="m")))


def _map(data: bytes) -> None:
    loaded = native.load(data)
    _saves(loaded.document.content())


def _salvage(data: bytes) -> None:
    _saves(salvage(data).document.content())


def _clipboard(data: bytes) -> None:
    _saves(fragment.parse(data))


def _text(data: bytes) -> None:
    _saves(reading_of(data.decode("utf-8", "replace")).content)


def _picture(file: bytes) -> bytes:
    header = png.chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0")
    pixels = png.chunk(b"IDAT", zlib.compress(b"\0\0"))
    return png.embed(png.SIGNATURE + header + pixels + png.chunk(b"IEND", b""), file)


def _picture_map(data: bytes) -> None:
    found = png.read_map_bytes(data)
    if found is not None:
        _map(found)


def _pdf(file: bytes) -> bytes:
    packed = zlib.compress(file)
    parts = (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Filespec /F (map.argmap) /EF << /F 2 0 R >> >>\nendobj\n",
        b"2 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\n" % len(packed),
        b"stream\n",
        packed,
        b"\nendstream\nendobj\n%%EOF\n",
    )
    return b"".join(parts)


def _pdf_map(data: bytes) -> None:
    found = pdf.read_attachment(io.BytesIO(data))
    if found is not None:
        _map(found)


def _journals() -> list[Target]:
    pair = journal.known(3, steps=30).pair

    def read(data: bytes) -> None:
        done = replay(pair_of(0, data, pair.base, pair.head))
        _saves(done.document.content())

    def on_another_base(data: bytes) -> None:
        done = replay(pair_of(0, pair.data, data, pair.head))
        _saves(done.document.content())

    return [
        Target("journal", (pair.data,), read),
        Target("base of a journal", (pair.base,), on_another_base),
    ]


class _Foreign:
    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, data: bytes) -> None:
        reader = FORMATS[self._name].read
        assert reader is not None
        _saves(reader(Given(data, f"x.{self._name}")).document.content())
