"""Whether the time of reading a text keeps in step with its length, up to the longest one."""

from __future__ import annotations

from benchmarks.children import Spent, run_child
from benchmarks.figures import Figure
from trucewatch.reading.prose.pages.text_problems import LARGEST

TAKES = "three minutes"
SHORT = LARGEST // 20
"""Bytes of the text that the others are held against."""

LONG = (LARGEST // 5, LARGEST)
"""Bytes of the long texts."""

RATIO_MOST = 1.5
"""How much more a byte of a long text may cost than one of the short text."""

SENTENCES_LEAST = 300
"""Sentences that are read in a second of one processor."""

MEMORY_MOST_MB = 512
"""Greatest resident memory of the whole process."""

_CHILD = "benchmarks.reading.long_texts"


def measure() -> list[Figure]:
    """Return CPU seconds, sentences a second, memory and the ratio for each length."""
    short = run_child(_CHILD, SHORT)
    figures = _figures(SHORT, short)
    for size in LONG:
        spent = run_child(_CHILD, size)
        ratio = (spent.cpu / size) / (short.cpu / SHORT)
        name = f"{_mb(size)}: a byte, in those of {_mb(SHORT)}"
        figures += [*_figures(size, spent), Figure(name, ratio, "x", goal=RATIO_MOST)]
    return figures


def _figures(size: int, spent: Spent) -> list[Figure]:
    name = _mb(size)
    rate = spent.more["sentences"] / spent.cpu
    claims = f"{spent.more['claims']} claims of {spent.more['sentences']} sentences"
    return [
        Figure(f"{name}: CPU time", spent.cpu, "s", note=claims),
        Figure(f"{name}: sentences a second", rate, "/s", least=SENTENCES_LEAST),
        Figure(f"{name}: greatest memory", spent.memory * 1_000, "MB", goal=MEMORY_MOST_MB),
    ]


def _mb(size: int) -> str:
    return f"{size / 2**20:g} MB"
