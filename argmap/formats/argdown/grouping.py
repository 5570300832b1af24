"""Headings as groups, and what is said of the map as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from argmap.formats.argdown.debate import OWN, Debate, Section
from argmap.formats.argdown.own import own_of

if TYPE_CHECKING:
    from argmap.formats.building import Builder

COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}$")
_SHOWN: Final = 2


def groups_of(debate: Debate, builder: Builder, boxes: Mapping[tuple[str, str], str]) -> None:
    """Add a group for each heading that is one; `boxes` are keys of what can be a member.

    What stands below a heading within it is in both groups.
    """
    whole = _whole(debate)
    sections = [each for each in debate.sections if each is not whole]
    deepest = max((each.level for each in sections), default=0)
    members: dict[int, list[str]] = {id(each): [] for each in sections if _is_one(each, deepest)}
    inside: dict[int, list[str]] = {each: [] for each in members}
    ours: set[str] = set()
    for (kind, key), mine in boxes.items():
        node = (debate.statements if kind == "statement" else debate.arguments)[key]
        if "id" in own_of(node.data):
            ours.add(mine)
        if (section := _group_of(node.section, members)) is not None:
            members[id(section)].append(mine)
    for each in reversed(sections):
        outer = _group_of(each.parent, members)
        if id(each) in members and outer is not None:
            inside[id(outer)] = members[id(each)] + inside[id(each)] + inside[id(outer)]
    for each in sections:
        if id(each) in members:
            _add(each, members[id(each)] + inside[id(each)], ours, builder)


def _group_of(section: Section | None, members: Mapping[int, object]) -> Section | None:
    """The section, or the nearest one above it, that is a group."""
    while section is not None and id(section) not in members:
        section = section.parent
    return section


def _add(section: Section, members: list[str], ours: set[str], builder: Builder) -> None:
    own = own_of(section.data)
    fields = {name: own[name] for name in ("order", "colour", "foreign") if name in own}
    listed = own.get("members")
    if isinstance(listed, list):
        known = [str(each) for each in listed]
        members = [*known, *(each for each in members if each not in ours)]
    if not members:
        return
    colour = section.data.get("color")
    if isinstance(colour, str) and COLOUR.match(colour):
        fields.setdefault("colour", colour)
    title = str(own.get("title", section.title))
    builder.group(own.get("id") or title or None, title, members, **fields)


def info_of(debate: Debate) -> dict[str, Any]:
    """Title and details of the map, as a builder takes them in the end."""
    front = dict(debate.front)
    info = own_of(front).get("info")
    fields: dict[str, Any] = dict(info) if isinstance(info, dict) else {}
    title = front.pop("title", None)
    if isinstance(title, (str, int, float)):
        fields.setdefault("title", str(title))
    elif (whole := _whole(debate)) is not None:
        fields.setdefault("title", whole.title)
    front.pop(OWN, None)
    if "foreign" in fields:
        return fields
    if debate.front_text and not debate.front:
        return {"keep": {"front_text": debate.front_text}, **fields}
    return {"keep": {"front": front} if front else {}, **fields}


def _whole(debate: Debate) -> Section | None:
    """The heading that is the title of the text: the first, before all else, alone on its level."""
    top = [each for each in debate.sections if each.level == 1]
    if len(top) != 1 or top[0] is not debate.sections[0] or "title" in debate.front:
        return None
    if "isGroup" in top[0].data or top[0].line == 0:
        return None
    nodes = (*debate.statements.values(), *debate.arguments.values())
    return None if any(each.line < top[0].line for each in nodes) else top[0]


def _is_one(section: Section, deepest: int) -> bool:
    """Whether it says that it is a group; else the two deepest levels are."""
    said = section.data.get("isGroup")
    return said if isinstance(said, bool) else section.level > deepest - _SHOWN
