"""Fractional indices: short strings between any two of which another one fits.

An index sorts by its characters (ASCII order). Ours are an integer part, whose first letter says
how many digits follow, and a fraction. Appending counts the integer up, so the ten-thousandth
sibling has four characters; inserting lengthens only the new index. No index ends in "0": between
"a" and "a0" nothing would fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

_ALL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_DIGITS = _ALL[1:]
_VALUE = {character: value for value, character in enumerate(_ALL)}
ORDER_PATTERN = r"^([0-9A-Za-z]*[1-9A-Za-z])?$"
FIRST = "a1"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def between(low: str | None, high: str | None) -> str:
    """An index strictly between two; None stands for the end on that side.

    Raises ValueError if `low` does not sort before `high`.
    """
    if low is not None and high is not None and low >= high:
        raise ValueError(f"no index between {low!r} and {high!r}")
    if not low and not high:
        return FIRST
    if not high:
        assert low is not None
        return _successor(_integer(low)) or low + "V"
    if not low:
        whole = _integer(high)
        if whole and whole < high:
            return whole
        return _predecessor(whole) or _midpoint("", high)
    following = _successor(_integer(low))
    if following and following < high:
        return following
    return _midpoint(low, high)


def ascending() -> Iterator[str]:
    """The first index, and always the one that `between` puts after the last."""
    return (
        letter + "".join(digits)
        for length, letter in enumerate(_LETTERS, 1)
        for digits in product(_DIGITS, repeat=length)
    )


def spread(count: int, low: str | None = None, high: str | None = None) -> list[str]:
    """`count` ascending indices strictly between two."""
    if not low and not high:
        return list(islice(ascending(), count))
    if not high:
        indices: list[str] = []
        for _ in range(count):
            low = between(low, None)
            indices.append(low)
        return indices
    if count == 0:
        return []
    middle = between(low, high)
    left = count // 2
    return [*spread(left, low, middle), middle, *spread(count - left - 1, middle, high)]


def _integer(index: str) -> str:
    """The integer part, or an empty string where the index has none of ours."""
    head = index[0]
    if "a" <= head <= "z":
        length = ord(head) - ord("a") + 2
    elif "A" <= head <= "Z":
        length = ord("Z") - ord(head) + 2
    else:
        return ""
    whole = index[:length]
    return whole if len(whole) == length and "0" not in whole else ""


def _successor(whole: str) -> str:
    if not whole:
        return ""
    digits = list(whole[1:])
    for place in reversed(range(len(digits))):
        if digits[place] != _DIGITS[-1]:
            digits[place] = _ALL[_VALUE[digits[place]] + 1]
            return whole[0] + "".join(digits)
        digits[place] = _DIGITS[0]
    if whole[0] == "Z":
        return FIRST
    if whole[0] == "z":
        return ""
    head = chr(ord(whole[0]) + 1)
    length = len(digits) + (1 if head >= "a" else -1)
    return head + _DIGITS[0] * length


def _predecessor(whole: str) -> str:
    if not whole:
        return ""
    digits = list(whole[1:])
    for place in reversed(range(len(digits))):
        if digits[place] != _DIGITS[0]:
            digits[place] = _ALL[_VALUE[digits[place]] - 1]
            return whole[0] + "".join(digits)
        digits[place] = _DIGITS[-1]
    if whole[0] == "a":
        return "Z" + _DIGITS[-1]
    if whole[0] == "A":
        return ""
    head = chr(ord(whole[0]) - 1)
    length = len(digits) + (-1 if head >= "a" else 1)
    return head + _DIGITS[-1] * length


def _midpoint(low: str, high: str | None) -> str:
    """A string between two that do not end in "0"; "" is below all, None above all."""
    prefix = ""
    while True:
        if high is not None:
            shared = 0
            while (low[shared] if shared < len(low) else "0") == high[shared]:
                shared += 1
            prefix += high[:shared]
            low, high = low[shared:], high[shared:]
        bottom = _VALUE[low[0]] if low else 0
        top = _VALUE[high[0]] if high is not None else len(_ALL)
        if top - bottom > 1:
            return prefix + _ALL[(bottom + top) // 2]
        if high is not None and len(high) > 1:
            return prefix + high[0]
        prefix += _ALL[bottom]
        low, high = low[1:], None
