"""The one way out of a map: a source's web address, opened when a person says so and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from argmap.core.addresses import Address, address_of, has_address, shown_address
from argmap.core.i18n import tr
from argmap.core.rules import RefusalError
from argmap.layout.footers import short_citation
from argmap.ui.ask import Choice, Question
from argmap.ui.chrome import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.core.records import Source
    from argmap.ui.main_window import MainWindow

MOST = 3
"""Sources to choose from at once; of more, each has a button in the inspector."""
NAME = 24
"""Letters of a source's name on a button."""


def browse(url: str) -> bool:
    """Hand an address that was agreed to to the system's browser; False if there is none."""
    return QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.StrictMode))


class Links:
    """Implements LinksPort for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def open(self, sources: Sequence[str]) -> None:
        opened = self._window.map
        known = {} if opened is None else opened.session.document.sources
        found = [known[key] for key in sources if key in known and has_address(known[key])]
        source = self._one_of(found)
        if source is not None:
            self._open(source)

    def _one_of(self, found: list[Source]) -> Source | None:
        if len(found) < 2:
            return found[0] if found else None
        names = [shortened(short_citation(each), NAME) for each in found[:MOST]]
        choices = [Choice(str(place), name) for place, name in enumerate(names)]
        more = tr("There are more; the inspector has a button for each.")
        question = Question(
            tr("Open which link?"),
            tr("Several sources with a web address are cited.")
            + (f" {more}" if len(found) > MOST else ""),
            (*choices, Choice("cancel", tr("Cancel"))),
            tuple(
                f"{name}: {visible(shown_address(each))}"
                for name, each in zip(names, found, strict=False)
            ),
        )
        answer = self._window.files.asker.choose(question)
        return None if answer == "cancel" else found[int(answer)]

    def _open(self, source: Source) -> None:
        try:
            address = address_of(source)
        except RefusalError as refusal:
            self._window.say(str(refusal))
            return
        trusted = self._window.program.trusted_hosts
        if address.odd or address.host not in trusted:
            answer = self._window.files.asker.choose(agreement(source, address))
            if answer != "open":
                return
        if not browse(address.url):
            self._window.say(tr("The system has no program that opens “{url}”.", url=address.url))
            return
        if not address.odd:
            trusted.add(address.host)
        self._window.say(tr("Opened “{url}” in another program.", url=address.url))


def agreement(source: Source, address: Address) -> Question:
    """Ask whether to go there, with everything about the address in sight."""
    written = visible(shown_address(source))
    sentence = tr("It leads to “{host}”, and is opened by another program.", host=address.host)
    details = [address.url]
    if written not in (address.url, address.url.removeprefix("https://")):
        details.append(tr("In the map: {address}", address=written))
    go, stay = Choice("open", tr("Open Link")), Choice("cancel", tr("Cancel"))
    if address.odd:
        go = go._replace(weight="danger")
        return Question(
            tr("Open this link?"), "\n\n".join((sentence, *address.odd)), (stay, go), tuple(details)
        )
    return Question(tr("Open this link?"), sentence, (go, stay), tuple(details))
