"""Steps from an older version of the format to the next; one module each, declaring `STEP`.

A module is called `v0002_what_changed`, for the step from version 1 to version 2, and comes with a
frozen file of the older version in tests/fixtures/maps. A step takes the parsed file and returns
the same data as the next version writes it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from argmap.core.i18n import tr
from argmap.storage.errors import FileProblem

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """Turns a file of version `start` into one of version `start + 1`."""

    start: int
    apply: Callable[[Raw], Raw]


@cache
def discovered() -> Mapping[int, Step]:
    """All steps by the version they start from."""
    return checked(
        importlib.import_module(f"{__name__}.{module.name}").STEP
        for module in pkgutil.iter_modules(__path__)
        if module.name.startswith("v")
    )


def checked(steps: Any) -> Mapping[int, Step]:
    """The steps by start; raises ValueError if two start alike or one is missing between them."""
    by_start: dict[int, Step] = {}
    for step in steps:
        if step.start in by_start:
            raise ValueError(f"two migrations start from version {step.start}")
        by_start[step.start] = step
    if by_start and sorted(by_start) != list(range(min(by_start), max(by_start) + 1)):
        raise ValueError(f"a migration is missing between versions {sorted(by_start)}")
    return by_start


def migrated(raw: Raw, version: int, to: int, steps: Mapping[int, Step] | None = None) -> Raw:
    """The file as version `to` writes it. Raises FileProblem for a version nobody knows."""
    known = discovered() if steps is None else steps
    while version < to:
        step = known.get(version)
        if step is None:
            raise FileProblem(
                tr(
                    "The file says that its version is {version}, which no argmap has written.",
                    version=version,
                )
            )
        raw = {**step.apply(raw), "version": version + 1}
        version += 1
    return raw
