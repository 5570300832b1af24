"""The outlines that tell kinds of statement apart, as path data."""

from __future__ import annotations

from math import sqrt
from typing import Final

from argmap.formats.drawing.markup import num
from argmap.layout.metrics import CORNER, CUT, FOLD, PILL, TIGHT

_RADII: Final = {"rounded": CORNER, "pill": PILL, "document": TIGHT, "note": TIGHT}


def outline(shape: str, width: float, height: float) -> str:
    """The closed outline of a box whose top left corner is the origin."""
    w, h = num(width), num(height)
    if shape == "cut":
        cut = min(CUT, width / 2, height / 2)
        c, right, low = num(cut), num(width - cut), num(height - cut)
        return f"M{c} 0H{right}L{w} {c}V{low}L{right} {h}H{c}L0 {low}V{c}Z"
    radius = min(_RADII.get(shape, 0.0), width / 2, height / 2)
    if not radius:
        return f"M0 0H{w}V{h}H0Z"
    r, right, low = num(radius), num(width - radius), num(height - radius)
    top_right = f"H{right}A{r} {r} 0 0 1 {w} {r}"
    low_right = f"V{low}A{r} {r} 0 0 1 {right} {h}"
    if shape == "document":
        top_right = f"H{num(width - FOLD)}L{w} {num(FOLD)}"
    elif shape == "note":
        low_right = f"V{num(height - FOLD)}L{num(width - FOLD)} {h}"
    return f"M{r} 0{top_right}{low_right}H{r}A{r} {r} 0 0 1 0 {low}V{r}A{r} {r} 0 0 1 {r} 0Z"


def crease(shape: str, width: float, height: float) -> str | None:
    """The turned-over corner of shapes that have one."""
    w, h, left = num(width), num(height), num(width - FOLD)
    if shape == "document":
        return f"M{left} 0V{num(FOLD)}H{w}"
    if shape == "note":
        top = num(height - FOLD)
        return f"M{w} {top}H{left}V{h}"
    return None


def stripe(shape: str, width: float, height: float, thick: float) -> str:
    """The upper edge of a box, for a colour of its own."""
    radius = min(_RADII.get(shape, 0.0), width / 2, height / 2)
    right = width - FOLD if shape == "document" else width - radius
    low = num(thick)
    if shape == "cut":
        cut = min(CUT, width / 2, height / 2)
        left, far = num(cut - thick), num(width - cut + thick)
        return f"M{left} {low}L{num(cut)} 0H{num(width - cut)}L{far} {low}Z"
    if radius <= thick:
        r = num(radius)
        end = (
            f"L{num(width - FOLD + thick)} {low}"
            if shape == "document"
            else (f"A{r} {r} 0 0 1 {num(width)} {r}V{low}")
        )
        return f"M0 {low}V{r}A{r} {r} 0 0 1 {r} 0H{num(right)}{end}Z"
    inset = radius - sqrt(radius**2 - (radius - thick) ** 2)
    r = num(radius)
    return (
        f"M{num(inset)} {low}A{r} {r} 0 0 1 {r} 0H{num(right)}"
        f"A{r} {r} 0 0 1 {num(width - inset)} {low}Z"
    )
