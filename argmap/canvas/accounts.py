"""What a statement does in the argument, in sentences for those who cannot see the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.core.document import Document
    from argmap.core.records import Inference


def account(document: Document, key: str, limit: int = 60) -> Iterator[str]:
    """Yield a sentence for each thing the statement supports, attacks, is linked with or meets."""
    from argmap.core.graph import inferences_at, inferences_from

    for inference in inferences_from(document, key):
        yield _deed(inference, target_name(document, inference.target, limit))
        others = [other for other in inference.premises if other != key]
        if others:
            yield tr("Linked with {others}.", others=_names(document, others, limit))
        if inference.text.strip():
            yield tr("The warrant is {words}.", words=_quoted(inference.text, limit))
    for inference in inferences_at(document, key):
        yield _fate(inference, _names(document, inference.premises, limit))


def target_name(document: Document, key: str, limit: int) -> str:
    """Return a statement in quotation marks, or what an inference argues for."""
    inference = document.inferences.get(key)
    if inference is None:
        return _names(document, [key], limit)
    premises = _names(document, inference.premises, limit)
    target = target_name(document, inference.target, limit)
    return tr("the step from {premises} to {target}", premises=premises, target=target)


def _deed(inference: Inference, target: str) -> str:
    if inference.polarity == "support":
        return tr("Supports {target}.", target=target)
    if inference.polarity == "attack":
        return tr("Attacks {target}.", target=target)
    return tr("Bears on {target}.", target=target)


def _fate(inference: Inference, premises: str) -> str:
    if inference.polarity == "support":
        return tr("Supported by {premises}.", premises=premises)
    if inference.polarity == "attack":
        return tr("Attacked by {premises}.", premises=premises)
    return tr("Touched by {premises}.", premises=premises)


def _names(document: Document, keys: list[str] | tuple[str, ...], limit: int) -> str:
    names = []
    for key in keys:
        statement = document.statements[key]
        names.append(_quoted(statement.title or statement.text or tr("No text yet"), limit))
    return tr(" and ").join(names)


def _quoted(words: str, limit: int) -> str:
    words = words.replace("\n", " ")
    shown = words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
    return tr("“{words}”", words=shown)
