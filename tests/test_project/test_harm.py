"""No module can let a map do something by being shown: a rule for each way, and that each bites."""

from __future__ import annotations

import ast

import pytest

from tests.test_project.harm import ALLOWED, MODULES, complaints
from tests.test_project.source import ROOT, modules


def test_no_module_lets_a_map_act() -> None:
    found = [each for path, tree in modules().items() for each in complaints(path, tree)]
    assert found == [], "tests/test_project/harm.py has the reasons"


@pytest.mark.parametrize(
    "source",
    [
        "from PySide6.QtWidgets import QLabel",
        "from PySide6.QtWidgets import QMessageBox as Box",
        "from PySide6.QtWidgets import QTextEdit",
        "from PySide6.QtWidgets import QFormLayout",
        "from PySide6.QtGui import QDesktopServices",
        "from PySide6.QtSvg import QSvgRenderer",
        "from PySide6 import QtNetwork",
        "import webbrowser",
        "import pickle",
        "import subprocess",
        "from urllib.request import urlopen",
        "from urllib import request",
        "import xml.etree.ElementTree",
        "from xml.etree.ElementTree import fromstring",
        "button.setToolTip(record.title)",
        "button.setToolTip(tr('About {name}', name=name))",
        "connect(button.setToolTip)",
        "button.setWhatsThis(text)",
        "action.setStatusTip(text)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "document.setHtml(text)",
        "document.setMarkdown(text)",
        "eval(text)",
        "os.system(text)",
        "run(text, shell=True)",
        "item.setData(0, Qt.ItemDataRole.ToolTipRole, text)",
        "match role:\n    case Qt.ItemDataRole.ToolTipRole:\n        return text",
        "if role == Qt.ItemDataRole.ToolTipRole:\n    pass",
    ],
)
def test_each_rule_bites(source: str) -> None:
    assert complaints("argmap/ui/any.py", ast.parse(source)) != []


@pytest.mark.parametrize(
    "source",
    [
        "from argmap.ui.plain import plain_label, set_tooltip",
        "if TYPE_CHECKING:\n    from PySide6.QtWidgets import QLabel",
        "button.setToolTip(tr('Close'))",
        "from urllib.parse import urlsplit",
        "from xml.etree.ElementTree import Element",
        "match role:\n    case Role.ToolTipRole:\n        return tooltip_text(text)",
        "item.setData(0, Role.ToolTipRole, tooltip_text(text))",
        "re.compile('a')",
    ],
)
def test_a_rule_leaves_alone_what_is_harmless(source: str) -> None:
    assert complaints("argmap/ui/any.py", ast.parse(source)) == []


def test_what_is_allowed_is_there() -> None:
    """A leave that nobody needs any more is a hole."""
    for name, paths in {**ALLOWED, **MODULES}.items():
        for path in paths:
            assert name.rpartition(".")[2] in (ROOT / path).read_text(encoding="utf-8"), path
