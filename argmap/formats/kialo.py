"""Kialo's text export: numbered claims, each for or against the one whose number it continues."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import mark, tr
from argmap.formats.branches import Branches, lines, statements_only
from argmap.formats.building import Builder
from argmap.formats.format import Format, Imported, Options
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.given import Given

_TITLE: Final = re.compile(r"Discussion Title:[ \t]*(.*)")
_CLAIM: Final = re.compile(r"(\d{1,9}(?:\.\d{1,9})*)\. (?:(Pro|Con):(?: |$))?(.*)")
_BARE: Final = re.compile(r"(\d{1,9}(?:\.\d{1,9})*)\.$")
_SEE: Final = re.compile(r"-> See (\d+(?:\.\d+)*)\.?$")
_ESCAPED: Final = re.compile(r"\\([()\[\]*_\\])")
_TO_ESCAPE: Final = re.compile(r"\\(?=[()\[\]*_\\])")
_LEADING: Final = re.compile(r"\\*(?:(?:Pro|Con):|-> See )")
_NUMBERED: Final = re.compile(r" *\d{1,9}(?:\.\d{1,9})*\.(?: |$)")
_SIGN: Final = {"Pro": "+", "Con": "-"}


def _sniff(given: Given) -> float:
    head = given.head.lstrip()
    if _TITLE.match(head):
        return 0.95
    stances = re.search(r"^\d+\.\d+(?:\.\d+)*\. (?:Pro|Con): ", head, re.MULTILINE)
    return 0.8 if stances and re.match(r"\d+\. ", head) else 0.0


class _Claim:
    def __init__(self, number: str, stance: str | None, text: str) -> None:
        self.number = number
        self.stance = stance
        self.text = [text]

    @property
    def words(self) -> str:
        whole = "\n".join(self.text).rstrip("\n")
        if self.text[0].startswith("\\") and _LEADING.match(self.text[0]):
            whole = whole[1:]
        return _ESCAPED.sub(r"\1", whole)


def _read(given: Given) -> Imported:
    builder = Builder("kialo")
    title, claims = _claims(given.text, builder)
    if not claims:
        raise FileProblem(tr("There is no numbered claim in this file."))
    branches = Branches(builder)
    rows: dict[str, int] = {}
    keys: dict[str, str] = {}
    links: dict[int, str] = {}
    for place, claim in enumerate(claims):
        see = _SEE.match(claim.text[0])
        if see is not None:
            links[place] = see[1]
        else:
            key = branches.say(claim.number, claim.words)
            keys.setdefault(claim.number, key)
    for place, claim in enumerate(claims):
        key = keys.get(links.get(place, claim.number), "")
        if not key:
            builder.repaired(
                tr("Claim {number} names a claim that is not there.", number=claim.number)
            )
            continue
        row = branches.put(_parent(claim, rows, builder), key, _SIGN.get(claim.stance or "", ""))
        rows.setdefault(claim.number, row)
    branches.finish()
    return builder.finish(title=title)


def _claims(text: str, builder: Builder) -> tuple[str, list[_Claim]]:
    title, before = "", 0
    claims: list[_Claim] = []
    for line in text.split("\n"):
        found = _CLAIM.match(line) or _BARE.match(line)
        heading = _TITLE.match(line) if not claims else None
        if found is not None:
            bare = found.re is _BARE
            claims.append(_Claim(found[1], None if bare else found[2], "" if bare else found[3]))
        elif heading is not None:
            title = heading[1].strip()
        elif claims:
            claims[-1].text.append(
                line[1:] if line.startswith(" ") and _NUMBERED.match(line) else line
            )
        elif line.strip():
            before += 1
    if before:
        builder.repaired(tr("What stands before the first claim is left out."))
    return title, claims


def _parent(claim: _Claim, rows: dict[str, int], builder: Builder) -> int:
    """The line of the claim that this one stands below; the nearest, if that is missing."""
    upper = claim.number.rpartition(".")[0]
    missing = False
    while upper and upper not in rows:
        missing = True
        upper = upper.rpartition(".")[0]
    if missing:
        builder.repaired(
            tr("Claim {number} stands below one that is not there.", number=claim.number)
        )
    if not upper:
        return -1
    if claim.stance is None:
        builder.guessed(
            tr(
                "Claim {number} is neither for nor against; it is taken to be for.",
                number=claim.number,
            )
        )
        claim.stance = "Pro"
    return rows[upper]


def _write(document: Document, options: Options) -> bytes:
    shown = statements_only(document)
    numbers: list[int] = []
    first: dict[str, str] = {}
    told: list[str] = []
    for line in lines(shown):
        del numbers[line.depth + 1 :]
        if len(numbers) <= line.depth:
            numbers.append(0)
        numbers[line.depth] += 1
        number = ".".join(map(str, numbers))
        stance = {"+": "Pro: ", "-": "Con: ", "&": _stance(shown, line.step)}.get(line.sign[:1], "")
        if line.again:
            told.append(f"{number}. {stance}-> See {first[line.statement]}.")
            continue
        first[line.statement] = number
        told.append(f"{number}. {stance}{_written(shown.statements[line.statement].text)}")
    title = document.info.title or options.name
    return ("\n".join([f"Discussion Title: {title}", "", *told]) + "\n").encode()


def _stance(document: Document, step: str | None) -> str:
    inference = document.inferences.get(step or "")
    return "Con: " if inference is not None and inference.polarity == "attack" else "Pro: "


def _written(text: str) -> str:
    first, *others = _TO_ESCAPE.sub(r"\\\\", text).rstrip("\n").split("\n")
    if _LEADING.match(first):
        first = f"\\{first}"
    return "\n".join([first, *(f" {line}" if _NUMBERED.match(line) else line for line in others)])


FORMAT = Format(
    id="kialo",
    title=mark("Kialo text"),
    suffixes=(".kialo.txt", ".txt"),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=frozenset({"several_parents", "cycles", "map_title"}),
)
