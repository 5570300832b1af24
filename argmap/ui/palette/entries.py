"""What the palette offers for the letters typed so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.core.i18n import tr, trn
from argmap.core.kinds import kind_of
from argmap.session.commands import COMMANDS, MENUS
from argmap.session.finding.choosing import CLEAR, Choice, ranked
from argmap.session.finding.query import Query
from argmap.session.finding.search import find
from argmap.ui.translation import translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.session.finding.index import Index
    from argmap.ui.main_window import MainWindow

MOST = 60
"""Statements that are listed; who wants more finds them in the bar."""
PALETTE = "view.palette"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a command, a statement, or the way to more of them."""

    sort: Literal["command", "statement", "more"]
    id: str
    title: str
    rest: str = ""
    keys: str = ""
    enabled: bool = True
    icon: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        away = "" if self.enabled else tr("not available now")
        return ", ".join(each for each in (self.title, self.rest, self.keys, away) if each)


class Offer:
    """Commands as they are when the palette opens, and the statements of the map."""

    def __init__(self, window: MainWindow, index: Index | None, recent: Sequence[str]) -> None:
        self._index = index
        self._recent = recent
        window.commands.refresh()
        keys = window.program.keys
        self._commands: dict[str, Entry] = {}
        for command in COMMANDS.values():
            if command.id == PALETTE:
                continue
            action = window.commands[command.id]
            on = tr("on") if action.isChecked() else ""
            self._commands[command.id] = Entry(
                "command",
                command.id,
                translated(command.title),
                "  ·  ".join(each for each in (_path(command.menu), on) if each),
                ", ".join(keys.shown(command.id)[:1]),
                action.isEnabled(),
                command.icon or "",
            )
        self._choices = [
            Choice(each.id, each.title, _told(each)) for each in self._commands.values()
        ]

    def entries(self, wanted: str) -> list[Entry]:
        """The rows for what is typed, best first; what cannot be done now comes last."""
        found = ranked(wanted, self._choices, self._recent)
        clear = [self._commands[each.id] for each in found if each.rank < CLEAR]
        vague = [self._commands[each.id] for each in found if each.rank >= CLEAR]
        statements = self._statements(wanted)
        listed = [*clear, *statements, *vague]
        return sorted(listed, key=lambda each: not each.enabled)

    def _statements(self, wanted: str) -> list[Entry]:
        words, index = wanted.strip(), self._index
        if not words or index is None:
            return []
        statements = index.document.statements
        keys = [key for key in find(index, Query(text=words)) if key in statements]
        if len(keys) < MOST and index.prepared:
            similar = find(index, Query(text=words, similar=True))
            keys = list(dict.fromkeys([*keys, *(key for key in similar if key in statements)]))
        rows = [_statement(index, key) for key in keys[:MOST]]
        more = len(keys) - len(rows)
        if more:
            title = trn("{n} more statement: find it in the map", "{n:,} more: find them all", more)
            rows.append(Entry("more", "", title, icon="search"))
        return rows


def _told(entry: Entry) -> str:
    """What else a command may be found by: menu, description, and its English name."""
    command = COMMANDS[entry.id]
    return f"{entry.rest} {translated(command.tip)} {command.title}"


def _statement(index: Index, key: str) -> Entry:
    statement = index.document.statements[key]
    kind = kind_of(statement.kind)
    words = " ".join(statement.text.split())
    title = f"{statement.title}: {words}" if statement.title and words else statement.title or words
    return Entry(
        "statement",
        key,
        title or tr("No text"),
        translated(kind.title),
        icon=statement.kind,
    )


def _path(menu: str) -> str:
    parts = menu.split("/")
    paths = ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
    return " ▸ ".join(translated(MENUS[each]) for each in paths if each in MENUS)
