"""Make the tables of docs/formats.md from the formats that are declared.

`python -m tests.make_formats` writes them anew; a test fails while they are stale.
"""

from __future__ import annotations

import re
from pathlib import Path

from argmap.formats.format import CAPABILITIES, Format
from argmap.formats.registry import FORMATS

PAGE = Path(__file__).parents[1] / "docs" / "formats.md"


def page(text: str) -> str:
    """The page with its tables made anew."""
    text = _filled(text, "table", _table())
    return _filled(text, "kept", _kept())


def _filled(text: str, name: str, content: str) -> str:
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    return pattern.sub(lambda match: match[1] + content + match[2], text)


def _table() -> str:
    rows = ["| format | name of it for `--from` and `--to` | read | written | files |"]
    rows.append("| --- | --- | --- | --- | --- |")
    for each in FORMATS.values():
        suffixes = ", ".join(f"`{suffix}`" for suffix in each.suffixes)
        read, written = ("yes" if able else "" for able in (each.read, each.write))
        rows.append(f"| {each.title} | `{each.id}` | {read} | {written} | {suffixes} |")
    return "\n".join(rows) + "\n"


def _kept() -> str:
    writers = [each for each in FORMATS.values() if each.write is not None]
    return "".join(f"* **{each.title}**: {_words(each)}\n" for each in writers)


def _words(each: Format) -> str:
    if each.holds == set(CAPABILITIES):
        return "everything."
    names = [name.replace("_", " ") for name in CAPABILITIES if name in each.holds]
    return (", ".join(names) or "statements and their texts") + "."


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
