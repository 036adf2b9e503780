"""Reliability diagrams of calibration as one picture (SVG), by hand."""

from __future__ import annotations

from typing import Any

PANELS = (
    ("own", "As assumed"),
    ("blame", "Blame not reckoned with"),
    ("accepted", "Refusing group listed as bound"),
    ("excluded", "Accepting group listed as excluded"),
    ("vague", "Vague reports, as assumed"),
    ("all", "Everything wrong at once"),
)
"""Worlds that are drawn, row by row."""

SIDE, LEFT, TOP, GAP_X, GAP_Y, ACROSS = 210, 62, 46, 74, 92, 3
WIDTH = LEFT + ACROSS * SIDE + (ACROSS - 1) * GAP_X + 56
HEIGHT = TOP + 2 * SIDE + GAP_Y + 112

STYLE = """
text { font: 13px 'DejaVu Sans', Verdana, Arial, sans-serif; fill: #1a1a1a }
.title { font-weight: bold }
.small { font-size: 11px; fill: #404040 }
.frame { fill: #ffffff; stroke: #8a8a8a }
.right { stroke: #6b6b6b; stroke-dasharray: 4 4; fill: none }
.curve { stroke: #0b5cad; stroke-width: 2; fill: none }
.bar { stroke: #b3400e; stroke-width: 1.5 }
.dot { fill: #b3400e }
.rows { fill: #d5dde6 }
""".strip()


def picture(results: dict[str, Any]) -> str:
    """Return the diagrams of `PANELS`."""
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            'aria-label="Reliability diagrams: how often breach came true, by the chance said">'
        ),
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for number, (key, title) in enumerate(PANELS):
        x = LEFT + number % ACROSS * (SIDE + GAP_X)
        y = TOP + number // ACROSS * (SIDE + GAP_Y)
        parts += _panel((x, y), title, results["worlds"][key]["drawn"])
    parts += _legend()
    return "\n".join([*parts, "</svg>", ""])


def _panel(corner: tuple[int, int], title: str, drawn: dict[str, Any]) -> list[str]:
    x, y = corner
    bottom = y + SIDE
    return [
        f'<text class="title" x="{x}" y="{y - 12}">{title}</text>',
        f'<rect class="frame" x="{x}" y="{y}" width="{SIDE}" height="{SIDE}"/>',
        *_rows(corner, drawn["bins"]),
        f'<path class="right" d="M{x} {bottom}L{x + SIDE} {y}"/>',
        f'<path class="curve" d="{_path(corner, drawn["curve"])}"/>',
        *(part for each in drawn["bins"] for part in _dot(corner, each)),
        *_axes(corner),
    ]


def _rows(corner: tuple[int, int], bins: list[dict[str, float]]) -> list[str]:
    """Draw at the foot of a panel how many rows said each chance; the most take a quarter."""
    most = max(each["rows"] for each in bins)
    made = []
    for each in bins:
        x = corner[0] + min(int(each["chance"] * 20), 19) * SIDE / 20
        height = each["rows"] / most * SIDE / 4
        y = corner[1] + SIDE - height
        made.append(
            f'<rect class="rows" x="{x:.1f}" y="{y:.1f}" width="{SIDE / 20 - 1:.1f}" '
            f'height="{height:.1f}"/>'
        )
    return made


def _path(corner: tuple[int, int], curve: list[list[float]]) -> str:
    return "M" + "L".join("{:.1f} {:.1f}".format(*_at(corner, *each)) for each in curve)


def _dot(corner: tuple[int, int], each: dict[str, float]) -> list[str]:
    x, y = _at(corner, each["chance"], each["frequency"])
    _, top = _at(corner, 0, each["high"])
    _, foot = _at(corner, 0, each["low"])
    return [
        f'<path class="bar" d="M{x:.1f} {top:.1f}V{foot:.1f}"/>',
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="2.6"/>',
    ]


def _at(corner: tuple[int, int], chance: float, frequency: float) -> tuple[float, float]:
    return corner[0] + chance * SIDE, corner[1] + (1 - frequency) * SIDE


def _axes(corner: tuple[int, int]) -> list[str]:
    x, y = corner
    bottom = y + SIDE
    made = []
    for share in (0, 0.5, 1):
        made.append(
            f'<text class="small" x="{x + share * SIDE:.0f}" y="{bottom + 16}" '
            f'text-anchor="middle">{share:g}</text>'
        )
        made.append(
            f'<text class="small" x="{x - 6}" y="{bottom - share * SIDE + 4:.0f}" '
            f'text-anchor="end">{share:g}</text>'
        )
    middle = y + SIDE / 2
    made.append(
        f'<text class="small" x="{x + SIDE / 2:.0f}" y="{bottom + 32}" text-anchor="middle">'
        "chance of breach said</text>"
    )
    made.append(
        f'<text class="small" text-anchor="middle" '
        f'transform="translate({x - 34} {middle:.0f}) rotate(-90)">share that came true</text>'
    )
    return made


def _legend() -> list[str]:
    y = HEIGHT - 44
    entries = (
        (f'<path class="right" d="M{LEFT} {y}h34"/>', 42, "what is said comes true"),
        (f'<path class="curve" d="M{LEFT + 232} {y}h34"/>', 274, "isotonic curve"),
        (
            (
                f'<path class="bar" d="M{LEFT + 412} {y - 9}v18"/>'
                f'<circle class="dot" cx="{LEFT + 412}" cy="{y}" r="2.6"/>'
            ),
            424,
            "bins, 95 % over the conflicts",
        ),
    )
    made = []
    for mark, x, words in entries:
        made += [mark, f'<text class="small" x="{LEFT + x}" y="{y + 4}">{words}</text>']
    made.append(f'<rect class="rows" x="{LEFT}" y="{y + 18}" width="34" height="12"/>')
    made.append(f'<text class="small" x="{LEFT + 42}" y="{y + 28}">how many rows said it</text>')
    return made
