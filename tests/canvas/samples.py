"""Maps that hold everything a painter has to draw."""

from __future__ import annotations

from argmap.core.document import Document
from argmap.core.records import (
    Citation,
    Content,
    Group,
    Inference,
    Participant,
    Relation,
    Source,
    Statement,
)

CONTENT = Content(
    participants=(Participant(id="planner", name="City planner", role="expert"),),
    sources=(Source(id="survey", title="Footfall survey", author=("Chamber, C.",), issued="2022"),),
    statements=(
        Statement(
            id="centre",
            title="City centres should be closed to private cars",
            text="Applies to the inner ring on weekdays; deliveries, buses and blue-badge holders "
            "keep access.",
            x=560,
            y=40,
            pinned=True,
            credence=0.7,
        ),
        Statement(
            id="air",
            kind="evidence",
            title="Air quality improves",
            text="NO₂ fell by 20–44 % at roadside stations in the first year of "
            "comparable schemes.",
            voice="planner",
            citations=(Citation(source="survey", locator="p. 12"),),
            credence=0.9,
            x=40,
            y=300,
        ),
        Statement(
            id="health",
            text="Cleaner air means fewer asthma admissions.",
            implicit=True,
            x=320,
            y=300,
        ),
        Statement(
            id="shops",
            kind="counterpoint",
            title="Shops lose customers",
            text="Retailers expect fewer visits because many shoppers come by car from outlying "
            "towns.",
            x=640,
            y=300,
            colour="#c026a3",
        ),
        Statement(
            id="footfall",
            kind="evidence",
            text="In 9 of 12 cities visits to shops were up within two years, after a dip in the "
            "first months.",
            x=640,
            y=600,
        ),
        Statement(
            id="small",
            kind="question",
            text="Does this hold for small towns?",
            x=940,
            y=600,
        ),
        Statement(
            id="measure",
            kind="counterpoint",
            text="The stations were moved in the same year, so the two readings "
            "cannot be compared.",
            x=40,
            y=560,
        ),
        Statement(
            id="warrant",
            text="Health is what a city owes its people first.",
            x=320,
            y=560,
            credence=0.4,
        ),
        Statement(id="empty", text="", x=960, y=300),
        Statement(
            id="note",
            kind="note",
            text="Ask the transport office for the 2023 counts before the hearing.",
            x=960,
            y=60,
        ),
        Statement(
            id="arabic",
            text="هل ينطبق هذا على المدن الصغيرة؟ السيارات 20 ٪ فقط من الزوار",
            x=40,
            y=800,
        ),
        Statement(id="chinese", text="市中心应当禁止私家车进入，行人更安全。", x=320, y=800),
        Statement(id="foreign", kind="definition", text="“Private car”: any car without a permit. "
                  "AVATAR, Type -> token, <b>not bold</b>", x=640, y=800),
    ),
    inferences=(
        Inference(id="i-air", premises=("air", "health"), target="centre", strength=0.8),
        Inference(id="i-shops", premises=("shops",), target="centre", polarity="attack"),
        Inference(id="i-footfall", premises=("footfall",), target="shops", polarity="attack"),
        Inference(id="i-measure", premises=("measure",), target="i-air", polarity="attack"),
        Inference(id="i-warrant", premises=("warrant",), target="i-shops", polarity="support"),
        Inference(id="i-other", premises=("arabic",), target="measure", polarity="exemplifies"),
        Inference(id="i-back", premises=("chinese",), target="warrant", strength=0.2),
    ),
    relations=(
        Relation(id="r-answers", kind="answers", a="small", b="footfall"),
        Relation(id="r-related", kind="related", a="empty", b="note"),
    ),
    groups=(Group(id="g", title="Open points", members=("small", "empty")),),
)  # fmt: skip


def sample() -> Document:
    """A document with every kind, role and mark in it."""
    return Document(CONTENT)
