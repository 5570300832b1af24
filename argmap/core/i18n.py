"""Translation of visible text without Qt: the shell installs the real translator."""

from __future__ import annotations

import string
from collections.abc import Callable
from typing import Any, Final

Translator = Callable[[str, int | None], str]

MARKS: Final = ",."
"""What groups the digits of a number, and what its fraction begins with, as Python writes them."""


def _untranslated(text: str, n: int | None) -> str:
    return text


_translator: Translator = _untranslated
_marks: dict[int, str] = {}
"""Other marks for numbers, by the English ones; empty where those are right."""


def install(translator: Translator | None, marks: str = MARKS) -> None:
    """Use `translator(text, n)` from now on; None restores the untranslated text.

    `marks` are those of the language, in the place of `MARKS`.
    """
    global _translator, _marks  # noqa: PLW0603 - one process speaks one language
    _translator = translator or _untranslated
    _marks = dict(zip(map(ord, MARKS), marks, strict=True)) if marks != MARKS else {}


class _Figures(string.Formatter):
    """Fills places as `str.format` does, with the marks of the language in numbers."""

    def format_field(self, value: Any, format_spec: str) -> str:
        text: str = super().format_field(value, format_spec)
        return text.translate(_marks) if isinstance(value, int | float) else text


_figures = _Figures()


def tr(text: str, **values: object) -> str:
    """Translate a literal and fill its `{name}` places; values are inserted as they are."""
    translated = _translator(text, None)
    return _filled(translated, text, values) if values else translated


def trn(one: str, many: str, n: int, **values: object) -> str:
    """Translate the form that fits the count `n`, which fills `{n}`."""
    text = one if n == 1 else many
    return _filled(_translator(text, n), text, {"n": n, **values})


def translated(marked: str) -> str:
    """Translate a literal that stands elsewhere as data, such as a command's title."""
    return _translator(marked, None)


def mark(text: str) -> str:
    """Mark a literal for translation where it is declared; `tr` translates it when it is shown."""
    return text


def figure(value: float, form: str = ",") -> str:
    """Write a number as the language does; `form` is a format specification."""
    return format(value, form).translate(_marks)


def _filled(translated: str, text: str, values: dict[str, object]) -> str:
    """Fill in the values; a translation that asks for others is worse than none."""
    try:
        return _figures.vformat(translated, (), values) if _marks else translated.format(**values)
    except (LookupError, ValueError):
        return text.format(**values)
