"""Readers given damaged input, in small figures; see `./dev reliability fuzz`."""

from __future__ import annotations

from tests.reliability import fuzzing


def test_readers_take_good_input() -> None:
    for reader in fuzzing.targets():
        assert reader.seeds, reader.name
        for seed in reader.seeds:
            reader.read(seed)


def test_readers_answer_damaged_input_with_a_map_or_a_sentence() -> None:
    # The same input in every run: what is found elsewhere is found by the large one.
    report = fuzzing.fuzz(count=1_500, seed=1)
    assert report.bad == []
