"""Words for where in a record something was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argmap.session.finding.search import Place

BEFORE = 24
AFTER = 80


def where(place: Place) -> str:
    """Name the field and show the words with what stands round them; of the text itself nothing."""
    if place.field == "text":
        return ""
    names = {
        "title": tr("Title"),
        "note": tr("Note"),
        "tags": tr("Tag"),
        "speaker": tr("Speaker"),
        "citations": tr("Source"),
    }
    start, end = place.spans[0]
    first, last = max(0, start - BEFORE), min(len(place.text), end + AFTER)
    words = " ".join(place.text[first:last].split())
    before = "…" if first else ""
    after = "…" if last < len(place.text) else ""
    return f"{names[place.field]}: {before}{words}{after}"
