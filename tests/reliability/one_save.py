"""One save in a process of its own, between two marks in the trace of its system calls."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from argmap.storage.errors import FileProblem
from argmap.storage.fs import Fs
from tests.reliability.scenes import SCENES

MARK = "/argmap-reliability-mark"


def main(name: str, folder: Path) -> None:
    """Make a scene in the folder and save; print `saved`, or the sentence why not."""
    scene = SCENES[name](folder)
    _mark()
    try:
        said = " ".join(("saved", *scene.save(Fs()).warnings))
    except FileProblem as problem:
        said = f"{type(problem).__name__}: {problem.message}"
    _mark()
    print(said)


def _mark() -> None:
    with suppress(OSError):
        os.stat(MARK)  # noqa: PTH116 - a call that is found again in the trace


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
