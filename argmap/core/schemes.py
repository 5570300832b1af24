"""Names of common patterns of reasoning, to choose from; an inference may have any other."""

from __future__ import annotations

from argmap.core.i18n import mark

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
"""Untranslated, in alphabetical order."""
