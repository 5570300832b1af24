"""The one door to all ways of arranging a map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.core.geometry import Point, Rect
from argmap.layout.arranging.anchoring import anchored
from argmap.layout.arranging.request import Request
from argmap.layout.arranging.web import Gaps, web_of
from argmap.layout.uncollected import uncollected

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.arranging.turning import Corners
    from argmap.layout.arranging.web import Web
    from argmap.layout.reading import Way

Checkpoint = Callable[[], None]


def arrange(
    document: Document,
    rects: Mapping[str, Rect],
    request: Request = Request(),  # noqa: B008 - a request is never changed
    checkpoint: Checkpoint | None = None,
) -> dict[str, Point]:
    """The new top left corner of each statement that is arranged, pinned ones left out.

    `rects` give the size of every statement and the place of those that have one. `checkpoint` is
    called every now and then, and may raise to give up.
    """
    with uncollected(len(rects) if request.keys is None else len(request.keys)):
        if request.mode == "push-apart":
            return _pushed_apart(document, rects, request, checkpoint)
        web = web_of(document, rects, request.keys)
        if not web.keys:
            return {}
        if web.groups and request.mode in ("tidy", "compact"):
            from argmap.layout.arranging.cells import kept_apart

            web = replace(web, apart=kept_apart(document, web, rects))
        if checkpoint is not None:
            checkpoint()
        corners = _set_out(document, web, rects, request, checkpoint)
        return anchored(web, corners, document, rects, request, checkpoint=checkpoint)


def _set_out(
    document: Document,
    web: Web,
    rects: Mapping[str, Rect],
    request: Request,
    checkpoint: Checkpoint | None,
) -> Corners:
    """The statements arranged somewhere, as the mode says."""
    from argmap.layout.arranging.directions import block_for, course_for
    from argmap.layout.arranging.stage import Stage
    from argmap.layout.arranging.tidying import corners_of

    way, stage, block = course_for(web, document, rects, request, checkpoint)
    if request.mode == "untangle":
        return _untangled(web, way, request, checkpoint)
    if stage is None:
        stage = Stage(web, way, Gaps(), compact=request.mode == "compact")
    if block is None:
        block = block_for(web, stage, way, request, checkpoint)
    return corners_of(block, web, way)


def _untangled(web: Web, way: Way, request: Request, checkpoint: Checkpoint | None) -> Corners:
    from argmap.layout.arranging.layered.untangling import untangle
    from argmap.layout.arranging.packing import parts_packed

    parts = untangle(web, way, request.order, Gaps(), checkpoint)
    places = dict(parts_packed(parts, request.aspect, Gaps(), way))
    rects = [places[node] for node in range(len(web.keys))]
    return [rect.x for rect in rects], [rect.y for rect in rects]


def _pushed_apart(
    document: Document,
    rects: Mapping[str, Rect],
    request: Request,
    checkpoint: Checkpoint | None,
) -> dict[str, Point]:
    from argmap.layout.arranging.pushing import push_apart

    statements = document.statements
    standing = {key: rects[key] for key, each in statements.items() if each.x is not None}
    among = standing if request.keys is None else request.keys & standing.keys()
    fixed = [
        key
        for key in standing
        if key not in among or (request.keep_pins and statements[key].pinned)
    ]
    return push_apart(standing, fixed, checkpoint=checkpoint, among=list(among))
