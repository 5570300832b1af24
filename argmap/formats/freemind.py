"""FreeMind and Freeplane maps: nodes in nodes, with attributes, icons, notes and arrow links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element

from argmap.core.clean import clean_text
from argmap.core.i18n import mark, tr, trn
from argmap.formats.branches import Branches, lines
from argmap.formats.building import Builder
from argmap.formats.details import ALL, details_of, inference_fields, is_detail, statement_fields
from argmap.formats.foreign import kept
from argmap.formats.format import Format, Imported, Options
from argmap.formats.relating import prefixed, relation_details, sign_of
from argmap.formats.xml import all_text, below, is_name, local, parsed, root_name, tag, words
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Relation, Statement
    from argmap.formats.given import Given
    from argmap.formats.telling import Told

_FAMILY: Final = "freemind"
_ICONS: Final = {
    "button_ok": "+", "yes": "+", "go": "+", "ksmiletris": "+",
    "button_cancel": "-", "no": "-", "stop": "-", "stop-sign": "-", "closed": "-",
}  # fmt: skip
_ICON_OF: Final = {"+": "button_ok", "=": "button_ok", "-": "button_cancel", "_": "button_cancel"}
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}$")
_ELEMENTS: Final = ("edge", "font", "cloud", "icon", "hook", "attribute")
_TOLD: Final = frozenset({"ID", "TEXT", "BACKGROUND_COLOR"})


def _sniff(given: Given) -> float:
    if root_name(given.head) != "map":
        return 0.0
    return 0.9 if "<node" in given.head else 0.4


def _read(given: Given) -> Imported:
    root = parsed(given)
    builder = Builder(_FAMILY)
    reading = _Reading(builder)
    for element, upper in below(root, "node"):
        reading.node(element, upper)
    if not reading.rows and not reading.title:
        raise FileProblem(tr("There is no node in this map."))
    reading.branches.finish()
    reading.arrows()
    reading.tell()
    keep = {"map": dict(root.attrib)} if root.attrib else None
    return builder.finish(keep=keep, title=reading.title)


class _Reading:
    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.branches = Branches(builder)
        self.rows: dict[int, int] = {}
        self.title = ""
        self._known: dict[str, str] = {}
        self._arrows: list[tuple[str, Element]] = []
        self._guessed = 0

    def node(self, element: Element, upper: Element) -> None:
        parent = self.rows.get(id(upper), -1)
        details = {
            each.get("NAME", ""): each.get("VALUE", "")
            for each in element
            if local(each) == "attribute"
        }
        if parent < 0 and details.get("argmap") == "title":
            self.title = _text(element)
            return
        sign, text = self._bearing(element, details, parent)
        same = details.get("same")
        if same is not None and same in self._known:
            key = self._known[same]
        else:
            key = self._said(element, text, details)
        self.rows[id(element)] = self.branches.put(
            parent,
            key,
            sign,
            polarity=details.get("polarity"),
            step=inference_fields(details),
            role=details.get("role"),
        )

    def arrows(self) -> None:
        for start, element in self._arrows:
            end = self._known.get(element.get("DESTINATION", ""))
            if end is None:
                self.builder.repaired(tr("An arrow link leads nowhere; it is left out."))
                continue
            self.builder.relation(None, element.get("MIDDLE_LABEL") or "related", start, end)

    def tell(self) -> None:
        if self._guessed:
            self.builder.guessed(
                trn(
                    "{n} node says not how it bears on the one above; it is taken to support it.",
                    "{n} nodes say not how they bear on the ones above; "
                    "they are taken to support them.",
                    self._guessed,
                )
            )

    def _bearing(self, element: Element, details: dict[str, str], parent: int) -> tuple[str, str]:
        text = _text(element)
        if parent < 0:
            return "", text
        sign = sign_of(details.get("relation", ""))
        if sign is not None:
            return sign, text
        sign, rest = prefixed(text)
        if sign is not None:
            return sign, rest
        for each in element:
            name = local(each)
            found = _ICONS.get(each.get("BUILTIN", "")) if name == "icon" else None
            if name == "edge":
                found = _hue(each.get("COLOR", ""))
            if found is not None:
                return found, text
        self._guessed += 1
        return "+", text

    def _said(self, element: Element, text: str, details: dict[str, str]) -> str:
        details = {name: value for name, value in details.items() if name != "same"}
        fields = statement_fields(details)
        background = element.get("BACKGROUND_COLOR", "")
        if "colour" not in fields and _COLOUR.match(background):
            fields["colour"] = background
        if note := _note(element):
            fields["note"] = note
        key = self.branches.say(element.get("ID"), text, keep=_aside(element, details), **fields)
        self._known.setdefault(element.get("ID", key), key)
        self._arrows += [(key, each) for each in element if local(each) == "arrowlink"]
        return key


def _text(element: Element) -> str:
    text = element.get("TEXT")
    if text is not None:
        return text
    rich = _rich(element, "NODE")
    return rich if rich is not None else ""


def _note(element: Element) -> str:
    return _rich(element, "NOTE") or ""


def _rich(element: Element, kind: str) -> str | None:
    for each in element:
        if local(each) == "richcontent" and each.get("TYPE", "NODE").upper() == kind:
            raw = all_text(each)
            if each.get("PLAIN"):
                return raw.strip("\n")
            told = [" ".join(line.split()) for line in raw.strip().split("\n")]
            return "\n".join(told).strip()
    return None


def _hue(colour: str) -> str | None:
    """For where a line is mostly green, against where it is mostly red."""
    if not _COLOUR.match(colour):
        return None
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    if green > 1.5 * max(red, blue):
        return "+"
    return "-" if red > 1.5 * max(green, blue) else None


def _aside(element: Element, details: dict[str, str]) -> dict[str, object]:
    """Attributes, and elements that are small and plain, to be written back."""
    keep: dict[str, object] = {}
    plain = {name: value for name, value in element.attrib.items() if name not in _TOLD}
    if plain:
        keep["attributes"] = plain
    inner = [
        [local(each), dict(each.attrib)]
        for each in element
        if local(each) in _ELEMENTS and not len(each) and not _ours(each)
    ]
    if inner:
        keep["elements"] = inner
    return keep


def _ours(element: Element) -> bool:
    if local(element) == "icon":
        return element.get("BUILTIN") in _ICON_OF.values()
    name = element.get("NAME", "")
    mine = name in ("relation", "polarity", "role", "same") or is_detail(name)
    return local(element) == "attribute" and mine


def _write(document: Document, options: Options) -> bytes:
    attributes = kept(document.info, _FAMILY).get("map")
    version = str(attributes.get("version", "1.0.1")) if isinstance(attributes, dict) else "1.0.1"
    told = [tag("map", {"version": version})]
    ties: dict[str, list[Relation]] = {}
    for each in document.relations.values():
        ties.setdefault(each.a, []).append(each)
    depth = -1
    shown = list(lines(document))
    alone = sum(line.depth == 0 for line in shown) == 1
    # A mind map has one root; several conclusions hang below one that says what the map is about.
    alone = alone and not document.info.title
    if not alone:
        told.append(tag("node", {"TEXT": document.info.title or options.name}))
        told.append(tag("attribute", {"NAME": "argmap", "VALUE": "title"}, end="/>"))
    for line in shown:
        told += ["</node>"] * (depth - line.depth + 1)
        told += _node(document, line, ties)
        depth = line.depth
    told += ["</node>"] * (depth + 1 + (not alone))
    return ("\n".join([*told, "</map>"]) + "\n").encode()


def _node(document: Document, line: Told, ties: dict[str, list[Relation]]) -> list[str]:
    statement = document.statements[line.statement]
    aside = kept(statement, _FAMILY) if not line.again else {}
    sign = line.sign.strip()
    opening = {"TEXT": statement.text}
    if not line.again:
        opening["ID"] = statement.id
        if statement.colour and _COLOUR.match(statement.colour):
            opening["BACKGROUND_COLOR"] = statement.colour
    plain = aside.get("attributes")
    for name, value in plain.items() if isinstance(plain, dict) else ():
        if is_name(name) and name not in opening and isinstance(value, str):
            opening[name] = value
    told = [tag("node", opening)]
    if sign in _ICON_OF:
        told.append(tag("icon", {"BUILTIN": _ICON_OF[sign]}, end="/>"))
    told += [
        tag("attribute", {"NAME": name, "VALUE": value}, end="/>")
        for name, value in _details(document, line, statement).items()
    ]
    told += _elements(aside.get("elements"))
    if not line.again:
        told += _note_told(statement.note)
        told += [
            tag("arrowlink", {"DESTINATION": tie.b, "MIDDLE_LABEL": tie.kind}, end="/>")
            for tie in ties.get(statement.id, ())
        ]
    return told


def _elements(inner: Any) -> list[str]:
    """Elements that were kept aside, as far as they are such."""
    told = []
    for each in inner if isinstance(inner, list) else ():
        match each:
            case [str(name), dict(attributes)] if name in _ELEMENTS:
                plain = {key: str(value) for key, value in attributes.items() if is_name(key)}
                told.append(tag(name, plain, end="/>"))
    return told


def _details(document: Document, line: Told, statement: Statement) -> dict[str, str]:
    found = {"same": statement.id} if line.again else details_of(statement)
    found.pop("note", None)
    return found | relation_details(document, line)


def _note_told(note: str | None) -> list[str]:
    if not note:
        return []
    parts = "".join(f"<p>{words(each)}</p>" for each in clean_text(note).split("\n"))
    return [
        f'<richcontent TYPE="NOTE"><html><head></head><body>{parts}</body></html></richcontent>'
    ]


FORMAT = Format(
    id=_FAMILY,
    title=mark("FreeMind"),
    suffixes=(".mm",),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=ALL
    | {
        "linked", "undercuts", "backings", "several_parents", "cycles", "other_polarity",
        "rephrases", "contradictions", "preferences", "other_relations", "map_title",
    },
)  # fmt: skip
