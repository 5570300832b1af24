"""What the parser of Argdown's authors makes of a text, where it is there to be asked."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from argmap.formats.argdown.parsing import debate_of

_SCRIPT = """
const {argdown} = require("@argdown/core/dist/argdown");
let input = "";
const said = node => ((node.members || []).filter(m => !m.isReference).pop() || {}).text || "";
process.stdin.on("data", part => (input += part)).on("end", () => {
  const out = {};
  for (const [name, text] of Object.entries(JSON.parse(input))) {
    const r = argdown.run({input: text, process: ["parse-input", "build-model"],
      model: {removeTagsFromText: true}, logLevel: "silent", throwExceptions: false});
    out[name] = {
      errors: [...(r.parserErrors || []), ...(r.lexerErrors || []), ...(r.exceptions || [])]
        .map(each => String(each.message || each)),
      statements: Object.values(r.statements || {}).map(s => [s.title, said(s)]),
      arguments: Object.values(r.arguments || {}).map(
        a => [a.title, (a.pcs || []).length, said(a)]),
      relations: (r.relations || []).map(x => [x.relationType, x.from.type, x.from.title || "",
        x.to.type, x.to.title || x.to.argumentTitle || ""]),
    };
  }
  process.stdout.write(JSON.stringify(out));
});
"""
_NAMELESS = re.compile(r"^\x00.*|^Untitled \d+$")
_ENDS = {"statement": "equivalence-class"}


@cache  # a test has a home folder of its own, where there are no programs
def peer_folder() -> Path | None:
    """The folder with the parser in its node_modules."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(os.environ.get("ARGMAP_PEERS") or Path(cache) / "argmap-peers")
    there = (folder / "node_modules" / "@argdown" / "core").is_dir()
    return folder if there and shutil.which("node") else None


def seen_by_peer(texts: dict[str, str]) -> dict[str, Any]:
    folder = peer_folder()
    assert folder is not None
    done = subprocess.run(
        ["node", "-e", _SCRIPT],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        cwd=folder,
        check=True,
        timeout=60,
    )
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def compared(text: str, seen: dict[str, Any]) -> str | None:
    """In what the parser sees something else than we do; None if in nothing."""
    if seen["errors"]:
        return f"errors: {seen['errors'][:3]}\n{text}"
    debate = debate_of(text, lambda line, what: None)
    ours = {
        "statements": Counter((_name(k), v.text) for k, v in debate.statements.items()),
        "arguments": Counter(
            (_name(k), len(v.structure), v.text) for k, v in debate.arguments.items()
        ),
        "relations": Counter(
            (
                each.type,
                _ENDS.get(each.source.kind, each.source.kind),
                _name(each.source.key),
                _ENDS.get(each.target.kind, each.target.kind),
                _name(each.target.key),
            )
            for each in debate.relations
        ),
    }
    theirs = {
        "statements": Counter((_name(title), said.strip()) for title, said in seen["statements"]),
        "arguments": Counter(
            (_name(a), count, said.strip()) for a, count, said in seen["arguments"]
        ),
        "relations": Counter((a, b, _name(c), d, _name(e)) for a, b, c, d, e in seen["relations"]),
    }
    for what, each in ours.items():
        if each != theirs[what]:
            return (
                f"{what}: {[*(each - theirs[what])][:3]} / {[*(theirs[what] - each)][:3]}\n{text}"
            )
    return None


def _name(title: str) -> str:
    return "" if _NAMELESS.match(title) else title
