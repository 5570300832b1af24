"""Annotations keep to the layers too: import-linter leaves out what is imported for types alone."""

from __future__ import annotations

import ast
from pathlib import Path

import argmap

PACKAGE = Path(argmap.__file__).parent
LAYERS = [
    {"core"},
    {"layout"},
    {"storage"},
    {"formats"},
    {"session"},
    {"interaction"},
    {"canvas"},
    {"ui"},
    {"cli"},
]
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}


def imported(module: Path) -> set[str]:
    """Packages of ours that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("argmap.")}
    return found


def test_nothing_imports_from_above() -> None:
    for name, height in HEIGHT.items():
        for module in (PACKAGE / name).rglob("*.py"):
            above = {other for other in imported(module) if HEIGHT.get(other, -1) > height}
            assert not above, f"{module.relative_to(PACKAGE)} imports from {sorted(above)}"


def test_every_package_has_its_layer() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == set(HEIGHT)
