"""The system libraries that Qt needs, by soname, and the Debian package that has each.

`./dev` runs it as a script before anything is installed, so it imports the standard library only:
`python3 argmap/cli/libraries.py [window]` prints the packages that are missing.
"""

from __future__ import annotations

import ctypes
import sys

DRAWING = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def missing_packages(*, window: bool) -> list[str]:
    """Name the Debian packages to install before Qt can draw, or open a window under X."""
    if not sys.platform.startswith("linux"):
        return []
    needed = {**DRAWING, **WINDOW} if window else DRAWING
    return [package for soname, package in needed.items() if not _loads(soname)]


def install_line(packages: list[str]) -> str:
    """Return the command that installs the packages on Debian and Ubuntu."""
    return f"sudo apt-get install --no-install-recommends {' '.join(packages)}"


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    print(*missing_packages(window="window" in sys.argv[1:]))
