"""What reader and writer of MindMup's maps know of an idea."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

FAMILY: Final = "mindmup"
COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}$")
IMPLICIT: Final = "attr_implicit_claim"
"""The style of a claim that nobody stated."""


def attr_of(idea: Any) -> dict[str, Any]:
    attr = idea.get("attr") if isinstance(idea, dict) else None
    return attr if isinstance(attr, dict) else {}


def style_of(link: Any) -> dict[str, Any]:
    style = attr_of(link).get("style")
    return style if isinstance(style, dict) else {}


def connector(attr: Mapping[str, Any]) -> dict[str, Any]:
    connector = attr.get("parentConnector")
    return connector if isinstance(connector, dict) else {}
