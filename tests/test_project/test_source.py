"""Rules that no linter knows: translatable strings, plain text, small modules."""

from __future__ import annotations

import ast

import pytest

from tests.test_project.source import PACKAGE, ROOT, calls, modules


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_translatable(node: ast.expr) -> bool:
    # A declaration (a kind's title, a command's label) holds a literal too: `tr(kind.title)`.
    if isinstance(node, ast.IfExp):
        return _is_translatable(node.body) and _is_translatable(node.orelse)
    return _is_literal(node) or isinstance(node, ast.Attribute)


def test_translated_strings_are_literals() -> None:
    found = {"tr": 1, "trn": 2}
    bad = [
        where
        for where, name, call in calls()
        if (count := found.get(name.removeprefix("i18n.")))
        and not all(map(_is_translatable, call.args[:count]))
    ]
    assert bad == [], "tr() takes a literal; values go in by name: tr('Moved {n}', n=3)"


@pytest.mark.parametrize("path", sorted(modules()))
def test_a_module_stays_small(path: str) -> None:
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert lines <= 300, f"{path} has {lines} lines: it has more than one reason to change"


def test_a_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []
