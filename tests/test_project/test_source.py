"""Rules that no linter knows: translatable strings, plain text, small modules."""

from __future__ import annotations

import ast

import pytest

from tests.test_project.source import PACKAGE, ROOT, calls, modules

PLAIN_TEXT_MODULE = "argmap/ui/plain.py"
# Each reads `<img src="file:///…">` out of a text that looks like markup, unless told not to.
AUTO_RICH_TEXT = ("QLabel", "QMessageBox", "QErrorMessage", "QToolTip.showText")
RICH_TEXT = ("setHtml", "setMarkdown", "insertHtml", "appendHtml", "insertMarkdown", "fromHtml")


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_translatable(node: ast.expr) -> bool:
    # A declaration (a kind's title, a command's label) holds a literal too: `tr(kind.title)`.
    if isinstance(node, ast.IfExp):
        return _is_translatable(node.body) and _is_translatable(node.orelse)
    return _is_literal(node) or isinstance(node, ast.Attribute)


def _is_fixed_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "tr" and not node.keywords


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def test_translated_strings_are_literals() -> None:
    found = {"tr": 1, "trn": 2}
    bad = [
        where
        for where, name, call in calls()
        if (count := found.get(name.removeprefix("i18n.")))
        and not all(map(_is_translatable, call.args[:count]))
    ]
    assert bad == [], "tr() takes a literal; values go in by name: tr('Moved {n}', n=3)"


def test_text_is_shown_by_the_plain_text_factories() -> None:
    bad = [
        f"{where} {name}"
        for where, name, call in calls()
        if name.startswith(AUTO_RICH_TEXT)
        or (_last(name) == "setToolTip" and not all(map(_is_fixed_text, call.args)))
        if not where.startswith(PLAIN_TEXT_MODULE)
    ]
    assert bad == [], f"Qt guesses rich text here; use a factory of {PLAIN_TEXT_MODULE}"


def test_nothing_is_shown_as_rich_text() -> None:
    bad = [f"{where} {name}" for where, name, _ in calls() if _last(name) in RICH_TEXT]
    assert bad == []


def test_painted_text_is_forced_to_plain() -> None:
    for path in {where.partition(":")[0] for where, name, _ in calls() if name == "QStaticText"}:
        assert "TextFormat.PlainText" in (ROOT / path).read_text(encoding="utf-8"), path


@pytest.mark.parametrize("path", sorted(modules()))
def test_a_module_stays_small(path: str) -> None:
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert lines <= 300, f"{path} has {lines} lines: it has more than one reason to change"


def test_a_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []
