"""The files that come with the program: typeface, themes, icons, examples, schema."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resource_root() -> Path:
    """Return the folder of resources, in an installed wheel or in a checkout."""
    package = Path(__file__).resolve().parent
    # A wheel carries them inside the package; an editable install does not, and reads the checkout.
    for folder in (package / "_resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"argmap's own files are missing: neither {package / '_resources'} nor "
        f"{package.parent / 'resources'} is there. Install argmap again."
    )


def resource(*parts: str) -> Path:
    """Return the path of one resource: `resource("themes", "light.json")`."""
    return resource_root().joinpath(*parts)
