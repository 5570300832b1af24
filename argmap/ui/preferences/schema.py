"""Every preference, as data: the window with its search is made from these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.ui.settings import ARROW_KEYS, AUTOSAVE, SWITCH, TEXT_SIZES, THEMES, WHEELS
from argmap.ui.translation import languages

if TYPE_CHECKING:
    from argmap.ui.program import Program

SWITCHED = {"off": mark("Off"), "on": mark("On")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """One choice. `title`, `help` and the words of `choices` are marked for translation.

    `choices` are the values in the order in which they are offered; one of `off` and `on` alone is
    a switch. `usual` is what it is until somebody chooses.
    """

    id: str
    section: str
    title: str
    help: str
    choices: dict[str, str]
    usual: str
    read: Callable[[Program], str]
    choose: Callable[[Program, str], None]

    @property
    def switch(self) -> bool:
        return tuple(self.choices) == SWITCH


def _switch(on: bool) -> str:
    return SWITCH[on]


LOOK = mark("Appearance")
HANDLING = mark("Canvas")
LAYOUT = mark("Layout")
FILES = mark("Files")
SECTIONS = (LOOK, HANDLING, LAYOUT, FILES)

_THEMES = {
    "system": mark("As the system"),
    "light": mark("Light"),
    "dark": mark("Dark"),
    "classic": mark("Classic green and red"),
    "contrast": mark("High contrast"),
}
_SIZES = {
    "100": mark("Normal"),
    "115": mark("Larger"),
    "130": mark("Large"),
    "150": mark("Very large"),
}
_AUTOSAVE = {
    "off": mark("Never"),
    "10": mark("10 seconds after a change"),
    "60": mark("A minute after a change"),
    "300": mark("5 minutes after a change"),
}

_LANGUAGES = languages()
_LANGUAGE = (
    Preference(
        id="language",
        section=LOOK,
        title=mark("Language"),
        help=mark("Of menus, panels and dialogs, from the next start of argmap on."),
        choices={"system": mark("As the system"), **_LANGUAGES},
        usual="system",
        read=lambda program: program.settings.language,
        choose=lambda program, value: program.choose_language(value),
    ),
)[: len(_LANGUAGES) - 1]
"""Nothing to choose where there is no translation."""

PREFERENCES: tuple[Preference, ...] = (
    Preference(
        id="theme",
        section=LOOK,
        title=mark("Theme"),
        help=mark("Colours of windows and maps. Exported pictures have a theme of their own."),
        choices={each: _THEMES[each] for each in THEMES},
        usual="system",
        read=lambda program: program.appearance.choice,
        choose=lambda program, value: program.appearance.choose(value),
    ),
    Preference(
        id="text_size",
        section=LOOK,
        title=mark("Text size"),
        help=mark("Of menus, panels and dialogs. Maps have their zoom."),
        choices={each: _SIZES[each] for each in TEXT_SIZES},
        usual="100",
        read=lambda program: program.settings.text_size,
        choose=lambda program, value: program.appearance.choose_text_size(value),
    ),
    *_LANGUAGE,
    Preference(
        id="wheel",
        section=HANDLING,
        title=mark("Mouse wheel"),
        help=mark("What it does without a key held; Ctrl makes it zoom in any case."),
        choices={each: {"scroll": mark("Scrolls"), "zoom": mark("Zooms")}[each] for each in WHEELS},
        usual="scroll",
        read=lambda program: program.settings.wheel,
        choose=lambda program, value: program.choose_wheel(value),
    ),
    Preference(
        id="arrow_keys",
        section=HANDLING,
        title=mark("Arrow keys"),
        help=mark("What they do on the canvas. With Ctrl they do the other, with Shift more."),
        choices={
            each: {"walk": mark("Walk the argument"), "move": mark("Move what is selected")}[each]
            for each in ARROW_KEYS
        },
        usual="walk",
        read=lambda program: program.settings.arrow_keys,
        choose=lambda program, value: program.choose_arrow_keys(value),
    ),
    Preference(
        id="guides",
        section=HANDLING,
        title=mark("Alignment guides"),
        help=mark("Pull what is dragged into line with other boxes. Ctrl does the opposite."),
        choices=SWITCHED,
        usual="on",
        read=lambda program: _switch(program.settings.guides),
        choose=lambda program, value: program.choose_guides(value == "on"),
    ),
    Preference(
        id="arrows",
        section=HANDLING,
        title=mark("Arrows"),
        help=mark("How they are drawn, here and in exported pictures."),
        choices={
            "elbow": mark("Elbows"),
            "curve": mark("Curves"),
            "straight": mark("Straight lines"),
        },
        usual="elbow",
        read=lambda program: program.settings.arrows,
        choose=lambda program, value: program.choose_arrows_named(value),
    ),
    Preference(
        id="glides",
        section=LAYOUT,
        title=mark("Animate moves"),
        help=mark("Show boxes on their way when a command moves them."),
        choices=SWITCHED,
        usual="on",
        read=lambda program: _switch(program.settings.glides),
        choose=lambda program, value: program.choose_glides(value == "on"),
    ),
    Preference(
        id="keep_tidy",
        section=LAYOUT,
        title=mark("Keep tidy"),
        help=mark("Maps make room for each edit by themselves."),
        choices=SWITCHED,
        usual="off",
        read=lambda program: _switch(program.settings.keep_tidy),
        choose=lambda program, value: program.choose_keep_tidy(value == "on"),
    ),
    Preference(
        id="autosave",
        section=FILES,
        title=mark("Save by itself"),
        help=mark("Maps that have a file are saved without being asked. A journal is kept anyway."),
        choices={each: _AUTOSAVE[each] for each in AUTOSAVE},
        usual="off",
        read=lambda program: program.settings.autosave,
        choose=lambda program, value: program.choose_autosave(value),
    ),
    Preference(
        id="start_page",
        section=FILES,
        title=mark("Start page"),
        help=mark("Show recent files and examples on an empty map."),
        choices=SWITCHED,
        usual="on",
        read=lambda program: _switch(program.settings.start_page),
        choose=lambda program, value: program.choose_start_page(value == "on"),
    ),
)
