"use strict";
(() => {
  const one = (query, root = document) => root.querySelector(query);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const graph = JSON.parse(one("script.graph").textContent);
  const words = graph.words;
  const map = one(".map"), picture = one("svg", map), list = one(".list");
  const field = one("input"), count = one(".count");
  const boxes = new Map(all("g.statement", picture).map((each) => [each.id, each]));
  const rows = new Map();
  for (const row of all("li", list)) {
    const key = row.dataset.for;
    rows.set(key, [...(rows.get(key) || []), row]);
  }
  const size = { width: +picture.getAttribute("width"), height: +picture.getAttribute("height") };
  const [left, top] = picture.getAttribute("viewBox").split(" ").map(Number);
  const said = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // The camera: where the picture's corner is in the map area, and how large it is.
  // From far away there is no text, and lines are as thin as can be seen.
  const view = { x: 0, y: 0, scale: 1 }, FAR = 0.18;
  let settling = 0, whole = true;
  const show = () => {
    whole = false;
    picture.style.transform = `translate(${view.x}px,${view.y}px) scale(${view.scale})`;
    picture.classList.toggle("far", view.scale < FAR);
    picture.style.setProperty("--hair", `${(0.9 / view.scale).toFixed(2)}px`);
    map.classList.add("moving");
    clearTimeout(settling);
    settling = setTimeout(() => map.classList.remove("moving"), 200);
  };
  const bounded = (scale) => Math.min(4, Math.max(0.02, scale));
  const zoom = (factor, x = map.clientWidth / 2, y = map.clientHeight / 2) => {
    const scale = bounded(view.scale * factor);
    view.x = x - ((x - view.x) * scale) / view.scale;
    view.y = y - ((y - view.y) * scale) / view.scale;
    view.scale = scale;
    show();
  };
  const placeOf = (box) => box.transform.baseVal.consolidate().matrix;
  // What is shown now: the whole picture, or what is left of it.
  const shown = () => {
    const rest = [...boxes.values()].filter((box) => !box.hasAttribute("hidden"));
    if (rest.length === boxes.size || !rest.length) {
      return { x: 0, y: 0, width: size.width, height: size.height };
    }
    const places = rest.map((box) => {
      const ground = one(".ground", box).getBBox(), place = placeOf(box);
      return [place.e - left, place.f - top, ground.width, ground.height];
    });
    const x = Math.min(...places.map((each) => each[0])) - 24;
    const y = Math.min(...places.map((each) => each[1])) - 24;
    const right = Math.max(...places.map((each) => each[0] + each[2])) + 24;
    const bottom = Math.max(...places.map((each) => each[1] + each[3])) + 24;
    return { x, y, width: right - x, height: bottom - y };
  };
  const fit = () => {
    const { x, y, width, height } = shown();
    view.scale = bounded(Math.min(1, map.clientWidth / width, map.clientHeight / height));
    view.x = (map.clientWidth - width * view.scale) / 2 - x * view.scale;
    view.y = (map.clientHeight - height * view.scale) / 2 - y * view.scale;
    show();
    whole = true;
  };
  const look = (key) => {
    const box = boxes.get(key);
    if (!box) return;
    const ground = one(".ground", box).getBBox(), place = placeOf(box);
    const room = Math.min(
      map.clientWidth / (ground.width + 24), map.clientHeight / (ground.height + 24));
    view.scale = bounded(Math.min(room, Math.max(view.scale, Math.min(1, room))));
    view.x = map.clientWidth / 2 - (place.e - left + ground.width / 2) * view.scale;
    view.y = map.clientHeight / 2 - (place.f - top + ground.height / 2) * view.scale;
    show();
  };

  // Folding: what no way from an entry reaches but through something folded is hidden.
  const folded = new Set();
  let hidden = new Set();
  const below = (key) => graph.down[key] || [];
  const walked = (starts, stops) => {
    const found = new Set(starts), pending = [...found].filter((key) => !stops.has(key));
    while (pending.length) {
      for (const each of below(pending.pop())) {
        if (found.has(each)) continue;
        found.add(each);
        if (!stops.has(each)) pending.push(each);
      }
    }
    return found;
  };
  const branch = (key) => {
    const found = walked([key], new Set());
    found.delete(key);
    return found;
  };
  const joined = all("g.inference", picture).map((each) => ({
    key: each.id,
    ends: [...each.dataset.from.split(" "), each.dataset.to],
  }));
  const ties = all("g.relation", picture);
  const marks = all("[data-of]", picture);
  const away = () => {
    const reached = walked(graph.entries, folded);
    const gone = new Set([...boxes.keys()].filter((key) => !reached.has(key)));
    const near = new Map();
    for (const tie of ties) {
      const { from, to } = tie.dataset;
      near.set(from, [...(near.get(from) || []), to]);
      near.set(to, [...(near.get(to) || []), from]);
    }
    const argued = new Set(joined.flatMap((each) => each.ends));
    for (const [key, others] of near) {
      if (!argued.has(key) && others.every((each) => gone.has(each))) gone.add(key);
    }
    for (let more = true; more; ) {
      more = false;
      for (const { key, ends } of joined) {
        if (!gone.has(key) && ends.some((each) => gone.has(each))) {
          gone.add(key);
          more = true;
        }
      }
    }
    return gone;
  };
  const toggle = (element, off) => element.toggleAttribute("hidden", off);
  const refold = () => {
    hidden = away();
    for (const [key, box] of boxes) toggle(box, hidden.has(key));
    for (const { key } of joined) toggle(document.getElementById(key), hidden.has(key));
    for (const mark of marks) toggle(mark, hidden.has(mark.dataset.of));
    for (const tie of ties) {
      toggle(tie, hidden.has(tie.dataset.from) || hidden.has(tie.dataset.to));
    }
    for (const frame of all("g.group", picture)) {
      const members = graph.members[frame.id] || [];
      toggle(frame, members.length > 0 && members.every((key) => hidden.has(key)));
    }
    for (const [key, found] of rows) {
      for (const row of found) row.hidden = hidden.has(key) || folded.has(row.dataset.under);
    }
    for (const [key, update] of badges) update(key);
  };
  const fold = (key) => {
    if (!folded.delete(key)) folded.add(key);
    refold();
  };
  const unfoldTo = (key) => {
    if (!hidden.has(key)) return;
    for (const each of [...folded]) if (branch(each).has(key)) folded.delete(each);
    if (walked(graph.entries, folded).has(key)) refold();
    else { folded.clear(); refold(); }
  };

  // Badges: on boxes in the picture, and as buttons in the list.
  const SVG = "http://www.w3.org/2000/svg";
  const made = (name, attributes, parent) => {
    const element = document.createElementNS(SVG, name);
    for (const [each, value] of Object.entries(attributes)) element.setAttribute(each, value);
    parent.append(element);
    return element;
  };
  const badges = new Map();
  const badgeOf = (key) => {
    const box = boxes.get(key), ground = one(".ground", box);
    const pill = made("g", { class: "badge", role: "button", tabindex: "0" }, box);
    const rect = made("rect", { height: 18, rx: 9 }, pill);
    rect.setAttribute("fill", ground.getAttribute("stroke") || "var(--secondary)");
    const text = made("text", {
      "font-size": 11, "font-weight": 600, "text-anchor": "middle", fill: "var(--on-mark)",
    }, pill);
    const buttons = (rows.get(key) || []).map((row) => one(".fold", row)).filter(Boolean);
    const { width, height } = sizes.get(key);
    const update = () => {
      const shut = folded.has(key);
      const many = shut ? [...branch(key)].filter((each) => hidden.has(each)).length : 0;
      const label = shut ? `+${many}` : "−";
      const name = shut ? said(words.unfold, { n: many }) : words.fold;
      const wide = 12 + 7 * label.length;
      text.textContent = label;
      rect.setAttribute("x", width - 10 - wide);
      rect.setAttribute("y", height - 6);
      rect.setAttribute("width", wide);
      text.setAttribute("x", width - 10 - wide / 2);
      text.setAttribute("y", height + 7);
      for (const each of [pill, ...buttons]) {
        each.setAttribute("aria-label", name);
        each.setAttribute("aria-expanded", String(!shut));
      }
      for (const each of buttons) each.textContent = label;
    };
    const act = (event) => { event.stopPropagation(); fold(key); };
    pill.addEventListener("click", act);
    pill.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act(event);
    });
    for (const each of buttons) each.addEventListener("click", act);
    badges.set(key, update);
    update();
  };
  // Measured all before any is made: else each would have the whole page laid out anew.
  const foldable = Object.keys(graph.down).filter((key) => boxes.has(key));
  const sizes = new Map(foldable.map((key) => [key, one(".ground", boxes.get(key)).getBBox()]));
  foldable.forEach(badgeOf);

  // Where the typeface is not there and another is wider, words are narrowed into their boxes.
  const wide = [];
  for (const box of boxes.values()) {
    const room = one(".ground", box).getBBox().width - 24;
    for (const text of all(":scope > g > text, :scope > a text", box)) {
      if (text.getComputedTextLength() > room + 1) wide.push([text, room]);
    }
  }
  for (const [text, room] of wide) {
    text.setAttribute("textLength", room);
    text.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }

  // What is looked at, and the search.
  let here = null;
  const go = (key, { scroll = true, move = true } = {}) => {
    unfoldTo(key);
    for (const each of all(".here")) each.classList.remove("here");
    here = key;
    boxes.get(key)?.classList.add("here");
    for (const row of rows.get(key) || []) row.classList.add("here");
    const first = (rows.get(key) || [])[0];
    if (scroll && first && !list.hidden) first.scrollIntoView({ block: "nearest" });
    if (move) look(key);
  };
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  for (const key of boxes.keys()) {
    const row = (rows.get(key) || [])[0];
    texts.set(key, plain(row ? one(".said", row).textContent : boxes.get(key).textContent));
  }
  let hits = [], current = -1;
  const tell = () => {
    const n = hits.length;
    count.textContent = !field.value.trim() ? "" :
      n ? said(words.found, { n: current + 1, m: n }) : words.nothing;
    for (const each of all(".step")) each.disabled = n === 0;
  };
  const find = () => {
    for (const each of all(".hit")) each.classList.remove("hit");
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    const fits = (text) => wanted.length > 0 && wanted.every((word) => text.includes(word));
    hits = [...rows.keys()].filter((key) => fits(texts.get(key) || ""));
    for (const key of hits) {
      boxes.get(key)?.classList.add("hit");
      for (const row of rows.get(key)) row.classList.add("hit");
    }
    current = hits.length ? 0 : -1;
    if (hits.length) go(hits[0]);
    tell();
  };
  const step = (by) => {
    if (!hits.length) return;
    current = (current + by + hits.length) % hits.length;
    go(hits[current]);
    tell();
  };
  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { field.value = ""; find(); map.focus(); }
  });

  // Hands: one pointer pans, two pinch, the wheel zooms.
  const pointers = new Map();
  let moved = 0;
  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (!pointers.size) moved = 0;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  map.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (moved > 6 && !map.hasPointerCapture(event.pointerId)) {
      map.setPointerCapture(event.pointerId);
      map.classList.add("held");
    }
    const other = [...pointers].find(([key]) => key !== event.pointerId)?.[1];
    const area = map.getBoundingClientRect();
    if (other) {
      const apart = (a) => Math.hypot(a.x - other.x, a.y - other.y) || 1;
      const middle = (a) => ({ x: (a.x + other.x) / 2, y: (a.y + other.y) / 2 });
      const from = middle(before), to = middle(now);
      view.x += to.x - from.x;
      view.y += to.y - from.y;
      zoom(apart(now) / apart(before), to.x - area.left, to.y - area.top);
    } else {
      view.x += now.x - before.x;
      view.y += now.y - before.y;
      show();
    }
    pointers.set(event.pointerId, now);
  });
  const release = (event) => {
    pointers.delete(event.pointerId);
    if (!pointers.size) map.classList.remove("held");
  };
  for (const name of ["pointerup", "pointercancel"]) map.addEventListener(name, release);
  map.addEventListener("click", (event) => {
    if (moved > 6) { event.preventDefault(); return; }
    const box = event.target.closest?.("g.statement");
    if (box && !event.target.closest("a")) go(box.id, { move: false });
  }, true);
  map.addEventListener("dblclick", (event) => {
    const box = event.target.closest?.("g.statement");
    if (box && badges.has(box.id) && !event.target.closest(".badge")) fold(box.id);
  });
  map.addEventListener("wheel", (event) => {
    event.preventDefault();
    const area = map.getBoundingClientRect();
    const lines = event.deltaMode === 1 ? 33 : 1;
    zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0015)),
      event.clientX - area.left, event.clientY - area.top);
  }, { passive: false });

  // Keys, buttons and rows.
  const pan = (x, y) => { view.x += x; view.y += y; show(); };
  const acts = {
    in: () => zoom(1.25), out: () => zoom(0.8), fit,
    full: () => zoom(1 / view.scale),
    next: () => step(1), previous: () => step(-1),
    foldall: () => {
      for (const key of graph.entries) if (badges.has(key)) folded.add(key);
      refold();
      fit();
    },
    unfoldall: () => { folded.clear(); refold(); fit(); },
    list: () => {
      list.hidden = !list.hidden;
      one("[data-act=list]").setAttribute("aria-expanded", String(!list.hidden));
    },
  };
  for (const button of all("[data-act]")) {
    button.addEventListener("click", () => acts[button.dataset.act]());
  }
  const keys = {
    ArrowLeft: () => pan(80, 0), ArrowRight: () => pan(-80, 0),
    ArrowUp: () => pan(0, 80), ArrowDown: () => pan(0, -80),
    "+": acts.in, "=": acts.in, "-": acts.out, 0: fit, 1: acts.full,
    f: () => field.focus(),
    " ": () => here && badges.has(here) && fold(here),
  };
  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  list.addEventListener("click", (event) => {
    const link = event.target.closest(".go");
    if (!link) return;
    event.preventDefault();
    go(link.closest("li").dataset.for, { scroll: false });
  });
  const asked = () => {
    const key = decodeURIComponent(location.hash.slice(1));
    if (boxes.has(key)) go(key);
  };
  addEventListener("hashchange", asked);
  // All of the map stays in view, whatever becomes of the window, until somebody looks elsewhere.
  new ResizeObserver(() => {
    if (whole) fit();
  }).observe(map);
  tell();
  fit();
  // A map too large to be read as a whole begins where reading does.
  if (view.scale < FAR && graph.entries.length) look(graph.entries[0]);
  asked();
})();
