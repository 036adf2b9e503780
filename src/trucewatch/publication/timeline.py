"""
Timeline: when each regime is in force, by whose word, drawn over a stretch of days.

Each announcer's chain is a bar of its own; nobody's word is merged into another's. Under the bars
a strip says what follows: agreed, contested, or in force and watched by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from trucewatch.definitions.windows import Window
from trucewatch.publication.drawing import picture, tag
from trucewatch.publication.markup import joined
from trucewatch.publication.moments import Clock
from trucewatch.publication.page_input import PageInput, RegimeForce
from trucewatch.publication.untrusted import visible

WIDTH = 1080.0
LABELS = 250.0
TOP = 46.0
ROW = 22.0
GAP = 14.0
_STEPS = (1, 2, 7, 14, 30, 61, 91, 182, 365)
_MOST_TICKS = 14


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch that a timeline shows; both ends are known instants."""

    start: datetime
    end: datetime

    def x(self, instant: datetime | None, *, is_end: bool) -> float:
        """Return where *instant* lies across, an open end of time at the border."""
        if instant is None:
            return WIDTH if is_end else LABELS
        share = (instant - self.start) / (self.end - self.start)
        return LABELS + min(1.0, max(0.0, share)) * (WIDTH - LABELS)

    def shows(self, window: Window) -> bool:
        """Say whether any part of *window* lies inside."""
        return window.overlap(Window(self.start, self.end)) is not None


def whole_span(force: Iterable[RegimeForce], as_of: datetime) -> Span:
    """Return the stretch that holds every stated bound and *as_of*, with a margin."""
    bounds = [as_of]
    for window in _all_windows(force):
        bounds.extend(bound for bound in (window.start, window.end) if bound)
    margin = max(timedelta(hours=12), (max(bounds) - min(bounds)) / 40)
    return Span(min(bounds) - margin, max(bounds) + margin)


def near_span(as_of: datetime) -> Span:
    """Return the fortnight before *as_of* and the three days after it."""
    return Span(as_of - timedelta(days=14), as_of + timedelta(days=3))


def _all_windows(force: Iterable[RegimeForce]) -> Iterator[Window]:
    for regime in force:
        for chain in regime.chains:
            yield from (window for window, _ in chain.windows)
        yield from (window for _, window in regime.oversight)


def shown_in(force: Sequence[RegimeForce], span: Span) -> tuple[RegimeForce, ...]:
    """Return the regimes of which something lies inside *span*, the earliest first."""
    found = [each for each in force if any(span.shows(window) for window in _all_windows([each]))]
    return tuple(sorted(found, key=_first_start))


def _first_start(force: RegimeForce) -> int:
    return min((window.first for chain in force.chains for window, _ in chain.windows), default=0)


def drawn(page: PageInput, name: str, span: Span) -> Markup | None:
    """Return the timeline over *span* as SVG; ``None`` where nothing was in force."""
    regimes = shown_in(page.terms.force, span)
    if not regimes:
        return None
    rows, y = [], TOP
    for regime in regimes:
        body, y = _regime(page, regime, span, y)
        rows.append(body)
    height = y + 6
    lines, labels = _ticks(page.clock, span, height)
    body = joined([_patterns(name), lines, _as_of(page, span, height), labels, *rows])
    say = page.say
    return picture(
        name,
        say.say("page.regimes.picture_title"),
        say.say(
            "page.regimes.picture_description",
            n=len(regimes),
            first=page.clock.words(span.start),
            last=page.clock.words(span.end),
        ),
        (WIDTH, height),
        _prefixed(body, name),
    )


def _prefixed(body: Markup, name: str) -> Markup:
    return body.replace("url(#", f"url(#{name}-")


def _patterns(name: str) -> Markup:
    stripes = tag("path", d="M0 8 8 0M-2 2 2 -2M6 10 10 6", stroke="#8a5a00", stroke_width=2)
    return tag(
        "defs",
        tag(
            "pattern",
            tag("rect", width=8, height=8, fill="#ffe2a8"),
            stripes,
            id=f"{name}-contested",
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
        ),
    )


def _regime(page: PageInput, regime: RegimeForce, span: Span, y: float) -> tuple[Markup, float]:
    parts = [
        tag("line", x1=0, x2=WIDTH, y1=y, y2=y, class_="rule"),
        tag("text", visible(regime.title, 60), x=0, y=y + 17, class_="regime"),
    ]
    y += ROW + 2
    for chain in regime.chains:
        if not any(span.shows(window) for window, _ in chain.windows):
            continue
        parts.append(_label(page.actor_name(chain.announcer), y))
        parts.extend(_bar(span, window, y + 4, 13, "chain") for window, _ in chain.windows)
        y += ROW
    for key, windows, css in (
        ("agreed", regime.agreed, "agreed"),
        ("contested", regime.contested, "contested"),
        ("unwatched", regime.unwatched, "unwatched"),
        ("oversight", tuple(window for _, window in regime.oversight), "oversight"),
    ):
        if any(span.shows(window) for window in windows):
            parts.append(_label(page.say.say(f"page.regimes.{key}"), y, "strip"))
            parts.extend(_bar(span, window, y + 5, 9, css) for window in windows)
            y += ROW - 4
    return joined(parts), y + GAP


def _label(text: str, y: float, css: str = "announcer") -> Markup:
    return tag("text", visible(text, 34), x=12, y=y + 14, class_=css)


def _bar(span: Span, window: Window, y: float, height: float, css: str) -> Markup:
    if not span.shows(window):
        return Markup("")
    left, right = span.x(window.start, is_end=False), span.x(window.end, is_end=True)
    width = max(2.0, right - left)
    fill = {"fill": "url(#contested)"} if css == "contested" else {}
    return tag("rect", x=left, y=y, width=width, height=height, rx=1.5, class_=css, **fill) + (
        _arrow(right, y, height) if window.end is None else Markup("")
    )


def _arrow(x: float, y: float, height: float) -> Markup:
    points = (
        f"{x - 9:.1f},{y - 2:.1f} {x:.1f},{y + height / 2:.1f} {x - 9:.1f},{y + height + 2:.1f}"
    )
    return tag("polygon", points=points, class_="open-end")


def _ticks(clock: Clock, span: Span, height: float) -> tuple[Markup, Markup]:
    """Return the lines of the days and, apart from them, their labels."""
    lines, labels = [], []
    for instant in tick_instants(clock, span):
        x = span.x(instant, is_end=False)
        day = clock.day(instant)
        words = f"{day.day} {clock.say.say(f'page.month_short.{day.month}')}"
        lines.append(tag("line", x1=x, x2=x, y1=TOP - 6, y2=height, class_="tick"))
        labels.append(
            tag("text", words, x=x, y=TOP - 12, class_="tick-label", text_anchor="middle")
        )
    return joined(lines), joined(labels)


def tick_instants(clock: Clock, span: Span) -> list[datetime]:
    """Return local midnights across *span*, so many days apart that their labels have room."""
    days = (span.end - span.start).days + 1
    step = next((each for each in _STEPS if days / each <= _MOST_TICKS), _STEPS[-1])
    first = clock.local(span.start).replace(hour=0, minute=0, second=0, microsecond=0)
    margin = (span.end - span.start) * 0.02
    found = [first + timedelta(days=step * index) for index in range(1, days // step + 2)]
    return [each for each in found if span.start + margin <= each <= span.end - margin]


def _as_of(page: PageInput, span: Span, height: float) -> Markup:
    at = page.case.as_of
    if not span.start <= at <= span.end:
        return Markup("")
    x = span.x(at, is_end=False)
    anchor = "end" if x > WIDTH - 160 else "middle"
    return tag("line", x1=x, x2=x, y1=TOP - 26, y2=height, class_="as-of") + tag(
        "text",
        page.say.say("page.regimes.as_of"),
        x=x,
        y=TOP - 31,
        class_="as-of-label",
        text_anchor=anchor,
    )
