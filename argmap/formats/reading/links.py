"""Addresses in text: of pages, files and publications."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from argmap.core import limits
from argmap.core.clean import clean_label

_ADDRESS: Final = re.compile(r"(?:https?://|file:///|www\.)[^\s<>\"]+", re.IGNORECASE)
_DOI: Final = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)(10\.\d{4,9}/\S+)", re.IGNORECASE)
_MARKDOWN: Final = re.compile(r"\[([^\]\n]*)\]\(<?([^\s<>]+?)>?\)")
_ANGLED: Final = re.compile(r"<([^\s<>]+)>")
_SHOWN: Final = 120


class Link(NamedTuple):
    """An address and what is behind it, as far as that is told."""

    address: str
    title: str = ""
    doi: str | None = None

    @property
    def words(self) -> str:
        """What a statement about it says until somebody writes something better."""
        return self.title or shown(self.address)


def link_of(text: str) -> Link | None:
    """The link that a text is: an address alone, with a title above or below it, or Markdown."""
    text = text.strip()
    if len(text) > 2 * limits.MAX_LABEL + 16:
        return None
    markdown = _MARKDOWN.fullmatch(text)
    if markdown is not None:
        return _link(markdown[2], markdown[1])
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        return _link(lines[0], "")
    if len(lines) == 2:
        above, below = _link(lines[0], lines[1]), _link(lines[1], lines[0])
        if (above is None) != (below is None):
            return above or below
    return None


def address_of(text: str) -> str | None:
    """The address that a line is, if it is nothing else."""
    link = _link(text.strip(), "")
    return link.address if link is not None else None


def shown(address: str) -> str:
    """An address as people read it: a file by its name, a page without what machines need."""
    parts = urlsplit(address)
    if parts.scheme == "file":
        return clean_label(unquote(parts.path.rstrip("/").rpartition("/")[2])) or "/"
    words = unquote(parts.netloc.removeprefix("www.") + parts.path.rstrip("/"))
    words = clean_label(words)
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _link(address: str, title: str) -> Link | None:
    title = clean_label(title.strip())
    if len(address) > limits.MAX_LABEL or len(title) > limits.MAX_LABEL:
        return None
    angled = _ANGLED.fullmatch(address)
    address = angled[1] if angled is not None else address
    doi = _DOI.fullmatch(address)
    if doi is not None:
        return Link(f"https://doi.org/{doi[1]}", title, doi[1])
    if _ADDRESS.fullmatch(address) is None:
        return None
    if address[:4].lower() == "www.":
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return Link(address, title) if parts.netloc or parts.scheme == "file" else None
