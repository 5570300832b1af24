"""arguebuf's names of argument schemes, and ours for the same."""

from __future__ import annotations

from typing import Final

_PREFIX: Final = "SUPPORT_"
_DEFAULT: Final = "DEFAULT"
_OURS: Final = {
    "Attack on the person": "GENERIC_AD_HOMINEM",
    "Best explanation": "ABDUCTIVE",
    "Character": "ETHOTIC",
    "Classification": "VERBAL_CLASSIFICATION",
    "Definition": "VERBAL_CLASSIFICATION_DEFINITION",
    "Established rule": "RULES",
    "Evidence for a hypothesis": "EVIDENCE_TO_HYPOTHESIS",
    "Means to an end": "PRACTICAL_REASONING",
}
_THEIRS: Final = {theirs: ours for ours, theirs in _OURS.items()}
_OTHERS: Final = frozenset(
    [
        "ALTERNATIVES",
        "ANALOGY",
        "BIAS",
        "BIAS_AD_HOMINEM",
        "CAUSE_TO_EFFECT",
        "CIRCUMSTANTIAL_AD_HOMINEM",
        "COMMITMENT",
        "COMPOSITION",
        "CONSEQUENCES",
        "CONSTITUTIVE_RULE_CLAIMS",
        "CORRELATION_TO_CAUSE",
        "DANGER_APPEAL",
        "DISTRESS",
        "DIVISION",
        "EPISTEMIC_IGNORANCE",
        "EXAMPLE",
        "EXCEPTIONAL_CASE",
        "EXPERT_OPINION",
        "FEAR_APPEAL",
        "FULL_SLIPPERY_SLOPE",
        "GRADUALISM",
        "IGNORANCE",
        "INCONSISTENT_COMMITMENT",
        "INTERACTION_OF_ACT_AND_PERSON",
        "MEMORY",
        "NEED_FOR_HELP",
        "NEGATIVE_CONSEQUENCES",
        "NEGATIVE_VALUES",
        "OPPOSITIONS",
        "PERCEPTION",
        "PLEA_FOR_EXCUSE",
        "POPULAR_OPINION",
        "POPULAR_PRACTICE",
        "POSITION_TO_KNOW",
        "POSITIVE_CONSEQUENCES",
        "POSITIVE_VALUES",
        "PRACTICAL_REASONING_FROM_ANALOGY",
        "PRAGMATIC_ALTERNATIVES",
        "PRAGMATIC_INCONSISTENCY",
        "PRECEDENT",
        "PRECEDENT_SLIPPERY_SLOPE",
        "RHETORICAL_OPPOSITIONS",
        "SACRIFICE",
        "SIGN",
        "SLIPPERY_SLOPE",
        "SORITES_SLIPPERY_SLOPE",
        "SUNK_COSTS",
        "THE_GROUP_AND_ITS_MEMBERS",
        "THREAT",
        "TWO_PERSON_PRACTICAL_REASONING",
        "VALUES",
        "VERBAL_CLASSIFICATION_ARBITRARINESS",
        "VERBAL_CLASSIFICATION_VAGUENESS",
        "VERBAL_SLIPPERY_SLOPE",
        "WASTE",
        "WITNESS_TESTIMONY",
    ]
)


def scheme_in(value: object) -> str | None:
    """Our name of a scheme, or its own in words."""
    if not isinstance(value, str):
        return None
    name = value.removeprefix(_PREFIX)
    if name in ("", _DEFAULT):
        return None
    return _THEIRS.get(name) or name.replace("_", " ").capitalize()


def scheme_out(scheme: str | None) -> str:
    """Their name of a scheme; the default for one they do not have."""
    if scheme is None:
        return _PREFIX + _DEFAULT
    name = _OURS.get(scheme) or scheme.upper().replace(" ", "_")
    known = name in _OTHERS or name in _THEIRS
    return _PREFIX + (name if known else _DEFAULT)


def knows(scheme: str | None) -> bool:
    """Whether a scheme comes back as it is."""
    return scheme_in(scheme_out(scheme)) == scheme
