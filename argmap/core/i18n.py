"""Translation of visible text without Qt: the shell installs the real translator."""

from __future__ import annotations

from collections.abc import Callable

Translator = Callable[[str, int | None], str]


def _untranslated(text: str, n: int | None) -> str:
    return text


_translator: Translator = _untranslated


def install(translator: Translator | None) -> None:
    """Use `translator(text, n)` from now on; None restores the untranslated text."""
    global _translator  # noqa: PLW0603 - one process speaks one language
    _translator = translator or _untranslated


def tr(text: str, **values: object) -> str:
    """Translate a literal and fill its `{name}` places; values are inserted as they are."""
    translated = _translator(text, None)
    return translated.format(**values) if values else translated


def trn(one: str, many: str, n: int, **values: object) -> str:
    """Translate the form that fits the count `n`, which fills `{n}`."""
    translated = _translator(one if n == 1 else many, n)
    return translated.format(n=n, **values)


def mark(text: str) -> str:
    """Mark a literal for translation where it is declared; `tr` translates it when it is shown."""
    return text
