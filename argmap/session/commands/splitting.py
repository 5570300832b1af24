"""Make one statement of several, and several of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr, trn
from argmap.session.commands import chosen, placing
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.core.edits.splitting import Manner
    from argmap.session.commands.context import Context

MOST = 200
"""Statements that one split makes at most."""
FEW = 20
"""Of as many merged statements it is looked whether they make the argument go round."""


def merge(context: Context) -> None:
    """Make the statement selected first have all that the others have."""
    from argmap.core.branches import bears_on_itself
    from argmap.core.edits.merging import merge

    session = context.session
    document, keys = session.document, chosen.statements(context)
    voices = {document.statements[key].voice for key in keys} - {None}
    patch, dropped = merge(document, keys, context.now())
    circular = len(keys) > FEW or any(bears_on_itself(document, key) for key in keys)
    session.apply(patch, tr("Merge"), select=keys[:1])
    told = [trn("Merged one statement", "Merged {n} statements into one", len(keys)) + "."]
    if dropped:
        told.append(
            trn(
                "An arrow between them is gone.",
                "{n} arrows between them, or aimed at one of those, are gone.",
                dropped,
            )
        )
    if len(voices) > 1:
        told.append(tr("Of the speakers, the first is kept."))
    if not circular and bears_on_itself(document, keys[0]):
        told.append(tr("The argument goes round in a circle now."))
    context.say(" ".join(told))


class Split:
    """Splits the current statement at the cursor, or into its paragraphs or lines."""

    def __init__(self, manner: Manner, label: str) -> None:
        self.manner, self.label = manner, label

    def __call__(self, context: Context) -> None:
        from argmap.core.edits.splitting import pieces, split, split_refusal
        from argmap.core.rules import RefusalError

        session = context.session
        key = chosen.current_statement(context)
        if key is None:
            return
        parts = pieces(session.document.statements[key].text, context.view.caret(key))
        refusal = split_refusal(session.document, key, self.manner)
        if refusal is None and len(parts) < 2:
            refusal = tr(
                "This text is one line. Edit it, put the cursor where it shall be split, "
                "and split it then."
            )
        if refusal is None and len(parts) > MOST:
            refusal = tr("That would be more than {n} statements.", n=MOST)
        if refusal is not None:
            raise RefusalError(refusal)
        made = [key]
        with session.gesture(tr(self.label)) as gesture:
            for n, part in enumerate(parts[1:], 1):
                at = placing.for_part(context, made[-1], part, below=self.manner == "chain")
                texts = parts[n - 1], "\n".join(parts[n:])
                patch = split(
                    session.document, made[-1], texts, self.manner, at=at, now=context.now()
                )
                gesture.apply(patch)
                made += [new for new in patch.created if new in session.document.statements]
            session.select(made)
            placing.make_room(context, gesture)
        context.view.reveal(made)


_SPLITS: tuple[tuple[Manner, str, str, str, tuple[str, ...]], ...] = (
    (
        "linked",
        mark("Split into Co-premises"),
        mark("Make linked premises of the parts of the text, at the cursor or by lines"),
        mark("Split into co-premises"),
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
    ),
    (
        "separate",
        mark("Split into Separate Statements"),
        mark("Make a statement of each part of the text, at the cursor or by lines"),
        mark("Split into separate statements"),
        (),
    ),
    (
        "chain",
        mark("Split into a Chain"),
        mark("Make a statement of each part of the text, each a reason for the one before"),
        mark("Split into a chain"),
        (),
    ),
)

COMMANDS = (
    Command(
        id="statement.merge",
        title=mark("Merge Statements"),
        tip=mark("Make one of the selected statements, with the words and arrows of all"),
        menu="Statement/Restructure",
        section="parts",
        keys=("Ctrl+Shift+M",),
        places=("statement",),
        run=merge,
        enabled=chosen.many_statements,
    ),
    *(
        Command(
            id=f"statement.split_{manner}",
            title=title,
            tip=tip,
            menu="Statement/Restructure",
            section="parts",
            keys=keys,
            scope="canvas",
            places=("statement",),
            run=Split(manner, label),
            enabled=chosen.one_statement,
        )
        for manner, title, tip, label, keys in _SPLITS
    ),
)
