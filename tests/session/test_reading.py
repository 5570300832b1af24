"""Text read as a part of a map: outlines, lists, links, prose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core import limits
from argmap.core.document import Document
from argmap.core.records import Content, Inference, Source
from argmap.core.rules import RefusalError
from argmap.formats.reading.text import PROSE, reading_of
from argmap.formats.telling import outline
from tests.core.maps import contents


def told(text: str) -> list[str]:
    """What the text was read as, in our own words."""
    return outline(reading_of(text).content).splitlines()


@pytest.mark.parametrize("indent", ["\t", "  ", "    ", "\u00a0\u00a0", "   "])
def test_an_indented_outline_is_reasons_below_reasons(indent: str) -> None:
    lines = ["Ban cars", "{}Air gets clean", "{}{}Exhaust is poison", "{}Streets are quiet", "Else"]
    assert told("\r\n".join(line.replace("{}", indent) for line in lines)) == [
        "Ban cars",
        "    + Air gets clean",
        "        + Exhaust is poison",
        "    + Streets are quiet",
        "",
        "Else",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("- a\n- b", ["a", "", "b"]),
        (
            "Claim:\n\n- one\n  - deep\n* two",
            ["Claim:", "    + one", "        + deep", "    + two"],
        ),
        ("Claim\n1. one\n   - deep\n2) two", ["Claim", "    + one", "        + deep", "    + two"]),
        ("Claim\n+ yes\n- no\n  + but", ["Claim", "    + yes", "    - no", "        + but"]),
        ("Claim\n− no", ["Claim", "    − no"]),
        (
            "# Title\nWords that\ngo on.\n\n- x\n\n## Part\n- [ ] y",
            ["Title", "    + Words that go on.", "        + x", "    + Part", "        + y"],
        ),
        ("Title\n=====\n\n- **Bold**: x", ["Title", "    + Bold: x"]),
        ("- one\n  goes on\n\n  and on\n- two", ["one goes on and on", "", "two"]),
        (
            "[Thesis]: All of it\n  + <Arg>: why\n    _ not so\n  & [P2]\n    + [Thesis]",
            [
                "[Thesis]: All of it",
                "    + [Arg]: why",
                "    & [P2]",
                "        _ not so",
                "        + [Thesis]: All of it",
            ],
        ),
        ("• first\n\t◦ second", ["first", "    + second"]),
        ("+ a\n+ a", ["a", "", "a"]),
        ("C\n+ a\n+ a", ["C", "    + a"]),
        ("C\n  _ undercut of nothing", ["C", "    − undercut of nothing"]),
        ("C\n+ a\n~ other", ["C", "    + a", "", "other"]),
    ],
)
def test_lists_are_read_by_their_marks(text: str, read: list[str]) -> None:
    assert told(text) == read


WORDS = ["+ a", "- b", "[t]: c", "1. d", "# e", "\\f", "===", "\\+ g", "a\nb", "<h>: i", "(1) j"]


def distinct(content: Content) -> Content:
    """What an outline can tell of an argument, with words that differ and look like marks."""
    statements = tuple(
        each.model_copy(
            update={
                "text": f"{WORDS[n % len(WORDS)]} {n}" if n % 2 else WORDS[n],
                "voice": None,
                "citations": (),
                "title": [None, f"T{n}", f"]: {n}\\"][n % 3],
            }
        )
        for n, each in enumerate(content.statements)
    )
    arrows: dict[str, Inference] = {}
    twins: set[tuple[object, ...]] = set()
    for each in content.inferences:
        aim = arrows.get(each.target)
        own = each.target in each.premises or (aim and set(aim.premises) & set(each.premises))
        twin = (frozenset(each.premises), each.target)
        lost = aim is None and each.target not in {one.id for one in statements}
        if not own and not lost and twin not in twins and each.polarity in ("support", "attack"):
            twins.add(twin)
            arrows[each.id] = each
    inferences = tuple(arrows.values())
    return Content(statements=statements, inferences=inferences)


def shape(content: Content) -> set[object]:
    """What bears on what, by the words of statements."""
    subject = Document(content)

    def name(key: str) -> object:
        if key in subject.inferences:
            arrow = subject.inferences[key]
            return (tuple(map(name, arrow.premises)), name(arrow.target), arrow.polarity)
        one = subject.statements[key]
        return (one.title, " ".join(one.text.split()))

    return {name(key) for key in (*subject.statements, *subject.inferences)}


@settings(max_examples=60, deadline=None)
@given(contents().map(distinct))
def test_what_is_copied_as_text_is_the_same_argument_when_pasted(content: Content) -> None:
    text = outline(content)
    if content.statements:
        again = reading_of(text).content
        assert shape(again) == shape(content)
        assert outline(again) == text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("ab \t\n-+*_=&~#1.[]():<>\\\u202e\x00\r\ud800", max_size=12)))
def test_any_text_is_read_or_refused_in_a_sentence(parts: list[str]) -> None:
    text = "\n".join(parts)
    if text.strip():
        reading = reading_of(text)
        subject = Document(reading.content)
        tops = [premise for top in reading.tops for premise in top.premises]
        assert set(tops) <= subject.statements.keys()


def test_a_list_with_plus_anywhere_has_signs_and_one_without_has_bullets() -> None:
    assert told("C\n- a") == ["C", "    + a"]
    assert told("C\n- a\n+ b") == ["C", "    - a", "    + b"]


def kinds(text: str, origin: str | None = None) -> list[tuple[str, str]]:
    found = reading_of(text, origin=origin).content
    return [(each.kind, each.text) for each in found.statements]


def test_paragraphs_without_structure_are_claims() -> None:
    assert kinds("One.\nStill one.") == [("claim", "One.\nStill one.")]
    assert kinds("One.\n\n\n  Two.") == [("claim", "One."), ("claim", "Two.")]
    broken = "A line of an electronic letter that was broken by a program\nwhich it goes on after."
    assert kinds(f"{broken}\n\n   P.S.") == [("claim", broken), ("claim", "P.S.")]


@pytest.mark.parametrize(
    ("text", "says", "url"),
    [
        ("https://www.example.org/a%20b/", "example.org/a b", "https://www.example.org/a%20b/"),
        ("A page\nhttps://example.org", "A page", "https://example.org"),
        ("https://example.org\nA page", "A page", "https://example.org"),
        ("[A page](https://example.org/x)", "A page", "https://example.org/x"),
        ("doi:10.1000/182", "doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("file:///home/me/My%20study.pdf", "My study.pdf", "file:///home/me/My%20study.pdf"),
        ("www.example.org", "example.org", "https://www.example.org"),
    ],
)
def test_a_link_is_evidence_with_its_source(text: str, says: str, url: str) -> None:
    content = reading_of(text).content
    (statement,), (source,) = content.statements, content.sources
    assert (statement.kind, statement.text) == ("evidence", says)
    assert statement.citations[0].source == source.id
    assert url == source.URL
    assert source.title == says


def test_links_in_a_list_support_and_one_page_is_one_source() -> None:
    content = reading_of("Claim\n- https://e.org\n- [Again](https://e.org)\n- no link").content
    assert [each.kind for each in content.statements] == ["claim", "evidence", "evidence", "claim"]
    assert len(content.sources) == 1
    assert len(content.inferences) == 3
    present = Source(id="s", title="E", URL="https://e.org")
    known = reading_of("https://e.org", known={"https://e.org": present}).content
    assert known.sources == (present,)


@pytest.mark.parametrize("text", ["javascript:alert(1)", "http://[", "https:// x", "x" * 30])
def test_what_only_looks_like_a_link_is_a_claim(text: str) -> None:
    assert kinds(text) == [("claim", text)]


def test_an_article_is_evidence_and_its_text_is_kept_with_the_source() -> None:
    prose = "Sentence number one. " + "It goes on and on. " * (PROSE // 10)
    text = f"A headline\n\n{prose}\n\n- a list\n\n{prose}\n\nhttps://example.org/article"
    content = reading_of(text).content
    (statement,), (source,) = content.statements, content.sources
    assert (statement.kind, statement.text) == ("evidence", "A headline")
    assert source.URL == "https://example.org/article"
    assert source.title == "A headline"
    assert source.text == text
    content = reading_of(f"{prose}\n\n{prose}", origin="https://e.org/p").content
    assert content.statements[0].text.startswith("Sentence number one. It goes on")
    assert len(content.statements[0].text) < 300
    assert content.sources[0].URL == "https://e.org/p"


def test_a_long_quotation_from_a_page_cites_it_and_a_short_one_does_not() -> None:
    long = "word " * PROSE
    assert kinds(long, "https://e.org")[0][0] == "evidence"
    assert kinds(long)[0][0] == "claim"
    assert kinds("A few words", "https://e.org")[0][0] == "claim"


def test_too_much_is_refused_with_the_numbers() -> None:
    with pytest.raises(RefusalError, match="10,000,000"):
        reading_of("x" * 10_000_000)
    with pytest.raises(RefusalError, match="6,000"):
        reading_of("- x\n" * 6_000)
    assert limits.MAX_PASTED_STATEMENTS == 5_000


def test_a_thousand_levels_are_a_chain() -> None:
    text = "\n".join(" " * level + f"- level {level}" for level in range(1_000))
    content = reading_of(text).content
    assert len(content.inferences) == 999
    assert len(outline(content).splitlines()) == 1_000


@pytest.mark.parametrize(
    "text",
    [
        "<Proof>: Why.\n\n(1) a\n(2) b\n----\n(3) c\n",
        "===\ntitle: T\n===\n\n<Proof>\n\n(1) a\n(2) b\n-- so {uses: [1, 2]} --\n(3) c\n",
    ],
)
def test_argdown_is_read_as_the_map_it_writes_out(text: str) -> None:
    reading = reading_of(text)
    (step,) = reading.content.inferences
    said = {each.id: each.text for each in reading.content.statements}
    assert [said[key] for key in step.premises] == ["a", "b"]
    assert said[step.target] == "c"
    assert [said[top.premises[0]] for top in reading.tops] == ["c"]
    assert not reading.dependent
