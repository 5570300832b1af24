"""Maps of other programs in a window: what was read, and what may be dropped there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.i18n import tr, trn
from argmap.ui.ask import Question, report
from argmap.ui.chrome import visible

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.session.mapfile import Origin

_MOST: Final = 200


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
    return report(
        tr("What was read"),
        tr("What was repaired, guessed, or kept without being shown:"),
        [visible(each) for each in origin.remarks[:_MOST]],
    )


def is_map(path: Path) -> bool:
    """Whether a file is one that some format reads, told from its content."""
    from argmap.core import limits
    from argmap.formats.opening import format_of
    from argmap.formats.registry import FORMATS, readable_suffixes

    if not path.name.lower().endswith(readable_suffixes()):
        return False
    try:
        if not path.is_file() or path.stat().st_size > limits.MAX_FILE_BYTES:
            return False
        return format_of(path.read_bytes(), path) is not FORMATS["argmap"]
    except OSError:
        return False


def name_filter() -> str:
    """The patterns of all files that can be opened, for a dialog."""
    from argmap.formats.registry import readable_suffixes

    suffixes = dict.fromkeys((*readable_suffixes(), ".png", ".pdf"))
    return " ".join(f"*{suffix}" for suffix in suffixes)
