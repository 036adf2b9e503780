"""
Drawing: elements of SVG and the few shapes that timeline and map share.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from trucewatch.publication.markup import filled, marked
from trucewatch.publication.outcomes import SIGNS


def tag(name: str, *children: str, **attributes: str | float) -> Markup:
    """
    Return one element; ``class_`` and ``stroke_width`` stand for ``class`` and ``stroke-width``.

    Children that are not markup, and all attributes, are escaped.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    if not children:
        return marked(f"<{name}{written}/>")
    inner = "".join(escape(child) for child in children)
    return marked(f"<{name}{written}>{inner}</{name}>")


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return str(escape(value))
    return number(value)


def number(value: float) -> str:
    """Write a coordinate with one decimal at most, so that bytes stay few and stable."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def picture(
    name: str, title: str, description: str, size: tuple[float, float], body: str
) -> Markup:
    """
    Return a whole ``<svg>`` that a screen reader tells as one image with title and description.

    Args:
        name: Unique on the page; the ids of title and description are made from it.
        title: What it is, in a line.
        description: What it shows, in sentences.
        size: Width and height of its coordinates.
        body: Its elements.
    """
    width, height = size
    return tag(
        "svg",
        tag("title", title, id=f"{name}-title"),
        tag("desc", description, id=f"{name}-desc"),
        body,
        class_="picture",
        role="img",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
    )


def sign(outcome: str, x: float, y: float, radius: float = 6.5) -> Markup:
    """Return the sign of *outcome* centred on (x, y); a light edge keeps signs apart."""
    look = SIGNS[outcome]
    fill, edge = ("#fff", look.colour) if look.hollow else (look.colour, "#fff")
    width = 2.2 if look.hollow else 1.2
    if not look.shape:
        return tag(
            "circle", cx=x, cy=y, r=radius * 0.9, fill=fill, stroke=edge, stroke_width=width
        )
    points = " ".join(
        f"{number(x + dx * radius)},{number(y + dy * radius)}" for dx, dy in look.shape
    )
    return tag("polygon", points=points, fill=fill, stroke=edge, stroke_width=width)


def small_sign(outcome: str) -> Markup:
    """
    Return the sign of *outcome* as a little image beside its word, silent to screen readers.

    It points to the page's `sign_symbols`, which have to stand on the same page.
    """
    return filled('<svg class="sign" aria-hidden="true"><use href="#sign-{}"/></svg>', outcome)


def sign_symbols() -> Markup:
    """Return the signs of all outcomes as symbols, drawn nowhere until something points to one."""
    symbols = [
        tag("symbol", sign(outcome, 9, 9), id=f"sign-{outcome}", viewBox="0 0 18 18")
        for outcome in SIGNS
    ]
    return tag("svg", *symbols, width=0, height=0, style="position:absolute", aria_hidden="true")
