"""The map attached to a PDF: found, refused, and looked for no further than need be."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core import limits
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.files import read_map
from argmap.storage.native import dump
from argmap.storage.pdf import read_attachment
from tests.core.maps import document, statement

if TYPE_CHECKING:
    from collections.abc import Callable

MAP = dump(document(statement("a", text="Attached")).content(), Meta(id="m"))


def pdf(content: bytes, *, packed: bool, number: int = 7) -> bytes:
    """As much of a PDF as says that something is attached."""
    data = zlib.compress(content) if packed else content
    filter_ = b"/Filter /FlateDecode\n" if packed else b""
    return (
        b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"
        + b"%d 0 obj\n<<\n/Type /EmbeddedFile\n%s>>\nstream\n" % (number, filter_)
        + data
        + b"\nendstream\nendobj\n9 0 obj\n<<\n/F (x)\n/EF <</F 7 0 R>>\n>>\nendobj\n%%EOF\n"
    )


@pytest.mark.parametrize("packed", [True, False])
def test_a_map_is_read_packed_or_plain(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(pdf(MAP, packed=packed))
    (found,) = read_map(path).document.statements.values()
    assert found.text == "Attached"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (lambda: pdf(b"Something else", packed=True), "no map attached"),
        (lambda: pdf(MAP, packed=True, number=8), "no map attached"),
        (lambda: b"%PDF-1.4\n", "no map attached"),
        (lambda: pdf(MAP, packed=True).replace(b"endstream", b"")[:-90], "no map attached|damaged"),
        (lambda: pdf(MAP + b" " * 2_000, packed=True), "larger"),
        (lambda: pdf(MAP + b" " * 2_000, packed=False), "larger"),
    ],
)
def test_others_are_refused_in_a_sentence(
    data: Callable[[], bytes], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 1_000)
    path = tmp_path / "other.pdf"
    path.write_bytes(data())
    with pytest.raises(FileProblem, match=why):
        read_map(path)


def test_a_stream_that_is_cut_off_is_told_as_damaged() -> None:
    whole = pdf(MAP, packed=True)
    packed = zlib.compress(MAP)
    cut = whole.replace(packed, packed[:-12] + b"\0" * 12)
    with pytest.raises(FileProblem, match="damaged"):
        read_attachment(io.BytesIO(cut))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_any_change_of_a_byte_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(pdf(MAP, packed=data.draw(st.booleans())))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_attachment(io.BytesIO(bytes(whole)))
    except FileProblem as problem:
        print(problem.message)
