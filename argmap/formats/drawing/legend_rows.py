"""What a legend lists, and where: just those kinds and roles that a picture shows, in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

from argmap.core.geometry import Point, Rect
from argmap.core.i18n import tr
from argmap.core.kinds import KINDS, kind_of
from argmap.layout.badges import HEIGHT
from argmap.layout.metrics import FOOTER_STYLE
from argmap.layout.shapes import Arrow, Role
from argmap.layout.words import role_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.layout.plan import MapPlan
    from argmap.layout.text import TextMeasurer

BOX: Final = 26.0
"""Width of a small box that stands for all of its kind."""
BOX_HEIGHT: Final = 18.0
LINE: Final = 46.0
"""Length of a small arrow."""
RING: Final = 0.8
"""Size of the ring at the end of an arrow that aims at another."""
BADGE: Final = "+3"
AFTER_SAMPLE: Final = 8.0
_ROW: Final = 28.0
_GAP: Final = 24.0

_Drawn = Literal["kind", "implicit", "role", "linked", "warranted", "folded"]


class Sample(NamedTuple):
    """What is drawn before the words; `name` is the kind or the role."""

    drawn: _Drawn
    width: float
    name: str = ""


class Entry(NamedTuple):
    """A sample with its words; `x` and `y` are the left end, at half its height."""

    sample: Sample
    words: str
    x: float
    y: float


class Legend(NamedTuple):
    """Entries in rows; places are relative to the legend's left top corner."""

    entries: tuple[Entry, ...]
    width: float
    height: float

    def placed(self, at: Point) -> Iterator[tuple[Sample, Point, str, Point]]:
        """Each sample with its left end, and its words with their left top corner."""
        half = FOOTER_STYLE.line_height / 2
        for sample, words, x, y in self.entries:
            left = at.moved(x, y)
            yield sample, left, words, left.moved(sample.width + AFTER_SAMPLE, -half)


def legend_of(plan: MapPlan, measurer: TextMeasurer, room: float) -> Legend:
    """Set the entries a map needs in rows not wider than `room`, if one entry fits at all."""
    entries: list[Entry] = []
    x = y = width = 0.0
    for sample, words in _contents(plan):
        needed = sample.width + AFTER_SAMPLE + measurer.width(words, FOOTER_STYLE)
        if x and x + needed > room:
            x, y = 0.0, y + _ROW
        entries.append(Entry(sample, words, x, y + _ROW / 2))
        width = max(width, x + needed)
        x += needed + _GAP
    return Legend(tuple(entries), width, y + _ROW if entries else 0.0)


def _contents(plan: MapPlan) -> Iterator[tuple[Sample, str]]:
    kinds = {box.kind for box in plan.boxes.values()}
    known = [name for name in KINDS if name in kinds]
    for name in (*known, *sorted(kinds.difference(KINDS))):
        yield Sample("kind", BOX, name), tr(kind_of(name).title)
    if any(box.implicit for box in plan.boxes.values()):
        yield Sample("implicit", BOX), tr("unstated, supplied")
    arrows = list(plan.arrows.values())
    roles = {arrow.role for arrow in arrows}
    for role, words in role_sentences().items():
        if role in roles:
            yield Sample("role", LINE, role), words
    if any(arrow.linked for arrow in arrows):
        yield Sample("linked", LINE), tr("count only together")
    if any(arrow.warranted for arrow in arrows):
        yield Sample("warranted", LINE), tr("has a warrant")
    if plan.badges_on(plan.boxes):
        yield Sample("folded", BOX), tr("so many more bear on it")


def badge_room(at: Point) -> Rect:
    """Where a badge stands for all of them."""
    return Rect(at.x, at.y - HEIGHT / 2, BOX, HEIGHT)


# --- arrows as samples -------------------------------------------------------------------------


def ringed(role: str) -> bool:
    """Whether arrows of this role end in a ring on another arrow."""
    return role in {"undercut", "backing"}


def role_arrow(role: str, at: Point) -> Arrow:
    """An arrow of a role, with its sign; one that ends in a ring is shorter."""
    end = at.moved(LINE - (10 if ringed(role) else 0), 0)
    return _arrow(cast("Role", role), (at, end), at.moved(LINE / 2 - 6, 0))


def warranted_arrow(at: Point) -> Arrow:
    """An arrow that has words of its own, marked where others have their sign."""
    middle = at.moved(LINE / 2 - 6, 0)
    arrow = _arrow("support", (at, at.moved(LINE, 0)), middle)
    return arrow._replace(warranted=True, junction=middle)


def linked_arrow(at: Point) -> Arrow:
    """Two premises that meet."""
    meeting = at.moved(LINE / 2, 0)
    arrow = _arrow("support", (meeting, at.moved(LINE, 0)), meeting)
    legs = ((at.moved(0, -7), meeting), (at.moved(0, 7), meeting))
    return arrow._replace(premises=("", ""), legs=legs)


def _arrow(role: Role, trunk: tuple[Point, Point], sign: Point) -> Arrow:
    start = trunk[0]
    return Arrow(
        id="",
        premises=("",),
        target="",
        role=role,
        polarity="",
        legs=(),
        trunk=trunk,
        junction=start,
        sign=sign,
        strength=None,
        bounds=Rect(start.x - LINE, start.y - _ROW, 3 * LINE, 2 * _ROW),
    )
