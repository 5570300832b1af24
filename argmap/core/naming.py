"""What fields, kinds and ties are called in the middle of a sentence."""

from __future__ import annotations

from typing import Final

from argmap.core.i18n import mark, translated

_FIELDS: Final = {
    "answers": mark("critical questions"),
    "author": mark("author"),
    "central": mark("central claim"),
    "chain": mark("chain of report"),
    "citations": mark("citations"),
    "colour": mark("colour"),
    "container_title": mark("place of publication"),
    "credence": mark("credence"),
    "credibility": mark("credibility"),
    "description": mark("description"),
    "direction": mark("direction"),
    "excerpts": mark("excerpts"),
    "fidelity": mark("fidelity"),
    "implicit": mark("whether it is implicit"),
    "independence": mark("independence"),
    "issued": mark("date"),
    "kind": mark("kind"),
    "language": mark("language"),
    "note": mark("note"),
    "polarity": mark("polarity"),
    "publisher": mark("publisher"),
    "reliability": mark("reliability"),
    "reports": mark("what it reports"),
    "role": mark("role"),
    "roles": mark("roles of premises"),
    "scheme": mark("scheme"),
    "sha256": mark("checksum"),
    "strength": mark("strength"),
    "tags": mark("tags"),
    "text": mark("text"),
    "title": mark("title"),
    "type": mark("type"),
    "voice": mark("speaker"),
    "URL": mark("web address"),
}
_KINDS: Final = {
    "claim": mark("claim"),
    "evidence": mark("evidence"),
    "counterpoint": mark("counterpoint"),
    "question": mark("question"),
    "note": mark("note"),
}
_TIES: Final = {
    "related": mark("related"),
    "rephrase": mark("rephrase"),
    "contradiction": mark("contradiction"),
    "answers": mark("answers"),
}


def field_word(name: str) -> str:
    """Return what a person calls a field of a record; one that is not known goes by its name."""
    return _shown(_FIELDS, name)


def kind_word(kind: str) -> str:
    return _shown(_KINDS, kind)


def tie_noun(kind: str) -> str:
    return _shown(_TIES, kind)


def _shown(words: dict[str, str], name: str) -> str:
    return translated(words.get(name, name))
