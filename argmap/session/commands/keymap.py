"""Which keys run which command: those of the registry, but for what a person has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from argmap.session.commands.keyrules import canonical, refusal

if TYPE_CHECKING:
    from argmap.session.commands.command import Command

VERSION: Final = 1
_EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


class Keymap:
    """Immutable; each change returns another. No key ever runs two commands.

    `changed` has the keys of commands that a person has changed, and `strange` what was stored
    for others and cannot be used: commands of other versions, keys that must not be.
    """

    def __init__(
        self,
        commands: Mapping[str, Command],
        changed: Mapping[str, tuple[str, ...]] = _EMPTY,
        strange: Mapping[str, object] = _EMPTY,
    ) -> None:
        self._commands = commands
        self._strange = dict(strange)
        self._changed = {
            name: changed[name]
            for name in commands
            if changed.get(name, commands[name].keys) != commands[name].keys
        }

    def keys(self, command: str) -> tuple[str, ...]:
        """The keys of a command, the one shown in menus first."""
        return self._keys.get(command, ())

    def owner(self, key: str) -> str | None:
        """The command that a key runs."""
        return self._owners.get(key)

    def is_changed(self, command: str) -> bool:
        """Whether a command has other keys than it came with."""
        return self.keys(command) != self._commands[command].keys

    @property
    def any_changed(self) -> bool:
        return bool(self._changed)

    def put(self, command: str, keys: Sequence[str]) -> Keymap:
        """Give a command these keys; whatever has had one of them has it no more."""
        mine = tuple(dict.fromkeys(keys))
        changed = {
            name: tuple(key for key in theirs if key not in mine)
            for name, theirs in self._changed.items()
        }
        strange = {name: value for name, value in self._strange.items() if name != command}
        return Keymap(self._commands, changed | {command: mine}, strange)

    def reset(self, command: str) -> Keymap:
        """Give a command the keys it came with, also if another has them now."""
        return self.put(command, self._commands[command].keys)

    def reset_all(self) -> Keymap:
        """Give all commands the keys they came with; what other versions stored is kept."""
        return Keymap(self._commands, strange=self._strange)

    def stored(self) -> dict[str, object]:
        """What to remember; `restored` makes the same of it."""
        changed = {name: list(keys) for name, keys in self._changed.items()}
        return {"version": VERSION, "keys": self._strange | changed}

    @cached_property
    def _keys(self) -> dict[str, tuple[str, ...]]:
        """Keys by command: a person's choice counts more than what commands came with."""
        taken = {key for keys in self._changed.values() for key in keys}
        found: dict[str, tuple[str, ...]] = {}
        seen: set[str] = set()
        for name, command in self._commands.items():
            if name in self._changed:
                free = tuple(key for key in self._changed[name] if key not in seen)
                seen.update(free)
            else:
                free = tuple(key for key in command.keys if key not in taken)
            found[name] = free
        return found

    @cached_property
    def _owners(self) -> dict[str, str]:
        return {key: name for name, keys in self._keys.items() for key in keys}


def restored(commands: Mapping[str, Command], stored: object) -> Keymap | None:
    """The keymap that was stored; None of what is damaged, or of a newer version's."""
    if not isinstance(stored, dict) or stored.get("version") != VERSION:
        return None
    keys = stored.get("keys")
    if not isinstance(keys, dict):
        return None
    changed: dict[str, tuple[str, ...]] = {}
    strange: dict[str, object] = {}
    for name, value in keys.items():
        usable = _usable(commands.get(name), value)
        if usable is None:
            strange[name] = value
        else:
            changed[name] = usable
    return Keymap(commands, changed, strange)


def _usable(command: Command | None, value: object) -> tuple[str, ...] | None:
    if command is None or not isinstance(value, list):
        return None
    keys = [canonical(key) for key in value if isinstance(key, str)]
    if len(keys) < len(value) or any(refusal(key, command.scope) for key in keys):
        return None
    return tuple(dict.fromkeys(keys))
