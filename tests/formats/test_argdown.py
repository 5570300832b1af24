"""Argdown: what real files have in them, what comes back, and what another reader makes of ours."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings

from argmap.core.clean import clean_text
from argmap.core.document import Document
from argmap.core.records import Content, Inference, Statement
from argmap.formats.argdown.debate import Debate
from argmap.formats.argdown.parsing import debate_of
from argmap.formats.argdown_text import FORMAT, read_text
from argmap.formats.foreign import kept
from argmap.formats.format import Options
from argmap.formats.given import Given
from argmap.formats.losses import losses
from argmap.formats.registry import recognised
from argmap.storage.errors import FileProblem
from tests.formats.argdown_peer import compared, peer_folder, seen_by_peer
from tests.formats.cases import cases, given
from tests.formats.rich_maps import fields_of, rich_maps


def written(document: Document) -> str:
    assert FORMAT.write is not None
    return FORMAT.write(document, Options()).decode()


def counts(debate: Debate) -> dict[str, Any]:
    """What the manifest counts: one statement is a title, or a text without one."""
    ends = {"statement": "equivalence-class"}
    arguments = debate.arguments.values()
    return {
        "equivalence_classes": len(debate.statements),
        "arguments": len(debate.arguments),
        "arguments_with_pcs": sum(bool(each.steps) for each in arguments),
        "pcs_statements": sum(len(each.structure) for each in arguments),
        "relations": dict(Counter(each.type for each in debate.relations)),
        "relations_by_ends": dict(
            Counter(
                f"{each.type}:{ends.get(each.source.kind, each.source.kind)}>"
                f"{ends.get(each.target.kind, each.target.kind)}"
                for each in debate.relations
            )
        ),
        "sections": sum(each.parent is None for each in debate.sections),
        "tags": len(debate.tags),
        "mode": "strict" if debate.strict else "loose",
        "self_relations": sum(each.source == each.target for each in debate.relations),
    }


@pytest.mark.parametrize("case", cases("argdown"))
def test_real_files_have_in_them_what_their_count_says(case: dict[str, Any]) -> None:
    told: list[tuple[int, str]] = []
    debate = debate_of(clean_text(given(case).text), lambda line, what: told.append((line, what)))
    if not case["expect_ok"] or "include" in case.get("features", ()):
        assert told
        return
    assert told == []
    found = counts(debate)
    expected = {name: each for name, each in case["expected"].items() if name in found}
    if expected.get("sections") == len(debate.sections):  # some count those inside others, too
        del expected["sections"]
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("case", cases("argdown"))
def test_real_files_are_read_alike_once_written(case: dict[str, Any]) -> None:
    try:
        first = read_text(given(case).text).document
    except FileProblem:
        assert not case["expect_ok"]
        return
    text = written(first)
    assert recognised(Given(text.encode(), "x.argdown")) is FORMAT
    again = read_text(text)
    assert again.remarks == ()
    assert fields_of(again.document) == fields_of(first)
    assert written(again.document) == text


@drawn(rich_maps())
@settings(max_examples=40, deadline=None)
def test_any_map_comes_back_to_the_letter(document: Document) -> None:
    again = read_text(written(document))
    assert again.remarks == ()
    assert fields_of(again.document) == fields_of(document)
    assert {each.what for each in losses(document, FORMAT)} <= {"backings"}


@pytest.mark.parametrize("warrant", ["+ +", "- _ +", "+\xa0-"])
def test_a_warrant_of_signs_alone_begins_no_relation(warrant: str) -> None:
    step = Inference(id="i0", order="a1", premises=("s0",), target="s1", text=warrant)
    ends = tuple(Statement(id=f"s{at}", order=f"a{at + 1}", text=f"t {at}") for at in range(2))
    document = Document(Content(statements=ends, inferences=(step,)))
    again = read_text(written(document))
    assert again.remarks == ()
    assert fields_of(again.document) == fields_of(document)


def test_a_text_of_blanks_alone_comes_back() -> None:
    blank = Statement(id="s0", order="a1", text="\xa0", tags=("all",))
    document = Document(Content(statements=(blank,)))
    again = read_text(written(document))
    assert again.remarks == ()
    assert fields_of(again.document) == fields_of(document)


EVERYTHING = """\
===
title: Dogs and cats
model:
  mode: loose
===

// nobody reads this
[Dogs]: Dogs are better
  than cats. #pets #(for ever) {source: "p. 3", color: "#aa3300"}
    + <Loyal>: They *never* leave, see https://example.org/a#b.
        _ [Fed]: They are fed.
    - They bark. /* loudly */
        - Not at \\#night.
      - [Cats]: Cats are silent.
    >< [Cats]

# Why {isGroup: true}

<Proof>: A proof.

(1) All dogs are good.
(2) [Rex]: Rex is a dog.
-- Modus ponens {uses: [1, 2]} --
    <_ [Doubt]: Is he?
(3) Rex is good.
    +> [Dogs]
(4) Good is better.
----
(5) [Dogs]
"""


def test_a_heading_below_another_is_a_group_within_it() -> None:
    text = "# Map\n\n[A]: a\n\n## B\n\n[B]: b\n\n### C\n\n[C]: c\n\n## D\n\n[D]: d\n"
    document = read_text(text).document
    assert document.info.title == "Map"
    members = {each.title: each.members for each in document.groups.values()}
    assert members == {"B": ("B", "C"), "C": ("C",), "D": ("D",)}
    again = written(document)
    assert [line.split(" {")[0] for line in again.splitlines() if line.startswith("#")] == [
        "# B", "## C", "# D",
    ]  # fmt: skip
    assert fields_of(read_text(again).document) == fields_of(document)


def test_paragraphs_round_the_argument_are_notes() -> None:
    text = "This is how it goes.\n\n[A]: a\n  + why\n\n[B]: alone, but with a name\n"
    imported = read_text(text)
    kinds = {each.text: each.kind for each in imported.document.statements.values()}
    assert kinds == {
        "This is how it goes.": "note", "a": "claim", "why": "claim",
        "alone, but with a name": "claim",
    }  # fmt: skip
    assert [each.act for each in imported.remarks] == ["guessed"]
    ours = read_text(written(imported.document))
    assert fields_of(ours.document) == fields_of(imported.document)
    claims = read_text("One.\n\nTwo.\n").document
    assert {each.kind for each in claims.statements.values()} == {"claim"}


def test_everything_of_the_syntax_finds_its_place_in_the_map() -> None:
    imported = read_text(EVERYTHING)
    document = imported.document
    assert imported.remarks == ()
    assert document.info.title == "Dogs and cats"
    named = {each.title or each.text: each for each in document.statements.values()}
    dogs = named["Dogs"]
    assert (dogs.text, dogs.tags, dogs.colour) == (
        "Dogs are better than cats.",
        ("pets", "for ever"),
        "#aa3300",
    )
    assert kept(dogs, "argdown")["data"]["source"] == "p. 3"
    assert named["Loyal"].text == "They never leave, see https://example.org/a#b."
    assert "Not at #night." in named
    told = {
        (tuple(document.statements[key].text for key in each.premises), each.polarity): each
        for each in document.inferences.values()
    }
    proof = told[("All dogs are good.", "Rex is a dog."), "support"]
    assert (proof.target, proof.scheme) == (named["Rex is good."].id, "Modus ponens")
    assert told[("Is he?",), "attack"].target == proof.id
    loyal = told[("They never leave, see https://example.org/a#b.",), "support"]
    assert told[("They are fed.",), "attack"].target == loyal.id
    assert told[("Cats are silent.",), "attack"].target == named["They bark."].id
    assert told[("Rex is good.", "Good is better."), "support"].target == dogs.id
    assert [each.kind for each in document.relations.values()] == ["contradiction"]
    (group,) = document.groups.values()
    assert group.title == "Why"
    assert named["Rex"].id in group.members
    text = written(document)
    assert "(2) [Rex]" in text
    assert "  <_ [Doubt]" in text
    assert fields_of(read_text(text).document) == fields_of(document)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n  + b", 3),
        ("[A]: b\n\n@include(c.argdown)", 3),
        ("/*\n\n*/\n(1) a\n----", 5),
        ("[A]: b\n  + ", 2),
        ("===\na: [\n===\n\nb", 1),
        ("<A>: b\n  >< [C]", 2),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int) -> None:
    told = [each.message for each in read_text(text).remarks]
    assert any(each.startswith(f"Line {line}:") for each in told), told


def test_a_text_with_nothing_but_a_mistake_is_refused() -> None:
    with pytest.raises(FileProblem, match=r"Line 2: .*stands below nothing"):
        read_text("// nothing\n  +")


def test_a_thousand_levels_and_endless_signs_are_borne() -> None:
    deep = "[r]: x\n" + "".join(f"{' ' * at}+ n{at}\n" for at in range(1, 1001))
    document = read_text(deep).document
    assert len(document.statements) == 1001
    assert fields_of(read_text(written(document)).document) == fields_of(document)
    for sign in ("[", "<", "{", "{a: ", "_", "*a ", "#(", "/*", ".a", '{"', "@["):
        read_text("x" + sign * 3000)


def test_mangled_texts_are_read_or_refused_and_never_lose_a_word_in_writing() -> None:
    chance = random.Random(4)
    signs = (
        "[",
        "<",
        ">:",
        "]:",
        "{",
        "}",
        "(1)",
        "--",
        "  + ",
        "\n\n",
        "===",
        "#",
        "/*",
        "_",
        "\\",
    )
    for _ in range(300):
        text = EVERYTHING
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(text))
            cut = chance.choice((0, 0, 3, 20))
            text = text[:at] + chance.choice((*signs, "  + ", "\n\n")) + text[at + cut :]
        try:
            first = read_text(text).document
        except FileProblem:
            continue
        assert fields_of(read_text(written(first)).document) == fields_of(first)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("[A]: b\n  + <C>: d\n", True),
        ("<A>: b\n\n(1) c\n----\n(2) d\n", True),
        ("A\n  -> B\n  +> C\n", False),
        ("- a\n- b\n  - [ ] c\n", False),
        ("# Title\n\n[1]: https://example.org\n", False),
        ("<html>\n<body>\n", False),
        ("Plain words, nothing else.\n", False),
    ],
)
def test_argdown_is_known_by_what_nothing_else_has(text: str, is_one: bool) -> None:
    assert (recognised(Given(text.encode(), "x.txt")) is FORMAT) is is_one


needs_peer = pytest.mark.skipif(
    peer_folder() is None,
    reason="@argdown/core or node is not here (./dev bench --peers fetches it; ARGMAP_PEERS)",
)


@needs_peer
def test_argdowns_own_parser_reads_ours_as_we_do() -> None:
    texts = {str(seed): written(each) for seed, each in enumerate(_maps())}
    texts["everything"] = written(read_text(EVERYTHING).document)
    for case in cases("argdown"):
        if case.values[0] is not None and case.values[0]["expect_ok"]:
            texts[case.id] = written(read_text(given(case.values[0]).text).document)
    seen = seen_by_peer(texts)
    for name, text in texts.items():
        assert compared(text, seen[name]) is None, name


def _maps() -> list[Document]:
    """A few dozen odd maps, always the same."""
    found: list[Document] = []

    @settings(max_examples=40, deadline=None, derandomize=True, database=None)
    @drawn(rich_maps())
    def collect(document: Document) -> None:
        if document.statements:  # an empty text is none to that parser
            found.append(document)

    collect()
    return found
