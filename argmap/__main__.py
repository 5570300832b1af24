"""Run the program with `python -m argmap`."""

from __future__ import annotations

import sys

from argmap.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
