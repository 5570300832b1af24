"""The sources of what is selected: go where they are to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.session.commands.context import Context


def _cited(context: Context) -> Iterator[str]:
    """The sources with an address that the selected statements cite."""
    from argmap.core.addresses import has_address

    statements, sources = context.session.document.statements, context.session.document.sources
    # Menus ask often, and thousands may be selected: nobody is asked where nothing is cited.
    for statement in map(statements.get, context.session.selection if sources else ()):
        for citation in () if statement is None else statement.citations:
            if has_address(sources[citation.source]):
                yield citation.source


def _open(context: Context) -> None:
    context.links.open(list(dict.fromkeys(_cited(context))))


def _any_link(context: Context) -> bool:
    return any(_cited(context))


COMMANDS = (
    Command(
        id="statement.open_link",
        title=mark("Open Link…"),
        tip=mark("Go to the web address of a source that the selected statement cites"),
        run=_open,
        menu="Statement",
        section="sources",
        enabled=_any_link,
        places=("statement",),
    ),
)
