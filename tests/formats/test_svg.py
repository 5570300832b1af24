"""SVG of our own: well-formed whatever is in the map, nothing in it but shapes and words."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from argmap.cli.main import main
from argmap.core.document import Document
from argmap.core.records import Citation, Content, Inference, MapInfo, Source, Statement
from argmap.formats.drawing.options import SvgOptions
from argmap.formats.drawing.sheet import ExportError
from argmap.formats.given import Given
from argmap.formats.opening import open_map
from argmap.formats.registry import recognised
from argmap.formats.svg import svg_bytes
from argmap.layout.text import TextMeasurer
from argmap.resources import resource
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.native import dump, load
from tests.canvas.samples import CONTENT
from tests.core.maps import contents
from tests.formats.markup import HOSTILE, SVG, drawn_words, parsed
from tests.maps import random_map

META = Meta(id="m")


def svg(content: Content, **options: object) -> bytes:
    return svg_bytes(Document(content), SvgOptions(**options), TextMeasurer(), META)


def read_back(data: bytes) -> bytes:
    given_file = Given(data, "picture.svg")
    found = recognised(given_file)
    assert found is not None
    assert found.id == "svg"
    assert found.read is not None
    return dump(found.read(given_file).document.content(), META)


def stored(content: Content) -> bytes:
    """The map as a file of ours holds it."""
    found = recognised(Given(dump(content, META)))
    assert found is not None
    assert found.read is not None
    return dump(found.read(Given(dump(content, META))).document.content(), META)


@settings(max_examples=15)
@given(contents())
def test_any_map_is_well_formed_and_comes_back_the_same(content: Content) -> None:
    if not content.statements:
        with pytest.raises(ExportError):
            svg(content)
        return
    data = svg(content, legend=True, title=True)
    root = parsed(data)
    groups = {each.get("id"): each for each in root.iter(f"{SVG}g") if each.get("id")}
    records = (*content.statements, *content.inferences, *content.relations)
    assert {each.id for each in records} <= set(groups)
    assert all(groups[each.id].find(f"{SVG}title") is not None for each in records)
    assert read_back(data) == stored(content)


def test_hostile_words_stay_words() -> None:
    statements = tuple(
        Statement(id=f"s{n}", title=text[:40].replace("\n", " "), text=text, x=300 * n, y=0)
        for n, text in enumerate(HOSTILE)
    )
    content = Content(
        info=MapInfo(title=HOSTILE[0], description=HOSTILE[1], language='en" onload="x'),
        statements=statements,
        inferences=(Inference(id="i", premises=("s1",), target="s0", text=HOSTILE[0]),),
    )
    data = svg(content, title=True)
    root = parsed(data)
    words = drawn_words(root)
    assert "onerror=" in words
    assert "<![CDATA[<!--" in words
    assert "汉字" in words
    assert read_back(data) == stored(content)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", None),
        ("JAVASCRIPT:alert(1)//http://x", None),
        ("data:text/html,<script>", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ('https://example.org/"onclick="x', None),
        ("https://", None),
        ("http://[", None),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_links(address: str, link: str | None) -> None:
    content = Content(
        statements=(Statement(id="a", text="A", citations=(Citation(source="q"),)),),
        sources=(Source(id="q", title="Q", URL=address),),
    )
    links = [each.get("href") for each in parsed(svg(content)).iter(f"{SVG}a")]
    assert links == ([link] if link else [])


def test_a_doi_leads_to_its_resolver() -> None:
    content = Content(
        statements=(Statement(id="a", text="A", citations=(Citation(source="q"),)),),
        sources=(Source(id="q", title="Q", DOI="10.1000/a<b>"),),
    )
    links = [each.get("href") for each in parsed(svg(content)).iter(f"{SVG}a")]
    assert links == ["https://doi.org/10.1000/a%3Cb%3E"]


def test_every_line_of_words_is_text() -> None:
    words = drawn_words(parsed(svg(CONTENT, legend=True)))
    for said in ("City centres should be closed", "NO₂ fell by 20–44 % at roadside", "undercut",
                 "Chamber (2022), p. 12", "implicit", "No text yet", "Open points",
                 "count only together", "<b>not bold</b>"):  # fmt: skip
        assert said in words


def test_a_selection_holds_no_more_than_what_is_selected() -> None:
    data = svg(CONTENT, select=("centre", "shops"))
    assert b"asthma" not in data
    assert read_back(data).count(b'"kind":"counterpoint"') == 1
    with pytest.raises(ExportError):
        svg(CONTENT, select=("nobody",))


def test_a_map_left_out_is_missed() -> None:
    data = svg(CONTENT, embed=False)
    assert b"metadata" not in data
    with pytest.raises(FileProblem, match="no map in it"):
        read_back(data)


def test_background_and_theme_are_as_asked() -> None:
    white, dark, clear = (
        parsed(svg(CONTENT, **options))
        for options in (
            {},
            {"theme": "dark", "background": "theme"},
            {"background": "transparent"},
        )
    )
    found = [root.find(f"{SVG}rect[@class='background']") for root in (white, dark, clear)]
    theme = json.loads(resource("themes", "dark.json").read_text(encoding="utf-8"))
    fills = [None if each is None else each.get("fill") for each in found]
    assert fills == ["#ffffff", theme["canvas"]["background"], None]


def test_what_another_program_wrote_again_still_opens() -> None:
    data = svg(CONTENT)
    again = ElementTree.tostring(parsed(data), encoding="utf-16")
    assert b"ns1:map" in again.replace(b"\0", b"")
    found = recognised(Given(ElementTree.tostring(parsed(data)), "picture"))
    assert found is not None
    assert found.id == "svg"
    assert found.read is not None
    assert dump(found.read(Given(again)).document.content(), META) == stored(CONTENT)


@pytest.mark.parametrize(
    "data",
    [
        b"<svg ",
        b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>',
        b"<svg><map xmlns='urn:argmap:map'>{}</map></svg>",
        b"<svg><map xmlns='urn:argmap:map'>{",
        b"<svg>" + b"<g>" * 100_000,
        b"<svg encoding='x'>\xff\xfe\x00",
    ],
)
def test_what_holds_no_map_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FileProblem):
        read_back(data)


def test_a_large_map_has_a_few_kilobytes_a_statement() -> None:
    data = svg(random_map(400, kind="tree"))
    assert len(data) < 400 * 3_500
    assert data.count(b'class="statement"') == 400


def test_the_typeface_comes_along_when_asked() -> None:
    data = svg(Content(statements=(Statement(id="a", text="A"),)), fonts=True)
    parsed(data)
    assert data.count(b"@font-face") == 4
    assert b"url(http" not in data


EXAMPLE = str(resource("examples", "later-start.argmap"))


def test_the_command_line_writes_and_reads_it(tmp_path: Path) -> None:
    first, second = tmp_path / "a.svg", tmp_path / "b.argmap"
    assert main(["export", EXAMPLE, str(first), "--title", "--legend", "--theme", "dark"]) == 0
    assert main(["convert", str(first), str(second), "--strict"]) == 0
    before, after = (open_map(Path(each)).loaded.document for each in (EXAMPLE, second))
    assert dump(after.content(), META) == dump(before.content(), META)
    assert main(["convert", EXAMPLE, str(tmp_path / "c.svg"), "--strict"]) == 0
    parsed((tmp_path / "c.svg").read_bytes())


def test_what_makes_no_sense_for_it_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.svg"
    assert main(["export", EXAMPLE, str(out), "--scale", "2"]) == 2
    assert "--scale" in capsys.readouterr().err
    assert main(["export", EXAMPLE, str(out), "--margin", "-1"]) == 2
    assert main(["export", EXAMPLE, str(out), "--select", "nobody"]) == 2
    assert main(["export", EXAMPLE, str(tmp_path / "a.png"), "--fonts"]) == 2
    assert not list(tmp_path.iterdir())


def test_levels_leave_out_what_is_deeper_and_say_how_many(tmp_path: Path) -> None:
    example = str(resource("examples", "old-bridge.argmap"))
    out = tmp_path / "two.svg"
    assert main(["export", example, str(out), "--levels", "2", "--legend"]) == 0
    data = out.read_bytes()
    words = [text.text for text in parsed(data).iter(f"{SVG}text")]
    assert {"+4", "+1", "+7", "so many more bear on it"} <= set(words)
    shown = Document(read_back_content(data))
    assert not set(whole(example)) <= set(shown.statements)
    ids = {each.get("id") for each in parsed(data).iter(f"{SVG}g")}
    assert set(shown.statements) == ids & set(whole(example))
    assert main(["export", example, str(out), "--fold", "nobody"]) == 2
    assert main(["export", example, str(out), "--levels", "0"]) == 2


def whole(path: str) -> list[str]:
    return list(open_map(Path(path)).loaded.document.statements)


def read_back_content(data: bytes) -> Content:
    return load(read_back(data)).document.content()
