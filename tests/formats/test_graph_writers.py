"""What is written for programs that only draw, compute or read: nothing breaks out of its place."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from argmap.core.document import Document
from argmap.formats.building import Builder
from argmap.formats.format import Options
from argmap.formats.losses import losses
from argmap.formats.registry import FORMATS, writer_for
from argmap.formats.writing import write_file, written

NASTY = '"]; end\n--> <b>&amp;</b> `x` \\ # | %% {j} 数 🦉'


def rich() -> Document:
    builder = Builder("toy")
    builder.statement("a", "We need trams", title="Thesis", x=1.0, y=-2.0)
    builder.statement("b", NASTY, tags=("t, u",), note="n")
    builder.statement("c", '=HYPERLINK("http://example.org")', implicit=True)
    builder.statement("d", "  @cmd", note="-1+1")
    builder.statement("e", "Alone")
    builder.inference("i", ["b", "c"], "a", scheme="+ Expert", roles={"b": "major"})
    builder.inference("u", ["d"], "i", "attack")
    builder.inference("j", ["d"], "a", "attack", strength=0.5)
    builder.inference("k", ["a"], "d")
    builder.relation("r", "rephrase", "a", "e")
    builder.group("g", "Both [of] them", ["a", "b"])
    return builder.finish(title='A "map" <1>').document


def test_graphml_declares_what_it_says_and_has_every_arrow() -> None:
    root = fromstring(written(rich(), FORMATS["graphml"]))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {each.get("id"): each.get("attr.name") for each in root.iter(f"{space}key")}
    nodes = {
        each.get("id"): {keys[data.get("key")]: data.text for data in each}
        for each in root.iter(f"{space}node")
    }
    assert nodes.keys() == {"a", "b", "c", "d", "e", "i"}
    assert nodes["b"] | {} == {
        "type": "statement", "label": NASTY, "tags": '["t, u"]', "note": "n",
        "groups": "Both [of] them",
    }  # fmt: skip
    edges = sorted(
        (
            each.get("source"),
            {keys[data.get("key")]: data.text for data in each}["relation"],
            each.get("target"),
        )
        for each in root.iter(f"{space}edge")
    )
    assert edges == [
        ("a", "rephrase", "e"), ("a", "supports", "d"), ("b", "premise", "i"),
        ("c", "premise", "i"), ("d", "attacks", "a"), ("d", "undercuts", "i"),
        ("i", "supports", "a"),
    ]  # fmt: skip


def test_dot_keeps_every_word_in_its_quotation_marks() -> None:
    text = written(rich(), FORMATS["dot"]).decode()
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "Q", text)
    assert set(re.findall(r"[^\s\w=;,\[\]{}.#>-]", bare)) == set()
    assert bare.count("->") == 7
    assert bare.count("{") == bare.count("}") == 2


def test_groups_in_groups_are_frames_in_frames() -> None:
    builder = Builder("toy")
    for key in "abcd":
        builder.statement(key, key)
    builder.group("whole", "Whole", ["a", "b", "c"])
    builder.group("part", "Part", ["b", "c"])
    builder.group("other", "Other", ["d"])
    document = builder.finish().document
    chart = written(document, FORMATS["mermaid"]).decode()
    frames = chart[chart.index("  subgraph") :].splitlines()
    assert [line.strip() for line in frames] == [
        'subgraph g1["Whole"]', "n1", 'subgraph g2["Part"]', "n2", "n3", "end", "end",
        'subgraph g3["Other"]', "n4", "end",
    ]  # fmt: skip
    clusters = written(document, FORMATS["dot"]).decode()
    assert [clusters[: clusters.index(f"label=\"{title}")].count("{") for title in
            ("Whole", "Part", "Other")] == [2, 3, 4]  # fmt: skip
    assert clusters.count("{") == clusters.count("}")
    text = written(document, FORMATS["argdown"]).decode()
    assert [line.split(" {")[0] for line in text.splitlines() if line.startswith("#")] == [
        "# Whole", "## Part", "# Other",
    ]  # fmt: skip
    for name in ("mermaid", "dot"):
        assert not [each for each in losses(document, FORMATS[name]) if "second" in each.told]


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_takes_the_dot_file() -> None:
    data = written(rich(), FORMATS["dot"])
    done = subprocess.run(["dot", "-Tplain"], input=data, capture_output=True, check=True)
    assert done.stdout.count(b"\nedge ") == 7
    assert not done.stderr


def test_mermaid_has_no_character_that_ends_a_label() -> None:
    text = written(rich(), FORMATS["mermaid"]).decode()
    front, _, chart = text.removeprefix("---\n").partition("\n---\n")
    assert front == r'title: "A \"map\" <1>"'
    for label in re.findall(r'"([^"]*)"', chart):
        rest = re.sub(r"#\w+;|</?b>|<br/>", "", label)
        assert not set(rest) & set('#<>&`"\n')
    assert chart.count('"') % 2 == 0
    lines = chart.splitlines()
    assert lines[0] == "flowchart BT"
    shapes = (
        r'n\d+\["[^"]*"\]', r's\d+\(\("[^"]*"\)\)', r'\w+ (-->|-\.-)\|"[^"]*"\| \w+',
        r"\w+ --- \w+", r'subgraph g\d+\["[^"]*"\]', r"n\d+", "end",
        r"linkStyle [\d,]+ stroke:#\w+", r"classDef implicit [\w -:]+", r"class [\w,]+ implicit",
    )  # fmt: skip
    shape = re.compile(f"  +({'|'.join(shapes)})")
    assert [line for line in lines[1:] if not shape.fullmatch(line)] == []


def test_tables_hold_no_formula_and_stand_side_by_side(tmp_path: Path) -> None:
    write_file(tmp_path / "map.csv", rich(), FORMATS["csv"])
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "map.csv", "map.groups.csv", "map.inferences.csv", "map.relations.csv",
    ]  # fmt: skip
    tables = {
        each.name: list(csv.DictReader(io.StringIO(each.read_text("utf-8-sig"), newline="")))
        for each in tmp_path.iterdir()
    }
    statements = {row["id"]: row for row in tables["map.csv"]}
    assert statements["b"]["text"] == NASTY
    assert statements["c"]["text"] == '\'=HYPERLINK("http://example.org")'
    assert statements["d"]["text"] == "'  @cmd"
    assert statements["d"]["note"] == "'-1+1"
    assert (statements["a"]["x"], statements["a"]["y"]) == ("1.0", "-2.0")
    steps = [
        (row["premise"], row["relation"], row["target"]) for row in tables["map.inferences.csv"]
    ]
    assert steps == [
        ("b", "supports", "a"), ("c", "supports", "a"), ("d", "undercuts", "i"),
        ("d", "attacks", "a"), ("a", "supports", "d"),
    ]  # fmt: skip
    assert tables["map.inferences.csv"][0]["scheme"] == "'+ Expert"


def test_prose_numbers_premises_before_what_follows_from_them() -> None:
    builder = Builder("toy")
    for key in ("Conclusion", "One", "Two", "But", "Undercutter"):
        builder.statement(key, f"{key} *so*.")
    builder.inference("i", ["One", "Two"], "Conclusion", scheme="Sign")
    builder.inference("j", ["But"], "Conclusion", "attack")
    builder.inference("u", ["Undercutter"], "i", "attack")
    text = written(builder.finish(title="Map").document, FORMATS["prose"]).decode()
    assert text.split("\n\n") == [
        "# Map",
        r"**(1)** One \*so\*.",
        r"**(2)** Two \*so\*.",
        r"**(3)** Undercutter \*so\*.",
        r"**(4)** But \*so\*.",
        "**(5)** Conclusion \\*so\\*.  \n*Follows from (1) and (2) together. [Sign]*  \n"
        "*The step from (1) and (2) together is undercut by (3).*  \n*Against it: (4).*\n",
    ]


def test_prose_ends_with_what_nothing_refers_to() -> None:
    builder = Builder("toy")
    builder.statement("n", "A remark.", kind="note", title="Why?")
    builder.statement("c", "So it is.", title="Thesis")
    builder.statement("p", "It was.")
    builder.inference("i", ["p"], "c")
    text = written(builder.finish(title="Map").document, FORMATS["prose"]).decode()
    assert text.split("\n\n")[1:] == [
        "**(1)** It was.",
        "**(2)** **Thesis:** So it is.  \n*Follows from (1).*",
        "## Besides",
        "- **Why?** A remark.\n",
    ]


def test_what_cannot_be_written_is_told() -> None:
    told = {each.what for each in losses(rich(), FORMATS["mermaid"])}
    assert told == {"roles", "strength", "tags", "notes", "positions"}
    assert {each.what for each in losses(rich(), FORMATS["csv"])} == {"map_title"}
    assert writer_for("a.prose.md") is FORMATS["prose"]
    assert writer_for("a.md") is FORMATS["markdown"]


@pytest.mark.parametrize("name", ["dot", "mermaid", "graphml", "csv", "prose"])
def test_an_empty_map_can_be_written(name: str) -> None:
    write = FORMATS[name].write
    assert write is not None
    assert write(Builder("toy").finish().document, Options())
