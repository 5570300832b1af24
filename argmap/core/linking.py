"""Which inferences and statements a selection means when its premises are to be linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from argmap.core.graph import inferences_from
from argmap.core.i18n import tr
from argmap.core.records import Inference, Statement
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from argmap.core.document import Document


class Linking(NamedTuple):
    """Inferences to make one of, the first keeping its fields, and statements to add to it."""

    inferences: tuple[str, ...]
    loose: tuple[str, ...]


def linking(document: Document, keys: Iterable[str]) -> Linking:
    """Find the conclusion that the selected premises have in common.

    Selected inferences decide; without one, it is the target that most of the statements have.
    Statements that are no premise of it yet become so. Raises RefusalError.
    """
    records = [document.record(key) for key in dict.fromkeys(keys)]
    arrows = [record for record in records if isinstance(record, Inference)]
    statements = [record.id for record in records if isinstance(record, Statement)]
    target = arrows[0].target if arrows else _common_target(document, statements)
    loose = []
    for key in statements:
        own = [arrow for arrow in inferences_from(document, key) if arrow.target == target]
        if own:
            arrows += own
        elif key != target:
            loose.append(key)
    chosen = tuple(dict.fromkeys(arrow.id for arrow in arrows))
    if len(chosen) + len(loose) < 2:
        raise RefusalError(tr("Select two or more premises of one conclusion to link them."))
    return Linking(chosen, tuple(loose))


def _common_target(document: Document, statements: list[str]) -> str:
    counts = Counter(
        target
        for key in statements
        for target in {arrow.target: None for arrow in inferences_from(document, key)}
    )
    if not counts:
        raise RefusalError(
            tr("None of these is a premise yet. Connect one to a conclusion, then link them.")
        )
    return counts.most_common(1)[0][0]
