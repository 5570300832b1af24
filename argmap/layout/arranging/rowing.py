"""How deep rows come to stand: each grows with its boxes, and those below move by just so much."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from argmap.layout import channel
from argmap.layout.arranging.standing import FLUSH, channel_needs

if TYPE_CHECKING:
    from argmap.layout.arranging.scene import Scene

CLEAR: Final = 32.0
"""A tree below another one moves when the other comes nearer than that."""
_SQUEEZE: Final = 2 * channel.TRACK
"""So much closer may lines run in a channel before it grows for a new one."""
_LEAF: Final = channel.LEG
"""So far may a box where no lines arrive grow into the channel before the next row moves."""


def moved_rows(scene: Scene) -> None:
    """Set the depth of all boxes that stand in rows, and of the trees that are below them."""
    trees = dict.fromkeys(scene.kin.root[at] for at in _touched(scene))
    need = channel_needs(scene.web, scene.gaps)
    for tree in trees:
        if tree in scene.rows:
            members = _members(scene, tree)
            for depth, near in _depths(scene, tree, members, need).items():
                _set(scene, members.get(depth, ()), near)
    _give_way(scene)


def _touched(scene: Scene) -> Iterable[int]:
    yield from scene.tops
    yield from scene.resized
    for tie, key in enumerate(scene.web.inference_keys):
        if key in scene.changes.rewired:
            yield _end(scene, tie)


def _end(scene: Scene, tie: int) -> int:
    end = scene.web.target[tie]
    while end < 0:
        end = scene.web.target[~end]
    return end


def _depths(
    scene: Scene, tree: int, members: dict[int, list[int]], need: Callable[[int], float]
) -> dict[int, float]:
    """Where each row of a tree begins, from the root on."""
    kin, rows = scene.kin, scene.rows[tree]
    levels: dict[int, list[int]] = {}
    for at in kin.order:
        if kin.root[at] == tree:
            levels.setdefault(kin.depth[at], []).append(at)
    rewired = {
        kin.depth[_end(scene, tie)]
        for tie, key in enumerate(scene.web.inference_keys)
        if key in scene.changes.rewired and kin.root[_end(scene, tie)] == tree
    }
    nears: dict[int, float] = {}
    above: int | None = None
    for depth in sorted({*rows, *members}):
        row, held = rows.get(depth), None if above is None else rows.get(above)
        if above is None:
            if row is None:
                continue
            near = row.near
        else:
            room = max(map(need, levels[above]), default=0.0)
            fars = _fars(scene, members.get(above, ()), nears[above])
            if row is None:
                near = max(far for far, _ in fars) + room
            else:
                present = row.near - held.far if held is not None else room
                least = room - _SQUEEZE if above in rewired else 0.0
                room = max(min(room, present), least)
                leaf = max(room - _LEAF, min(room, _LEAF))
                ends = (far + (leaf if childless else room) for far, childless in fars)
                near = max(row.near, *ends)
        nears[depth] = near
        above = depth
    return nears


def _fars(scene: Scene, members: Iterable[int], near: float) -> list[tuple[float, bool]]:
    """Where the boxes of a row end that begins there, and whether no lines arrive at them."""
    web = scene.web
    return [
        (near + each.height, not web.at[at])
        for at in members
        if (each := scene.given[at]) is not None
    ] or [(near, True)]


def _members(scene: Scene, tree: int) -> dict[int, list[int]]:
    """Who stands in each row of a tree after the edit."""
    found: dict[int, list[int]] = {}
    for depth, row in scene.rows[tree].items():
        found[depth] = list(row.members)
    for at in scene.kin.order:
        if scene.kin.root[at] == tree and at in scene.seated:
            found.setdefault(scene.kin.depth[at], []).append(at)
    return found


def _set(scene: Scene, members: Iterable[int], near: float) -> None:
    for at in members:
        extent = scene.given[at]
        if extent is not None and extent.depth != near and at not in scene.fixed:
            scene.now[at] = extent._replace(depth=near)


def _give_way(scene: Scene) -> None:
    """Move whole trees that lie below one whose rows have moved, as far as they must."""
    kin = scene.kin
    trees: dict[int, list[int]] = {}
    for at in kin.order:
        if scene.now[at] is not None:
            trees.setdefault(kin.root[at], []).append(at)
    held = {kin.root[at] for at in scene.fixed}
    pending = [at for at in kin.order if at in scene.standing and has_sunk(scene, at)]
    if not pending or len(trees) == 1:
        return
    for _ in range(len(trees)):
        shifts: dict[int, float] = {}
        for tree, members in trees.items():
            if tree not in held:
                shift = max((_push(scene, at, tree, members) for at in pending), default=0.0)
                if shift > FLUSH:
                    shifts[tree] = shift
        if not shifts:
            return
        pending = []
        for tree, shift in shifts.items():
            for at in trees[tree]:
                extent = scene.now[at]
                if extent is not None:
                    scene.now[at] = extent._replace(depth=extent.depth + shift)
                    pending.append(at)


def has_sunk(scene: Scene, at: int) -> bool:
    was, now = scene.was[at], scene.now[at]
    return was is not None and now is not None and now.far > was.far + FLUSH


def _push(scene: Scene, at: int, tree: int, members: list[int]) -> float:
    """How far a tree must go so that a box which has sunk stays clear of it."""
    was, now = scene.was[at], scene.now[at]
    if scene.kin.root[at] == tree or was is None or now is None:
        return 0.0
    far = was.far
    first = scene.was[members[0]]
    if first is None or first.depth < far:
        return 0.0
    shift = 0.0
    for each in members:
        other, before = scene.now[each], scene.was[each]
        if other is None or before is None:
            continue
        if other.across < now.end + CLEAR and now.across < other.end + CLEAR:
            room = min(CLEAR, before.depth - far)
            shift = max(shift, now.far + room - other.depth)
    return shift
