"""Twice the file is twice the work, counted in lines that run, whatever the file repeats."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest

from argmap.core.document import Document
from argmap.formats.given import Given
from argmap.formats.registry import FORMATS, recognised

SIZE = 150
MOST = 2.6
"""Of a file twice as long; where each thing is compared with each, it would be four times."""


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of argmap's code run; what C does within one line is not seen."""
    count = 0

    def within(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return within

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        return within if "argmap" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def one_id(count: int) -> bytes:
    nodes = [{"nodeID": "1", "text": f"text {at}", "type": "I"} for at in range(count)]
    return json.dumps({"nodes": nodes, "edges": [], "locutions": []}).encode()


def fan(count: int) -> bytes:
    """One conclusion, one premise more than that for each of many steps, and edges twice."""
    nodes = [{"nodeID": f"s{at}", "text": "same", "type": "I"} for at in range(count)]
    nodes += [{"nodeID": f"r{at}", "text": "RA", "type": "RA"} for at in range(count)]
    edges = [{"fromID": f"s{at}", "toID": f"r{at}"} for at in range(1, count)]
    edges += [{"fromID": f"r{at}", "toID": "s0"} for at in range(1, count)]
    return json.dumps({"nodes": nodes, "edges": edges * 2, "locutions": []}).encode()


def chain(count: int) -> bytes:
    """Steps that aim at steps that aim at steps, the last at nothing: none of them is whole."""
    nodes = [{"nodeID": f"r{at}", "text": "RA", "type": "RA"} for at in range(count)]
    nodes += [{"nodeID": f"s{at}", "text": "x", "type": "I"} for at in range(count)]
    edges = [{"fromID": f"s{at}", "toID": f"r{at}"} for at in range(count)]
    edges += [{"fromID": f"r{at}", "toID": f"r{at + 1}"} for at in range(count - 1)]
    return json.dumps({"nodes": nodes, "edges": edges, "locutions": []}).encode()


def structure(count: int) -> bytes:
    """An argument with a step after each premise."""
    steps = [f"({2 * at - 1}) p {at}\n----\n({2 * at}) so {at}" for at in range(1, count + 1)]
    return ("<A>: all of it\n\n" + "\n".join(steps) + "\n").encode()


def titles(count: int) -> bytes:
    """Statements of one title, said over and over, each below the one before."""
    return "".join(f"[T]: text {at}\n  + [T]\n  - [U{at}]: no\n\n" for at in range(count)).encode()


def numbers(count: int) -> bytes:
    claims = "".join(f"1.1. Pro: claim {at}\n1.2.{at}. Con: -> See 1.1.\n" for at in range(count))
    return f"Discussion Title: x\n\n1. Top\n{claims}".encode()


def nodes_of_one_id(count: int) -> bytes:
    inner = "".join(f'<node ID="a" TEXT="x {at}"/>' for at in range(count))
    return f'<map version="1.0.1"><node ID="a" TEXT="r">{inner}</node></map>'.encode()


def units(count: int) -> bytes:
    """A microtext in which each unit adds itself to the first edge."""
    told = "".join(
        f'<edu id="e{at}">x</edu><adu id="a{at}" type="pro"/>'
        f'<edge id="g{at}" src="e{at}" trg="a{at}" type="seg"/>'
        f'<edge id="c{at}" src="a{at}" trg="{"c1" if at > 1 else "a0"}" '
        f'type="{"add" if at > 1 else "sup"}"/>'
        for at in range(count)
    )
    return f'<arggraph id="m">{told}</arggraph>'.encode()


def spans(count: int) -> bytes:
    told = [f"T{at}\tClaim {at} {at + 1}\tx" for at in range(count)]
    told += [f"R{at}\tsupports Arg1:T{at} Arg2:T0\t" for at in range(1, count)]
    return ("\n".join(told) + "\n").encode()


def calls(count: int) -> bytes:
    told = ['r = Create("Claim")']
    for at in range(count):
        told.append(f'c{at} = CreateChild(r, "CompoundReason")')
        told.append(f'd{at} = CreateChild(c{at}, "Claim")\nSetText("text {at}")')
        told.append(f"SetLocation(d{at}, {at}, 2)")
    return ("#Rationale Version 160.66\n" + "\n".join(told) + "\n").encode()


def units_of_aml(count: int) -> bytes:
    inner = "".join(
        f'<CA><AU><PROP identifier="A" missing="no"><PROPTEXT offset="0">x {at}</PROPTEXT>'
        "</PROP></AU></CA>"
        for at in range(count)
    )
    top = '<PROP identifier="A" missing="no"><PROPTEXT offset="-1">r</PROPTEXT></PROP>'
    return f"<ARG><TEXT>x</TEXT><AU>{top}{inner}</AU></ARG>".encode()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("aif", one_id), ("aif", fan), ("aif", chain), ("argdown", structure), ("argdown", titles),
        ("kialo", numbers), ("freemind", nodes_of_one_id), ("microtext", units), ("brat", spans),
        ("rationale", calls), ("aml", units_of_aml),
    ],
)  # fmt: skip
def test_twice_the_file_is_twice_the_work(name: str, made: Callable[[int], bytes]) -> None:
    used = FORMATS[name]

    def document(size: int) -> Document:
        assert used.read is not None
        return used.read(Given(made(size), f"x{used.suffixes[0]}")).document

    assert document(3).statements
    once, twice = (lines_run(partial(document, size)) for size in (SIZE, 2 * SIZE))
    assert once > 5 * SIZE, "most of it was read"
    assert twice < MOST * once


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="nothing would end what never ends")
@pytest.mark.parametrize(
    "text",
    [
        "(1) a b\n" + "words and words and more words of some length\n" * 80,
        "(1) a b\n" * 400,
        "[" * 4000, "<" * 4000, "+ " * 4000, " \t" * 4000, "(1) " * 2000, "-- " * 2000,
        "  + [" + "x" * 200 + "\n", ("  - <" + "y" * 290 + "\n") * 30,
    ],
)  # fmt: skip
def test_telling_argdown_from_other_text_comes_to_an_end(text: str) -> None:
    def give_up(number: int, frame: FrameType | None) -> None:
        raise AssertionError("it tries every way to break the lines, which takes longer than life")

    # The work is either some thousand steps or more than there are atoms: no machine is between.
    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, 30)
    try:
        recognised(Given(text.encode(), "x.txt"))
        recognised(Given(text.encode(), "x.argdown"))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
