"""Make the committed JSON Schema and the field tables of docs/file-format.md from the records.

`python -m tests.make_format` writes both anew; a test fails while they are stale.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from argmap.storage.schema import NAME, schema, schema_text

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "file-format.md"
SCHEMA = ROOT / "resources" / "schema" / NAME

TABLES = {
    "Statement": "statements",
    "Excerpt": "an entry of a statement's `excerpts`",
    "Citation": "an entry of a statement's `citations`",
    "Inference": "inferences",
    "Relation": "relations",
    "Group": "groups",
    "Source": "sources",
    "Participant": "participants",
    "MapInfo": "info",
}
_MARKED = re.compile(r"(<!-- fields of (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def page(text: str) -> str:
    """The page with its tables made anew."""
    definitions = schema()["$defs"]
    return _MARKED.sub(lambda match: match[1] + _table(definitions[match[2]]) + match[3], text)


def _table(definition: dict[str, Any]) -> str:
    required = set(definition.get("required", ()))
    rows = ["| field | value | default |", "| --- | --- | --- |"]
    for name, field in definition["properties"].items():
        default = "required" if name in required else _default(field.get("default"))
        rows.append(f"| `{name}` | {_value(field)} | {default} |")
    return "\n".join(rows) + "\n"


def _default(value: object) -> str:
    match value:
        case None:
            return "none"
        case "":
            return "empty"
        case bool():
            return "false"
        case list() | dict():
            return "empty"
    return f"`{value}`"


def _value(field: dict[str, Any]) -> str:
    choices = [choice for choice in field.get("anyOf", [field]) if choice.get("type") != "null"]
    return " or ".join(map(_kind, choices))


def _kind(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return f"[{field['$ref'].rsplit('/', 1)[1]}](#fields)"
    match field.get("type"):
        case "string":
            return _text(field)
        case "boolean":
            return "true or false"
        case "integer":
            return "whole number" + _range(field)
        case "number":
            return "number" + _range(field)
        case "array":
            least = ", at least one" if field.get("minItems") else ""
            return f"list of: {_kind(field['items'])}{least}"
        case "object":
            return "object"
    return "any"


def _text(field: dict[str, Any]) -> str:
    pattern = field.get("pattern", "")
    names = {
        "^[A-Za-z0-9_-]{1,64}$": "id",
        "^[A-F]$": "letter from A to F",
    }
    if pattern in names:
        return names[pattern]
    if pattern.startswith("^\\d{4}"):
        return "time"
    if "#" in pattern:
        return "colour"
    if pattern:
        return "order"
    return f"text, ≤ {field['maxLength']:,} characters" if "maxLength" in field else "text"


def _range(field: dict[str, Any]) -> str:
    low, high = field.get("minimum"), field.get("maximum")
    if low is None:
        return ""
    return f", ≥ {_plain(low)}" if high is None else f", {_plain(low)} to {_plain(high)}"


def _plain(number: float) -> str:
    return f"{number:,.0f}"


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), encoding="utf-8")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
