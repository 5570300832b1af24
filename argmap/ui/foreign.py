"""Maps of other programs in a window: what was read, and what may be dropped there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core import limits
from argmap.core.i18n import tr, trn
from argmap.ui.ask import Question, report
from argmap.ui.chrome import visible

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.session.mapfile import Origin

_MOST: Final = 1_000
_LARGEST: Final = limits.MAX_FILE_BYTES
_LARGE: Final = 2_000_000
"""Files of so many bytes take long enough to read that one wants to see it go on."""


def told(origin: Origin) -> str:
    """What the banner says of a map that was read out of another program's file."""
    names = {"name": visible(origin.path.name), "format": origin.title}
    if not origin.remarks:
        return tr(
            "“{name}” was read as {format}. It stays as it is; saving makes a new file.", **names
        )
    return trn(
        "“{name}” was read as {format}, with one remark. It stays as it is; "
        "saving makes a new file.",
        "“{name}” was read as {format}, with {n} remarks. It stays as it is; "
        "saving makes a new file.",
        len(origin.remarks),
        **names,
    )


def details(origin: Origin) -> Question:
    lines = [visible(each) for each in origin.remarks[:_MOST]]
    more = len(origin.remarks) - len(lines)
    if more:
        lines.append(trn("… and {n} more", "… and {n:,} more", more))
    return report(
        tr("What was read"), tr("What was repaired, guessed, or kept without being shown:"), lines
    )


def is_map(path: Path) -> bool:
    """Whether a file is one that some format reads, told from its content."""
    from argmap.formats.opening import format_of
    from argmap.formats.registry import FORMATS, readable_suffixes

    if not path.name.lower().endswith(readable_suffixes()):
        return False
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return False
        return format_of(path.read_bytes(), path) is not FORMATS["argmap"]
    except OSError:
        return False


def is_known(path: Path) -> bool:
    """As `is_map`, or one of ours."""
    from argmap.formats.given import Given
    from argmap.formats.native import is_ours

    try:
        small = path.stat().st_size <= _LARGEST
        return (small and is_ours(Given(path.read_bytes(), path.name))) or is_map(path)
    except OSError:
        return False


def is_large_import(path: Path) -> bool:
    """Whether a file of another program is so large that reading it takes a while."""
    try:
        return path.suffix.lower() != ".argmap" and path.stat().st_size > _LARGE
    except OSError:
        return False


def name_filters() -> list[str]:
    """What a dialog to open files can show: all maps, those of one format, all files."""
    from argmap.formats.registry import FORMATS, readable_suffixes

    every = dict.fromkeys((*readable_suffixes(), ".png", ".pdf"))
    readable = [each for each in FORMATS.values() if each.read is not None]
    kinds = [(tr("Argument maps"), tuple(every))]
    kinds += [(tr(each.title).partition(" (")[0], each.suffixes) for each in readable]
    listed = [f"{name} ({' '.join(f'*{each}' for each in ends)})" for name, ends in kinds]
    return [*listed, tr("All files") + " (*)"]
