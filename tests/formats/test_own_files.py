"""Files in tests/fixtures/formats, written to what each format says: all that it can hold, read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from argmap.core.document import Document
from argmap.formats.opening import Opened, open_map
from argmap.formats.registry import FORMATS
from argmap.formats.writing import write_file, written
from tests.formats.test_foreign_trees import said

FILES = Path(__file__).resolve().parents[1] / "fixtures" / "formats"


def opened(name: str, form: str, folder: Path = FILES) -> Opened:
    found = open_map(folder / name)
    assert found.format is FORMATS[form]
    assert found.imported is not None
    return found


def acts(found: Opened) -> list[str]:
    assert found.imported is not None
    return [each.act for each in found.imported.remarks]


def texts(document: Document, *keys: str) -> list[str]:
    return [document.statements[key].text for key in keys]


def test_rationale_compounds_stand_below_claims_and_below_inferences() -> None:
    found = opened("dikes.rtnl", "rationale")
    document = found.loaded.document
    top = 'The council should "raise" the dikes\nbefore the next winter.'
    storms = "Storm tides rise higher\nthan they did."
    step = f"{storms} & Raised dikes hold them back. + {top}"
    assert said(document) == sorted(
        [
            step,
            f"Not at any price. - [{step}]",
            f"Lives are at stake. + [{step}]",
            f"It costs forty million; 40 % of that is borrowed. - {top}",
            "The state pays 'half' of it. - It costs forty million; 40 % of that is borrowed.",
            f"The gauge at the harbour shows it. + {storms}",
        ]
    )
    assert document.inferences["why"].text == "What holds the sea back ought to be built."
    kinds = [each.kind for each in document.ordered_statements()]
    assert (kinds.count("claim"), kinds.count("note")) == (8, 1)
    assert acts(found) == ["guessed"], "of the one claim without a compound, and of nothing else"


def test_rationale_notes_places_and_what_is_kept_of_its_calls() -> None:
    document = opened("dikes.rtnl", "rationale").loaded.document
    top, hold, cost = (document.statements[key] for key in ("top", "hold", "cost"))
    assert top.note == "Decided on in \\ autumn."
    assert hold.note == "Since 1962 they have."
    assert [(each.x, each.y) for each in (top, document.statements["free"])] == [
        (120.0, -40.5),
        (-300.0, 12.0),
    ]
    assert hold.x is None
    kept = (cost.model_extra or {})["foreign"]["rationale"]
    assert kept == {"calls": [["SetEvaluation", -0.5]]}


def test_rationale_from_windows(tmp_path: Path) -> None:
    text = (FILES / "dikes.rtnl").read_text("utf-8").replace("gauge", "Ölpegel – “gauge”")
    path = tmp_path / "dikes.rtnl"
    path.write_bytes(text.replace("\n", "\r\n").encode("cp1252"))
    found = opened("dikes.rtnl", "rationale", tmp_path)
    assert texts(found.loaded.document, "evidence") == [
        "The Ölpegel – “gauge” at the harbour shows it."
    ]
    assert any("Windows-1252" in each for each in found.loaded.repairs)


def test_araucaria_linked_convergent_and_refuting_arguments() -> None:
    document = opened("dikes.aml", "aml").loaded.document
    assert said(document) == [
        "But it is dear & slow. - Raise the dikes!",
        "Dr Berg says they will not hold. & Dr Berg is an engineer. + Else the town floods.",
        "Else the town floods. + Raise the dikes!",
        "Forty million are asked. + But it is dear & slow.",
        "She measured them. + Dr Berg says they will not hold.",
        "Words of another text. + Raise the dikes!",
    ]
    schemes = {len(each.premises): each.scheme for each in document.inferences.values()}
    assert schemes[2] == "Expert opinion"
    named = [each.scheme for each in document.inferences.values() if each.scheme]
    assert sorted(named) == ["Argument from Consequences", "Expert opinion"]
    unstated = {each.text for each in document.statements.values() if each.implicit}
    assert unstated == {
        "Else the town floods.",
        "Dr Berg is an engineer.",
        "Forty million are asked.",
    }


def test_araucaria_owners_passages_and_what_is_said_of_the_text() -> None:
    found = opened("dikes.aml", "aml")
    document = found.loaded.document
    (source,) = document.sources.values()
    assert (source.title, source.author, source.issued) == (
        "The Harbour Post",
        ("A. Carr",),
        "2004-05-06",
    )
    assert document.info.description == "A letter to the editor."
    for each in document.statements.values():
        for passage in each.excerpts:
            assert (source.text or "")[passage.start : passage.end] == each.text
    quoted = [each for each in document.statements.values() if each.excerpts]
    assert len(quoted) == 4, "not those that nobody wrote, nor one that is not where it should be"
    voices = {each.text: each.voice for each in document.statements.values() if each.voice}
    names = {text: document.participants[key].name for text, key in voices.items() if key}
    assert names == {
        "Raise the dikes!": "A. Carr",
        "But it is dear & slow.": "The treasurer",
        "Dr Berg says they will not hold.": "Dr Berg",
    }
    assert found.imported is not None
    assert found.imported.kept_aside == {"SCHEME": 2}


def test_ova2_and_argdown_exports_have_their_steps() -> None:
    found = opened("dikes.ova.json", "ova2")
    document = found.loaded.document
    step = "They will not hold. + Raise the dikes."
    assert said(document) == [f"It is dear. - [{step}]", step]
    assert document.inferences["3"].scheme == "Expert opinion"
    assert [each.name for each in document.participants.values()] == ["Ada Berg"]
    assert found.imported is not None
    assert (found.imported.locutions, found.imported.kept_aside) == (1, {"L": 1, "YA": 1})
    exported = opened("dikes.argdown.json", "argdown-json").loaded.document
    both = "Storms grow. & Dikes hold them. + Raise the dikes."
    assert said(exported) == sorted(
        [both, "It is dear. - Raise the dikes.", f"It is dear. - [{both}]"]
    )


def test_microtexts_undercut_what_is_declared_later() -> None:
    found = opened("dikes.xml", "microtext")
    document = found.loaded.document
    step = "They will <not> hold & break. & What breaks drowns us. + Raise the dikes!"
    assert said(document) == sorted(
        [
            step,
            "It is dear, - Raise the dikes!",
            f"Tides may fall. - [{step}]",
            f"No one believes that. - [Tides may fall. - [{step}]]",
            "but a loan is cheap, - [It is dear, - Raise the dikes!]",
            "say, like the last one. + but a loan is cheap,",
        ]
    )
    assert document.inferences["c15"].scheme == "Example"
    assert [key for key, each in document.statements.items() if each.implicit] == ["a3"]
    assert acts(found) == ["repaired"] * 3, "stray words, a lone addition, a type that is none"
    assert found.imported is not None
    assert found.imported.kept_aside == {"edu": 1}


def test_brat_relations_onto_relations_and_spans_in_pieces() -> None:
    found = opened("dikes.ann", "brat")
    document = found.loaded.document
    step = "Dr Berg measured them + Dr Berg says they give in"
    assert said(document) == sorted(
        [
            step,
            f"but never - [{step}]",
            "Dr Berg says they give in + Raise the dikes!",
            "It is dear 🙂 - Raise the dikes!",
        ]
    )
    ties = {(each.kind, each.a, each.b) for each in document.relations.values()}
    assert ties == {("refers", "T5", "T4"), ("rephrase", "T1", "T2"), ("rephrase", "T1", "T5")}
    passages = {
        key: [(at.start, at.end) for at in each.excerpts]
        for key, each in document.statements.items()
    }
    assert passages == {
        "T1": [(0, 16)], "T2": [(17, 42)], "T3": [(17, 24), (44, 57)], "T4": [(63, 75)], "T5": [],
    }  # fmt: skip
    assert document.statements["T2"].note == "who is it?\nan engineer"
    assert document.info.central == "T1"
    assert acts(found) == ["repaired", "kept", "repaired"], "T5's words, two lines, R4"


def test_brat_without_its_text_has_the_words_of_its_spans(tmp_path: Path) -> None:
    shutil.copy(FILES / "dikes.ann", tmp_path)
    document = opened("dikes.ann", "brat", tmp_path).loaded.document
    whole = opened("dikes.ann", "brat").loaded.document
    assert said(document) == said(whole)
    assert not document.sources
    assert not any(each.excerpts for each in document.statements.values())
    write_file(tmp_path / "again.ann", document, FORMATS["brat"])
    again = opened("again.ann", "brat", tmp_path).loaded.document
    text = (tmp_path / "again.txt").read_text("utf-8")
    for each in again.statements.values():
        (passage,) = each.excerpts
        assert text[passage.start : passage.end] == each.text


@pytest.mark.parametrize(("name", "form"), [("dikes.xml", "microtext"), ("dikes.ann", "brat")])
def test_what_can_be_written_again_is_the_same(name: str, form: str, tmp_path: Path) -> None:
    used = FORMATS[form]
    document = opened(name, form).loaded.document
    write_file(tmp_path / name, document, used)
    again = opened(name, form, tmp_path).loaded.document
    if form == "brat":  # which has no place for what aims at a step, and says so
        gone = [each for each in said(document) if "[" in each]
        assert said(again) == [each for each in said(document) if each not in gone]
    else:
        assert said(again) == said(document)
    assert written(again, used) == written(document, used)
