"""Tags of statements and inferences: who bears which, and changing them on many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core import limits
from argmap.core.clean import clean_label
from argmap.core.edits.revision import replacements, revised
from argmap.core.i18n import tr
from argmap.core.records import Inference, Record, Statement
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.core.document import Document
    from argmap.core.patch import Patch


def bearers(document: Document) -> dict[str, list[str]]:
    """Return the ids of what bears each tag, tags in alphabetical order."""
    found: dict[str, list[str]] = {}
    for collection in (document.statements, document.inferences):
        for record in collection.values():
            for tag in record.tags:
                found.setdefault(tag, []).append(record.id)
    return {tag: found[tag] for tag in sorted(found, key=lambda tag: (tag.casefold(), tag))}


def add_tag(document: Document, keys: Iterable[str], tag: str, now: str | None = None) -> Patch:
    """Give a tag to statements and inferences; raises RefusalError if it is empty or too long."""
    tag = _clean(tag)
    return _retag(document, keys, lambda tags: tags if tag in tags else (*tags, tag), now)


def remove_tag(document: Document, keys: Iterable[str], tag: str, now: str | None = None) -> Patch:
    """Take a tag away from these."""
    return _retag(document, keys, lambda tags: tuple(each for each in tags if each != tag), now)


def rename_tag(document: Document, tag: str, to: str, now: str | None = None) -> Patch:
    """Call a tag something else wherever it stands; one that is there already is joined with it.

    Raises RefusalError if the new name is empty or too long.
    """
    to = _clean(to)
    keys = bearers(document).get(tag, [])
    return _retag(
        document,
        keys,
        lambda tags: tuple(dict.fromkeys(to if each == tag else each for each in tags)),
        now,
    )


def _retag(
    document: Document,
    keys: Iterable[str],
    change: Callable[[tuple[str, ...]], tuple[str, ...]],
    now: str | None,
) -> Patch:
    pairs: list[tuple[Record, Record]] = []
    for key in dict.fromkeys(keys):
        record = document.record(key)
        if isinstance(record, Statement | Inference):
            pairs.append((record, revised(record, now, tags=change(record.tags))))
    return replacements(pairs)


def _clean(tag: str) -> str:
    """The tag as a record has it; a comma would make two of it in the inspector."""
    tag = clean_label(tag).replace(",", " ").strip()
    if not tag:
        raise RefusalError(tr("A tag needs at least one character."))
    if len(tag) > limits.MAX_LABEL:
        raise RefusalError(tr("A tag has at most {n} characters.", n=limits.MAX_LABEL))
    return tag
