"""What the source may not say, since a hostile map could then do something by being shown.

Each rule names a place; `ALLOWED` has the modules whose purpose it is.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN: Final = "argmap/ui/plain.py"
BROWSING: Final = "argmap/ui/browsing.py"

ALLOWED: Final[dict[str, frozenset[str]]] = {
    # Qt classes that take text for markup where it looks like it, and then read what it names.
    **dict.fromkeys(
        ("QLabel", "QProgressDialog", "QToolTip"),
        frozenset({PLAIN}),
    ),
    **dict.fromkeys(
        (
            *("QMessageBox", "QErrorMessage", "QInputDialog", "QWhatsThis", "QSplashScreen"),
            *("QTextEdit", "QTextBrowser", "QTextDocumentFragment", "QGraphicsTextItem"),
            *("QFormLayout", "QWizard", "QWizardPage", "QSystemTrayIcon"),
            # Pictures from files, and what else reads what it is pointed at.
            *("QImageReader", "QMovie", "QPixmapCache", "QProcess", "QLibrary", "QPluginLoader"),
        ),
        frozenset(),
    ),
    # Both hold text of any sort; their users set it as plain, which other rules see to.
    "QStaticText": frozenset(),
    "QTextDocument": frozenset(),
    "QDesktopServices": frozenset({BROWSING}),
    "QUrl": frozenset({BROWSING}),
}
"""Names that may be imported from Qt only by these modules, except for type checking."""

MODULES: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(
        (
            *("pickle", "marshal", "shelve", "dill", "webbrowser", "subprocess", "multiprocessing"),
            *("pty", "code", "codeop", "runpy", "http", "urllib.request", "ftplib", "smtplib"),
            *("telnetlib", "requests", "httpx", "aiohttp", "ssl", "xmlrpc", "tarfile", "shutil"),
            *("PySide6.QtNetwork", "PySide6.QtSvg", "PySide6.QtSvgWidgets", "PySide6.QtQml"),
            *("PySide6.QtWebEngineWidgets", "PySide6.QtWebEngineCore", "PySide6.QtMultimedia"),
            *("xml.dom", "xml.sax", "lxml", "yaml"),
        ),
        frozenset(),
    ),
    # Moving and clearing away our own folders; no archive is unpacked with it.
    "shutil": frozenset({"argmap/storage/journal/store.py"}),
    # No connection but the one between two starts of the program, and Python's own signals.
    "socket": frozenset(
        {
            "argmap/storage/handover.py",
            "argmap/storage/leftovers.py",
            "argmap/ui/handover.py",
            "argmap/ui/interrupts.py",
        }
    ),
    "ctypes": frozenset({"argmap/storage/fs.py", "argmap/cli/libraries.py"}),
    "xml.etree": frozenset(),  # its elements for type checking, its parser through defusedxml
    "xml.parsers": frozenset({"argmap/formats/svg.py"}),
}
"""Modules that may be imported only by these, with what stands below them."""

_ELEMENTS: Final = frozenset({"Element", "ParseError", "escape"})
"""What is harmless of the modules for XML."""

_CALLS: Final = frozenset(
    {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.startfile"}
)
_CALLS_BEGIN: Final = ("os.exec", "os.spawn", "os.posix_spawn")
_WATCHED: Final = frozenset(name.rpartition(".")[2] for name in _CALLS)
_PREFIXES: Final = tuple(name.rpartition(".")[2] for name in _CALLS_BEGIN)
_RICH: Final = frozenset(
    {
        *("setHtml", "setMarkdown", "insertHtml", "appendHtml", "insertMarkdown", "fromHtml"),
        *("setOpenLinks", "setOpenExternalLinks", "setDefaultStyleSheet", "addResource"),
        *("getSaveFileName", "getOpenFileName", "openUrl", "setToolTipsVisible"),
    }
)
_ROLES: Final = frozenset({"ToolTipRole", "WhatsThisRole", "StatusTipRole"})


def complaints(path: str, tree: ast.Module) -> list[str]:
    """Everything that one module may not say, each with its line."""
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    nodes = [node for node in ast.walk(tree) if id(node) not in typing_only]
    found = [*_imports(path, nodes), *_calls(path, nodes), *_roles(nodes), *_bound(path, nodes)]
    return [f"{path}:{line} {what}" for line, what in sorted(found)]


def _imports(path: str, nodes: list[ast.AST]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            names = [alias.name for alias in node.names]
            for name in names:
                if (node.module or "").startswith("PySide6") and path not in ALLOWED.get(
                    name, frozenset({path})
                ):
                    yield node.lineno, name
            if set(names) <= _ELEMENTS:
                continue
            modules = [node.module or "", *(f"{node.module}.{name}" for name in names)]
        elif isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        else:
            continue
        for module in modules:
            if not _may_import(path, module):
                yield node.lineno, module


def _may_import(path: str, module: str) -> bool:
    parts = module.split(".")
    wholes = [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return all(path in MODULES[whole] for whole in wholes if whole in MODULES)


def _calls(path: str, nodes: list[ast.AST]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        last = _last(node.func)
        name = ast.unparse(node.func) if last in _WATCHED or last.startswith(_PREFIXES) else last
        fixed = all(map(_is_fixed, node.args))
        if (
            name in _CALLS
            or name.startswith(_CALLS_BEGIN)
            or (last in _RICH and path != BROWSING)
            or (last in ("setToolTip", "setTextFormat") and path != PLAIN and not fixed)
            or (last in ("setWhatsThis", "setStatusTip") and not fixed)
            or any(keyword.arg == "shell" for keyword in node.keywords)
        ):
            yield node.lineno, name


def _last(node: ast.expr) -> str:
    return getattr(node, "attr", None) or getattr(node, "id", "")


def _is_fixed(node: ast.expr) -> bool:
    """Whether it is a sentence of ours with nothing put in: `tr("…")`."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "tr" and not node.keywords


def _roles(nodes: list[ast.AST]) -> Iterator[tuple[int, str]]:
    """A model's tooltip goes to Qt as it is: only what `tooltip_text` made may."""
    safe = set()
    for node in nodes:
        if isinstance(node, ast.match_case) and all(
            isinstance(each, ast.Return) and _is_tooltip(each.value) for each in node.body
        ):
            safe |= {id(inner) for inner in ast.walk(node.pattern)}
        elif isinstance(node, ast.Call) and any(map(_is_tooltip, node.args)):
            safe |= {id(argument) for argument in node.args}
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr in _ROLES and id(node) not in safe:
            yield node.lineno, node.attr


def _is_tooltip(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "tooltip_text"


def _bound(path: str, nodes: list[ast.AST]) -> Iterator[tuple[int, str]]:
    """A widget's own tooltip that is handed on as a function escapes the rules above."""
    if path == PLAIN:
        return
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    for node in nodes:
        if (
            isinstance(node, ast.Attribute)
            and node.attr in ("setToolTip", "setWhatsThis", "setStatusTip", *_RICH)
            and id(node) not in called
        ):
            yield node.lineno, f"{node.attr}, not called"
