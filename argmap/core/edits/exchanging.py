"""One premise of an inference for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core import rules
from argmap.core.edits.inferences import refuse
from argmap.core.edits.revision import replacements, revised
from argmap.core.patch import Patch
from argmap.core.records import Inference

if TYPE_CHECKING:
    from argmap.core.document import Document


def exchange(
    document: Document, inference: str, old: str, new: str, now: str | None = None
) -> Patch:
    """Put a statement in the place of a premise; the others, and what aims at it, stay."""
    record = document.record(inference)
    if not isinstance(record, Inference) or old not in record.premises or old == new:
        return Patch()
    refuse(rules.premise_refusal(document, inference, new, instead_of=old))
    premises = tuple(new if key == old else key for key in record.premises)
    roles = {new if key == old else key: role for key, role in record.roles.items()}
    return replacements([(record, revised(record, now, premises=premises, roles=roles))])
