"""A session with everything commands need round it, and no window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.geometry import Point
from argmap.layout.plan import MapPlan
from argmap.layout.text import TextMeasurer
from argmap.session.arranging import patch_for
from argmap.session.commands import COMMANDS, perform
from argmap.session.commands.context import Context
from argmap.session.session import Session
from tests.core.maps import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.session.arranging import Arrangement

MEASURER = TextMeasurer()


class View:
    """A canvas that shows the plan and remembers what it was asked for."""

    def __init__(self, document: Document) -> None:
        self.plan = MapPlan(document, MEASURER)
        document.subscribe(self.plan.update)
        self.edited: list[str] = []
        self.revealed: list[str] = []
        self.fitted = 0
        self.steadied = 0
        self.cursor: int | None = None
        self.middle = Point(0.0, 0.0)

    def visible_center(self) -> Point:
        return self.middle

    def reveal(self, keys: Iterable[str]) -> None:
        self.revealed = list(keys)

    def fit(self) -> None:
        self.fitted += 1

    def steady(self) -> Callable[[], None]:
        def brought_back() -> None:
            self.steadied += 1

        return brought_back

    def caret(self, key: str) -> int | None:
        return self.cursor

    def edit(self, key: str) -> None:
        self.edited.append(key)


class Layouts:
    """Finds places at once, as a window does for small maps."""

    aspect = 1.6

    def __init__(self, document: Document, view: View) -> None:
        self._document = document
        self._view = view
        self.keeps_tidy = False

    def seek(self, wanted: Arrangement, found: Callable[[Patch], None]) -> None:
        found(patch_for(self._document, self._view.plan.rects, wanted))

    def keep_tidy(self, on: bool) -> None:
        self.keeps_tidy = on


class Clipboard:
    def __init__(self) -> None:
        self.content: bytes | None = None
        self.text: str | None = None
        self.page: str | None = None

    def put(self, content: bytes, text: str) -> None:
        self.content, self.text = content, text

    def put_text(self, text: str) -> None:
        self.content, self.text = None, text

    def take(self) -> tuple[bytes | None, str | None]:
        return self.content, self.text

    def origin(self) -> str | None:
        return self.page

    def holds(self) -> bool:
        return bool(self.content or self.text)


class Finder:
    """A bar that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def find(self) -> None:
        self.asked.append("find")

    def replace(self) -> None:
        self.asked.append("replace")

    def step(self, *, forward: bool) -> None:
        self.asked.append("next" if forward else "previous")


class Links:
    """Opens nothing, and remembers what for."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def open(self, sources: Sequence[str]) -> None:
        self.opened = list(sources)


class Desk:
    """Runs commands by id and keeps what they said."""

    def __init__(self, document: Document, *selected: str) -> None:
        self.document = document
        self.session = Session(document)
        self.session.select(selected)
        self.view = View(document)
        self.clipboard = Clipboard()
        self.links = Links()
        self.said: list[str] = []
        self.context = Context(
            session=self.session,
            view=self.view,  # type: ignore[arg-type]
            layout=Layouts(document, self.view),
            files=None,  # type: ignore[arg-type]
            exports=None,  # type: ignore[arg-type]
            clipboard=self.clipboard,
            panels=None,  # type: ignore[arg-type]
            finder=Finder(),
            links=self.links,
            say=self.said.append,
            now=lambda: NOW,
        )

    def do(self, name: str, *selected: str) -> bool:
        if selected:
            self.session.select(selected)
        return perform(COMMANDS[name], self.context)

    @property
    def current(self) -> str:
        assert self.session.current is not None
        return self.session.current

    def overlaps(self) -> list[tuple[str, str]]:
        """Pairs of boxes that lie over each other."""
        rects = list(self.view.plan.rects.items())
        return [
            (a, b)
            for n, (a, first) in enumerate(rects)
            for b, second in rects[n + 1 :]
            if first.grown(-0.5).intersects(second.grown(-0.5))
        ]
