"""All arrows of a map kept up to date."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect, union
from argmap.layout.holding import Hold
from argmap.layout.routing import routes
from argmap.layout.seen_arrows import SeenArrows
from argmap.layout.sight import AT_SIGHT, note_seen
from argmap.layout.spots import Spots

if TYPE_CHECKING:
    from argmap.layout.styles import Style

_MANY: Final = 96
_MANY_PLACES: Final = 128
"""From so many places on, to see whose way they bar takes longer than to draw all anew."""


class Arrows(SeenArrows):
    """Arrows by inference id that follow what changes."""

    def restyle(self, style: Style) -> None:
        """Draw all in another style."""
        self._routes.style = style
        self.first.give_up()
        drafts = self._drafts
        drafts.ends.share_anew(runs=style == "elbow")
        self._routes.forget_all()
        if not drafts.late:
            self._routes.doubtful = dict.fromkeys(drafts.doubtful(drafts.made))

    def keeps_up(self, redraft: Collection[str]) -> bool:
        """Whether these can be drawn anew alone while something is dragged."""
        return not (self._drafts.late or self._are_most(redraft))

    def keep_up(
        self, redraft: Iterable[str], boxes: Collection[str], hold: Hold
    ) -> tuple[dict[str, None], Spots]:
        """Make these anew, and put off to see who else is affected, but for those beside them."""
        self._terrain.refresh(boxes)
        stale = self.onward(redraft)
        new = hold.newly(stale)
        hold.dots += self._landmarks.joints(new)
        hold.lines += self._landmarks.lines(new)
        shifted = self._drafts.replace(stale)
        self._landmarks.note(stale)
        changed = self.onward((*stale, *sorted(shifted)))
        return changed, self._redraw(changed)

    def update(
        self,
        redraft: Iterable[str],
        structure: Collection[str],
        boxes: Collection[str],
        areas: Collection[Rect],
        put_off: Hold | None = None,
    ) -> tuple[dict[str, None], Spots]:
        """Make anew what a change affects; all arrows that may have changed, and where they did.

        `redraft` names the inferences that are new, other, gone, at a box that moved, or that may
        have another role; `structure` those of them, and those they aim or aimed at, between which
        references changed; `boxes` came, went or moved, and `areas` are their places before and
        after. `put_off` tells what was put off before; the other arguments hold that, too.
        """
        seen = self.first.give_up()
        changed, spots = self._follow(dict.fromkeys(redraft), structure, boxes, areas, put_off)
        for arrow in seen.values():
            note_seen(spots, arrow)
        if seen and not self._drafts.late:
            for key in seen.keys() & self._document.inferences.keys():
                spots.arrow(self[key])
        return {**changed, **dict.fromkeys(seen)}, spots

    def _follow(
        self,
        redraft: dict[str, None],
        structure: Collection[str],
        boxes: Collection[str],
        areas: Collection[Rect],
        put_off: Hold | None,
    ) -> tuple[dict[str, None], Spots]:
        if self._are_most(redraft) or len(areas) > _MANY_PLACES:
            return self._all_anew(redraft, areas, moved=not structure)
        self._terrain.refresh(boxes)
        drafts = self._drafts
        across = drafts.votes.across
        drafts.votes.recount(redraft)
        if drafts.late:
            changed = self.onward(redraft)
            self._begin_again()
            if len(drafts.late) > routes.AT_ONCE:
                return changed, Spots(self._sketches.update(changed))
            self._draft_all()
            return changed, self._redraw(changed)
        if drafts.votes.across != across:
            redraft = {**redraft, **dict.fromkeys(drafts.made)}
        redraft.update(drafts.restructured(structure))
        stale = self.onward((*redraft, *drafts.cleared(areas, boxes, redraft)))
        return self._replace(stale, [*areas], put_off or Hold())

    def all_moved(self) -> tuple[frozenset[str], list[Rect]]:
        """Every box may be elsewhere: put all off; all arrows, and where they were."""
        drawn = self._forget_places()
        self._sketches.begin_again(moved=True)
        return frozenset(self._document.inferences), drawn

    def _are_most(self, redraft: Collection[str]) -> bool:
        return _MANY < len(redraft) > len(self._document.inferences) // 2

    def _all_anew(
        self, redraft: dict[str, None], areas: Collection[Rect], *, moved: bool
    ) -> tuple[dict[str, None], Spots]:
        """Put all off: where much changes that is less work than to see who is affected."""
        drawn = self._forget_places()
        every = len(redraft) >= len(self._document.inferences)
        near = redraft if every else self.onward(redraft)
        changed = near | dict.fromkeys(self._document.inferences)
        if not self._are_most(near):
            return changed, Spots(drawn + self._sketches.update(near))
        self._sketches.begin_again(moved=moved)
        whole = union((*areas, *self._rects.values()))
        return changed, Spots(drawn if whole is None else [*drawn, whole])

    def _replace(
        self, stale: dict[str, None], areas: list[Rect], put_off: Hold
    ) -> tuple[dict[str, None], Spots]:
        """Draft these anew, and route anew what may go another way by that."""
        drafts, landmarks = self._drafts, self._landmarks
        dots = put_off.dots + landmarks.joints(stale)
        areas += put_off.lines + landmarks.lines(stale)
        shifted = drafts.replace(stale)
        dots += landmarks.note(stale)
        areas += dots + landmarks.lines(stale)
        shifted.update(drafts.under(dots, stale))
        changed = self.onward((*stale, *sorted(shifted), *put_off.routed))
        touched = self._redraw.put_off(self.onward(self._terrain.touched(areas)), changed)
        return touched, self._redraw(touched)

    def _begin_again(self) -> None:
        """Drop the drafts made so far: nobody has seen them, and what they follow from changed."""
        self._drafts.begin_again()
        self._routes.forget_all()
        self._landmarks.forget_courses()

    def _forget_places(self) -> list[Rect]:
        """Drop all that follows from where boxes are; where arrows were."""
        drawn = [arrow.bounds for arrow in self._routes.made.values()]
        self._drafts.votes.begin_again()
        self._terrain.begin_again()
        self._begin_again()
        drawn += [arrow.bounds for arrow in self.first.give_up().values()]
        if self._routes.style == "elbow" and len(self._drafts.late) > AT_SIGHT:
            self.first.look_again()
        return drawn
