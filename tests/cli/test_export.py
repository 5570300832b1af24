"""`argmap export` as a person types it, in a process of its own without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from argmap.resources import resource

pytestmark = pytest.mark.qt

EXAMPLE = str(resource("examples", "later-start.argmap"))


def argmap(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [sys.executable, "-m", "argmap", "export", *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_draws_a_picture_that_can_be_drawn_from_again(tmp_path: Path) -> None:
    first, second = tmp_path / "first.png", tmp_path / "second.png"
    done = argmap(EXAMPLE, str(first), "--width", "800", "--legend", "--title")
    assert done.returncode == 0, done.stderr
    assert "800 ×" in done.stdout
    with Image.open(first) as image:
        assert image.width == 800
    again = argmap(str(first), str(second), "--scale", "1", "--theme", "dark", "--no-embed")
    assert again.returncode == 0, again.stderr
    with Image.open(second) as image:
        assert max(image.convert("RGB").getpixel((0, 0))) < 60  # type: ignore[type-var, arg-type]


def test_writes_a_pdf_by_the_name_of_the_file(tmp_path: Path) -> None:
    out = tmp_path / "map.PDF"
    done = argmap(EXAMPLE, str(out), "--paper", "a3", "--legend")
    assert done.returncode == 0, done.stderr
    assert "One page · 420 × 297 mm" in done.stdout
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--scale", "99"], 2, "“scale” must be at most 8; here it is 99."),
        (["--scale", "nan"], 2, "scale"),
        (["--scale", "1", "--width", "9"], 2, "not allowed with"),
        (["--width", "2"], 2, "“width” must be at least 16"),
        (["--select", "nobody"], 2, "no statement “nobody”"),
        (["--background", "pink"], 2, "invalid choice"),
        (["--tiled"], 2, "--tiled is for PDF files alone."),
    ],
)
def test_bad_choices_end_in_one_sentence(
    tmp_path: Path, words: list[str], code: int, sentence: str
) -> None:
    out = tmp_path / "out.png"
    done = argmap(EXAMPLE, str(out), *words)
    assert done.returncode == code
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not out.exists()


def test_a_folder_that_is_not_there_and_a_file_that_is_no_map(tmp_path: Path) -> None:
    nowhere = argmap(EXAMPLE, str(tmp_path / "no" / "out.png"))
    assert nowhere.returncode == 1
    assert "cannot be written" in nowhere.stderr
    (tmp_path / "bad.argmap").write_text("hello")
    bad = argmap(str(tmp_path / "bad.argmap"), str(tmp_path / "out.png"))
    assert bad.returncode == 2
    assert "Traceback" not in bad.stderr
    assert len(bad.stderr.strip().splitlines()) == 1


def test_arrows_are_drawn_as_told(tmp_path: Path) -> None:
    pictures = set()
    for style in ("elbow", "curve", "straight"):
        out = tmp_path / f"{style}.png"
        done = argmap(EXAMPLE, str(out), "--arrows", style, "--scale", "0.5", "--no-embed")
        assert done.returncode == 0, done.stderr
        pictures.add(out.read_bytes())
    assert len(pictures) == 3
