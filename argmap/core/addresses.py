"""Addresses of sources: which may be opened, where they really lead, and what is odd about them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from argmap.core.i18n import tr
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from argmap.core.records import Source

WEB: Final = ("http", "https")
SCHEMES: Final = (*WEB, "mailto")
"""All others are handed to whatever program says it knows them: files, shares, code."""

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_BARE_HOST: Final = re.compile(r"[^\s/:?#@\\]+\.[^\s/:?#@\\.]{2,}(?::\d{1,5})?(?=[/?#]|$)")
# What cannot be seen, or is read by some programs as something else than it looks.
_UNFIT: Final = re.compile(
    "[\x00-\x20\x7f-\xa0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\ufe00-\ufe0f\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff\\\\]"
)
_HOST: Final = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}"
                          r"[a-z0-9_])?)*\.?|\[[0-9a-f:.]+\]")  # fmt: skip
_MAIL: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"
_EAST_ASIAN: Final = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "LATIN"})


@dataclass(frozen=True, slots=True)
class Address:
    """`url` is all ASCII and what a browser gets; `host` is where it leads, as it was written.

    `odd` are sentences about what may mislead a reader; with none, the address says what it does.
    """

    url: str
    host: str
    odd: tuple[str, ...] = ()


def has_address(source: Source) -> bool:
    """Whether the source says where it is to be found, fit to be opened or not."""
    return bool(shown_address(source))


def shown_address(source: Source) -> str:
    """What the source says of where it is to be found, as it stands there."""
    return (source.URL or "").strip() or (source.DOI or "").strip()


def address_of(source: Source) -> Address:
    """Where the source is to be found. Raises RefusalError with the reason not to go there."""
    text = (source.URL or "").strip()
    if not text and source.DOI:
        doi = source.DOI.strip()
        doi = re.sub(r"^doi:\s*", "", doi, flags=re.IGNORECASE)
        text = doi if "://" in doi else "https://doi.org/" + quote(doi, safe="/:;()._-")
    if not text:
        raise RefusalError(tr("This source has no web address."))
    return address(text)


def address(text: str) -> Address:
    """The address in a text. Raises RefusalError with the reason if it may not be opened."""
    text = text.strip()
    unfit = _UNFIT.search(text)
    if unfit:
        raise _unfit(unfit[0])
    scheme = _SCHEME.match(text)
    if _BARE_HOST.match(text):
        text = f"https://{text}"
    elif scheme is None or scheme[1].lower() not in SCHEMES:
        raise _only_these(scheme[0] if scheme else text[:12])
    return _mail(text) if text.lower().startswith("mailto:") else _web(text)


def _unfit(sign: str) -> RefusalError:
    named = {" ": tr("a space"), "\\": "\\"}.get(sign, f"\\u{ord(sign):04X}")
    return RefusalError(
        tr(
            "The address has a character in it that no address has ({sign}), and is not opened. "
            "Correct it in the source first.",
            sign=named,
        )
    )


def _only_these(beginning: str) -> RefusalError:
    return RefusalError(
        tr(
            "Only addresses that begin with “http://”, “https://” or “mailto:” are opened; this "
            "one begins with “{beginning}”.",
            beginning=beginning,
        )
    )


def _broken() -> RefusalError:
    return RefusalError(tr("This is no complete web address. Correct it in the source first."))


def _mail(text: str) -> Address:
    receiver = text.partition(":")[2]
    # What else a mailto: may say, such as a file to send along, is nothing that a map may ask for.
    if not _MAIL.fullmatch(receiver):
        raise RefusalError(
            tr("Only a single plain address may stand after “mailto:”, and nothing else.")
        )
    return Address(f"mailto:{receiver}", receiver)


def _web(text: str) -> Address:
    scheme, _, rest = text.partition(":")
    if not rest.startswith("//"):
        raise _only_these(text[:12])
    try:
        parts = urlsplit(text)
        named = parts.hostname or ""
        port = parts.port
    except ValueError:
        raise _broken() from None
    host = _ascii(named)
    after = text.partition("//")[2]
    path = after[len(parts.netloc) :]
    user = parts.netloc.rpartition("@")[0]
    place = host if port is None else f"{host}:{port}"
    whole = f"{scheme.lower()}://{quote(user, safe=_SAFE) + '@' if user else ''}{place}"
    odd = [*_deceives(named, host), *_user(user, named)]
    return Address(whole + quote(path, safe=_SAFE), named, tuple(odd))


def _ascii(host: str) -> str:
    """The host as it travels. Raises RefusalError for what is none."""
    try:
        found = host if host.startswith("[") or ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise _broken() from None
    found = f"[{found}]" if ":" in found and not found.startswith("[") else found
    if not _HOST.fullmatch(found.lower()):
        raise _broken()
    return found.lower()


def _deceives(named: str, host: str) -> list[str]:
    """Letters of other scripts can look just like Latin ones: say how the host is spelled."""
    if named.isascii():
        return []
    found = [
        tr("Its letters are not all of the plain alphabet; spelled out it is “{host}”.", host=host)
    ]
    if any(map(_mixes_scripts, named.split("."))):
        found.append(
            tr("It mixes letters of several scripts, as those do that want to be taken for others.")
        )
    return found


def _mixes_scripts(part: str) -> bool:
    found = {unicodedata.name(sign, "-").split()[0] for sign in part if sign.isalpha()}
    return len(found) > 1 and not found <= _EAST_ASIAN


def _user(user: str, named: str) -> list[str]:
    if not user:
        return []
    return [
        tr(
            "What stands before the @ is a name to log in with; it leads to “{host}”.",
            host=named,
        )
    ]
