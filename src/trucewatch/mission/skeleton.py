"""
The skeleton of a new case: every line that a person has to decide says so, and is refused until
it is decided.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.mission.undecided import UNDECIDED
from trucewatch.reports.mapping import FIELDS, NEEDED, Format, Reader

ENDINGS = {
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".ndjson": Format.NDJSON,
    ".jsonl": Format.NDJSON,
    ".parquet": Format.PARQUET,
    ".geojson": Format.GEOJSON,
}
"""Endings of files whose header can be read."""

_HEADER_BYTES = 1024 * 1024


class NoHeaderError(ValueError):
    """A file shows no names of columns; the message says why."""


@dataclass(frozen=True, slots=True)
class SkeletonFile:
    """
    The file of reports that a new case is made for.

    Attributes:
        name: Its name, without folders.
        reader: Which reader is to understand it.
        format: In which form it is stored.
        columns: Names of its columns, in order.
    """

    name: str
    reader: Reader
    format: Format
    columns: tuple[str, ...]


def header_of(content: bytes, stored: Format) -> tuple[str, ...]:
    """
    Return the names of a file's columns, in order.

    Raises:
        NoHeaderError: When the file is not what *stored* says, or has no columns.
    """
    try:
        names = _header(content, stored)
    except (ValueError, csv.Error, KeyError, IndexError, TypeError, pa.ArrowException) as error:
        raise NoHeaderError(str(error).splitlines()[0] if str(error) else "empty") from error
    if not names or not all(isinstance(name, str) and name.strip() for name in names):
        raise NoHeaderError("not every column has a name")
    return tuple(names)


def case_skeleton(file: SkeletonFile | None) -> dict[str, str]:
    """
    Return the files of a new case: name to text.

    Args:
        file: The file of reports to begin with, if there is one.
    """
    return {
        "case.yaml": _case_text(file),
        "actors.yaml": _ACTORS,
        "terms/first-regime.yaml": _TERMS,
    }


def _header(content: bytes, stored: Format) -> Sequence[str]:
    if stored is Format.PARQUET:
        return list(pq.read_schema(pa.BufferReader(content)).names)
    text = content.decode("utf-8-sig")
    if stored is Format.GEOJSON:
        properties = list(json.loads(text)["features"][0]["properties"])
        return ["feature.id", "geometry.lon", "geometry.lat", *properties]
    if stored is Format.NDJSON:
        return list(json.loads(text.split("\n", 1)[0]))
    first = io.StringIO(text[:_HEADER_BYTES])
    rows = csv.reader(first, delimiter="\t" if stored is Format.TSV else ",", strict=True)
    return next(rows, [])


def _case_text(file: SkeletonFile | None) -> str:
    lines = [
        "# What this case is. Every line that begins with DECIDE waits for you:",
        "# 'trucewatch check' refuses the case until each is decided. Nothing is guessed.",
        "format: trucewatch/case@1",
        f"title: {_decide('what the case is called')}",
        f"place: {_decide('where it happens')}",
        f"zone: {_decide('IANA zone of its days, such as Asia/Damascus')}",
        "languages: [en]",
        "sources:",
        "  first-source:",
        f"    publisher: {_decide('who publishes the file')}",
        f"    reliability: {_decide('A to F, Admiralty system; F cannot be judged')}",
    ]
    if file is None:
        return "\n".join(lines) + "\n"
    lines += ["reports:", f"  - file: {json.dumps(f'reports/{file.name}')}"]
    lines += [f"    reader: {file.reader}", "    source: first-source"]
    lines += _ucdp_lines() if file.reader is Reader.UCDP_GED else _table_lines(file)
    return "\n".join(lines) + "\n"


def _ucdp_lines() -> list[str]:
    return [f"    zone: {_decide('zone of the days of the data set, such as Asia/Damascus')}"]


def _table_lines(file: SkeletonFile) -> list[str]:
    listed = ", ".join(file.columns)
    lines = [f"    format: {file.format}"]
    lines.append(f"    times: {_decide('iso, excel-serial, or a pattern such as %d/%m/%Y %H:%M')}")
    lines.append("    # Field of a report: column of the file. The reference lists every field.")
    lines.append("    columns:")
    lines += [
        f"      {name}: {_decide(f'{FIELDS[name]}; the columns are {listed}')}" for name in NEEDED
    ]
    lines.append("    # Move each column up to its field, or leave its bare name here: it is then")
    lines.append("    # kept with the row and not used.")
    lines.append("    unused:")
    lines += [f"      - {_decide(f'what is the column {name}?')}" for name in file.columns]
    return lines


def _decide(what: str) -> str:
    return json.dumps(f"{UNDECIDED}: {what}", ensure_ascii=False)


_ACTORS = f"""\
# Everyone who can act, be hit, announce or be bound, with the names that sources use.
format: trucewatch/actors@1
actors:
  - id: first-party
    kind: state
    names: [{_decide("its name, and every name that sources use for it")}]
    source: {_decide("where the names are from")}
"""

_TERMS = f"""\
# One regime in each file: what was agreed, by whom, from when to when, where, for whom.
format: trucewatch/terms@1
regime: first-regime
title: {_decide("what people call it")}
kind: cessation_of_hostilities
zone: {_decide("IANA zone of hours without an offset, such as Asia/Damascus")}
source: {_decide("where the terms are from")}
acceptances:
  - party: first-party
    status: accepted
    on: {_decide("day on which it accepted by its own word, such as 2016-02-27")}
    source: {_decide("where that is said")}
clauses:
  C1:
    prohibits: [armed_clash, shelling, air_strike, sniper_fire, explosive_device]
    protects: [civilians, accepting_parties]
    says: {_decide("the clause in your words")}
    source: {_decide("where it stands")}
announcements:
  first:
    by: first-party
    start: {_decide("instant with its offset, such as 2016-02-27T00:00+02:00")}
    end: open
    source: {_decide("where it was announced")}
"""
