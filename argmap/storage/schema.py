"""The JSON Schema of the file format, made from the records; a copy is committed as a resource."""

from __future__ import annotations

import json
from typing import Any, Final

from argmap.storage.filemodel import VERSION, FileModel

NAME: Final = f"argmap-{VERSION}.schema.json"
_HEADER: Final = ("format", "version", "min_reader", "id", "app", "info")


def schema() -> dict[str, Any]:
    """What a file of this version holds; other fields are allowed everywhere and kept."""
    made = FileModel.model_json_schema(by_alias=True)
    fields = made.pop("properties")
    order = [*_HEADER, *(name for name in fields if name not in _HEADER)]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"argmap file, version {VERSION}",
        "description": made.pop("description"),
        "type": "object",
        "properties": {name: fields[name] for name in order},
        **{key: value for key, value in made.items() if key not in ("title", "type")},
    }


def schema_text() -> str:
    """The schema as the resource holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
