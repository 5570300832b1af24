"""Names and numbers of argument schemes in AIFdb, and ours for the same."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

DEFAULTS: Final = {
    "RA": ("72", "Default Inference"),
    "CA": ("71", "Default Conflict"),
    "MA": ("144", "Default Rephrase"),
    "PA": ("161", "Default Preference"),
}
ASSERTING: Final = ("74", "Asserting")

_KNOWN: Final = {
    "Analogy": ("1", "Analogy"),
    "Attack on the person": ("10", "Direct Ad Hominem"),
    "Cause to effect": ("4", "Cause To Effect"),
    "Character": ("12", "Ethotic"),
    "Classification": ("31", "Verbal Classification"),
    "Commitment": ("6", "Commitment"),
    "Correlation to cause": ("7", "Correlation To Cause"),
    "Definition": ("239", "Definition To Verbal Classification"),
    "Dilemma": ("9", "Dilemma"),
    "Established rule": ("61", "Established Rule"),
    "Evidence for a hypothesis": ("13", "Evidence To Hypothesis"),
    "Example": ("14", "Example"),
    "Expert opinion": ("15", "Expert Opinion"),
    "Ignorance": ("19", "Ignorance"),
    "Means to an end": ("28", "Practical Reasoning"),
    "Negative consequences": ("22", "Negative Consequences"),
    "Popular opinion": ("23", "Popular Opinion"),
    "Position to know": ("26", "Position To Know"),
    "Positive consequences": ("27", "Positive Consequences"),
    "Sign": ("30", "Sign"),
    "Slippery slope": ("18", "Full Slippery Slope"),
    "Sunk costs": ("33", "Waste"),
    "Values": ("247", "Values"),
    "Witness testimony": ("248", "Witness Testimony"),
}


def squeezed(name: str) -> str:
    """A name by which the ways of writing it compare equal: "ExpertOpinion", "Expert opinion"."""
    return "".join(name.split()).casefold()


_BY_NUMBER: Final = {number: ours for ours, (number, _) in _KNOWN.items()}
_BY_NAME: Final = {squeezed(name): ours for ours, (_, name) in _KNOWN.items()} | {
    squeezed(ours): ours for ours in _KNOWN
}
_NO_SCHEME: Final = {"", "ra", "ca", "ma", "pa", "default", "support", "attack", "inference",
                     "conflict"} | {squeezed(name) for _, name in DEFAULTS.values()}  # fmt: skip


@lru_cache(maxsize=200)  # a large file has few, again and again
def scheme_in(text: str, number: str) -> str | None:
    """Our name of the scheme that a node's text or scheme number says, or the text itself."""
    short = squeezed(text)
    if short in _BY_NAME:
        return _BY_NAME[short]
    if short in _NO_SCHEME:
        return _BY_NUMBER.get(number)
    return text.strip()


def scheme_out(scheme: str | None, type_: str) -> tuple[str, str]:
    """Number and name of a scheme for a node of this type; the number is empty if unknown."""
    if scheme is None:
        return DEFAULTS[type_]
    return _KNOWN.get(scheme, ("", scheme))
