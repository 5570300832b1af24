"""A part of a map on the clipboard: JSON of the same model as files, and an outline as text."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import ValidationError

from argmap.core import limits
from argmap.core.document import Document
from argmap.core.explanation import explain
from argmap.core.i18n import figure, tr
from argmap.core.integrity import IntegrityError
from argmap.core.records import Content, Frozen
from argmap.storage.finite import stray_number

MIME: Final = "application/vnd.argmap.fragment+json"


class FragmentError(ValueError):
    """Clipboard data that is no sound part of a map; the message is the sentence to show."""


class Fragment(Frozen):
    """The envelope: a later version that this one cannot read has another number."""

    format: Literal["argmap-fragment"]
    version: Literal[1]
    content: Content


def dump(content: Content) -> bytes:
    """JSON in UTF-8 with the fields that differ from their defaults."""
    fragment = Fragment(format="argmap-fragment", version=1, content=content)
    return fragment.model_dump_json(exclude_defaults=True).encode()


def parse(data: bytes) -> Content:
    """Consistent content. Raises FragmentError."""
    if len(data) > limits.MAX_FILE_BYTES:
        raise _refused(tr("it is larger than {n} MiB", n=limits.MAX_FILE_BYTES // 2**20))
    try:
        content = Fragment.model_validate_json(data, strict=True).content
    except ValidationError as error:
        raise _refused(_reason(error)) from None
    records = content.records()
    if len(records) > limits.MAX_RECORDS:
        raise _refused(tr("it has more than {n} records", n=figure(limits.MAX_RECORDS)))
    if stray_number(content) is not None:
        raise _refused(tr("it has a number that is not finite"))
    try:
        return Document(content.model_copy(update={"info": Content().info})).content()
    except IntegrityError as error:
        raise _refused(str(error).rstrip(".")) from None


def _reason(error: ValidationError) -> str:
    if error.errors()[0]["type"] == "json_invalid":
        return tr("it is cut off or no JSON")
    return explain(error).rstrip(".")


def _refused(reason: str) -> FragmentError:
    return FragmentError(
        tr(
            "Nothing was pasted, as the clipboard's part of a map is damaged: {reason}.",
            reason=reason,
        )
    )
