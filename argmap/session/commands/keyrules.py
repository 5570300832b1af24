"""Which keys a command may have: what must not be used, and what had better not be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argmap.session.commands.command import Scope

LONGEST: Final = 40
_HELD: Final = ("Ctrl", "Shift", "Alt", "Meta", "Num")
_BARE: Final = frozenset({"Shift", "Num"})
_LOCKS: Final = frozenset({"CapsLock", "NumLock", "ScrollLock"})
_WRITING: Final = frozenset({"Tab", "Return", "Enter", "Del", "Backspace"})
_GOING: Final = frozenset({"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"})
_OUT_OF_REACH: Final = frozenset("/\\[]{}`'´;,.<>|~^@")


def parts(key: str) -> tuple[frozenset[str], str]:
    """The modifiers held, and the key itself: “Ctrl++” is Ctrl and +."""
    held: set[str] = set()
    rest = key
    while True:
        modifier, plus, after = rest.partition("+")
        if not plus or not after or modifier not in _HELD:
            return frozenset(held), rest
        held.add(modifier)
        rest = after


def canonical(key: str) -> str:
    """The key as the registry writes it; windows systems tell Shift+Tab in several ways."""
    held, last = parts(key)
    return "Shift+Tab" if last == "Backtab" and held <= {"Shift"} else key


def writes(key: str) -> bool:
    """Whether this key makes or deletes something where text is typed, but for characters."""
    held, last = parts(key)
    return held <= _BARE and last in _WRITING


def refusal(key: str, scope: Scope) -> str | None:
    """Why a command of this scope must not have this key."""
    held, last = parts(key)
    named = key.isprintable() and len(key) <= LONGEST and (last == "+" or last[-1:] != "+")
    if not last or not named or last in _LOCKS:
        return tr("This key cannot be used.")
    if ", " in key:
        return tr("A command takes one combination of keys, not one after another.")
    if last in _HELD:
        return tr("Press a key together with those.")
    if last == "Esc":
        return tr("Escape always gives up what is under way.")
    bare = held <= _BARE
    if bare and (len(last) == 1 or last == "Space"):
        return tr("This key types into the statement selected. Hold Ctrl or Alt with it.")
    if bare and last == "Menu":
        return tr("This key opens the menu of what is selected.")
    if bare and last in _GOING:
        return tr("This key goes through the map and through text.")
    if writes(key) and scope == "window":
        return tr("This key is needed where text is typed; this command acts there, too.")
    return None


def warning(key: str) -> str | None:
    """Why this key may not work everywhere; it may be used all the same."""
    held, last = parts(key)
    character = len(last) == 1
    if {"Ctrl", "Alt"} <= held and character:
        return tr("On many keyboards, Ctrl+Alt types special characters.")
    if character and (last in _OUT_OF_REACH or not last.isascii()):
        return tr("Many keyboards have this character only behind another key.")
    if "Meta" in held or (held == {"Alt"} and last in {"F4", "Space", "Tab"}):
        return tr("Your system may take this key for itself.")
    return None
