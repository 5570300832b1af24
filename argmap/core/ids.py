"""Identifiers of records."""

from __future__ import annotations

import secrets

ID_PATTERN = r"^[A-Za-z0-9_-]{1,64}$"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def new_id() -> str:
    """Twelve random base32 characters (60 bits): no collision in any map a person can make."""
    bits = secrets.randbits(60)
    return "".join(_ALPHABET[bits >> shift & 31] for shift in range(0, 60, 5))
