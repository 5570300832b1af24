"""Groups that front matter makes by naming members, instead of headings."""

from __future__ import annotations

from typing import Any, Final

from argmap.formats.argdown.debate import Debate, Section

_DEPTH: Final = 20


def regroup(debate: Debate) -> None:
    """Put statements and arguments into the groups that `group: regroup:` lists, and no others."""
    group = debate.front.get("group")
    listed = group.get("regroup") if isinstance(group, dict) else None
    if not isinstance(listed, list):
        return
    debate.sections = []
    for node in (*debate.statements.values(), *debate.arguments.values()):
        node.section = None
    waiting: list[tuple[Any, Section | None]] = [(each, None) for each in reversed(listed)]
    while waiting:
        each, parent = waiting.pop()
        level = parent.level + 1 if parent else 1
        if not isinstance(each, dict) or level > _DEPTH:
            continue
        section = Section(str(each.get("title") or ""), level, parent, {"isGroup": True})
        debate.sections.append(section)
        for name, nodes in (("statements", debate.statements), ("arguments", debate.arguments)):
            for title in _listed(each.get(name)):
                if (named := nodes.get(str(title))) is not None:
                    named.section = section
        waiting += [(child, section) for child in reversed(_listed(each.get("children")))]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
