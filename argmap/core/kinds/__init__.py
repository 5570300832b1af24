"""Statement kinds: one module each, declaring `KIND`; importing them has no side effect."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """What the canvas and the commands need to know of a kind of statement.

    `title` is untranslated; `shape`, `colour` and `icon` are names that themes and painters
    resolve; `polarity` is what a connection from a statement of this kind has at first (None: it
    is no part of the argument and cannot be a premise).
    """

    id: str
    title: str
    shape: str
    colour: str
    icon: str
    polarity: str | None


from argmap.core.kinds import claim, counterpoint, evidence, note, question  # noqa: E402

KINDS: dict[str, Kind] = {
    module.KIND.id: module.KIND for module in (claim, evidence, counterpoint, question, note)
}
"""Known kinds by id, in the order of menus."""


def kind_of(name: str) -> Kind:
    """The declared kind, or a neutral one for a name this version does not know."""
    return KINDS.get(name) or Kind(name, name, "plain", "neutral", "plain", "support")
