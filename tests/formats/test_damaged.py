"""Damage that readers met once, each by its own."""

from __future__ import annotations

import pytest

from argmap.formats.argdown_text import read_text
from argmap.formats.given import Given
from argmap.formats.registry import FORMATS
from argmap.storage import native
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta


def test_an_svg_in_an_encoding_that_is_none() -> None:
    read = FORMATS["svg"].read
    assert read is not None
    with pytest.raises(FileProblem):
        read(
            Given(
                b'<?xml version="1.0" encoding="UTTF-8"?><svg xmlns="http://www.w3.org/2000/svg"/>'
            )
        )


@pytest.mark.parametrize(
    "own",
    [
        '{"id":"a","note":"\\ud800"}',
        '{"id":"a","foreign":{"x":{"y":"\\ud800"}}}',
    ],
)
def test_half_characters_in_our_own_data_of_an_argdown_file(own: str) -> None:
    document = read_text(f'[Dikes]: They hold. {{"argmap":{own}}}\n').document
    native.load(native.dump(document.content(), Meta(id="m")))
