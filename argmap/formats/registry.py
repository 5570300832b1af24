"""Every format, in the order of lists and dialogs, and how one is found."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import tr
from argmap.formats import (
    aif_json,
    aml,
    argdown_json,
    argdown_text,
    arguebuf,
    brat,
    dot,
    freemind,
    graphml,
    html,
    json_canvas,
    kialo,
    markdown_list,
    mermaid,
    microtext,
    mindmup,
    native,
    opml,
    outline_text,
    ova2,
    prose,
    rationale,
    sadface,
    svg,
    tables,
    xaif,
)
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.formats.format import Format
    from argmap.formats.given import Given

FORMATS: Final[dict[str, Format]] = {
    module.FORMAT.id: module.FORMAT
    for module in (
        native,
        argdown_text,
        argdown_json,
        svg,
        html,
        aif_json,
        xaif,
        ova2,
        sadface,
        arguebuf,
        kialo,
        mindmup,
        freemind,
        opml,
        json_canvas,
        outline_text,
        markdown_list,
        microtext,
        brat,
        rationale,
        aml,
        dot,
        mermaid,
        graphml,
        tables,
        prose,
    )
}
"""Known formats by id."""

_SURE: Final = 0.2
"""A file less surely of a format than this is of none."""


def format_named(name: str) -> Format:
    """The format of this id. Raises FileProblem, naming one that is near."""
    found = FORMATS.get(name.lower())
    if found is not None:
        return found
    near = difflib.get_close_matches(name.lower(), FORMATS, n=1)
    if near:
        raise FileProblem(
            tr("There is no format “{name}”; did you mean “{near}”?", name=name, near=near[0])
        )
    raise FileProblem(
        tr("There is no format “{name}”; “argmap formats” lists those there are.", name=name)
    )


def recognised(given: Given) -> Format | None:
    """The format a file is most surely of, told from its content, its suffix deciding ties."""
    best, most = None, _SURE
    for each in FORMATS.values():
        if each.read is None:
            continue
        sure = each.sniff(given)
        if sure >= _SURE and given.name.lower().endswith(each.suffixes):
            sure += 0.1
        if sure > most:
            best, most = each, sure
    return best


def writer_for(name: str) -> Format | None:
    """The first format that writes files of such a name."""
    fitting = (
        (len(suffix), each)
        for each in FORMATS.values()
        if each.write is not None
        for suffix in each.suffixes
        if name.lower().endswith(suffix)
    )
    return max(fitting, key=lambda pair: pair[0], default=(0, None))[1]


def readable_suffixes() -> tuple[str, ...]:
    """What names of files end in that some format reads, each once."""
    suffixes = (suffix for each in FORMATS.values() if each.read for suffix in each.suffixes)
    return tuple(dict.fromkeys(suffixes))
