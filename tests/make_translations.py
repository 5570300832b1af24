"""Keeps the catalogues of translations in step with the code: `python -m tests.make_translations`.

Takes out what no code says any more, sorts, and names what is not translated yet; with `--check`
it only tells whether something has to be taken out.
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CATALOGUES = ROOT / "resources" / "translations"
NAME = ""
"""The key of the language's own name for itself."""
SAYING = {"tr": 1, "mark": 1, "trn": 2}
"""Functions that take text to translate, and how many of their arguments are that."""


def said() -> set[str]:
    """Every literal that windows may show; the command line speaks English."""
    found: set[str] = set()
    for path in sorted((ROOT / "argmap").rglob("*.py")):
        if path.parent.name == "cli":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for text in node.args[: SAYING.get(node.func.id, 0)]:
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        found.add(text.value)
    return found - {NAME}


def read(path: Path) -> dict[str, str]:
    strings: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return strings


def write(path: Path, strings: dict[str, str]) -> None:
    text = json.dumps(dict(sorted(strings.items())), ensure_ascii=False, indent=0)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")


def stale(texts: set[str]) -> list[str]:
    """What stands in a catalogue though no code says it any more."""
    found = {text for path in CATALOGUES.glob("*.json") for text in read(path)}
    return sorted(found - texts - {NAME})


def main() -> None:
    texts = said()
    if "--check" in sys.argv:
        for text in (unsaid := stale(texts)):
            print(f"nothing says this any more: {text}")
        sys.exit(bool(unsaid))
    for path in sorted(CATALOGUES.glob("*.json")):
        present = read(path)
        kept = {text: present[text] for text in (texts | {NAME}) & present.keys()}
        write(path, kept)
        missing = sorted(texts - kept.keys())
        print(f"{path.name}: {len(kept) - 1} translated, {len(present) - len(kept)} taken out")
        print(*(json.dumps(text, ensure_ascii=False) for text in missing), sep="\n")


if __name__ == "__main__":
    main()
