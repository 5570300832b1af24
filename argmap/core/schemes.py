"""Names of common patterns of reasoning, to choose from; an inference may have any other."""

from __future__ import annotations

from argmap.core.i18n import mark, translated

SCHEMES: tuple[str, ...] = (
    mark("Analogy"),
    mark("Attack on the person"),
    mark("Best explanation"),
    mark("Cause to effect"),
    mark("Character"),
    mark("Classification"),
    mark("Commitment"),
    mark("Correlation to cause"),
    mark("Definition"),
    mark("Dilemma"),
    mark("Established rule"),
    mark("Evidence for a hypothesis"),
    mark("Example"),
    mark("Expert opinion"),
    mark("Ignorance"),
    mark("Means to an end"),
    mark("Negative consequences"),
    mark("Popular opinion"),
    mark("Position to know"),
    mark("Positive consequences"),
    mark("Precedent"),
    mark("Sign"),
    mark("Slippery slope"),
    mark("Sunk costs"),
    mark("Values"),
    mark("Witness testimony"),
)
"""Untranslated, in alphabetical order: so maps have them, whatever the language."""


def scheme_title(scheme: str) -> str:
    """Return what a person calls a scheme of a map."""
    return translated(scheme) if scheme in SCHEMES else scheme


def scheme_called(title: str) -> str:
    """Return the scheme that a person calls so: one of SCHEMES, or one of their own."""
    words = title.casefold()
    return next((each for each in SCHEMES if translated(each).casefold() == words), title)
