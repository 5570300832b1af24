from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from argmap.canvas.lettering import MOST_LINES, _shaped, shaped
from argmap.canvas.measure import qt_measurer
from argmap.canvas.painter import paint_map
from argmap.canvas.role_words import place_of_word
from argmap.canvas.theme import Theme, load_theme
from argmap.core.document import Document
from argmap.core.geometry import Point, Rect
from argmap.core.records import Content, Inference, Statement
from argmap.layout.metrics import TEXT_STYLE
from argmap.layout.plan import MapPlan
from argmap.layout.strokes import sign_reach
from argmap.layout.words import word_place
from tests.canvas.samples import sample

pytestmark = pytest.mark.usefixtures("qapp")


def _plan(*records: Statement | Inference) -> MapPlan:
    content = Content(
        statements=tuple(r for r in records if isinstance(r, Statement)),
        inferences=tuple(r for r in records if isinstance(r, Inference)),
    )
    return MapPlan(Document(content), qt_measurer())


def _image(
    plan: MapPlan,
    rect: Rect | None = None,
    scale: float = 1.0,
    theme: Theme | None = None,
    **options: frozenset[str],
) -> QImage:
    theme = theme or load_theme("light")
    area = rect or plan.bounds.grown(20)
    image = QImage(
        round(area.width * scale), round(area.height * scale), QImage.Format.Format_RGB32
    )
    image.fill(theme.canvas.background)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-area.x, -area.y)
        paint_map(painter, plan, theme, area, scale, **options)
    return image


def _colours(image: QImage) -> dict[str, int]:
    found: dict[str, int] = {}
    for y in range(image.height()):
        for x in range(image.width()):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


def _ink(image: QImage, background: str) -> int:
    return sum(count for name, count in _colours(image).items() if name != background)


ALONE = Statement(id="s", text="Alone", x=0, y=0)


@pytest.mark.parametrize("scale", [0.06, 0.2, 0.35, 1.0, 3.0])
@pytest.mark.parametrize("kind", ["claim", "evidence", "counterpoint", "question", "note", "odd"])
def test_every_kind_is_there_at_every_distance(kind: str, scale: float) -> None:
    plan = _plan(Statement(id="s", kind=kind, text="Words", x=0, y=0))
    image = _image(plan, scale=scale)
    middle = plan.boxes["s"].rect.center
    place = Point((middle.x + 20) * scale, (middle.y + 20 + 12) * scale)
    background = load_theme("light").canvas.background.name()
    assert image.pixelColor(round(place.x), round(place.y)).name() != background


def test_kinds_differ_in_outline_whatever_the_colours() -> None:
    grey = load_theme("light").kinds["claim"]
    theme = load_theme("light")._replace(kinds={"neutral": grey})
    shapes = []
    for kind in ("claim", "evidence", "counterpoint", "question", "note"):
        plan = _plan(Statement(id="s", kind=kind, text="", x=0, y=0))
        image = _image(plan, theme=theme)
        size = 40
        corners = [
            image.copy(x, y, size, size)
            for x in (0, image.width() - size)
            for y in (0, image.height() - size)
        ]
        shapes.append(tuple(bytes(corner.constBits()) for corner in corners))
    assert len(set(shapes)) == 5


def test_support_and_attack_differ_without_colour() -> None:
    grey = load_theme("light").arrows["other"]
    roles = ("support", "attack", "undercut", "backing", "rebuttal", "other")
    theme = load_theme("light")._replace(arrows=dict.fromkeys(roles, grey))
    pictures = []
    for polarity in ("support", "attack", "exemplifies"):
        plan = _plan(
            Statement(id="a", x=0, y=0),
            Statement(id="b", x=0, y=300),
            Inference(id="i", premises=("b",), target="a", polarity=polarity),
        )
        pictures.append(_image(plan, theme=theme))
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


@pytest.mark.parametrize("polarity", ["support", "attack"])
def test_what_aims_at_an_inference_marks_its_junction(polarity: str) -> None:
    records = (
        Statement(id="a", x=0, y=0),
        Statement(id="b", x=0, y=400),
        Statement(id="c", x=400, y=200),
        Inference(id="i", premises=("b",), target="a"),
    )
    aim = Inference(id="j", premises=("c",), target="i", polarity=polarity)
    plan = _plan(*records, aim)
    at = plan.arrows["i"].junction
    area = Rect(at.x - 9, at.y - 9, 18, 18)
    marked = _image(plan, area, 2.0)
    plain = _image(_plan(*records), area, 2.0)
    assert marked != plain
    role = "undercut" if polarity == "attack" else "backing"
    assert load_theme("light").arrow(role).name() in _colours(marked)


def test_the_word_at_an_undercut_is_not_hidden_by_the_premise_it_stands_by() -> None:
    plan = _plan(
        Statement(id="c", text="Conclusion", x=0, y=0),
        Statement(id="p", text="Premise", x=0, y=200),
        Statement(id="u", kind="counterpoint", text="Undercut", x=70, y=60),
        Inference(id="i", premises=("p",), target="c"),
        Inference(id="j", premises=("u",), target="i", polarity="attack"),
    )
    arrow = plan.arrows["j"]
    sign = arrow.sign
    colour = load_theme("light").arrow("undercut").name()
    # Below the line stands the premise, so the word is above it.
    above = _image(plan, Rect(sign.x - 30.0, sign.y - 30.0, 90.0, 20.0))
    assert _colours(above).get(colour, 0) > 40


@pytest.mark.parametrize("width", [40, 60, 90, 120])
def test_a_word_longer_than_its_arrow_is_hidden_by_no_box(width: float) -> None:
    """Languages differ: where the word for a rebuttal has no room beside its sign it is turned."""
    plan = _plan(
        Statement(id="c", text="Conclusion", x=0, y=0),
        Statement(id="a", kind="counterpoint", text="Objection", x=300, y=0),
        Statement(id="r", kind="counterpoint", text="Rebuttal", x=600, y=0),
        Inference(id="i", premises=("a",), target="c", polarity="attack"),
        Inference(id="j", premises=("r",), target="a", polarity="attack"),
    )
    arrow = plan.arrows["j"]
    assert arrow.role == "rebuttal"
    place = word_place(arrow, plan, width)
    assert not plan.boxes_in(place.area)
    assert place.area.grown(sign_reach(1.0) + 3).contains(arrow.sign)


def test_signs_and_words_of_arrows_that_come_together_lie_clear_of_each_other() -> None:
    undercut_and_backed = _plan(
        Statement(id="c", x=0, y=0),
        Statement(id="p", x=500, y=0),
        Statement(id="u", kind="counterpoint", x=500, y=200),
        Statement(id="b", kind="evidence", x=500, y=400),
        Inference(id="i", premises=("p",), target="c"),
        Inference(id="j", premises=("u",), target="i", polarity="attack"),
        Inference(id="k", premises=("b",), target="i"),
    )
    narrow = _plan(
        Statement(id="c", x=0, y=0, width=120),
        Statement(id="p", x=-300, y=300),
        Statement(id="q", x=0, y=300),
        Statement(id="r", x=600, y=300),
        Statement(id="u", kind="counterpoint", x=300, y=300),
        Inference(id="g", premises=("r",), target="c"),
        Inference(id="i", premises=("p",), target="c"),
        Inference(id="h", premises=("q",), target="c"),
        Inference(id="o", premises=("c",), target="x", polarity="attack"),
        Statement(id="x", x=0, y=-300),
        Inference(id="j", premises=("u",), target="c", polarity="attack"),
    )
    for plan in (undercut_and_backed, narrow):
        arrows = list(plan.arrows.values())
        places = {arrow.id: place_of_word(arrow, plan) for arrow in arrows}
        areas = {key: place.area for key, place in places.items() if place is not None}
        assert areas
        reach = sign_reach(1.0)
        for arrow in arrows:
            x, y = arrow.sign
            sign = Rect(x - reach, y - reach, 2 * reach, 2 * reach)
            assert all(one.role == arrow.role or not sign.contains(one.sign) for one in arrows)
            for key, area in areas.items():
                assert key == arrow.id or not area.intersects(sign)
                assert not plan.boxes_in(area)
        words = [area.grown(-0.5) for area in areas.values()]
        assert not any(one.intersects(other) for one in words for other in words if one != other)


def test_a_stronger_inference_is_a_thicker_line() -> None:
    ink = []
    for strength in (0.1, None, 1.0):
        plan = _plan(
            Statement(id="a", x=0, y=0),
            Statement(id="b", x=0, y=600),
            Inference(id="i", premises=("b",), target="a", strength=strength),
        )
        # Where the shaft is: away from head, sign and boxes.
        area = Rect(0, 450, 240, 100)
        blue = load_theme("light").arrow("support").name()
        ink.append(_colours(_image(plan, area, 4.0)).get(blue, 0))
    assert 0 < ink[0] < ink[1] < ink[2]


def test_credence_fills_a_meter() -> None:
    ink = []
    for credence in (0.0, 0.5, 1.0):
        plan = _plan(ALONE.model_copy(update={"credence": credence}))
        area = Rect(180, 10, 55, 20)
        mark = load_theme("light").kind("claim").mark.name()
        ink.append(_colours(_image(plan, area)).get(mark, 0))
    assert ink[0] < ink[1] < ink[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 0.4, 0.2, 0.05])
def test_a_colour_of_ones_own_is_seen_at_every_distance(theme: str, scale: float) -> None:
    look = load_theme(theme)
    plan = _plan(Statement(id="a", text="A claim", x=0, y=0, colour="green"))
    own = look.accents["green"]
    found = _colours(_image(plan, scale=scale, theme=look))
    assert sum(count for name, count in found.items() if _near(QColor(name), own)) >= 4


def _near(a: QColor, b: QColor) -> bool:
    """Whether one is the other but for what the smoothing of an edge makes of it."""
    channels = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return max(abs(one - other) for one, other in channels) < 32


def test_words_stay_inside_their_box() -> None:
    long = "Incomprehensibilities " * 12
    for text in (
        long,
        "市中心应当禁止私家车进入行人更安全" * 6,
        "هل ينطبق هذا على المدن الصغيرة؟ " * 6,
    ):
        plan = _plan(Statement(id="s", text=text, x=0, y=0))
        rect = plan.boxes["s"].rect
        outside = Rect(rect.right + 3, rect.y, 60, rect.height)
        assert _ink(_image(plan, outside), load_theme("light").canvas.background.name()) == 0


def test_skip_and_only_divide_the_map_between_them() -> None:
    plan = MapPlan(sample(), qt_measurer())
    background = load_theme("light").canvas.background.name()
    rect = plan.boxes["note"].rect
    assert _ink(_image(plan, rect, skip=frozenset({"note"})), background) < 400
    assert _ink(_image(plan, rect, only=frozenset({"note"})), background) > 5_000
    elsewhere = plan.boxes["air"].rect
    assert _ink(_image(plan, elsewhere, only=frozenset({"note"})), background) == 0


def test_tiles_join_without_a_seam() -> None:
    plan = MapPlan(sample(), qt_measurer())
    area = Rect(0, 0, 1024, 512)
    whole = _image(plan, area)
    for left in (0, 512):
        part = _image(plan, Rect(left, 0, 512, 512))
        assert part == whole.copy(left, 0, 512, 512)


def test_text_is_never_taken_for_markup(tmp_path: object) -> None:
    shown = _image(_plan(Statement(id="s", text="<b>x</b>", x=0, y=0)), Rect(0, 0, 240, 90))
    escaped = _image(_plan(Statement(id="s", text="x", x=0, y=0)), Rect(0, 0, 240, 90))
    ink = load_theme("light").canvas.text.name()
    assert _colours(shown)[ink] > 2 * _colours(escaped)[ink]


def test_shaped_lines_are_bounded() -> None:
    for index in range(MOST_LINES + 10):
        shaped(f"line {index}", TEXT_STYLE)
    assert len(_shaped[TEXT_STYLE]) <= MOST_LINES


@pytest.mark.parametrize(
    "text", ["ไทยไม่มีช่องว่าง", "한국어 문장", "देवनागरी", "👩‍👩‍👧‍👦 family", "\u202eevil"]
)
def test_scripts_nobody_has_a_font_for_do_no_harm(text: str) -> None:
    plan = _plan(Statement(id="s", text=text, title=text, x=0, y=0))
    for scale in (0.35, 1.0):
        assert not _image(plan, scale=scale).isNull()


def test_a_warrant_is_marked_on_its_own_arrow_and_not_where_others_go_along() -> None:
    boxes = [
        Statement(id="top", x=300.0, y=0.0),
        Statement(id="a", x=0.0, y=300.0),
        Statement(id="b", x=600.0, y=300.0),
    ]
    other = Inference(id="j", premises=("b",), target="top")
    arrow = Inference(id="i", premises=("a",), target="top")
    plan = _plan(*boxes, arrow, other)
    marked = _plan(*boxes, arrow.model_copy(update={"text": "Because"}), other)
    for key, same in (("i", False), ("j", True)):
        x, y = plan.arrows[key].junction
        around = Rect(x, y, 0.0, 0.0).grown(10.0)
        assert (_image(plan, around) == _image(marked, around)) is same
    x, y = plan.arrows["i"].sign
    shared = Rect(x, y, 0.0, 0.0).grown(24.0)
    assert _image(plan, shared) == _image(marked, shared)
