"""What AIF says and how OVA draws it, in small files written for the purpose."""

from __future__ import annotations

import json
from typing import Any

from argmap.formats.format import Imported, Options
from argmap.formats.given import Given
from argmap.formats.registry import FORMATS, recognised


def _read(raw: dict[str, Any], expected: str) -> Imported:
    given = Given(json.dumps(raw).encode(), "file.json")
    used = recognised(given)
    assert used is not None
    assert used.id == expected
    assert used.read is not None
    return used.read(given)


def _write(imported: Imported, name: str) -> dict[str, Any]:
    write = FORMATS[name].write
    assert write is not None
    written: dict[str, Any] = json.loads(write(imported.document, Options()))
    return written


def _nodes(**types: str) -> list[dict[str, Any]]:
    """Nodes `type:text` by id."""
    pairs = {key: value.partition(":") for key, value in types.items()}
    return [{"nodeID": key, "type": type_, "text": text} for key, (type_, _, text) in pairs.items()]


def _edges(text: str) -> list[dict[str, Any]]:
    return [{"fromID": each[0], "toID": each[2]} for each in text.split()]


def test_undercuts_backings_schemes_and_several_conclusions() -> None:
    nodes = _nodes(
        a="I:one", b="I:two", c="I:three", d="EN:four",
        r="RA:ExpertOpinion", u="CA:Default Conflict", k="RA:RA", m="MA:Default Rephrase",
    )  # fmt: skip
    edges = _edges("a>r b>r r>c c>u u>r d>k k>u k>a a>m m>d")
    imported = _read({"nodes": nodes, "edges": edges, "locutions": []}, "aif")
    document = imported.document
    found = {
        key: (each.premises, each.target, each.polarity, each.scheme)
        for key, each in document.inferences.items()
    }
    assert found == {
        "r": (("a", "b"), "c", "support", "Expert opinion"),
        "u": (("c",), "r", "attack", None),
        "k": (("d",), "u", "support", None),
        "k-to-a": (("d",), "a", "support", None),
    }
    assert [(each.kind, each.a, each.b) for each in document.relations.values()] == [
        ("rephrase", "a", "d")
    ]
    assert document.statements["d"].implicit
    written = _write(imported, "aif")
    assert {each["nodeID"]: (each["type"], each["text"]) for each in written["nodes"]} == {
        each["nodeID"]: (each["type"], each["text"]) for each in nodes
    }
    ends = {(each["fromID"], each["toID"]) for each in written["edges"]}
    assert ends == {(each["fromID"], each["toID"]) for each in edges}


def test_what_has_no_ends_is_kept_told_and_written_back() -> None:
    nodes = _nodes(a="I:one", b="I:two", r="RA:x", u="CA:y", z="ZZ:?")
    edges = _edges("a>r u>r a>b z>a q>a")
    imported = _read({"nodes": nodes, "edges": edges, "locutions": []}, "aif")
    assert not imported.document.inferences
    assert imported.kept_aside == {"RA": 1, "CA": 1, "ZZ": 1, "edges": 1}
    assert {each.act for each in imported.remarks} == {"kept", "repaired"}
    written = _write(imported, "aif")
    assert {each["nodeID"] for each in written["nodes"]} == set("abruz")
    ends = {each["fromID"] + each["toID"] for each in written["edges"]}
    assert ends == {"ar", "ur", "ab", "za"}


def test_a_speaker_who_was_changed_is_written_changed() -> None:
    nodes = _nodes(a="I:one", l="L:Ann : one", y="YA:Asserting")
    raw = {"nodes": nodes, "edges": _edges("l>y y>a"), "locutions": []}
    imported = _read(raw, "aif")
    (person,) = imported.document.participants.values()
    assert person.name == "Ann"
    assert imported.document.statements["a"].voice == person.id
    statement = imported.document.statements["a"].model_copy(update={"voice": None})
    from argmap.core.patch import Change, Patch

    change = Change(imported.document.statements["a"], statement)
    imported.document.apply(Patch({"a": change}))
    again = _read(_write(imported, "aif"), "aif")
    assert again.document.statements["a"].voice is None
    assert again.locutions == 1, "what was said stays said"


def test_ova3_places_spans_and_names_come_and_go() -> None:
    text = 'So &amp; so: <span class="highlighted" id="nodel">öne</span><br>end'
    nodes = _nodes(a="I:one", b="I:two", r="RA:Default Inference", l="L:öne", y="YA:Asserting")
    aif = {
        "nodes": nodes,
        "edges": _edges("b>r r>a l>y y>a"),
        "schemefulfillments": [{"nodeID": "r", "schemeID": "30"}],
        "participants": [{"participantID": 7, "firstname": "Ann", "surname": "Lee"}],
        "locutions": [{"nodeID": "l", "personID": "7", "start": None, "end": None}],
    }
    drawn = [{"nodeID": "a", "x": 5, "y": "8", "visible": True}, {"nodeID": "b", "x": 5, "y": 90}]
    imported = _read({"AIF": aif, "OVA": {"nodes": drawn, "edges": []}, "text": text}, "xaif")
    document = imported.document
    statement = document.statements["a"]
    assert (statement.x, statement.y) == (5.0, 8.0)
    assert document.participants[statement.voice or ""].name == "Ann Lee"
    (excerpt,) = statement.excerpts
    assert (excerpt.start, excerpt.end, excerpt.exact) == (9, 12, "öne")
    assert document.sources[excerpt.source].text == "So & so: öne\nend"
    assert document.inferences["r"].scheme == "Sign"
    written = _write(imported, "xaif")
    assert written["text"] == text
    assert {"nodeID": "r", "schemeID": "30"} in written["AIF"]["schemefulfillments"]
    assert written["OVA"]["nodes"][0] == drawn[0]


def test_ova2_is_read_and_never_taken_for_another() -> None:
    def node(key: int, type_: str, text: str, person: int = 0) -> dict[str, Any]:
        return {"id": key, "type": type_, "text": text, "x": key * 10, "y": key * 20,
                "participantID": person, "scheme": "0", "color": "b"}  # fmt: skip

    every = [
        node(1, "I", "one"), node(2, "I", "two"), node(3, "CA", "Default Conflict"),
        node(4, "L", "Ann Lee: two", 9), node(5, "YA", "Asserting"),
    ]  # fmt: skip
    raw = {
        "nodes": every,
        "edges": [
            {"from": every[start - 1], "to": every[end - 1], "visible": True}
            for start, end in ((2, 3), (3, 1), (4, 5), (5, 2))
        ],
        "participants": [{"id": 9, "firstname": "Ann", "surname": "Lee"}],
        "analysis": {
            "txt": 'x <span class="highlighted" id="node2">two</span>',
            "documentTitle": "A debate",
            "documentDate": "31/12/2019",
        },
    }
    imported = _read(raw, "ova2")
    document = imported.document
    (inference,) = document.inferences.values()
    assert (inference.premises, inference.target, inference.polarity) == (("2",), "1", "attack")
    two = document.statements["2"]
    assert (two.x, two.y, two.excerpts[0].start) == (20.0, 40.0, 2)
    assert document.participants[two.voice or ""].name == "Ann Lee"
    (source,) = document.sources.values()
    assert (source.title, source.issued) == ("A debate", "2019-12-31")
    assert imported.locutions == 1
    _read(_write(imported, "xaif"), "xaif")
    _read(_write(imported, "aif"), "aif")
