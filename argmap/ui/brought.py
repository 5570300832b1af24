"""Words, links and files that other programs put on the clipboard or drop, read as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

PNG: Final = "image/png"
_LINK: Final = "text/x-moz-url"
_PAGES: Final = (("chromium/x-source-url", "utf-8"), ("text/x-moz-url-priv", "utf-16-le"))
"""Where browsers tell from which page a text was copied."""


def words_of(data: QMimeData) -> str | None:
    """The text; of a link its title and address, of files their addresses, one a line."""
    link = _read(data, _LINK, "utf-16-le")
    if link and link.strip():
        return link
    urls = [url.toString() for url in data.urls() if url.scheme()] if data.hasUrls() else []
    text = data.text() if data.hasText() else ""
    if urls and (not text.strip() or text.split() == urls or text.startswith("file:")):
        return "\n\n".join(urls)
    return text if text.strip() else None


def page_of(data: QMimeData) -> str | None:
    """The address of the page that the text was copied from, if a browser told it."""
    for format_, coding in _PAGES:
        page = _read(data, format_, coding)
        if page and page.startswith(("http://", "https://")):
            return page.strip()
    return None


def part_of_picture(data: QMimeData) -> bytes | None:
    """The map in a PNG that was copied as a picture, as a part to paste."""
    if not data.hasFormat(PNG):
        return None
    from argmap.session import fragment
    from argmap.storage.errors import FileProblem
    from argmap.storage.native import load
    from argmap.storage.png import read_map_bytes

    try:
        found = read_map_bytes(bytes(data.data(PNG).data()))
        return fragment.dump(load(found).document.content()) if found is not None else None
    except FileProblem:
        return None  # a picture like any other


def _read(data: QMimeData, format_: str, coding: str) -> str | None:
    if not data.hasFormat(format_):
        return None
    return bytes(data.data(format_).data()).decode(coding, "replace").strip("\0\ufeff")
