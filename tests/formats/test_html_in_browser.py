"""The page as a person uses it, in a browser without a window, from a file and with no network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from argmap.core.document import Document
from argmap.core.records import Group, Inference, Relation, Statement
from argmap.formats.drawing.options import PageOptions, SvgOptions
from argmap.formats.html import html_bytes
from argmap.formats.svg import svg_bytes
from argmap.layout.text import TextMeasurer
from argmap.storage.native import load
from tests.canaries import Trap, hostile_content
from tests.core.maps import document
from tests.formats.markup import HOSTILE
from tests.maps import random_map

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-default-apps", "--disable-extensions"),
    *("--window-size=1000,700", "--virtual-time-budget=3000"),
)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium to try the page in")

DRIVER = r"""
const told = {};
const one = (query) => document.querySelector(query);
const visible = (id) => getComputedStyle(document.getElementById(id)).display !== "none";
const shown = () => ["top", "why", "deep", "but", "i1", "i2", "i3", "r", "g"].filter(visible);
const view = () => one("svg").style.transform;
const press = (key, where) =>
  where.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const type = (text) => {
  one("input").value = text;
  one("input").dispatchEvent(new Event("input"));
};
const middle = (id) => {
  const box = document.getElementById(id).getBoundingClientRect();
  const map = one(".map").getBoundingClientRect();
  return Math.abs(box.left + box.width / 2 - map.left - map.width / 2) < 12
    && Math.abs(box.top + box.height / 2 - map.top - map.height / 2) < 12;
};
const steps = {
  start: () => [shown(), one("#why .badge text").textContent, one("#deep .badge") === null],
  folded: () => {
    one("#why .badge").dispatchEvent(new MouseEvent("click", { bubbles: true }));
    return [shown(), one("#why .badge text").textContent];
  },
  row: () => one('li[data-for="deep"]').hidden,
  found: () => {
    type("DÉEP");
    return [one(".count").textContent, shown().includes("deep"), middle("deep")];
  },
  many: () => { type("reason"); return one(".count").textContent; },
  next: () => { press("Enter", one("input")); return one(".count").textContent; },
  none: () => { type("nowhere"); return one(".count").textContent; },
  fit: () => { type(""); one("[data-act=fit]").click(); return view(); },
  key: () => { press("+", one(".map")); return view(); },
  wheel: () => {
    const turn = { deltaY: 300, clientX: 100, clientY: 200, cancelable: true };
    one(".map").dispatchEvent(new WheelEvent("wheel", turn));
    return view();
  },
  drag: () => {
    const send = (name, x) => one(".map").dispatchEvent(
      new PointerEvent(name, { pointerId: 1, clientX: x, clientY: 200, button: 0, bubbles: true }));
    const before = view();
    send("pointerdown", 100);
    try { send("pointermove", 103); } finally { send("pointerup", 103); }
    return before !== view();
  },
  far: () => {
    const map = one(".map");
    map.setPointerCapture = () => {};
    const send = (name, id, x) => map.dispatchEvent(
      new PointerEvent(name, { pointerId: id, clientX: x, clientY: 200, button: 0 }));
    const scale = () => Number(view().match(/scale\(([^)]*)/)[1]);
    const first = scale();
    send("pointerdown", 1, 200);
    send("pointerdown", 2, 300);
    send("pointermove", 2, 400);
    send("pointerup", 1, 200);
    send("pointerup", 2, 400);
    return scale() / first;
  },
  all: () => { one("[data-act=foldall]").click(); return shown(); },
  none_folded: () => { one("[data-act=unfoldall]").click(); return shown(); },
  hostile: () => [window.harmed === undefined, document.images.length],
};
setTimeout(() => {
  for (const [name, act] of Object.entries(steps)) {
    try { told[name] = act(); } catch (error) { told[name] = String(error); }
  }
  document.documentElement.dataset.told = JSON.stringify(told);
}, 100);
"""


def driven(made: Document, folder: Path) -> dict[str, Any]:
    """What the page did when it was used; the driver is let in by its hash, as our script is."""
    page = html_bytes(made, PageOptions(), TextMeasurer()).decode("utf-8")
    digest = base64.b64encode(hashlib.sha256(DRIVER.encode()).digest()).decode()
    page = page.replace("script-src '", f"script-src 'sha256-{digest}' '", 1)
    page = page.replace("</body>", f"<script>{DRIVER}</script></body>")
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    assert BROWSER is not None
    done = subprocess.run(
        [BROWSER, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    found = re.search(r'data-told="([^"]*)"', done.stdout)
    assert found is not None, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(found[1].replace("&quot;", '"').replace("&amp;", "&"))
    return told


def test_it_folds_searches_zooms_and_harms_nobody(tmp_path: Path) -> None:
    harm = '</script><script>window.harmed=1</script><img src=x onerror="window.harmed=1">'
    made = document(
        Statement(id="top", text=harm, title=HOSTILE[1], x=300, y=0),
        Statement(id="why", text="A reason", x=0, y=300),
        Statement(id="deep", text="A deep reason", x=0, y=600),
        Statement(id="but", text="Not that step", x=400, y=300),
        Inference(id="i1", premises=("why",), target="top"),
        Inference(id="i2", premises=("but",), target="i1", polarity="attack"),
        Inference(id="i3", premises=("deep",), target="why"),
        Relation(id="r", a="deep", b="but"),
        Group(id="g", members=("deep",)),
    )
    told = driven(made, tmp_path)
    everything = ["top", "why", "deep", "but", "i1", "i2", "i3", "r", "g"]
    assert told["start"] == [everything, "−", True]
    assert told["folded"] == [["top", "why", "but", "i1", "i2"], "+1"]
    assert told["row"] is True
    assert told["found"] == ["1 of 1", True, True]
    assert told["many"] == "1 of 2"
    assert told["next"] == "2 of 2"
    assert told["none"] == "none"
    views = [told["fit"], told["key"], told["wheel"]]
    assert len(set(views)) == 3, views
    assert told["drag"] is True
    assert told["far"] == pytest.approx(2.0, rel=1e-3), "two fingers twice as far apart"
    assert told["all"] == ["top"]
    assert told["none_folded"] == everything
    assert told["hostile"] == [True, 0]


def test_no_export_fetches_what_its_texts_name(tmp_path: Path) -> None:
    """A page of three frames: ours, and one that does name something, to see that it is seen."""
    trap = Trap()
    made = load(json.dumps(hostile_content(trap)).encode()).document
    (tmp_path / "a.html").write_bytes(html_bytes(made, PageOptions(), TextMeasurer()))
    (tmp_path / "b.svg").write_bytes(svg_bytes(made, SvgOptions(), TextMeasurer()))
    naive = f"<script src='file://{trap.folder}/c.js'></script>"
    (tmp_path / "c.html").write_text(naive, encoding="utf-8")
    frames = "".join(f"<iframe src={each}></iframe>" for each in ("a.html", "b.svg", "c.html"))
    (tmp_path / "all.html").write_text(frames, encoding="utf-8")
    assert BROWSER is not None
    trap.hits()
    subprocess.run(
        [BROWSER, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom",
         (tmp_path / "all.html").as_uri()],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    opened = [each for each in trap.hits() if "Popen" not in each]
    trap.close()
    assert opened == ["opened c.js"]


def test_a_map_too_large_to_be_read_as_a_whole_begins_where_reading_does(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    large = Document(random_map(300, seed=3, kind="tree"))
    path.write_bytes(html_bytes(large, PageOptions(), TextMeasurer()))
    assert BROWSER is not None
    done = subprocess.run(
        [BROWSER, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    (picture,) = re.findall(r"<svg[^>]*viewBox[^>]*>", done.stdout)
    assert "scale(1)" in picture
    assert 'class="far' not in picture
