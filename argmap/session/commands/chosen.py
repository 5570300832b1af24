"""What is selected, read without importing the model."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.session.commands.context import Context


def statements(context: Context) -> list[str]:
    """Selected statements, in the order of selection."""
    present = context.session.document.statements
    return [key for key in context.session.selection if key in present]


def all_are(
    context: Context, fits: Callable[[Any], object], *names: Literal["statements", "groups"]
) -> bool:
    """Whether any of these collections is selected, and all of it that is fits.

    The first that does not ends it: menus ask often, and thousands may be selected.
    """
    document, found = context.session.document, False
    for records in filter(None, map(document.collection, names or ("statements",))):
        for record in filter(None, map(records.get, context.session.selection)):
            if not fits(record):
                return False
            found = True
    return found


def inferences(context: Context) -> list[str]:
    """Selected inferences, in the order of selection."""
    present = context.session.document.inferences
    return [key for key in context.session.selection if key in present]


def arrows(context: Context) -> list[str]:
    """Selected inferences; if there are none, those of which selected statements are premises."""
    found = inferences(context)
    if found:
        return found
    references = context.session.document.references
    keys = (arrow for key in statements(context) for arrow in references.from_premise(key))
    return list(dict.fromkeys(keys))


def current_statement(context: Context) -> str | None:
    """The current record, if it is a statement."""
    key = context.session.current
    return key if key is not None and key in context.session.document.statements else None


def idle(context: Context) -> bool:
    """No gesture is under way, so a command may edit."""
    return not context.session.gesture_open


def any_record(context: Context) -> bool:
    return idle(context) and bool(context.session.selection)


def any_statement(context: Context) -> bool:
    present = context.session.document.statements
    return idle(context) and any(key in present for key in context.session.selection)


def one_statement(context: Context) -> bool:
    return idle(context) and current_statement(context) is not None


def one_to_answer(context: Context) -> bool:
    """The current record is one that can be supported or attacked."""
    document, key = context.session.document, context.session.current
    return idle(context) and (key in document.statements or key in document.inferences)


def first_statements(context: Context, most: int) -> list[str]:
    """So many at most, for menus ask often and thousands may be selected."""
    present = context.session.document.statements
    return list(islice((key for key in context.session.selection if key in present), most))


def two_statements(context: Context) -> bool:
    return idle(context) and len(first_statements(context, 3)) == 2


def many_statements(context: Context) -> bool:
    return idle(context) and len(first_statements(context, 2)) == 2


def any_arrow(context: Context) -> bool:
    document = context.session.document
    return idle(context) and any(
        key in document.inferences or document.references.from_premise(key)
        for key in context.session.selection
    )
