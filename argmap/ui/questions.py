"""The questions and reports about files, each with what a person can do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.core.i18n import tr, trn
from argmap.ui.ask import Choice, Question, report
from argmap.ui.chrome import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.session.mapfile import MapFile
    from argmap.storage.errors import FileProblem
    from argmap.ui.open_map import OpenMap

MOST_DETAILS = 200
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def unreadable(path: Path, problem: FileProblem) -> Question:
    """Say what is wrong with a file and where."""
    details = [visible(str(each)) for each in problem.problems[:MOST_DETAILS]]
    return report(
        tr("“{name}” could not be opened", name=visible(path.name)),
        problem.message,
        details if len(details) > 1 else (),
    )


def salvageable(path: Path, problem: FileProblem, saved: Sequence[str]) -> Question:
    """Say what is wrong with a file, and offer what can be saved of it."""
    return Question(
        tr("“{name}” is damaged", name=visible(path.name)),
        "\n\n".join(
            (
                problem.message,
                visible(saved[0]),
                tr("What can be saved opens as a copy; the damaged file stays as it is."),
            )
        ),
        (Choice("salvage", tr("Open What Can Be Saved")), Choice("cancel", tr("Cancel"))),
        tuple(visible(each) for each in saved[1:MOST_DETAILS]),
    )


def many_files(count: int) -> Question:
    """Ask whether so many windows shall be opened."""
    return Question(
        tr("Open {n} maps?", n=count),
        tr("Each of them is opened in a window of its own."),
        (Choice("open", tr("Open")), Choice("cancel", tr("Cancel"))),
    )


def unsaved(name: str) -> Question:
    return Question(
        tr("Save your changes?"),
        tr("“{name}” has changes that are not saved.", name=visible(name)),
        (
            Choice("save", tr("Save")),
            Choice("discard", tr("Discard"), "danger"),
            Choice("cancel", tr("Cancel")),
        ),
    )


def changed_conflict(path: Path) -> Question:
    """Ask what to do about a file that another program has changed."""
    return Question(
        tr("The file has changed"),
        tr(
            "Another program has changed “{name}” since you opened it. Whatever you choose, "
            "nothing is lost: what you overwrite stays beside the file as a conflict copy, and "
            "after reloading, undo brings your map back.",
            name=visible(path.name),
        ),
        (
            Choice("copy", tr("Save Mine as a Copy…")),
            Choice("reload", tr("Reload Theirs")),
            Choice("overwrite", tr("Overwrite"), "danger"),
            Choice("compare", tr("Compare")),
            Choice("cancel", tr("Cancel")),
        ),
    )


def deleted_conflict(path: Path) -> Question:
    """Ask what to do about a file that is gone."""
    return Question(
        tr("The file is gone"),
        tr("“{name}” was deleted or moved since you opened it.", name=visible(path.name)),
        (
            Choice("overwrite", tr("Save It There Again")),
            Choice("copy", tr("Save as a Copy…")),
            Choice("cancel", tr("Cancel")),
        ),
    )


def change_noticed(path: Path, changed: str) -> str:
    if changed == "deleted":
        return tr("“{name}” was deleted or moved by another program.", name=visible(path.name))
    return tr("“{name}” was changed by another program.", name=visible(path.name))


def theirs_kept(copy: Path) -> str:
    return tr("What the other program wrote is kept as “{name}”.", name=visible(copy.name))


def open_elsewhere(path: Path) -> Question:
    return report(
        tr("“{name}” is open in another window", name=visible(path.name)),
        tr("Close it there first, or choose another name."),
    )


def newer_version() -> str:
    return tr(
        "A newer version of argmap wrote this file. You can look at it and save a copy, but not "
        "write over it."
    )


def repaired(count: int) -> str:
    return trn(
        "The file had a fault, which was mended. Saving keeps the mended map.",
        "The file had {n} faults, which were mended. Saving keeps the mended map.",
        count,
    )


def repairs(file: MapFile) -> Question:
    return report(
        tr("What was mended"),
        tr("The file itself is as it was until you save."),
        [visible(each) for each in file.repairs[:MOST_DETAILS]],
    )


def copy_name(path: Path) -> Path:
    """Return a name beside `path` that is not taken."""
    for number in range(1, 1000):
        mark = tr("copy") if number == 1 else f"{tr('copy')} {number}"
        candidate = path.with_name(f"{path.stem} ({mark}){path.suffix}")
        if not candidate.exists():
            return candidate
    return path


def file_name(opened: OpenMap) -> str:
    """Return a file name from the map's title, fit for every system."""
    title = visible(opened.session.document.info.title)
    fit = " ".join(_UNFIT.sub(" ", title).split()).strip(".")[:80].strip()
    return fit or tr("Untitled")
