"""OPML outlines: what bears on what in attributes of our own, which other outliners keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element

from argmap.core.i18n import mark, tr
from argmap.formats.branches import Branches, lines
from argmap.formats.building import Builder
from argmap.formats.details import ALL, details_of, inference_fields, is_detail, statement_fields
from argmap.formats.foreign import kept
from argmap.formats.format import Format, Imported, Options
from argmap.formats.relating import prefixed, relation_details, sign_of
from argmap.formats.xml import below, is_name, local, parsed, root_name, tag, words
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.given import Given
    from argmap.formats.telling import Told

_FAMILY: Final = "opml"
_OURS: Final = frozenset({"_relation", "_polarity", "_id", "_same", "_role", "text", "category"})


def _sniff(given: Given) -> float:
    return 0.95 if root_name(given.head).lower() == "opml" else 0.0


def _read(given: Given) -> Imported:
    root = parsed(given)
    parts = {local(each).lower(): each for each in root}
    body = parts.get("body")
    if body is None:
        raise FileProblem(tr("This OPML file has no body."))
    builder = Builder(_FAMILY)
    branches = Branches(builder)
    rows = _rows(body, branches, builder)
    branches.finish()
    if not rows:
        raise FileProblem(tr("There is no outline in this OPML file."))
    head = {local(each): each.text or "" for each in parts.get("head", ()) if each.text}
    title = head.pop("title", "").strip()
    description = head.pop("description", "")
    keep = {"head": head} if head else None
    return builder.finish(keep=keep, title=title, description=description)


def _rows(body: Element, branches: Branches, builder: Builder) -> int:
    rows: dict[int, int] = {}
    known: dict[str, str] = {}
    guessed = 0
    for element, upper in below(body, "outline"):
        parent = rows.get(id(upper), -1)
        sign, text, sure = _bearing(element, parent)
        guessed += not sure
        same = element.get("_same")
        if same is not None and same in known:
            key = known[same]
        else:
            key = _said(element, text, branches)
            if own := element.get("_id"):
                known.setdefault(own, key)
        details = {name[1:]: value for name, value in element.attrib.items()}
        rows[id(element)] = branches.put(
            parent,
            key,
            sign,
            polarity=element.get("_polarity"),
            step=inference_fields(details),
            role=element.get("_role"),
        )
    branches.tell_guessed(guessed)
    return len(rows)


def _bearing(element: Element, parent: int) -> tuple[str, str, bool]:
    """Sign, text without a prefix that tells it, and whether the file tells it."""
    text = element.get("text") or element.get("title") or ""
    told = element.get("_relation")
    if parent < 0:
        return "", text, True
    sign = sign_of(told) if told is not None else None
    if sign is not None:
        return sign, text, True
    sign, rest = prefixed(text)
    return (sign, rest, True) if sign is not None else ("+", text, False)


def _said(element: Element, text: str, branches: Branches) -> str:
    attributes = element.attrib
    details = {name[1:]: value for name, value in attributes.items() if name[:1] == "_"}
    if "category" in attributes and "tags" not in details:
        details["tags"] = attributes["category"]
    aside = {
        name: value
        for name, value in attributes.items()
        if name not in _OURS and not (name[:1] == "_" and is_detail(name[1:]))
    }
    if attributes.get("text") is None:
        aside.pop("title", None)
    keep = {"attributes": aside} if aside else None
    return branches.say(attributes.get("_id"), text, keep=keep, **statement_fields(details))


def _write(document: Document, options: Options) -> bytes:
    info = document.info
    head = kept(info, _FAMILY).get("head")
    told = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "<head>"]
    told.append(f"<title>{words(info.title or options.name)}</title>")
    if info.description:
        told.append(f"<description>{words(info.description)}</description>")
    for name, value in head.items() if isinstance(head, dict) else ():
        if is_name(name) and isinstance(value, str):
            told.append(f"<{name}>{words(value)}</{name}>")
    told += ["</head>", "<body>"]
    depth = -1
    for line in lines(document):
        while depth >= line.depth:
            told.append("</outline>")
            depth -= 1
        told.append(tag("outline", _attributes(document, line)))
        depth = line.depth
    told += ["</outline>"] * (depth + 1) if document.statements else ['<outline text=""/>']
    return ("\n".join([*told, "</body>", "</opml>"]) + "\n").encode()


def _attributes(document: Document, line: Told) -> dict[str, str]:
    statement = document.statements[line.statement]
    found: dict[str, str] = {"text": statement.text}
    found["_same" if line.again else "_id"] = statement.id
    details = {} if line.again else details_of(statement)
    details |= relation_details(document, line)
    found |= {f"_{name}": value for name, value in details.items()}
    aside: Any = kept(statement, _FAMILY).get("attributes") if not line.again else None
    for name, value in aside.items() if isinstance(aside, dict) else ():
        if name not in found and is_name(name) and isinstance(value, str):
            found[name] = value
    return found


FORMAT = Format(
    id=_FAMILY,
    title=mark("OPML"),
    suffixes=(".opml",),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=ALL
    | {
        "linked", "undercuts", "backings", "other_polarity", "several_parents", "cycles",
        "map_title", "map_description",
    },
)  # fmt: skip
