"""The committed schema says what the records take."""

from __future__ import annotations

from argmap.core.records import COLLECTIONS, MapInfo
from argmap.resources import resource
from argmap.storage.schema import NAME, schema, schema_text


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
