"""What a picture may be made of, looked at by a parser that has nothing to do with the writer."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree

SVG: Final = "{http://www.w3.org/2000/svg}"
_SHAPES: Final = ("path", "rect", "circle", "line", "polyline", "polygon", "linearGradient", "stop")
ELEMENTS: Final = {"svg", "title", "desc", "metadata", "style", "g", "text", "a", *_SHAPES}
_ADDRESS: Final = re.compile(r"https?://|mailto:")
HOSTILE: Final = (
    '</script><img src=x onerror="alert(1)">',
    "]]>&amp;<![CDATA[<!--",
    "\"><foreignObject onload='x'/>",
    "\ufffe\uffff\U0001fffe\t\ttabs  and   spaces\n\nتجربة 汉字 🙂",
)


def parsed(data: bytes) -> ElementTree.Element:
    """The picture, well-formed and made of nothing but what is allowed."""
    root = ElementTree.fromstring(data)
    for each in root.iter():
        if each.tag.startswith(SVG):
            assert each.tag.removeprefix(SVG) in ELEMENTS, each.tag
        else:
            assert each.tag == "{urn:argmap:map}map"
        for name, value in each.attrib.items():
            assert not name.lower().startswith("on"), name
            if name.endswith("href"):
                assert each.tag == f"{SVG}a"
                assert _ADDRESS.match(value), value
            elif "url(" in value:
                assert re.fullmatch(r"url\(#[A-Za-z0-9_.-]+\)", value)
    return root


def drawn_words(root: ElementTree.Element) -> str:
    return "\n".join("".join(each.itertext()) for each in root.iter(f"{SVG}text"))
