"""A branch or a picture on the clipboard, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr, trn
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.core.records import Content
    from argmap.session.commands.context import Context


def copy_picture(context: Context) -> None:
    """What is selected as a picture; the whole map if nothing is."""
    document, keys = context.session.document, chosen.statements(context)
    if not document.statements:
        context.say(tr("The map is empty: there is nothing to copy."))
    else:
        context.exports.copy_picture(tuple(keys))


def copy_branch_picture(context: Context) -> None:
    content = _branch(context)
    context.exports.copy_picture(tuple(each.id for each in content.statements))


def copy_branch_text(context: Context) -> None:
    from argmap.formats.telling import outline

    content = _branch(context)
    context.clipboard.put_text(outline(content, context.session.current))
    _tell(context, content)


def copy_branch_markdown(context: Context) -> None:
    from argmap.session.markdown import markdown

    content = _branch(context)
    context.clipboard.put_text(markdown(content, context.session.current))
    _tell(context, content)


def _branch(context: Context) -> Content:
    from argmap.core.branches import branch_of
    from argmap.core.edits.paste import extract

    document, root = context.session.document, chosen.current_statement(context)
    return extract(document, branch_of(document, root) if root is not None else ())


def _tell(context: Context, content: Content) -> None:
    n = len(content.statements)
    context.say(trn("Copied one statement", "Copied {n} statements", n))


COMMANDS = (
    Command(
        id="export.copy_picture",
        title=mark("Copy as PNG"),
        tip=mark("Copy a picture of what is selected, or of the whole map"),
        menu="Edit",
        section="clipboard",
        keys=("Ctrl+Shift+C",),
        run=copy_picture,
        enabled=chosen.idle,
    ),
    Command(
        id="export.branch_text",
        title=mark("Copy Branch as Text"),
        tip=mark("Copy the statement and all that bears on it as an indented list"),
        menu="Edit/Branch",
        places=("statement",),
        run=copy_branch_text,
        enabled=chosen.one_statement,
    ),
    Command(
        id="export.branch_markdown",
        title=mark("Copy Branch as Markdown"),
        tip=mark("Copy the statement and all that bears on it as a Markdown list"),
        menu="Edit/Branch",
        places=("statement",),
        run=copy_branch_markdown,
        enabled=chosen.one_statement,
    ),
    Command(
        id="export.branch_picture",
        title=mark("Copy Branch as PNG"),
        tip=mark("Copy a picture of the statement and all that bears on it"),
        menu="Edit/Branch",
        places=("statement",),
        run=copy_branch_picture,
        enabled=chosen.one_statement,
    ),
)
