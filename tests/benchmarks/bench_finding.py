"""What one key costs in the find bar and in the palette, on a very large map."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from argmap.core.document import Document
from argmap.core.edits import arrange
from argmap.session.commands import COMMANDS
from argmap.session.finding.choosing import Choice, ranked
from argmap.session.finding.index import Index
from argmap.session.finding.query import Query
from argmap.session.finding.search import find
from tests.maps import random_map

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

STATEMENTS = 20_000
QUERIES = {
    "one letter": Query(text="e"),
    "a word": Query(text="council"),
    "nothing": Query(text="councl"),
    "match case": Query(text="e", match_case=True),
    "whole words": Query(text="a", whole_words=True),
    "similar": Query(text="coucnil promissed shopps", similar=True),
    "similar, one letter": Query(text="e", similar=True),
    "filtered": Query(text="e", kind="evidence", polarity="attack"),
}

pytestmark = pytest.mark.benchmark(timer=time.process_time)


@pytest.fixture(scope="module")
def document() -> Document:
    """Sentences with four words each that are seldom used, and accents in every other one."""
    dice = random.Random(3)
    words = ["".join(dice.choices("etaoinshrdlu", k=dice.randint(3, 11))) for _ in range(30_000)]
    content = random_map(STATEMENTS, placed=False)
    statements = tuple(
        each.model_copy(
            update={
                "x": dice.random() * 9_999,
                "y": dice.random() * 9_999,
                "text": f"{each.text} {' '.join(dice.choices(words, k=4))}"
                + (" — “naïve” Ünïcode" if dice.random() < 0.5 else ""),
            }
        )
        for each in content.statements
    )
    return Document(content.model_copy(update={"statements": statements}))


@pytest.fixture(scope="module")
def index(document: Document) -> Index:
    made = Index(document)
    while made.prepare():
        pass
    return made


@pytest.mark.parametrize("name", QUERIES)
def test_a_key(benchmark: BenchmarkFixture, index: Index, name: str) -> None:
    benchmark(find, index, QUERIES[name])


def test_opening(benchmark: BenchmarkFixture, document: Document) -> None:
    benchmark(lambda: Index(document).close())


def test_a_key_after_everything_has_moved(
    benchmark: BenchmarkFixture, document: Document, index: Index
) -> None:
    def move() -> tuple[tuple[Index, Query], dict[str, object]]:
        document.apply(arrange.move(document, list(document.statements), 1.0, 0.0))
        return (index, QUERIES["a word"]), {}

    benchmark.pedantic(find, setup=move, rounds=5)


def test_commands_of_the_palette(benchmark: BenchmarkFixture) -> None:
    choices = [Choice(each.id, each.title, each.tip) for each in COMMANDS.values()]
    benchmark(ranked, "alig lef", choices)
