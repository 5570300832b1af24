"""Items of an outline become statements and the arrows among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.reading.growth import Top
from argmap.formats.reading.links import link_of
from argmap.formats.reading.marks import read

if TYPE_CHECKING:
    from argmap.formats.reading.growth import Growth
    from argmap.formats.reading.items import Item

_POLARITY = {"-": "attack", "_": "attack", "~": None}


class Planter:
    """Goes through items in the order of the text.

    Where signs tell reasons from objections, a line that says the same as one before means the
    same statement, so that one statement can stand in many places.
    """

    def __init__(self, growth: Growth, *, signs: bool) -> None:
        self._growth = growth
        self._signs = signs
        self._statements: list[str] = []
        self._arrows: list[str | None] = []
        self._last_below: dict[int, int] = {}
        self._told: dict[tuple[str | None, str], str] = {}
        self._titled: dict[str, str] = {}

    def plant(self, items: list[Item]) -> None:
        for place, item in enumerate(items):
            statement, arrow = self._planted(item)
            self._statements.append(statement)
            self._arrows.append(arrow)
            self._last_below[item.parent] = place

    def _planted(self, item: Item) -> tuple[str, str | None]:
        sign = item.line.mark
        polarity = _POLARITY.get(sign, "support")
        before = self._last_below.get(item.parent)
        joined = self._arrows[before] if sign == "&" and before is not None else None
        if joined is not None:
            premises = self._growth.premises(joined)
            statement = self._statement(item, "support", but=[*premises, self._aim(item)])
            premises.append(statement)
            return statement, joined
        if item.parent < 0 or polarity is None:
            statement = self._statement(item, polarity if item.line.marked else None, fresh=True)
            if item.parent < 0:
                self._put_on_top(item, statement, polarity or "support")
            return statement, None
        step = self._arrows[item.parent] if sign in ("_", "=") else None
        aim = step or self._statements[item.parent]
        but = [aim] if step is None else self._growth.premises(step)
        statement = self._statement(item, polarity, but=but)
        return statement, self._growth.bear(statement, aim, polarity)

    def _put_on_top(self, item: Item, statement: str, polarity: str) -> None:
        tops = self._growth.tops
        if item.line.mark == "&" and tops and tops[-1].polarity is not None:
            tops[-1] = tops[-1]._replace(premises=(*tops[-1].premises, statement))
        else:
            tops.append(Top((statement,), polarity if item.line.marked else None))

    def _aim(self, item: Item) -> str:
        return self._statements[item.parent] if item.parent >= 0 else ""

    def _statement(
        self, item: Item, polarity: str | None, *, but: list[str] | None = None, fresh: bool = False
    ) -> str:
        title, text = read(item.words, pointed=self._signs)
        if not self._signs:
            link = link_of(item.words)
            if link is not None:
                return self._growth.cite(link)
        told = self._told.get((title, text)) if title or text else None
        if told is None and title and not text:
            told = self._titled.get(title)
        if self._signs and not fresh and told is not None and told not in (but or ()):
            return told
        kind = "counterpoint" if polarity == "attack" else "claim"
        statement = self._growth.say(text, kind=kind, title=title)
        self._told.setdefault((title, text), statement)
        if title:
            self._titled.setdefault(title, statement)
        return statement
