"""Pictures as a person gets them: whole, crisp, without decoration, and openable as maps."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from argmap.canvas.export.options import PngOptions
from argmap.canvas.export.page import ExportError, PictureTooLargeError
from argmap.canvas.export.picture import export_picture
from argmap.canvas.export.png import ExportCancelledError, write_png
from argmap.canvas.export.sheet import set_sheet
from argmap.canvas.measure import qt_measurer
from argmap.canvas.theme import load_theme
from argmap.core.document import Document
from argmap.core.records import Content, Group, Inference, MapInfo, Statement
from argmap.layout.text import TextMeasurer
from argmap.storage.filemodel import Meta
from argmap.storage.files import read_map
from argmap.storage.native import dump
from tests.maps import random_map

pytestmark = pytest.mark.qt

PLAIN = {"scale": 1.0, "embed": False}


@pytest.fixture
def measurer(qapp: object) -> TextMeasurer:
    return qt_measurer()


def small() -> Content:
    return Content(
        info=MapInfo(title="A small map", central="c"),
        statements=(
            Statement(id="c", order="a1", text="It will rain.", x=0.0, y=0.0),
            Statement(id="r", order="a2", text="The glass falls.", x=-200.0, y=240.0),
            Statement(
                id="o", order="a3", kind="counterpoint", text="It often does.", x=400.0, y=240.0
            ),
            Statement(
                id="u", order="a4", kind="counterpoint", text="It is broken.", x=-600.0, y=100.0
            ),
        ),
        inferences=(
            Inference(id="i", order="a1", premises=("r",), target="c"),
            Inference(id="j", order="a2", premises=("o",), target="c", polarity="attack"),
            Inference(id="k", order="a3", premises=("u",), target="i", polarity="attack"),
        ),
    )


def theme_mark(kind: str) -> tuple[int, int, int]:
    colour = load_theme("light").kind(kind).mark
    return colour.red(), colour.green(), colour.blue()


def picture(content: Content, measurer: TextMeasurer, **options: object) -> Image.Image:
    chosen = PngOptions(**{**PLAIN, **options})  # type: ignore[arg-type]
    out = io.BytesIO()
    write_png(set_sheet(Document(content), chosen, measurer), chosen, out.write)
    out.seek(0)
    image = Image.open(out)
    image.load()
    return image


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The rectangle round all pixels that are not the ground's."""
    ground = Image.new(image.mode, image.size, image.getpixel((0, 0)))
    box = ImageChops.difference(image.convert("RGB"), ground.convert("RGB")).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_cropped(measurer: TextMeasurer, seed: int) -> None:
    content = random_map(40, seed, kind="mixed")
    image = picture(content, measurer, margin=40)
    left, top, right, bottom = ink(image)
    assert min(left, top, image.width - right, image.height - bottom) >= 38


def test_the_margin_is_no_wider_than_asked_for(measurer: TextMeasurer) -> None:
    left, top, right, bottom = ink(picture(small(), measurer, margin=100))
    image = picture(small(), measurer, margin=100)
    for gap in (left, top, image.width - right, image.height - bottom):
        assert 100 <= gap <= 130


def test_bands_join_without_a_seam(measurer: TextMeasurer, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = picture(small(), measurer, scale=1.5)
    monkeypatch.setattr("argmap.canvas.export.png._BAND_PIXELS", 17 * whole.width)
    banded = picture(small(), measurer, scale=1.5)
    assert ImageChops.difference(whole, banded).getbbox() is None


def test_backgrounds(measurer: TextMeasurer) -> None:
    assert picture(small(), measurer).getpixel((0, 0)) == (255, 255, 255)
    dark = picture(small(), measurer, theme="dark", background="theme").getpixel((0, 0))
    assert max(dark) < 60  # type: ignore[type-var, arg-type]
    clear = picture(small(), measurer, background="transparent")
    assert clear.mode == "RGBA"
    assert clear.getpixel((0, 0)) == (0, 0, 0, 0)


def test_scale_and_width_are_exact(measurer: TextMeasurer) -> None:
    once, twice = picture(small(), measurer), picture(small(), measurer, scale=2)
    assert abs(twice.width - 2 * once.width) <= 1
    assert picture(small(), measurer, width=777).width == 777


def test_title_and_legend_make_room_of_their_own(measurer: TextMeasurer) -> None:
    bare = picture(small(), measurer)
    titled = picture(small(), measurer, title=True)
    both = picture(small(), measurer, title=True, legend=True)
    assert bare.height < titled.height < both.height
    _, top, _, bottom = ink(both)
    assert min(top, both.height - bottom) >= 14


def test_a_selection_shows_and_holds_no_more_than_the_selection(
    measurer: TextMeasurer, tmp_path: Path
) -> None:
    path = tmp_path / "part.png"
    options = PngOptions(scale=1, select=("c", "r"))
    written = export_picture(Document(small()), Meta(), path, options, measurer)
    inside = read_map(path).document
    assert set(inside.statements) == {"c", "r"}
    assert set(inside.inferences) == {"i"}
    assert b"broken" not in dump(inside.content(), Meta())
    assert written.width < picture(small(), measurer).width


def test_what_is_folded_is_in_the_picture_a_number_and_not_in_the_map_inside(
    measurer: TextMeasurer, tmp_path: Path
) -> None:
    content = small()
    framed = content.model_copy(update={"groups": (Group(id="g", members=("r", "c")),)})
    path = tmp_path / "folded.png"
    options = PngOptions(scale=1, margin=0, folded=("c",))
    written = export_picture(Document(framed), Meta(), path, options, measurer)
    inside = read_map(path).document
    assert set(inside.statements) == {"c"}
    assert not inside.inferences
    assert inside.groups["g"].members == ("c",)
    sheet = set_sheet(Document(framed), options, measurer)
    (badge,) = sheet.plan.badges_on(sheet.plan.boxes)
    assert badge.text == "+3"
    alone = PngOptions(scale=1, margin=0, select=("c",))
    assert written.height > set_sheet(Document(framed), alone, measurer).rect.height
    x, y = badge.rect.center.x - sheet.rect.x, badge.rect.bottom - 3 - sheet.rect.y
    with Image.open(path) as image:
        ink = image.convert("RGB").getpixel((round(x), round(y)))
    assert ink == theme_mark("claim")


def test_a_picture_opens_again_as_the_same_map(measurer: TextMeasurer, tmp_path: Path) -> None:
    scripts = "The claim. Утверждение. Ισχυρισμός. 主張する。ادّعاء. טענה. दावा 🧭 é ﬁ"
    statements = tuple(
        Statement(
            id=f"s{n}",
            order=f"b{n + 100:04d}".replace("0", "1"),
            x=0.0,
            y=40.0 * n,
            text=f"{n}: " + scripts * 12,
        )
        for n in range(1, 1001)
    )
    content = Content(statements=statements)
    meta = Meta()
    data = dump(Document(content).content(), meta)
    assert len(data) > 1_000_000
    path = tmp_path / "map.png"
    export_picture(Document(content), meta, path, PngOptions(width=64), measurer)
    loaded = read_map(path)
    assert dump(loaded.document.content(), loaded.meta) == data
    with Image.open(path) as image:
        assert image.width == 64


def test_without_the_map_inside_a_picture_is_just_a_picture(
    measurer: TextMeasurer, tmp_path: Path
) -> None:
    from argmap.storage.errors import FileProblem

    path = tmp_path / "map.png"
    export_picture(Document(small()), Meta(), path, PngOptions(embed=False), measurer)
    with pytest.raises(FileProblem, match="no map in it"):
        read_map(path)


def test_refusals_leave_no_file(measurer: TextMeasurer, tmp_path: Path) -> None:
    far = Content(
        statements=(
            Statement(id="a", order="a1", x=-900_000.0, y=0.0),
            Statement(id="b", order="a2", x=900_000.0, y=0.0),
        )
    )
    with pytest.raises(PictureTooLargeError, match="selection"):
        export_picture(Document(far), Meta(), tmp_path / "x.png", PngOptions(), measurer)
    with pytest.raises(ExportError, match="empty"):
        export_picture(Document(), Meta(), tmp_path / "x.png", PngOptions(), measurer)
    options = PngOptions(select=("nobody",))
    with pytest.raises(ExportError, match="“nobody”"):
        export_picture(Document(small()), Meta(), tmp_path / "x.png", options, measurer)
    assert list(tmp_path.iterdir()) == []


def test_cancelling_keeps_the_old_picture(measurer: TextMeasurer, tmp_path: Path) -> None:
    path = tmp_path / "old.png"
    path.write_bytes(b"old")
    with pytest.raises(ExportCancelledError):
        export_picture(
            Document(small()), Meta(), path, PngOptions(), measurer, progress=lambda _: False
        )
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
