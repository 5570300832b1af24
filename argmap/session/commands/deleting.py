"""Delete what is selected and what cannot stand without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr, trn
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.core.patch import Patch
    from argmap.session.commands.context import Context


def delete(context: Context) -> None:
    delete_selected(context, tr("Delete"))


def delete_selected(context: Context, label: str) -> None:
    """Delete the selection in one step, select what is next, and tell what went along."""
    from argmap.core.edits.deletion import delete

    session = context.session
    selected = session.selection
    patch = delete(session.document, selected, context.now())
    neighbour = _neighbour(context, patch)
    if session.apply(patch, label, select=[neighbour] if neighbour else []):
        along = len(patch.deleted) - len(selected)
        n = len(selected)
        if along:
            context.say(
                tr(
                    "{deleted}, and {along}",
                    deleted=trn("Deleted one item", "Deleted {n} items", n),
                    along=trn("one connection of it", "{n} connections and frames of it", along),
                )
            )
        else:
            context.say(trn("Deleted one item", "Deleted {n} items", n))


def _neighbour(context: Context, patch: Patch) -> str | None:
    """What the current record leads to, or what leads to it, if that stays."""
    document, key = context.session.document, context.session.current
    if key is None:
        return None
    gone = set(patch.deleted)
    found: list[str] = []
    if key in document.inferences:
        found += [*document.inferences[key].premises, document.inferences[key].target]
    for arrow in document.references.from_premise(key):
        found.append(document.inferences[arrow].target)
    for arrow in document.references.aiming_at(key):
        found += document.inferences[arrow].premises
    return next((other for other in found if other not in gone), None)


COMMANDS = (
    Command(
        id="edit.delete",
        title=mark("Delete"),
        tip=mark("Delete what is selected, and arrows left without an end"),
        menu="Edit",
        section="clipboard",
        keys=("Del", "Backspace"),
        scope="canvas",
        icon="delete",
        places=("statement", "inference", "relation"),
        run=delete,
        enabled=chosen.any_record,
    ),
)
