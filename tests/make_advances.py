"""Write `inter-advances.json` from the bundled fonts: `python -m tests.make_advances`."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from argmap.layout.text.fonts import FONT_FILES, Face
from argmap.resources import resource

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

# What a shaper shows nothing for, whatever the font holds: joiners, direction marks, soft hyphen.
INVISIBLE = frozenset(
    {0x00AD, 0x034F, 0x061C, 0xFEFF}.union(
        range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2065), range(0x2066, 0x2070)
    )
)
# Control characters are never drawn; private-use glyphs mean nothing outside this font.
LEFT_OUT = frozenset({"Cc", "Cs", "Co"})


def render() -> str:
    """Return the text of the data file."""
    from fontTools.ttLib import TTFont

    fonts = {face: TTFont(resource("fonts", name)) for face, name in FONT_FILES.items()}
    first = fonts[Face.REGULAR]
    code_points = _code_points(list(fonts.values()))
    head = {
        "source": str(first["name"].getDebugName(4)) + ", " + first["name"].getDebugName(5),
        "units_per_em": first["head"].unitsPerEm,
        "ascent": first["hhea"].ascent,
        "descent": -first["hhea"].descent,
        "line_gap": first["hhea"].lineGap,
        "ranges": _ranges(code_points),
    }
    lines = [f'"{key}": {json.dumps(value, separators=(",", ":"))}' for key, value in head.items()]
    lines += [f'"{face.value}": {_advances(font, code_points)}' for face, font in fonts.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _code_points(fonts: list[TTFont]) -> list[int]:
    common = set.intersection(*(set(font.getBestCmap()) for font in fonts))
    drawn = {code for code in common if unicodedata.category(chr(code)) not in LEFT_OUT}
    return sorted(drawn | INVISIBLE)


def _ranges(code_points: list[int]) -> list[int]:
    """Return first, count, first, count … of the runs without a gap."""
    runs: list[int] = []
    for code in code_points:
        if runs and code == runs[-2] + runs[-1]:
            runs[-1] += 1
        else:
            runs += [code, 1]
    return runs


def _advances(font: TTFont, code_points: list[int]) -> str:
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    widths = [0 if _is_spaceless(code) else metrics[glyphs[code]][0] for code in code_points]
    return json.dumps(widths, separators=(",", ":"))


def _is_spaceless(code: int) -> bool:
    return code in INVISIBLE or unicodedata.category(chr(code)) in {"Mn", "Me"}


def main() -> None:
    path = resource("fonts", "inter-advances.json")
    path.write_text(render(), encoding="utf-8", newline="\n")
    print(path)


if __name__ == "__main__":
    main()
