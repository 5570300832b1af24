"""`argmap schema`: the JSON Schema of the file format."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from argmap.resources import resource

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """It takes none."""


def run(arguments: Namespace) -> int:
    # The committed copy, which a test keeps equal to the records: it is there at once.
    sys.stdout.write(resource("schema", "argmap-1.schema.json").read_text(encoding="utf-8"))
    return 0
