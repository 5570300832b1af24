"""The careful way to read a file that is not straightforward: find everything, mend what can be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final, NoReturn

from pydantic import ValidationError
from pydantic_core import ErrorDetails, to_json

from argmap.core import limits
from argmap.core.document import Document
from argmap.core.explanation import explain_detail
from argmap.core.i18n import figure, tr, trn
from argmap.core.integrity import IntegrityError
from argmap.core.records import COLLECTIONS
from argmap.storage.errors import Problem, refusal
from argmap.storage.filemodel import FORMAT, VERSION, FileModel
from argmap.storage.finite import stray_number
from argmap.storage.foreign import not_ours
from argmap.storage.mending import mend
from argmap.storage.migrations import migrated
from argmap.storage.naming import named
from argmap.storage.ordering import in_order
from argmap.storage.parsing import parse, repeats_a_key
from argmap.storage.places import Loc, Places
from argmap.storage.rawmending import aims_at_itself, mend_field

_ROUNDS: Final = 4  # a record is checked as a whole only when its fields are right
_TOLD: Final = 100  # problems told; a file with more has one cause


class Examination:
    """One file under examination; `problems` is what was found and mended so far."""

    def __init__(self, text: bytes, notes: Sequence[Problem] = ()) -> None:
        """Raises FileProblem for what is no JSON, or not ours."""
        self.problems = list(notes)
        raw, self._text, more = parse(text)
        self.problems += more
        if not isinstance(raw, dict) or raw.get("format") != FORMAT:
            raise not_ours(raw)
        self._raw: dict[str, Any] = raw
        self._migrated = False
        self.version = VERSION
        self._rows = _rows(raw)

    def read(self) -> tuple[FileModel, Document]:
        """The file, mended. Raises FileProblem with everything that was found."""
        self._refuse_masses()
        self._tell_repeats()
        self._migrate()
        self._leave_out_self_aims()
        model = self._validated()
        stray = stray_number(model)
        if stray is not None:
            self._refuse([self._stray_problem(stray)])
        rows = {
            id(record): (name, index)
            for name in COLLECTIONS
            for index, record in enumerate(getattr(model, name))
        }
        content, mended = mend(model, lambda record: self._line(rows[id(record)]))
        self.problems += mended
        try:
            return model, Document(in_order(content))
        except IntegrityError as error:
            self._refuse([Problem(str(error))])

    def _refuse(self, found: list[Problem]) -> NoReturn:
        newer = self._raw.get("min_reader", 1)
        if isinstance(newer, int) and newer > VERSION:
            found = [Problem(newer_sentence(newer))]
        elif len(found) > _TOLD:
            rest = trn("There is one more.", "There are {n} more.", len(found) - _TOLD)
            found = [*found[:_TOLD], Problem(rest)]
        raise refusal([*found, *self.problems])

    def _refuse_masses(self) -> None:
        count = sum(map(len, self._rows.values()))
        if count > limits.MAX_RECORDS:
            self._refuse([Problem(masses_sentence(count))])

    def _tell_repeats(self) -> None:
        if not repeats_a_key(self._text):
            return
        found = []
        for loc, key, line in self._places.repeats:
            if loc:
                message = tr("{record}: “{key}” stands twice; the last one counts.",
                             record=self._named(loc), key=key)  # fmt: skip
                self.problems.append(Problem(message, line, self._id(loc)))
            else:
                message = tr("“{key}” stands twice in the file; make one of the two.", key=key)
                found.append(Problem(message, line))
        if found:
            self._refuse(found)

    def _migrate(self) -> None:
        version = self._raw.get("version")
        if isinstance(version, int) and not isinstance(version, bool) and version < VERSION:
            self.version = version
            self._raw = migrated(self._raw, version, VERSION)
            self._rows = _rows(self._raw)
            self._migrated = True  # from here on rows are no longer those of the text

    def _leave_out_self_aims(self) -> None:
        inferences = self._raw.get("inferences")
        if not isinstance(inferences, list):
            return
        for index in reversed(range(len(inferences))):
            if aims_at_itself(inferences[index]):
                loc = ("inferences", index)
                message = tr("{record}: it aims at itself; it is left out.",
                             record=self._named(loc))  # fmt: skip
                self.problems.append(Problem(message, self._line(loc), self._id(loc)))
                del inferences[index]
                del self._rows["inferences"][index]

    def _validated(self) -> FileModel:
        for _ in range(_ROUNDS):
            try:
                text = to_json(self._raw, inf_nan_mode="constants")
                return FileModel.model_validate_json(text, strict=True)
            except ValidationError as error:
                details = error.errors(include_url=False)
            found = []
            for detail in details:
                loc = detail["loc"]
                place = (self._line(loc), self._id(loc))
                done = mend_field(self._raw, detail)
                if done is None:
                    found.append(Problem(self._sentence(detail), *place))
                else:
                    message = f"{self._named(loc)}: {done}"
                    self.problems.append(Problem(message, *place))
            if found:
                self._refuse(found)
        self._refuse([Problem(tr("The file is too damaged to be read."))])

    def _sentence(self, detail: ErrorDetails) -> str:
        loc = detail["loc"]
        if loc[0] in COLLECTIONS and len(loc) > 1:
            inner: ErrorDetails = {**detail, "loc": loc[2:]}
            return f"{self._named(loc)}: {explain_detail(inner)}"
        return explain_detail(detail)

    def _stray_problem(self, loc: Loc) -> Problem:
        message = tr(
            "{record}: “{field}” holds a number that is not finite; a map cannot keep it. "
            "Write another value, or none.",
            record=self._named(loc),
            field=loc[-1],
        )
        return Problem(message, self._line(loc), self._id(loc))

    @cached_property
    def _places(self) -> Places:
        return Places(self._text)

    def _line(self, loc: Loc) -> int | None:
        if self._migrated:
            return None
        match loc:
            case (str() as name, int() as index, *rest) if name in self._rows:
                return self._places.line((name, self._rows[name][index], *rest))
        return self._places.line(loc)

    def _record(self, loc: Loc) -> tuple[str, str] | None:
        match loc:
            case (str() as name, int() as index, *_) if name in self._rows:
                record = self._raw[name][index]
                key = record.get("id") if isinstance(record, dict) else None
                return name, key[:80] if isinstance(key, str) else f"#{index + 1}"
        return None

    def _id(self, loc: Loc) -> str | None:
        record = self._record(loc)
        return record[1] if record else None

    def _named(self, loc: Loc) -> str:
        record = self._record(loc)
        if record:
            return named(*record)
        return tr("The map's information") if loc[:1] == ("info",) else tr("The file")


def _rows(raw: dict[str, Any]) -> dict[str, list[int]]:
    """For each list, where in the file its records stand; records may be left out later."""
    return {
        name: list(range(len(raw[name]))) for name in COLLECTIONS if isinstance(raw.get(name), list)
    }


def masses_sentence(count: int) -> str:
    return tr(
        "The file has {count} records; a map may have at most {limit}. Split it into several maps.",
        count=figure(count),
        limit=figure(limits.MAX_RECORDS),
    )


def newer_sentence(version: int) -> str:
    return tr(
        "The file was made by a newer argmap and needs version {version} of the format; "
        "this one knows version {known}. Update argmap to open it.",
        version=version,
        known=VERSION,
    )
