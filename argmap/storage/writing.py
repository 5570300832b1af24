"""From content to the bytes of a file: one record a line, nothing that goes without saying."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import compress
from operator import attrgetter, is_not
from types import MappingProxyType
from typing import Final

from pydantic import ValidationError
from pydantic_core import (
    PydanticSerializationError,
    SchemaSerializer,
    SchemaValidator,
    core_schema,
    to_json,
)

from argmap.core.explanation import explain
from argmap.core.i18n import tr
from argmap.core.records import COLLECTION_OF, COLLECTIONS, Content, Frozen, Record, Statement
from argmap.storage.errors import FileProblem, Problem, refusal
from argmap.storage.filemodel import FORMAT, Meta
from argmap.storage.memory import collector_paused
from argmap.storage.naming import name_of

_DECIMALS: Final = 2
_NOTHING: Final[Mapping[str, Record]] = MappingProxyType({})

# Inside a string every quote and line feed is escaped, so `,"key":` and `}` before a line feed are
# never text: the number that stands there may lose its ".0".
_WHOLE: Final = re.compile(rb'\.0(?=,"[A-Za-z_][\w-]*":|\},?\n)')
_START: Final = b'{"id":"'
# What a rounded coordinate never looks like; text may, which costs time but does no harm.
_UNEVEN: Final = (
    re.compile(rb"\.\d{3}"),
    re.compile(rb"e-\d+[,}]"),
    re.compile(rb":-0\.0[,}]"),
)
_WELL_FORMED: Final = SchemaValidator(
    core_schema.typed_dict_schema({}, extra_behavior="ignore")
)  # parses a whole file but keeps nothing of it

_by_place = attrgetter("order", "id")
_id = attrgetter("id")


def dump(content: Content, meta: Meta) -> bytes:
    """The file: sorted by (order, id), geometry rounded to 0.01, numbers written short."""
    app = b"" if meta.app is None else b',"app":' + to_json(meta.app)
    parts = [
        b'{"format":"%b","version":%d,"min_reader":%d,"id":%b%b'
        % (FORMAT.encode(), meta.version, meta.min_reader, to_json(meta.id), app),
        b'"info":' + _json(content.info),
    ]
    parts += [
        _collection(name, sorted(getattr(content, name), key=_by_place)) for name in COLLECTIONS
    ]
    parts += [to_json(key) + b":" + to_json(value) for key, value in meta.extra.items()]
    return b",\n".join(parts) + b"}\n"


def checked_dump(content: Content, meta: Meta, known: Mapping[str, Record] = _NOTHING) -> bytes:
    """As `dump`, with proof that the file will open again; else FileProblem, before any disk.

    Records that are the very ones in `known` were read or proved before. All others go through the
    loader's rules and are compared with what comes out.
    """
    with collector_paused():
        records = content.records()
        fresh = compress(records, map(is_not, records, map(known.get, map(_id, records))))
        problems = [flaw for flaw in map(_flaw, fresh) if flaw is not None]
        if problems:
            raise refusal(problems)
        data = dump(content, meta)
        _WELL_FORMED.validate_json(data)
        if data.count(b"\n" + _START) != len(records):
            raise FileProblem(tr("The map could not be written down whole; nothing was saved."))
    return data


def _collection(name: str, records: list[Record]) -> bytes:
    if not records:
        return b'"%b":[]' % name.encode()
    lines = _lines(records)
    if name == "statements" and any(uneven.search(lines) for uneven in _UNEVEN):
        lines = _lines([rounded(record) for record in records])
    return b'"%b":[\n%b]' % (name.encode(), _WHOLE.sub(b"", lines))


def _lines(records: list[Record]) -> bytes:
    """One record a line."""
    name = COLLECTION_OF[type(records[0])]
    whole = Content.model_construct(None, **{name: tuple(records)})
    together = _serializer(Content).to_json(whole, include={name}, exclude_defaults=True)
    lines = (
        together[together.index(b"[") + 1 : -2].replace(b"}," + _START, b"},\n" + _START) + b"\n"
    )
    if lines.count(b"\n") == len(records):
        return lines
    # Objects with an id stand in lists of unknown fields, too: one by one, then.
    serializer = _serializer(type(records[0]))
    each = (serializer.to_json(record, exclude_defaults=True) for record in records)
    return b",\n".join(each) + b"\n"


def _serializer(model: type[Frozen]) -> SchemaSerializer:
    return model.__pydantic_serializer__


def _json(record: Frozen) -> bytes:
    return _serializer(type(record)).to_json(record, exclude_defaults=True, warnings="none")


def rounded(record: Record) -> Record:
    """The record as a file holds it."""
    if not isinstance(record, Statement):
        return record
    # Adding zero turns -0.0, which JSON would keep, into 0.0.
    values = {
        name: round(value, _DECIMALS) + 0.0
        for name in ("x", "y", "width")
        if (value := getattr(record, name)) is not None
    }
    if all(repr(getattr(record, name)) == repr(value) for name, value in values.items()):
        return record
    return record.model_copy(update=values)


def _flaw(record: Record) -> Problem | None:
    """Why the loader would not give this record back as it is."""
    record = rounded(record)
    try:
        again = type(record).model_validate_json(_json(record), strict=True)
    except PydanticSerializationError:
        reason = tr("it holds text that is not Unicode.")
    except ValidationError as error:
        reason = explain(error)
    else:
        if again == record:
            return None
        reason = tr("it holds a value that a file cannot keep.")
    return Problem(f"{name_of(record)}: {reason}", record=record.id)
