"""Reads a file once with one program and tells how long that took: run anew for each time.

    python reader.py argmap | arguebuf SMALL FILE

SMALL is read first, so that what is loaded when it is first needed does not count. It prints
milliseconds of processor time, and how many things there are in what was read.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path
from typing import Any


def argmap(path: Path) -> Any:
    """From the file to the document, as File › Open reads it before anything is placed or drawn."""
    from argmap.formats.opening import open_map

    return open_map(path).loaded.document


def arguebuf(path: Path) -> Any:
    import arguebuf

    return arguebuf.load.file(path).nodes


def main(program: str, small: str, path: str) -> None:
    logging.disable(logging.CRITICAL)  # of nodes that are passed over, one by one
    read = {"argmap": argmap, "arguebuf": arguebuf}[program]
    read(Path(small))
    start = time.process_time()
    found = read(Path(path))
    span = time.process_time() - start
    print(json.dumps({"milliseconds": span * 1000, "things": len(found)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
