"""Results of calibration as tables of the documentation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.calibration_worlds import WORLDS

Card = dict[str, Any]
Column = tuple[str, Callable[[Card], str]]

JUDGED = ("own", "blame", "accepted", "excluded", "vague", "tied", "ground", "joined", "all")
"""Worlds in which what is said if as reported can differ; false reports and copies leave it."""

WITH_EDGES = (*JUDGED[:7], "edges", "tied-edges", "ground-edges", *JUDGED[7:])
OCCURRING = ("own", "false", "joined", "copies", "all")


def tables(results: dict[str, Any]) -> dict[str, str]:
    """Return every table of the page by its name."""
    return {
        "size": _size(results),
        "groups": _groups(results),
        "chances": _table(results, WITH_EDGES, CHANCES),
        "average": _table(results, WITH_EDGES, AVERAGE),
        "outcomes": _table(results, JUDGED, OUTCOMES),
        "names": _table(results, JUDGED, NAMES),
        "occurrence": _table(results, OCCURRING, OCCURRENCE),
    }


def _table(results: dict[str, Any], keys: Sequence[str], columns: Sequence[Column]) -> str:
    titles = {world.key: world.title for world in WORLDS}
    lines = [_line(["World", *(name for name, _ in columns)]), _line(["---"] * (1 + len(columns)))]
    for key in keys:
        card = results["worlds"][key]["card"]
        lines.append(_line([titles[key], *(cell(card) for _, cell in columns)]))
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _size(results: dict[str, Any]) -> str:
    cards = [each["card"] for each in results["worlds"].values()]
    rows = sum(card["rows"] for card in cards)
    first, count = results["first_seed"], results["conflicts"]
    return (
        f"{len(cards)} worlds, {count} conflicts each (seeds {first} to {first + count - 1}), "
        f"{rows:,} rows in all; a row is one incident under one reading of one regime."
    )


def _groups(results: dict[str, Any]) -> str:
    each = results["groups"].values()
    tests, below, far = (sum(one[k] for one in each) for k in ("tests", "below_05", "below_01"))
    return (
        f"{tests} tests: {below} below .05, where luck alone gives {tests * 0.05:.0f}; "
        f"{far} below .01, where luck alone gives {tests * 0.01:.0f}."
    )


def _points(name: str, part: str) -> Callable[[Card], str]:
    def cell(card: Card) -> str:
        return _figure(card["classes"][name][part])

    return cell


def _figure(value: float) -> str:
    return f"{value:.4f}"


def luck(p: float) -> str:
    """Return a chance of luck in words that a table holds: bold where luck does not explain it."""
    if p < 0.0005:
        return "**< .001**"
    text = f"{p:.3f}".removeprefix("0")
    return f"**{text}**" if p < 0.01 else text


def per_cent(share: float) -> str:
    """Return a share in per cent, one decimal."""
    return f"{share * 100:.1f}"


def _overall(card: Card) -> str:
    test = card["classes"]["test"]
    return f"{test['z']:+.1f}, {luck(test['p'])}"


def _impossible(card: Card) -> str:
    count = card["classes"]["test"]["impossible"]
    return f"**{count:,}**" if count else "0"


CHANCES: tuple[Column, ...] = (
    ("Brier", _points("parts", "score")),
    ("Reliability", _points("parts", "reliability")),
    ("Resolution", _points("parts", "resolution")),
    ("Uncertainty", _points("parts", "uncertainty")),
    ("Overall test: t, luck", _overall),
    ("Called impossible, and true", _impossible),
)


def _both(p: dict[str, float]) -> float:
    return min(1.0, 2 * min(p["p_below"], p["p_above"]))


def _luck_of(*names: str) -> Callable[[Card], str]:
    def cell(card: Card) -> str:
        held: Any = card
        for name in names:
            held = held[name]
        return luck(_both(held)) if held else "no row"

    return cell


def _said(card: Card) -> str:
    return per_cent(card["classes"]["on_average"]["least"])


def _came(card: Card) -> str:
    return per_cent(card["classes"]["on_average"]["frequency"])


def _range(name: str) -> Callable[[Card], str]:
    def cell(card: Card) -> str:
        held = card.get(name)
        if not held:
            return ""
        ends = f"{per_cent(held['least'])} to {per_cent(held['greatest'])}"
        return f"{ends}: {per_cent(held['frequency'])}, {luck(_both(held))}"

    return cell


AVERAGE: tuple[Column, ...] = (
    ("Breach said", _said),
    ("came true", _came),
    ("luck", _luck_of("classes", "on_average")),
    ("Ranges: came true, luck", _range("ranges")),
    ("Bounds: came true, luck", _range("bounds")),
    ("Under some regime: came true, luck", _range("under_some_regime")),
)


def _wrong(wrong: dict[str, Any]) -> str:
    if not wrong["rows"]:
        return "never said"
    share = wrong["yes"] / wrong["rows"]
    return f"{per_cent(share)} ({per_cent(wrong['low'])} to {per_cent(wrong['high'])})"


def _promise(name: str) -> Callable[[Card], str]:
    def cell(card: Card) -> str:
        promise = card["promises"][name]
        if not promise["said"]:
            return "never said"
        text = (
            f"{_wrong(promise['wrong'])} of {promise['said']:,}; {per_cent(promise['promised'])}"
        )
        return f"**{text}**" if promise["p"] < 0.01 else text

    return cell


OUTCOMES: tuple[Column, ...] = tuple(
    (name.replace("_", " ").capitalize(), _promise(name))
    for name in ("apparent_breach", "no_breach", "outside_terms", "exempt")
)


def _naming(name: str) -> Callable[[Card], str]:
    return lambda card: _wrong(card["naming"][name])


def _of_candidates(part: str) -> Callable[[Card], str]:
    return lambda card: _figure(card["by_whom"]["parts"][part])


NAMES: tuple[Column, ...] = (
    ("The right one", _naming("right")),
    ("Another", _naming("other")),
    ("Nobody", _naming("nobody")),
    ("Of all names, wrong", _naming("mistaken")),
    ("Chances by candidate: reliability", _of_candidates("reliability")),
    ("resolution", _of_candidates("resolution")),
    ("luck on average", _luck_of("by_whom", "on_average")),
)


def _without_words(card: Card) -> str:
    promise = card["without_words"]
    if not promise["said"]:
        return "never said"
    text = f"{_wrong(promise['wrong'])} of {promise['said']:,}; {per_cent(promise['promised'])}"
    return f"**{text}**" if promise["p"] < 0.01 else text


def _stated(card: Card) -> str:
    return per_cent(card["occurred"]["least"])


def _occurred(card: Card) -> str:
    return per_cent(card["occurred"]["frequency"])


OCCURRENCE: tuple[Column, ...] = (
    ("Occurred, said", _stated),
    ("came true", _occurred),
    ("luck", _luck_of("occurred")),
    ("Breach, absolute: came true, luck", _range("absolute")),
    ("Words fallen away: wrong; may be", _without_words),
)
