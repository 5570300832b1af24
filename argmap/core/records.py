"""The records a map is made of: frozen, strict, and tolerant of fields from later versions.

A record is shared and never changed; `Document.apply` replaces it. Compare records by identity.
What a person, a file or the clipboard brings goes through `model_validate`; `model_copy(update=…)`
does not validate and belongs in `argmap.core.edits` alone.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.functional_validators import model_validator

from argmap.core import limits
from argmap.core.clean import clean_label, clean_text
from argmap.core.i18n import tr
from argmap.core.ids import ID_PATTERN
from argmap.core.order import ORDER_PATTERN
from argmap.core.plain import Plain

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Order = Annotated[str, StringConstraints(pattern=ORDER_PATTERN, max_length=limits.MAX_ORDER)]
Text = Annotated[str, Plain(clean_text, limits.MAX_TEXT)]
Label = Annotated[str, Plain(clean_label, limits.MAX_LABEL, lines=False)]
SourceText = Annotated[str, Plain(clean_text, limits.MAX_SOURCE_TEXT)]
Coordinate = Annotated[
    float,
    Field(ge=-limits.MAX_COORDINATE, le=limits.MAX_COORDINATE, allow_inf_nan=False),
]
Width = Annotated[float, Field(ge=limits.MIN_WIDTH, le=limits.MAX_WIDTH, allow_inf_nan=False)]
Degree = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]
Time = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-fA-F]{6}|[a-z][a-z0-9-]{0,31})$")]


class Frozen(BaseModel):
    """Strict and frozen; unknown fields are kept and written back."""

    model_config = ConfigDict(
        frozen=True,
        extra="allow",
        strict=True,
        allow_inf_nan=False,
        serialize_by_alias=True,
        validate_by_name=True,
        validate_by_alias=True,
    )


class Record(Frozen):
    """Anything with an identity; siblings sort by (order, id)."""

    id: Id
    order: Order = ""


class Excerpt(Frozen):
    """Where a statement stands in a source text: W3C text position and text quote selectors."""

    source: Id
    start: Annotated[int, Field(ge=0)] | None = None
    end: Annotated[int, Field(ge=0)] | None = None
    exact: Text = ""
    prefix: Label = ""
    suffix: Label = ""


class Citation(Frozen):
    """A source and the place in it, such as "p. 12"."""

    source: Id
    locator: Label | None = None


class Statement(Record):
    """A box on the canvas: a sentence that can be asserted, asked or noted."""

    kind: Label = "claim"
    text: Text = ""
    title: Label | None = None
    x: Coordinate | None = None
    y: Coordinate | None = None
    width: Width | None = None
    pinned: bool = False
    implicit: bool = False
    credence: Degree | None = None
    voice: Id | None = None
    chain: tuple[Id, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    fidelity: Label | None = None
    citations: tuple[Citation, ...] = ()
    tags: tuple[Label, ...] = ()
    note: Text | None = None
    colour: Colour | None = None
    created: Time | None = None
    modified: Time | None = None
    author: Label | None = None


class Inference(Record):
    """An arrow with a junction: one or more premises that together support or attack a target."""

    premises: Annotated[tuple[Id, ...], Field(min_length=1)]
    target: Id
    polarity: Label = "support"
    strength: Degree | None = None
    scheme: Label | None = None
    # Made by a factory: pydantic makes a deep copy of each literal default, which takes as long as
    # all the rest of an inference.
    roles: dict[Id, Label] = Field(default_factory=dict, json_schema_extra={"default": {}})
    answers: dict[str, Any] = Field(default_factory=dict, json_schema_extra={"default": {}})
    text: Text = ""
    tags: tuple[Label, ...] = ()
    note: Text | None = None
    created: Time | None = None
    modified: Time | None = None
    author: Label | None = None

    @model_validator(mode="after")
    def _premises_differ(self) -> Inference:
        if len(self.premises) > 1 and len(set(self.premises)) < len(self.premises):
            raise ValueError(tr("the same premise stands twice in one inference"))
        if self.target == self.id:
            raise ValueError(tr("an inference cannot aim at itself"))
        return self


class Relation(Record):
    """A tie that is no inference: rephrase, contradiction, answers or related."""

    kind: Label = "related"
    a: Id
    b: Id


class Group(Record):
    """A titled frame round statements."""

    title: Label = ""
    members: tuple[Id, ...] = ()
    colour: Colour | None = None


class Source(Record):
    """A document that statements cite; fields bear CSL names where CSL has them."""

    type: Label = "document"
    title: Label = ""
    author: tuple[Label, ...] = ()
    container_title: Annotated[Label | None, Field(alias="container-title")] = None
    publisher: Label | None = None
    issued: Label | None = None
    URL: Label | None = None
    DOI: Label | None = None
    reports: Id | None = None
    text: SourceText | None = None
    sha256: Label | None = None
    reliability: Annotated[str, StringConstraints(pattern="^[A-F]$")] | None = None
    credibility: Annotated[int, Field(ge=1, le=6)] | None = None
    independence: Label | None = None


class Participant(Record):
    """Someone who asserts statements."""

    name: Label = ""
    role: Label | None = None


class MapInfo(Frozen):
    """What is said of the map as a whole."""

    title: Label = ""
    description: Text = ""
    language: Label | None = None
    central: Id | None = None
    direction: Label = "auto"
    created: Time | None = None
    modified: Time | None = None


COLLECTIONS: dict[str, type[Record]] = {
    "statements": Statement,
    "inferences": Inference,
    "relations": Relation,
    "groups": Group,
    "sources": Source,
    "participants": Participant,
}
"""Collection name → record type, in the order of the file."""

COLLECTION_OF: dict[type[Record], str] = {kind: name for name, kind in COLLECTIONS.items()}


class Content(Frozen):
    """Everything a map holds, as plain lists: what files and clipboard fragments carry."""

    info: MapInfo = MapInfo()
    statements: tuple[Statement, ...] = ()
    inferences: tuple[Inference, ...] = ()
    relations: tuple[Relation, ...] = ()
    groups: tuple[Group, ...] = ()
    sources: tuple[Source, ...] = ()
    participants: tuple[Participant, ...] = ()

    def records(self) -> list[Record]:
        """All records, collection by collection in the order of the file."""
        return [record for name in COLLECTIONS for record in getattr(self, name)]
