"""The committed schema says what the records take."""

from __future__ import annotations

import re

from argmap.core import limits
from argmap.core.records import COLLECTIONS, MapInfo
from argmap.resources import resource
from argmap.storage.native import audit
from argmap.storage.schema import NAME, schema, schema_text
from tests.make_format import PAGE, page


def test_the_committed_schema_is_fresh() -> None:
    assert resource("schema", NAME).read_text(encoding="utf-8") == schema_text(), (
        "make it anew: python -m tests.make_format"
    )


def test_it_names_every_field_as_files_do_and_allows_others() -> None:
    made = schema()
    assert list(made["properties"])[:6] == ["format", "version", "min_reader", "id", "app", "info"]
    for model in (*COLLECTIONS.values(), MapInfo):
        definition = made["$defs"][model.__name__]
        assert definition["additionalProperties"] is True
        names = {field.alias or name for name, field in model.model_fields.items()}
        assert set(definition["properties"]) == names
    assert "container-title" in made["$defs"]["Source"]["properties"]


def test_the_tables_of_the_page_are_fresh() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "make them anew: python -m tests.make_format"


def test_the_page_tells_true_limits_and_a_true_example() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for limit in (limits.MAX_RECORDS, limits.MAX_TEXT, limits.MAX_LABEL, limits.MAX_SOURCE_TEXT):
        assert f"| {limit:,}" in text
    assert f"{limits.MAX_FILE_BYTES // 2**20} MiB" in text
    example = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert example is not None
    assert audit(example[1].encode()) == ()
