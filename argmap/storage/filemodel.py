"""What stands in a file: the content, and round it who wrote it and who can read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from argmap import __version__
from argmap.core.ids import new_id
from argmap.core.records import Content, Id, Label

FORMAT: Final = "argmap"
VERSION: Final = 1
APP: Final = f"argmap {__version__}"


class FileModel(Content):
    """A whole file. `min_reader` is the oldest version of the format a program must know."""

    format: Literal["argmap"]
    version: Annotated[int, Field(ge=1)]
    min_reader: Annotated[int, Field(ge=1)] = 1
    id: Annotated[Id, Field(default_factory=new_id)]
    app: Label | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file says besides its content; `extra` are fields of later versions, kept as read."""

    id: str = field(default_factory=new_id)
    app: str | None = APP
    version: int = VERSION
    min_reader: int = 1
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def too_new(self) -> bool:
        """Whether only a later version may write this file; ours may look and save a copy."""
        return self.min_reader > VERSION

    def stamped(self) -> Meta:
        """The same, written by this program."""
        return replace(self, app=APP)


def meta_of(model: FileModel) -> Meta:
    return Meta(
        id=model.id,
        app=model.app,
        # An older file has been migrated; a newer one keeps its number with its fields.
        version=max(model.version, VERSION),
        min_reader=model.min_reader,
        extra=MappingProxyType(dict(model.__pydantic_extra__ or {})),
    )
