"""XML from anywhere: no entity, no declaration of types, no recursion, and never too much."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from argmap.core.clean import clean_text
from argmap.core.complaints import complaint
from argmap.core.i18n import tr
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.formats.given import Given

_MOST: Final = 1_000_000
"""Elements; a map of the most records has fewer."""

_DOCTYPE: Final = re.compile(
    r"<!DOCTYPE\s+[\w:.-]+(?:\s+(?:SYSTEM|PUBLIC)(?:\s+(?:\"[^\"<>]*\"|'[^'<>]*')){1,2})?\s*>"
)
"""One that only names its document type; nothing is fetched, so it can go."""

_ENCODING: Final = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
_ILLEGAL: Final = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));", re.I
)
_UNFIT: Final = re.compile("[\ufffe\uffff]")
_ROOT: Final = re.compile(r"<([A-Za-z_][\w:.-]*)")


def root_name(head: str) -> str:
    """The name of the first element, told from the beginning of a file; "" if it is no XML."""
    if not head.lstrip().startswith("<"):
        return ""
    head = re.sub(r"<!--.*?(?:-->|$)", "", head, flags=re.DOTALL)
    found = _ROOT.search(head)
    return found[1] if found else ""


def parsed(given: Given) -> Element:
    """The outermost element. Raises FileProblem."""
    text = _ILLEGAL.sub("", _DOCTYPE.sub("", _decoded(given), count=1))
    if text.count("<") > 2 * _MOST:
        raise FileProblem(tr("There are more than {n:,} elements in this XML file.", n=_MOST))
    try:
        root: Element = fromstring(_UNFIT.sub("\ufffd", text), forbid_dtd=True)
    except DefusedXmlException as error:
        raise FileProblem(
            tr("This XML file declares entities or a document type, which is not read.")
        ) from error
    except ParseError as error:
        raise FileProblem(tr("This is not XML: {detail}.", detail=complaint(str(error)))) from error
    except (ValueError, LookupError, RecursionError) as error:
        raise FileProblem(tr("This XML file cannot be read.")) from error
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    # Comments have a function for a tag, if a parser keeps them.
    return str(element.tag).rpartition("}")[2]


def below(root: Element, name: str, parent: int = -1) -> Iterator[tuple[Element, Element]]:
    """Each element of this name with the one it is in, in document order, however deep."""
    waiting = [(each, root) for each in reversed(root)]
    while waiting:
        element, upper = waiting.pop()
        if local(element) == name:
            yield element, upper
            waiting.extend((each, element) for each in reversed(element))


def all_text(element: Element) -> str:
    """All the words in an element, with a line end after each paragraph."""
    parts: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            parts.append(each)
            continue
        name = local(each).lower()
        after: list[Element | str] = [each.text or ""] if name not in ("head", "style") else []
        for child in each if name not in ("head", "style") else ():
            after += [child, child.tail or ""]
        if name in ("p", "br", "div", "li"):
            after.append("\n")
        waiting.extend(reversed(after))
    return "".join(parts)


def attribute(value: str) -> str:
    """A value in quotation marks that comes back as it was, line ends too."""
    entities = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
    return '"' + escape(_UNFIT.sub("\ufffd", clean_text(value)), entities) + '"'


def words(value: str) -> str:
    """Text between tags."""
    return escape(_UNFIT.sub("\ufffd", clean_text(value)))


def tag(name: str, attributes: dict[str, str], *, end: str = ">") -> str:
    """An opening tag; attributes without a value are left out."""
    told = "".join(f" {key}={attribute(value)}" for key, value in attributes.items())
    return f"<{name}{told}{end}"


def is_name(name: str) -> bool:
    """Whether an attribute may be called so."""
    return re.fullmatch(r"[A-Za-z_][\w.-]*", name, re.ASCII) is not None


def _decoded(given: Given) -> str:
    declared = _ENCODING.match(given.data[:300])
    if declared is not None:
        name = declared[1].decode("ascii").lower()
        try:
            codec = codecs.lookup(name)
        except LookupError:
            codec = None
        if codec is not None and not codec.name.startswith(("utf", "ascii")):
            try:
                return clean_text(given.data.decode(name))
            except (UnicodeError, LookupError, ValueError):
                pass
    return given.text
