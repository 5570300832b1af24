"""Cut, copy, paste and duplicate: parts of a map with the connections among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr, trn
from argmap.session.commands import chosen
from argmap.session.commands.command import Command
from argmap.session.commands.deleting import delete_selected

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def copy(context: Context) -> bool:
    """Put the selection on the clipboard; False, and a sentence, if no statement is selected."""
    from argmap.core.edits.paste import extract
    from argmap.formats.telling import outline
    from argmap.session import fragment

    content = extract(context.session.document, context.session.selection)
    if not content.statements:
        context.say(tr("Select the statements to copy; arrows come along by themselves."))
        return False
    context.clipboard.put(fragment.dump(content), outline(content))
    return True


def copy_and_tell(context: Context) -> None:
    if copy(context):
        n = len(chosen.statements(context))
        if n:
            context.say(trn("Copied one statement", "Copied {n} statements", n))


def cut(context: Context) -> None:
    if copy(context):
        delete_selected(context, tr("Cut"))


def paste(context: Context) -> None:
    """A part of a map, or else text as what it most likely is."""
    from argmap.session import fragment
    from argmap.session.commands import pasting

    data, text = context.clipboard.take()
    if data:
        pasting.insert(context, fragment.parse(data), tr("Paste"))
    elif text and text.strip():
        pasting.insert_words(context, text, tr("Paste"), origin=context.clipboard.origin())
    else:
        context.say(tr("The clipboard holds nothing that can be pasted here."))


def paste_reasons(context: Context) -> None:
    """The clipboard's text, whatever it looks like, as what bears on the current statement."""
    from argmap.session.commands import pasting

    _, text = context.clipboard.take()
    if text and text.strip():
        under = context.session.current
        pasting.insert_words(
            context, text, tr("Paste"), origin=context.clipboard.origin(), under=under
        )
    else:
        context.say(tr("The clipboard holds no text."))


def paste_text(context: Context) -> None:
    """The clipboard's text as one claim, whatever else it holds."""
    from argmap.session.commands import pasting

    _, text = context.clipboard.take()
    if text and text.strip():
        pasting.insert_claim(context, text, tr("Paste"))
    else:
        context.say(tr("The clipboard holds no text."))


def duplicate(context: Context) -> None:
    from argmap.core.edits.paste import extract
    from argmap.session.commands import pasting

    content = extract(context.session.document, context.session.selection)
    if content.statements:
        pasting.insert(context, content, tr("Duplicate"), beside_itself=True)
    else:
        context.say(tr("Select the statements to duplicate; arrows come along by themselves."))


def _can_paste(context: Context) -> bool:
    return chosen.idle(context) and context.clipboard.holds()


def _can_paste_reasons(context: Context) -> bool:
    return chosen.one_to_answer(context) and context.clipboard.holds()


COMMANDS = (
    Command(
        id="edit.cut",
        title=mark("Cut"),
        tip=mark("Copy the selected statements and delete them"),
        menu="Edit",
        section="clipboard",
        keys=("Ctrl+X",),
        icon="cut",
        places=("statement",),
        run=cut,
        enabled=chosen.any_record,
    ),
    Command(
        id="edit.copy",
        title=mark("Copy"),
        tip=mark("Copy the selected statements and the arrows among them"),
        menu="Edit",
        section="clipboard",
        keys=("Ctrl+C",),
        icon="copy",
        places=("statement", "group"),
        run=copy_and_tell,
        enabled=chosen.any_record,
    ),
    Command(
        id="edit.paste",
        title=mark("Paste"),
        tip=mark("Insert what the clipboard holds: a part of a map, an outline, a link, or text"),
        menu="Edit",
        section="clipboard",
        keys=("Ctrl+V",),
        icon="paste",
        places=("canvas", "statement"),
        run=paste,
        enabled=_can_paste,
    ),
    Command(
        id="edit.paste_text",
        title=mark("Paste as One Claim"),
        tip=mark("Insert the clipboard's text as one claim"),
        menu="Edit",
        section="clipboard",
        keys=("Ctrl+Shift+V",),
        run=paste_text,
        enabled=_can_paste,
    ),
    Command(
        id="edit.paste_reasons",
        title=mark("Paste as Reasons"),
        tip=mark("Insert the clipboard's text as reasons for the current statement"),
        menu="Edit",
        section="clipboard",
        run=paste_reasons,
        enabled=_can_paste_reasons,
    ),
    Command(
        id="edit.duplicate",
        title=mark("Duplicate"),
        tip=mark("Copy the selected statements, and the arrows among them, beside them"),
        menu="Edit",
        section="clipboard",
        keys=("Ctrl+D",),
        icon="duplicate",
        places=("statement", "group"),
        run=duplicate,
        enabled=chosen.any_record,
    ),
)
