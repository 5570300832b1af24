"""The page for a browser: one file, nothing from elsewhere, whatever is in the map stays words."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings

from argmap.cli.main import main
from argmap.core.document import Document
from argmap.core.folds import Ways
from argmap.core.records import Citation, Content, Group, Inference, MapInfo, Source, Statement
from argmap.formats.drawing.options import PageOptions
from argmap.formats.drawing.sheet import ExportError
from argmap.formats.given import Given
from argmap.formats.html import html_bytes
from argmap.formats.opening import open_map
from argmap.formats.registry import recognised
from argmap.formats.web.listing import rows_of
from argmap.layout.text import TextMeasurer
from argmap.resources import resource
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.native import dump
from tests.canvas.samples import CONTENT
from tests.core.maps import contents, document
from tests.formats.markup import HOSTILE
from tests.maps import random_map

META = Meta(id="m")
_PAGE = "html head meta title style body header h1 h2 div input output button main section ol li"
_WORDS = "a span strong bdi p script"
_PICTURE = "svg g path rect circle line polyline polygon text lineargradient stop"
TAGS = {*_PAGE.split(), *_WORDS.split(), *_PICTURE.split()}
EXAMPLE = str(resource("examples", "later-start.argmap"))


class Page(HTMLParser):
    """What a browser would make of it, as far as that matters here."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.policy = ""
        self._in = ""
        self.feed(data.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        self._in = tag
        given_attributes = dict(attrs)
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name not in {"src", "style", "srcdoc", "action", "formaction", "srcset"}, name
            if name.endswith("href"):
                assert tag == "a"
                assert re.match(r"#[A-Za-z0-9_-]+$|https?://|mailto:", value or ""), value
                self.links.append(value or "")
        if tag == "meta" and given_attributes.get("http-equiv"):
            self.policy = given_attributes["content"] or ""
        if tag == "script":
            self.scripts.append((given_attributes, ""))

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "script":
            attributes, before = self.scripts[-1]
            self.scripts[-1] = attributes, before + data
        elif self._in == "style":
            self.styles.append(data)
        else:
            self.words.append(data)


def page(content: Content, **options: object) -> bytes:
    return html_bytes(Document(content), PageOptions(**options), TextMeasurer(), META)


def read_back(data: bytes) -> bytes:
    found = recognised(Given(data, "page"))
    assert found is not None
    assert found.id == "html"
    assert found.read is not None
    return dump(found.read(Given(data)).document.content(), META)


def stored(content: Content) -> bytes:
    found = recognised(Given(dump(content, META)))
    assert found is not None
    assert found.read is not None
    return dump(found.read(Given(dump(content, META))).document.content(), META)


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@settings(max_examples=8)
@given(contents())
def test_any_map_is_a_page_and_comes_back_the_same(content: Content) -> None:
    if not content.statements:
        with pytest.raises(ExportError):
            page(content)
        return
    data = page(content)
    Page(data)
    assert read_back(data) == stored(content)
    for each in content.statements:
        assert f'data-for="{each.id}"'.encode() in data


def test_only_our_own_script_and_style_may_act() -> None:
    found = Page(page(CONTENT))
    acting = [text for attributes, text in found.scripts if "type" not in attributes]
    assert acting == [resource("page", "page.js").read_text(encoding="utf-8")]
    assert [attributes.get("type") for attributes, _ in found.scripts[:-1]] == [
        "application/json",
        "application/json",
    ]
    (style,) = found.styles
    assert found.policy.split("; ") == [
        "default-src 'none'",
        f"script-src 'sha256-{digest(acting[0])}'",
        f"style-src 'sha256-{digest(style)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert "url(" not in style
    assert "@import" not in style
    for word in ("fetch", "XMLHttpRequest", "import(", "innerHTML", "eval", "document.write"):
        assert word not in acting[0]


def test_hostile_words_stay_words() -> None:
    statements = tuple(
        Statement(id=f"s{n}", title=text[:40].replace("\n", " "), text=text, note=text,
                  tags=(text[:30].replace("\n", " "),), x=300 * n, y=0)
        for n, text in enumerate(HOSTILE)
    )  # fmt: skip
    content = Content(
        info=MapInfo(title=HOSTILE[0], description=HOSTILE[0], language='en" onload="x'),
        statements=statements,
        inferences=(Inference(id="i", premises=("s1",), target="s0", text=HOSTILE[0]),),
        groups=(Group(id="g", title=HOSTILE[0], members=("s0",)),),
    )
    data = page(content)
    found = Page(data)
    assert "onerror=" in "".join(found.words)
    assert "汉字" in "".join(found.words)
    assert len(found.scripts) == 3
    assert read_back(data) == stored(content)


def test_sources_are_links_where_their_addresses_are_of_the_web() -> None:
    content = Content(
        statements=(
            Statement(
                id="a",
                text="A",
                citations=tuple(Citation(source=key) for key in ("bad", "good", "plain")),
            ),
        ),
        sources=(
            Source(id="bad", title="Bad", URL="javascript:alert(1)"),
            Source(id="good", title="Good", URL="https://example.org/?a=1&b=2"),
            Source(id="plain", title="Plain"),
        ),
    )
    found = Page(page(content))
    assert set(found.links) == {"#a", "https://example.org/?a=1&b=2"}
    assert {"Bad", "Good", "Plain"} <= set(found.words)


def test_the_list_tells_each_statement_below_what_it_bears_on() -> None:
    made = document(
        *(Statement(id=key, text=key) for key in ("top", "why", "but", "shared", "aside")),
        Inference(id="i1", premises=("why",), target="top"),
        Inference(id="i2", premises=("but",), target="i1", polarity="attack"),
        Inference(id="i3", premises=("shared",), target="why"),
        Inference(id="i4", premises=("shared",), target="but"),
    )
    rows = [(row.key, row.depth, row.again) for row in rows_of(made, Ways(made))]
    assert rows == [
        ("top", 0, False),
        ("why", 1, False),
        ("shared", 2, False),
        ("but", 1, False),
        ("shared", 2, True),
        ("aside", 0, False),
    ]
    words = "".join(Page(html_bytes(made, PageOptions(), TextMeasurer())).words)
    assert "attacks the step" in words


def test_a_circle_and_a_deep_chain_are_listed_once() -> None:
    count = 1_500
    chain = document(
        *(Statement(id=f"s{n}", text=str(n)) for n in range(count)),
        *(Inference(id=f"i{n}", premises=(f"s{n + 1}",), target=f"s{n}") for n in range(count - 1)),
        Inference(id="back", premises=("s0",), target=f"s{count - 1}"),
    )
    rows = list(rows_of(chain, Ways(chain)))
    assert sum(not row.again for row in rows) == count
    assert sum(row.again for row in rows) == 1


def test_a_selection_and_a_page_without_a_map() -> None:
    assert b"asthma" not in page(CONTENT, select=("centre", "shops"))
    with pytest.raises(FileProblem, match="no map in it"):
        read_back(page(CONTENT, embed=False))


def test_a_page_has_a_few_kilobytes_a_statement() -> None:
    data = page(random_map(300, kind="tree"))
    assert len(data) < 300 * 4_000


def test_the_command_line_writes_and_reads_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "a.html", tmp_path / "b.argmap"
    assert main(["export", EXAMPLE, str(first)]) == 0
    assert main(["convert", str(first), str(second), "--strict"]) == 0
    before, after = (open_map(Path(each)).loaded.document for each in (EXAMPLE, second))
    assert dump(after.content(), META) == dump(before.content(), META)
    capsys.readouterr()
    assert main(["export", EXAMPLE, str(tmp_path / "c.html"), "--theme", "dark"]) == 2
    assert "--theme" in capsys.readouterr().err
    graph = [text for attributes, text in Page(first.read_bytes()).scripts
             if attributes.get("class") == "graph"]  # fmt: skip
    assert json.loads(graph[0])["entries"]
