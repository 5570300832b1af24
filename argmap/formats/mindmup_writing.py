"""How a map is written as ideas of MindMup."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import tr
from argmap.formats.branches import lines, statements_only
from argmap.formats.foreign import kept
from argmap.formats.ideas import COLOUR, FAMILY, IMPLICIT, connector
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Statement
    from argmap.formats.format import Options

_GROUP_OF: Final = {"support": "supporting", "attack": "opposing"}


def write(document: Document, options: Options) -> bytes:
    shown = statements_only(document)
    root: dict[str, Any] = {
        "id": "root",
        "formatVersion": 3,
        "title": shown.info.title or options.name,
        "ideas": {},
        "attr": {"theme": "argMappingSimple"},
    }
    more = kept(shown.info, FAMILY).get("more")
    root |= more if isinstance(more, dict) else {}
    numbers = {key: place for place, key in enumerate(shown.statements, 1)}
    count = len(numbers)
    path: list[dict[str, Any]] = []
    groups: dict[str, dict[str, Any]] = {}
    for line in lines(shown):
        del path[line.depth :]
        upper = path[-1] if path else root
        idea: dict[str, Any] = {"title": shown.statements[line.statement].text}
        if line.again:
            count += 1
            idea |= {"id": count, "attr": {"same": numbers[line.statement]}}
        else:
            idea |= {"id": numbers[line.statement], **_idea(shown.statements[line.statement])}
        if line.step is not None:
            if line.step not in groups:
                count += 1
                groups[line.step] = _group(shown, line.step, count)
                _append(upper, groups[line.step])
            upper = groups[line.step]
        _append(upper, idea)
        path.append(idea)
    root["links"] = [
        {
            "ideaIdFrom": numbers[each.a],
            "ideaIdTo": numbers[each.b],
            "attr": {"style": {"label": each.kind}},
        }
        for each in shown.relations.values()
    ]
    return _dumped(root)


def _append(upper: dict[str, Any], idea: dict[str, Any]) -> None:
    ideas = upper.setdefault("ideas", {})
    ideas[str(len(ideas) + 1)] = idea


def _group(document: Document, key: str, number: int) -> dict[str, Any]:
    inference = document.inferences[key]
    attr: dict[str, Any] = {"contentLocked": True, "group": _GROUP_OF[inference.polarity]}
    aside = kept(inference, FAMILY).get("attr")
    attr |= aside if isinstance(aside, dict) else {}
    if inference.scheme:
        attr["parentConnector"] = {**connector(attr), "label": inference.scheme}
    return {"id": number, "title": "group", "attr": attr}


def _idea(statement: Statement) -> dict[str, Any]:
    aside = kept(statement, FAMILY).get("attr")
    attr: dict[str, Any] = dict(aside) if isinstance(aside, dict) else {}
    style = dict(attr["style"]) if isinstance(attr.get("style"), dict) else {}
    if statement.note:
        attr["note"] = {"index": 1, "text": statement.note}
    if statement.implicit:
        names = attr.get("styleNames")
        attr["styleNames"] = [*(names if isinstance(names, list) else []), IMPLICIT]
    if statement.colour and COLOUR.match(statement.colour):
        style["background"] = statement.colour
    if statement.width is not None:
        style["width"] = statement.width
    if style:
        attr["style"] = style
    return {"attr": attr} if attr else {}


def _dumped(root: dict[str, Any]) -> bytes:
    """JSON, however deep; `json` goes down by recursion."""
    try:
        return (json.dumps(root, ensure_ascii=False, indent=1) + "\n").encode()
    except RecursionError as error:
        raise FileProblem(
            tr("The argument has too many levels for a file of this format.")
        ) from error
