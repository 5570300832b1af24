"""Made-up AIF files in the shape of AIFdb's exports, of as many nodes as is asked for.

`talk` files are analysed debates: each statement has a locution and an illocution, each step a
transition and an illocution. The others are analysed texts, which have statements and steps alone.
"""

from __future__ import annotations

import json
import random
from typing import Any, Final

_TEXT: Final = """the council dikes water costs money people should not would never higher lower
bridge because harbour tide storm report engineer proved budget next year measured taxes fish
farmers ferry"""
WORDS: Final = _TEXT.split()
_NAMES: Final = ("Ada Berg", "Ben Carr", "Cleo Dunn", "Dan Eck", "Eve Falk", "Finn Gray")
_STEPS: Final = (
    *[("RA", "Default Inference", "72")] * 8, ("RA", "Expert Opinion", "15"), ("RA", "Sign", "30"),
    *[("CA", "Default Conflict", "71")] * 3, *[("MA", "Default Rephrase", "144")] * 3,
)  # fmt: skip
_ACTS: Final = {"RA": "Arguing", "CA": "Disagreeing", "MA": "Restating"}
_STAMP: Final = "2019-03-05 14:{:02}:{:02}"


def aif_file(nodes: int, seed: int = 1, *, talk: bool = True) -> bytes:
    """The file, in one line as AIFdb writes it."""
    making = _Making(random.Random(seed), talk)
    while len(making.nodes) < nodes:
        making.turn()
    whole = {"nodes": making.nodes, "edges": making.edges, "locutions": making.locutions}
    return json.dumps(whole).encode()


class _Making:
    def __init__(self, chance: random.Random, talk: bool) -> None:
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[dict[str, Any]] = []
        self.locutions: list[dict[str, Any]] = []
        self._chance = chance
        self._talk = talk
        self._said: list[tuple[str, str]] = []
        self._steps: list[str] = []

    def turn(self) -> None:
        """Something is said, most often for or against what was said a little before."""
        chance = self._chance
        text = " ".join(chance.choices(WORDS, k=chance.randint(6, 24)))
        statement = self._node("I", text)
        locution = self._locution(text, statement) if self._talk else ""
        before = self._said[-12:]
        self._said.append((statement, locution))
        if not before or chance.random() < 0.1:
            return
        target, heard = chance.choice(before)
        if self._steps and chance.random() < 0.12:
            self._edge(statement, self._steps[-1])  # one more premise
            return
        kind, name, number = chance.choice(_STEPS)
        if self._steps and kind == "CA" and chance.random() < 0.2:
            target = self._steps[-1]
        step = self._node(kind, name, scheme=name, schemeID=number)
        self._edge(statement, step)
        self._edge(step, target)
        if kind != "MA":
            self._steps.append(step)
        if self._talk:
            transition = self._node("TA", "Default Transition", scheme="Default Transition",
                                    schemeID="82")  # fmt: skip
            self._edge(heard, transition)
            self._edge(transition, locution)
            self._act(_ACTS[kind], transition, step)

    def _locution(self, text: str, statement: str) -> str:
        who = self._chance.randrange(len(_NAMES))
        locution = self._node("L", f"{_NAMES[who]} : {text}")
        self.locutions.append({"nodeID": locution, "personID": str(who + 1),
                               "timestamp": self._stamp(), "start": None, "end": None,
                               "source": None})  # fmt: skip
        self._act("Asserting", locution, statement)
        return locution

    def _act(self, name: str, start: str, end: str) -> None:
        act = self._node("YA", name, scheme=name, schemeID="74")
        self._edge(start, act)
        self._edge(act, end)

    def _node(self, kind: str, text: str, **scheme: str) -> str:
        key = str(180_000 + len(self.nodes))
        stamp = {"timestamp": self._stamp()}
        self.nodes.append({"nodeID": key, "text": text, "type": kind, **stamp, **scheme})
        return key

    def _edge(self, start: str, end: str) -> None:
        self.edges.append({"edgeID": str(270_000 + len(self.edges)), "fromID": start, "toID": end,
                           "formEdgeID": None})  # fmt: skip

    def _stamp(self) -> str:
        return _STAMP.format(len(self.nodes) // 60 % 60, len(self.nodes) % 60)
