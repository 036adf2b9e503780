"""
Timed lines: lines on which lengths of time are signs too, "a @T0 truce" for "a 48-hour truce".
"""

from __future__ import annotations

from trucewatch.definitions.time_mentions import TimeKind
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames.english.lines import Line, line_of
from trucewatch.reading.prose.told import Told


def timed_line_of(document: Document, told: Told) -> Line:
    """Return a sentence as a line whose signs ``T`` stand for lengths as well."""
    line = line_of(document, told)
    lengths = [
        (each.span, f"@T{number}")
        for number, each in enumerate(told.times)
        if each.kind is TimeKind.LENGTH
    ]
    if not lengths:
        return line
    keys: list[str] = []
    spans: list[Span] = []
    at = 0
    for key, span in zip(line.text.split(), line.spans, strict=True):
        while at < len(lengths) and lengths[at][0][1] <= span[0]:
            at += 1
        is_inside = at < len(lengths) and lengths[at][0][0] < span[1]
        if not is_inside or (key.startswith("@") and key[1] != "N"):
            keys.append(key)
            spans.append(span)
        elif not keys or keys[-1] != lengths[at][1]:
            keys.append(lengths[at][1])
            spans.append(lengths[at][0])
    starts = [1]
    for key in keys:
        starts.append(starts[-1] + len(key) + 1)
    text = " " + " ".join(keys) + " "
    return Line(document, told, text, tuple(starts[:-1]), tuple(spans))
