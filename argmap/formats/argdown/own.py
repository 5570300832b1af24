"""What our own files say between braces besides, so that they are read back to the letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from argmap.core.records import Citation, Excerpt, Inference, Statement
from argmap.formats.argdown.debate import OWN
from argmap.formats.foreign import plain
from argmap.formats.values import objects

if TYPE_CHECKING:
    from argmap.formats.argdown.debate import Node
    from argmap.formats.building import Builder

AUTO: Final = "auto"
"""The title that was made for the text; `title` beside it is the true one, if any."""


def own_of(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """What stands under our own name, as a map can hold it: others may have written there."""
    found = data.get(OWN)
    return plain(found) if isinstance(found, dict) else {}


def fields_of(node: Node, own: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a statement: what the text says, and what our own data adds to it."""
    fields = _shaped({name: each for name, each in own.items() if name in _STATEMENT})
    exact = own.get("text")
    if not isinstance(exact, str) or " ".join(exact.split()) != " ".join(node.text.split()):
        fields["text"] = node.text
    if own.get(AUTO) != node.title or AUTO not in own:
        fields["title"] = node.title
    tags = own.get("tags")
    if not isinstance(tags, list) or set(node.tags) - set(map(str, tags)):
        fields["tags"] = list(node.tags)
    return fields


def inference_fields(own: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an inference in our own data."""
    return {name: each for name, each in own.items() if name in _INFERENCE}


def records_in(builder: Builder, own: Mapping[str, Any]) -> None:
    """Sources and participants, which front matter lists."""
    for fields in objects(own.get("sources")):
        rest = {name: each for name, each in fields.items() if name != "id"}
        builder.source(fields.get("id"), **rest)
    for fields in objects(own.get("participants")):
        rest = {name: each for name, each in fields.items() if name not in ("id", "name")}
        builder.participant(fields.get("id"), str(fields.get("name", "")), **rest)


_STATEMENT: Final = {*Statement.model_fields, "foreign"}
_INFERENCE: Final = {*Inference.model_fields, "foreign"} - {"premises"}


def _shaped(fields: dict[str, Any]) -> dict[str, Any]:
    """Parts of a statement as records of their own, without those that are none."""
    for name, kind in (("excerpts", Excerpt), ("citations", Citation)):
        if name in fields:
            made = []
            for each in objects(fields[name]):
                try:
                    made.append(kind(**each))
                except (ValidationError, TypeError):
                    continue
            fields[name] = made
    return fields
