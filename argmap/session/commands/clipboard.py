"""Cut, copy, paste and duplicate: parts of a map with the connections among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr, trn
from argmap.session.commands import chosen, placing
from argmap.session.commands.command import Command
from argmap.session.commands.deleting import delete_selected

if TYPE_CHECKING:
    from argmap.core.records import Content
    from argmap.session.commands.context import Context


def copy(context: Context) -> bool:
    """Put the selection on the clipboard; False, and a sentence, if no statement is selected."""
    from argmap.core.edits.paste import extract
    from argmap.session import fragment
    from argmap.session.outline import outline

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
    """A part of a map, or else text as one claim."""
    from argmap.session import fragment

    data, text = context.clipboard.take()
    if data:
        insert_content(context, fragment.parse(data), tr("Paste"), beside_itself=False)
    elif text and text.strip():
        _paste_text(context, text)
    else:
        context.say(tr("The clipboard holds nothing that can be pasted here."))


def paste_text(context: Context) -> None:
    """The clipboard's text as one claim, whatever else it holds."""
    _, text = context.clipboard.take()
    if text and text.strip():
        _paste_text(context, text)
    else:
        context.say(tr("The clipboard holds no text."))


def duplicate(context: Context) -> None:
    from argmap.core.edits.paste import extract

    content = extract(context.session.document, context.session.selection)
    if content.statements:
        insert_content(context, content, tr("Duplicate"), beside_itself=True)
    else:
        context.say(tr("Select the statements to duplicate; arrows come along by themselves."))


def insert_content(context: Context, content: Content, label: str, *, beside_itself: bool) -> None:
    """Put content into the map, where there is room in the view or beside itself, and select it."""
    from argmap.core.edits.paste import insert
    from argmap.layout.arranging.placing import place_unplaced

    session = context.session
    shift = placing.shift_for(context, content, beside_itself=beside_itself)
    patch = insert(session.document, content, dx=shift.x, dy=shift.y, now=context.now())
    with session.gesture(label) as gesture:
        gesture.apply(patch)
        if any(each.x is None or each.y is None for each in content.statements):
            gesture.apply(place_unplaced(session.document, context.view.plan.measurer))
        new = [key for key in patch.created if key in session.document.statements]
        session.select(new)
    context.view.reveal(new)


def _paste_text(context: Context, text: str) -> None:
    from argmap.core.edits.statements import add

    at = placing.in_view(context)
    patch = add(context.session.document, text=text.strip(), at=at, now=context.now())
    context.session.apply(patch, tr("Paste"), select=patch.created)
    context.view.reveal(patch.created)


def _can_paste(context: Context) -> bool:
    return chosen.idle(context) and context.clipboard.holds()


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
        tip=mark("Insert what the clipboard holds: a part of a map, or text as a claim"),
        menu="Edit",
        section="clipboard",
        keys=("Ctrl+V",),
        icon="paste",
        places=("canvas",),
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
