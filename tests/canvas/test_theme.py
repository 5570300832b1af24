from __future__ import annotations

import json

import pytest

from argmap.canvas.theme import KIND_COLOURS, ThemeError, load_theme, parse_theme, theme_ids
from argmap.core.colours import ACCENTS
from argmap.core.kinds import KINDS
from argmap.resources import resource
from tests.canvas.colours import DEFICIENCIES, contrast, difference, linear, seen

pytestmark = pytest.mark.qt
THEMES = theme_ids()


def _data(name: str) -> dict:
    return json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))


def test_light_comes_first_and_dark_second() -> None:
    assert THEMES[:2] == ["light", "dark"]
    assert {"classic", "contrast"} <= set(THEMES)


@pytest.mark.parametrize("name", THEMES)
def test_words_can_be_read(name: str) -> None:
    theme = load_theme(name)
    for kind in theme.kinds.values():
        for ink in (theme.canvas.text, theme.canvas.secondary, kind.mark):
            assert contrast(ink, kind.fill) >= 4.5
    for ink in (theme.canvas.text, theme.canvas.secondary, *theme.arrows.values()):
        assert contrast(ink, theme.canvas.background) >= 4.5
    assert contrast(theme.canvas.selection, theme.canvas.on_mark) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_shapes_can_be_seen(name: str) -> None:
    theme = load_theme(name)
    canvas = theme.canvas
    graphics = (
        canvas.selection,
        canvas.focus,
        canvas.guide,
        canvas.refusal,
        canvas.found,
        canvas.tie,
        canvas.frame,
    )
    for ink in (*graphics, *(kind.mark for kind in theme.kinds.values())):
        assert contrast(ink, canvas.background) >= 3
    for arrow in theme.arrows.values():
        assert contrast(arrow, canvas.on_mark) >= 3


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_support_and_attack_stay_apart_for_the_colour_blind(name: str, deficiency: str) -> None:
    theme = load_theme(name)
    support, attack = (seen(theme.arrow(role), deficiency) for role in ("support", "attack"))
    assert difference(support, attack) >= 40


def test_every_kind_has_colours_of_its_own() -> None:
    assert {kind.colour for kind in KINDS.values()} <= set(KIND_COLOURS)


def test_an_unknown_kind_or_role_is_neutral() -> None:
    theme = load_theme("light")
    assert theme.kind("hypothesis") is theme.kinds["neutral"]
    assert theme.arrow("exemplifies") == theme.arrows["other"]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("canvas.background", "blue"),
        ("canvas.on-mark", None),
        ("kinds.claim.fill", "#12"),
        ("arrows.attack", 5),
    ],
)
def test_a_broken_theme_names_the_place(place: str, value: object) -> None:
    data = _data("light")
    *path, last = place.split(".")
    table = data
    for step in path:
        table = table[step]
    table[last] = value
    with pytest.raises(ThemeError, match=place):
        parse_theme("mine", data)


def test_a_theme_that_is_no_table_is_refused() -> None:
    with pytest.raises(ThemeError):
        parse_theme("mine", [])


def test_own_colours_are_names_or_hex() -> None:
    theme = load_theme("light")
    assert theme.colour("#c026a3").name() == "#c026a3"
    assert theme.colour("evidence") == theme.kinds["evidence"].mark
    assert theme.colour("url(file:///etc/passwd)") is None
    assert theme.colour(None) is None


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    "chosen", [*ACCENTS, "#ffffff", "#000000", "#777777", "#ffff66", "#10141a"]
)
def test_a_colour_of_ones_own_shows_in_every_theme(name: str, chosen: str) -> None:
    theme = load_theme(name)
    own = theme.colour(chosen)
    assert own is not None
    assert contrast(own, theme.kinds["claim"].fill) >= 2.95
    assert contrast(own, theme.canvas.background) >= 2.7


@pytest.mark.parametrize("name", THEMES)
def test_accents_can_be_told_apart(name: str) -> None:
    accents = [linear(each) for each in load_theme(name).accents.values()]
    pairs = [(a, b) for n, a in enumerate(accents) for b in accents[n + 1 :]]
    assert min(difference(a, b) for a, b in pairs) >= 15
