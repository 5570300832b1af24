"""Where the program keeps what is not a person's document: logs, journals, its socket."""

from __future__ import annotations

from pathlib import Path


def state_folder() -> Path:
    """Return the folder that the system has for such things (XDG_STATE_HOME on Linux)."""
    from platformdirs import user_state_path

    return user_state_path("argmap", appauthor=False)
