"""
Score a reader on labelled texts: ``python -m benchmarks.reading [FOLDER ...]``.

Without a folder, the development texts beside this file are read: they say whether a rule works,
and nothing of how well texts are read that nobody has seen.
"""

from __future__ import annotations

import json
import re
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from benchmarks.__main__ import show
from benchmarks.bench_reading import measure
from benchmarks.reading.failures import failures
from benchmarks.reading.labels import LabelError, LabelledText, labelled_texts
from benchmarks.reading.readers import default_reader
from benchmarks.reading.scores import Read, score
from benchmarks.reading.table import as_json, table
from trucewatch.reading.reader import Reader

HERE = Path(__file__).resolve().parent
LEAST_SECONDS = 1.0
"""Texts are read again for so long, so that speed is not a matter of luck."""

_END = re.compile(r"[.!?\u2026\u061f]+[\"'\u201d\u2019\u00bb)]*(?=\s)|\n")


def main(arguments: Sequence[str]) -> int:
    """Print the scores; return 1 where there is nothing to score."""
    asked = _asked(arguments)
    if asked.long:
        show("reading", measure())
        return 0
    try:
        texts = [text for folder in asked.folders for text in labelled_texts(folder)]
    except LabelError as error:
        print(error, file=sys.stderr)
        return 1
    if not texts:
        print("No labelled texts in " + ", ".join(map(str, asked.folders)), file=sys.stderr)
        return 1
    reader = default_reader(asked.gazetteer)
    reads = [Read.of(text, reader.read(text.document)[0]) for text in texts]
    speed = None if asked.no_speed else sentences_per_second(reader, texts)
    _show(reads, speed, asked)
    return 0


def _asked(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="benchmarks.reading", description="Scores of a reader.")
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE / "development"])
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--failures", action="store_true", help="say what went wrong, by claim")
    parser.add_argument("--no-speed", action="store_true", help="do not measure speed")
    parser.add_argument("--long", action="store_true", help="measure speed on long texts instead")
    parser.add_argument("--gazetteer", type=Path, help="a gazetteer to look names up in")
    return parser.parse_args(arguments)


def _show(reads: Sequence[Read], speed: float | None, asked: Namespace) -> None:
    rows = [("all languages", score(reads), speed)]
    for language in sorted({read.text.language for read in reads}):
        own = [read for read in reads if read.text.language == language]
        rows.append((language, score(own), None))
    if asked.json:
        print(json.dumps({name: as_json(each, rate) for name, each, rate in rows}, indent=2))
    elif asked.failures:
        print("\n".join(line for read in reads for line in failures(read)))
    else:
        print(table(rows))


def sentences_per_second(reader: Reader, texts: Sequence[LabelledText]) -> float:
    """Return how many sentences a reader reads in a second of one processor."""
    count, started = 0, time.process_time()
    while (taken := time.process_time() - started) < LEAST_SECONDS:
        for text in texts:
            reader.read(text.document)
            count += sentence_count(text.document.text)
    return count / taken


def sentence_count(text: str) -> int:
    """Return how many sentences a text has, as full stops and line ends part them."""
    return sum(1 for each in _END.split(text) if each.strip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
