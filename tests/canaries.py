"""A trap for whatever a map names: files that tell when they are opened, a host that hears.

And maps in which every text is markup, links and pictures that lead there.
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from argmap.core.records import COLLECTIONS, Excerpt, MapInfo, Record

_OPENED: Final = 0x20 | 0x1  # IN_OPEN, IN_ACCESS
_EVENT: Final = struct.Struct("iIII")
_OUTWARD: Final = (
    *("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "subprocess.Popen"),
    *("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "webbrowser.open"),
    *("urllib.Request", "pickle.find_class", "ftplib.connect", "smtplib.connect"),
)
_PNG: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a494441"
    "54789c636000000002000148afa4710000000049454e44ae426082"
)


class Trap:
    """Whoever opens one of its files, from whatever process, or calls its host, is told of.

    The system itself reports what is opened, so that Qt's own reading is seen as well; Python's
    audit events tell of processes and connections, wherever they lead.
    """

    _watching: Trap | None = None
    _hooked = False

    def __init__(self) -> None:
        # A short path: labels may have a thousand characters, and each text names it often.
        self.folder = Path(tempfile.mkdtemp(prefix="c", dir="/tmp"))
        for name, data in (
            ("c.png", _PNG),
            ("c.css", b"b { color: red }"),
            ("c.js", b"document.title = 'ran'"),
            ("c.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("c.html", b"<p>here"),
        ):
            (self.folder / name).write_bytes(data)
        self._host = socket.create_server(("127.0.0.1", 0))
        self._host.setblocking(False)
        self.port: int = self._host.getsockname()[1]
        self._outward: list[str] = []
        self._inotify = _watched(self.folder)
        Trap._watching = self
        if not Trap._hooked:
            sys.addaudithook(_hear)  # which nothing can take away again
            Trap._hooked = True

    def hits(self) -> list[str]:
        """What was opened or called since the last time."""
        found = [f"opened {name}" for name in self._opened()]
        try:
            caller, _ = self._host.accept()
        except BlockingIOError:
            pass
        else:
            caller.close()
            found.append("called the host")
        found += self._outward
        self._outward = []
        return found

    def close(self) -> None:
        Trap._watching = None
        os.close(self._inotify)
        self._host.close()
        for each in self.folder.iterdir():
            each.unlink()
        self.folder.rmdir()

    def texts(self) -> list[str]:
        """Texts that some program or other would follow, each for itself and then all in one."""
        here, there = f"file://{self.folder}", f"http://127.0.0.1:{self.port}"
        each = [
            f'<img src="{here}/c.png">',
            f"<img src='{self.folder}/c.png'><b>x</b>",
            "<img src=c.png>",
            f'<img src="{there}/a.png" onerror="x()">',
            f'<a href="{here}/c.html">a</a>',
            f'<link rel="stylesheet" href="{here}/c.css">',
            f'<style>@import "{there}/a.css";b{{background:url({here}/c.png)}}</style>',
            f'<table background="{here}/c.png"><tr><td>x',
            f'<svg><image href="{here}/c.svg"/><use href="{there}/a.svg#a"/></svg>',
            f'<script src="{there}/a.js"></script>',
            f'"><img src="{here}/c.png">',
            f"</style></script></title></text><img src='{here}/c.png'>",
            f"![x]({here}/c.png)",
            f"[x]({here}/c.html)",
            f"]]>--><iframe src={there}/>",
            "javascript:alert(1)",
        ]
        return [*each, "".join(each)]

    def _opened(self) -> set[str]:
        try:
            data = os.read(self._inotify, 65536)
        except BlockingIOError:
            return set()
        names, at = set(), 0
        while at < len(data):
            *_, length = _EVENT.unpack_from(data, at)
            at += _EVENT.size
            name = data[at : at + length].rstrip(b"\0").decode()
            at += length
            if name:
                names.add(name)
        return names


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    trap = Trap._watching
    if trap is not None and event.startswith(_OUTWARD):
        trap._outward.append(f"{event} {arguments!r:.120}")


def _watched(folder: Path) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = int(libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC))
    if descriptor < 0 or libc.inotify_add_watch(descriptor, os.fsencode(folder), _OPENED) < 0:
        raise OSError(ctypes.get_errno(), "this system does not tell what is opened")
    return descriptor


def hostile_content(trap: Trap) -> dict[str, Any]:
    """A map as JSON: one statement for each text, all fields of each record with the last one."""
    texts = trap.texts()
    evil = texts[-1]
    label = evil[:1_000]
    stranger = {"stranger": evil, "list of strangers": [evil, {"deep": evil}]}
    statements: list[dict[str, Any]] = [
        {
            "id": f"s{n}",
            "kind": kind,
            "x": 320 * (n % 4),
            "y": 220 * (n // 4),
            "text": text,
            "title": text[:1_000],
            "note": text,
            "tags": [text[:1_000], label],
            "voice": "p",
            "chain": ["p2"],
            "fidelity": label,
            "author": label,
            "colour": "red",
            "citations": [{"source": "c", "locator": label}, {"source": "c2"}],
            "excerpts": [
                {"source": "c", "exact": evil, "prefix": label, "suffix": label, **stranger}
            ],
            **stranger,
        }
        for n, (text, kind) in enumerate(zip(texts, _kinds(label), strict=False))
    ]
    head = {"format": "argmap", "version": 1, "min_reader": 1, "id": "m", "app": evil[:200]}
    info = {"title": label, "description": evil, "language": label, "central": "s0"}
    return {
        **head,
        "info": {**info, "direction": label, **stranger},
        "statements": statements,
        "inferences": _inferences(evil, label, stranger),
        "relations": [{"id": "r", "kind": label, "a": "s5", "b": "s0", **stranger}],
        "groups": [{"id": "g", "title": label, "members": ["s0", "s1"], **stranger}],
        "sources": [
            {"id": "c", "URL": label, **_source(evil, label), **stranger},
            {"id": "c2", "URL": f"file://{trap.folder}/c.html", **_source(evil, label)},
        ],
        "participants": [{"id": key, "name": label, "role": label} for key in ("p", "p2")],
        **stranger,
    }


def _inferences(evil: str, label: str, stranger: dict[str, Any]) -> list[dict[str, Any]]:
    said = {"text": evil, "note": evil, "tags": [label], "author": label, **stranger}
    odd = {"polarity": label, "scheme": label, "roles": {"s1": label}, "answers": {evil: evil}}
    return [
        {"id": "i", "premises": ["s1", "s2"], "target": "s0", **odd, **said},
        {"id": "j", "premises": ["s3"], "target": "s0", "scheme": "expert-opinion", **said},
        {"id": "u", "premises": ["s4"], "target": "i", "polarity": "attack", **said},
    ]


def _source(evil: str, label: str) -> dict[str, Any]:
    fields = ("type", "title", "container-title", "publisher", "issued", "DOI", "sha256")
    more = {"author": [label, label], "independence": label, "text": evil}
    return {**dict.fromkeys(fields, label), **more}


def _kinds(label: str) -> list[str]:
    return ["claim", "evidence", "counterpoint", "question", "note", label] * 3


def left_out(content: dict[str, Any]) -> list[str]:
    """Fields that could hold such a text in some record, and do in none."""
    evil = "<img src=x>"
    models: dict[str, type[Any]] = {**COLLECTIONS, "info": MapInfo, "excerpts": Excerpt}
    found = []
    for name, model in models.items():
        rows: Any = content.get(name, content["statements"][0].get(name))
        rows = [rows] if isinstance(rows, dict) else rows
        for field, about in model.model_fields.items():
            key = about.alias or field
            if not any("<img" in str(row.get(key, "")) for row in rows) and _takes(
                model, rows[0], key, evil
            ):
                found.append(f"{name}.{key}")
    return found


def _takes(model: type[Record], row: dict[str, Any], key: str, text: str) -> bool:
    for value in (text, (text,), {"s0": text}):
        try:
            model.model_validate({**_as_tuples(row), key: value})
        except ValidationError:
            continue
        return True
    return False


def _as_tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_tuples(each) for key, each in value.items()}
    return tuple(map(_as_tuples, value)) if isinstance(value, list) else value
