"""What mind maps, outlines and annotations of other programs mean, file by file."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from argmap.core.document import Document
from argmap.formats.format import Imported, Options
from argmap.formats.given import Given
from argmap.formats.registry import FORMATS, recognised
from argmap.formats.writing import write_file
from argmap.storage.errors import FileProblem
from tests.formats.test_contract import hostile


def imported(name: str, text: str, path: Path | None = None) -> Imported:
    given = Given(dedent(text).lstrip("\n").encode(), f"x{FORMATS[name].suffixes[0]}", path)
    used = recognised(given)
    assert used is FORMATS[name]
    assert used.read is not None
    return used.read(given)


def said(document: Document) -> list[str]:
    """Each inference as a line: premises, sign, and what it bears on; "[…]" is a step."""

    def end(key: str) -> str:
        if key in document.statements:
            return document.statements[key].text
        return f"[{step(key)}]"

    def step(key: str) -> str:
        each = document.inferences[key]
        sign = {"support": "+", "attack": "-"}.get(each.polarity, each.polarity)
        return f"{' & '.join(end(key) for key in each.premises)} {sign} {end(each.target)}"

    return sorted(step(key) for key in document.inferences)


def test_kialo_links_may_lead_forward_and_claims_have_lines() -> None:
    found = imported(
        "kialo",
        """
        Discussion Title: Cities

        1. Fewer cars
        1.1. Pro: Quiet \\(at night\\)
        second line
        1.2. Con: -> See 2.1.
        2. Trams
        2.1. Con: They cost
        2.3.1. Pro: Below nothing
        """,
    )
    document = found.document
    assert document.info.title == "Cities"
    assert said(document) == [
        "Below nothing + Trams",
        "Quiet (at night)\nsecond line + Fewer cars",
        "They cost - Fewer cars",
        "They cost - Trams",
    ]
    assert [each.act for each in found.remarks] == ["repaired"]


def test_freemind_tells_by_icon_colour_prefix_and_arrow() -> None:
    found = imported(
        "freemind",
        """
        <map version="0.9.0"><node TEXT="Root" ID="r">
        <node TEXT="ok" ID="a"><icon BUILTIN="button_ok"/><arrowlink DESTINATION="r"/></node>
        <node TEXT="red"><edge COLOR="#cc0000"/><node TEXT="Con: no"/></node>
        <node ID="d"><richcontent TYPE="NODE"><html><body><p>Rich &#233;</p><p>two</p></body></html>
        </richcontent><richcontent TYPE="NOTE"><html><body><p>a note</p></body></html></richcontent>
        </node></node></map>
        """,
    )
    document = found.document
    assert said(document) == ["Rich é\ntwo + Root", "no - red", "ok + Root", "red - Root"]
    assert document.statements["d"].note == "a note"
    assert [(each.a, each.b) for each in document.relations.values()] == [("a", "r")]
    assert [each.act for each in found.remarks] == ["guessed"]


def test_a_helper_in_opml_is_linked_with_its_fellows() -> None:
    document = imported(
        "opml",
        """
        <opml version="2.0"><body><outline text="A" created="1">
        <outline text="B" _relation="reason"/><outline text="C" _relation="helper"/>
        <outline text="D" _relation="con"/></outline></body></opml>
        """,
    ).document
    assert said(document) == ["B & C + A", "D - A"]
    assert b'created="1"' in FORMATS["opml"].write(document, Options())  # type: ignore[misc]


def test_the_first_idea_of_old_mindmup_files_is_the_file() -> None:
    document = imported(
        "mindmup",
        '{"title": "Top", "id": 1, "formatVersion": 2, "ideas": {"2": {"title": "b", "id": 3},'
        '"1": {"title": "group", "id": 4, "attr": {"group": "opposing"}, "ideas": {'
        '"1": {"title": "c", "id": 5}, "2": {"title": "d", "id": 6}}}}}',
    ).document
    assert said(document) == ["b + Top", "c & d - Top"]


def test_canvas_arrows_labels_colours_and_a_card_between() -> None:
    cards = ",".join(
        f'{{"id":"{key}","type":"text","text":"{text}","x":0,"y":0,"width":9,"height":9}}'
        for key, text in (("a", "A"), ("b", "B"), ("c", "C"), ("j", "∧"), ("d", "D"))
    )
    edges = ",".join(
        f'{{"id":"e{place}",{each}}}'
        for place, each in enumerate(
            (
                '"fromNode":"a","toNode":"j"',
                '"fromNode":"b","toNode":"j"',
                '"fromNode":"j","toNode":"c","color":"1"',
                '"fromNode":"d","toNode":"j","label":"undercuts"',
                '"fromNode":"c","toNode":"d","fromEnd":"arrow","toEnd":"none","label":"Pro"',
                '"fromNode":"a","toNode":"b","toEnd":"none","label":"see also"',
            )
        )
    )
    document = imported("canvas", f'{{"nodes":[{cards}],"edges":[{edges}]}}').document
    assert said(document) == ["A & B - C", "D + C", "D - [A & B - C]"]
    assert [each.kind for each in document.relations.values()] == ["see also"]


def test_markdown_lists_and_headings_are_trees() -> None:
    document = imported("markdown", "# Town\n\n* Cars\n    * Con: Noise\n    * *Fast*\n").document
    assert said(document) == ["*Fast* + Cars", "Cars + Town", "Noise - Cars"]


MICROTEXT = """
<?xml version="1.0"?><!DOCTYPE arggraph SYSTEM "arggraph.dtd">
<arggraph id="micro_b1" topic_id="t" stance="pro">
<edu id="e1"><![CDATA[One]]></edu><edu id="e2"><![CDATA[& two.]]></edu>
<edu id="e3"><![CDATA[Three.]]></edu><edu id="e4" implicit="true"><![CDATA[Four.]]></edu>
<edu id="e5"><![CDATA[Five.]]></edu><joint id="j1"/>
<adu id="a1" type="pro"/><adu id="a3" type="pro"/><adu id="a4" type="pro"/><adu id="a5" type="opp"/>
<edge id="c1" src="e1" trg="j1" type="seg"/><edge id="c2" src="e2" trg="j1" type="seg"/>
<edge id="c3" src="j1" trg="a1" type="seg"/><edge id="c4" src="e3" trg="a3" type="seg"/>
<edge id="c5" src="e4" trg="a4" type="seg"/><edge id="c6" src="e5" trg="a5" type="seg"/>
<edge id="c7" src="a3" trg="a1" type="sup"/><edge id="c8" src="a4" trg="c7" type="add"/>
<edge id="c9" src="a5" trg="c7" type="und"/></arggraph>
"""


def test_microtexts_have_joints_linked_premises_and_undercuts() -> None:
    document = imported("microtext", MICROTEXT).document
    assert said(document) == [
        "Five. - [Three. & Four. + One & two.]",
        "Three. & Four. + One & two.",
    ]
    assert [key for key, each in document.statements.items() if each.implicit] == ["a4"]
    data = FORMATS["microtext"].write(document, Options())  # type: ignore[misc]
    assert data.count(b"<joint") == 1
    assert b'stance="pro"' in data
    assert said(imported("microtext", data.decode()).document) == said(document)


def test_brat_spans_stand_in_the_text_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "essay.ann"
    path.with_suffix(".txt").write_text(
        "🚋 Trams help. They are quiet, but slow.", encoding="utf-8"
    )
    annotations = """
        T1\tMajorClaim 2 13\tTrams help.
        T2\tPremise 14 28\tThey are quiet
        T3\tClaim 14 18;34 38\tThey slow
        R1\tsupports Arg1:T2 Arg2:T1\t
        A1\tStance T3 Against
        #1\tAnnotatorNotes T2\tsure?
        E1\tEvent:T1
        """
    found = imported("brat", annotations, path)
    document = found.document
    assert said(document) == ["They are quiet + Trams help.", "They slow - Trams help."]
    assert document.info.central == "T1"
    assert document.statements["T2"].note == "sure?"
    assert [(each.start, each.end) for each in document.statements["T3"].excerpts] == [
        (14, 18),
        (34, 38),
    ]
    assert found.kept_aside == {"lines": 1}
    write_file(tmp_path / "again.ann", document, FORMATS["brat"])
    assert (tmp_path / "again.txt").read_bytes() == path.with_suffix(".txt").read_bytes()
    assert "T3\tClaim 14 18;34 38\tThey slow" in (tmp_path / "again.ann").read_text("utf-8")


RATIONALE = r"""
#Rationale Version 160.66 can_be_loaded_by 120.53 uses_features_from 140.56
#-- Start of Prelude --
import os
def Create(kind): os.system("false")
#-- End of Prelude --
a = Create("Claim")
SetText("He said \"no\"
twice\\")
b = CreateChild(a, "CompoundReason")
c = CreateChild(b, "Claim")
SetText("One")
SetEvaluation("accepted")
d = CreateChild(b, "Claim")
SetText("Two")
e = CreateChild(b, "Inference")
f = CreateChild(e, "CompoundObjection")
g = CreateChild(f, "Claim")
SetText("But")
n = CreateAnnotation(c, "Note")
SetText("a remark")
GetFernViews()
SetLocation(a, 10, -20.5)
__import__("os").system("false")
"""


def test_rationale_is_parsed_and_never_run() -> None:
    found = imported("rationale", RATIONALE)
    document = found.document
    top = 'He said "no"\ntwice\\'
    assert said(document) == [f"But - [One & Two + {top}]", f"One & Two + {top}"]
    assert document.statements["c"].note == "a remark"
    assert (document.statements["a"].x, document.statements["a"].y) == (10.0, -20.5)
    assert [each.act for each in found.remarks] == ["repaired"]


AML = """
<?xml version="1.0"?><?Araucaria UTF-8?><!DOCTYPE ARG SYSTEM "argument.dtd">
<ARG><SCHEMESET><SCHEME><NAME>Expert</NAME></SCHEME></SCHEMESET><TEXT>Yes. Dr B says so.</TEXT>
<EDATA><AUTHOR>Ann</AUTHOR><DATE>2003</DATE><SOURCE>Paper</SOURCE></EDATA>
<AU><PROP identifier="A" missing="no"><PROPTEXT offset="0">Yes.</PROPTEXT>
<INSCHEME scheme="Expert" schid="0"/></PROP>
<REFUTATION><AU><PROP identifier="R" missing="yes">
<PROPTEXT offset="-1">No.</PROPTEXT></PROP></AU></REFUTATION>
<LA><AU><PROP identifier="B" missing="no"><PROPTEXT offset="5">Dr B says so.</PROPTEXT>
<OWNER name="Dr B"/><INSCHEME scheme="Expert" schid="0"/></PROP></AU>
<AU><PROP identifier="C" missing="yes"><PROPTEXT offset="-1">She knows.</PROPTEXT>
<INSCHEME scheme="Expert" schid="0"/></PROP></AU></LA></AU></ARG>
"""


def test_a_linked_argument_of_araucaria_is_one_step() -> None:
    document = imported("aml", AML).document
    assert said(document) == ["Dr B says so. & She knows. + Yes.", "No. - Yes."]
    step = next(each for each in document.inferences.values() if each.polarity == "support")
    assert step.scheme == "Expert"
    quoted = next(each for each in document.statements.values() if each.voice)
    assert [(each.start, each.end) for each in quoted.excerpts] == [(5, 18)]
    assert [each.author for each in document.sources.values()] == [("Ann",)]
    assert sum(each.implicit for each in document.statements.values()) == 2


@pytest.mark.parametrize(("name", "text"), [("rationale", RATIONALE), ("aml", AML)])
def test_hostile_files_of_formats_that_are_only_read(name: str, text: str) -> None:
    used = FORMATS[name]
    assert used.read is not None
    sample = text.strip().replace("One", "NEEDLE").replace("No.", "NEEDLE").encode()
    for data in hostile(sample):
        try:
            used.read(Given(data, "x"))
        except FileProblem:
            continue


BOMB = """<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>
<{root}>&b;</{root}>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<{root}>&a;</{root}>"""


@pytest.mark.parametrize("bomb", [BOMB, OUTSIDE], ids=["bomb", "outside"])
@pytest.mark.parametrize(
    ("name", "root"),
    [("opml", "opml"), ("freemind", "map"), ("microtext", "arggraph"), ("aml", "ARG")],
)
def test_xml_with_entities_is_refused(name: str, root: str, bomb: str) -> None:
    used = FORMATS[name]
    assert used.read is not None
    with pytest.raises(FileProblem, match="entities"):
        used.read(Given(bomb.format(root=root).encode(), "x.xml"))
