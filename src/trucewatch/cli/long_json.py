"""
Long JSON: a document that is written while it is made, so that nobody holds all of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping


def put_long_json(document: Mapping[str, object], *, in_one_line: bool = False) -> None:
    """
    Write one JSON document to standard output, as `json.dumps` would.

    Args:
        document: Its members; an iterator among them is written as a list, record by record.
        in_one_line: Whether it is one line; else it is indented by two.
    """
    write = sys.stdout.write
    separator, end = (", ", "") if in_one_line else (",\n  ", "\n")
    write("{" if in_one_line else "{\n  ")
    for number, (name, value) in enumerate(document.items()):
        write(f"{separator if number else ''}{json.dumps(name)}: ")
        if isinstance(value, Iterator):
            _put_list(value, in_one_line=in_one_line)
        else:
            write(_written(value, "" if in_one_line else "\n  "))
    write(f"{end}}}\n")


def _put_list(records: Iterator[object], *, in_one_line: bool) -> None:
    margin = "" if in_one_line else "\n    "
    sys.stdout.write("[")
    is_empty = True
    for record in records:
        ahead = margin if is_empty else "," + (margin or " ")
        sys.stdout.write(ahead + _written(record, margin))
        is_empty = False
    sys.stdout.write("]" if is_empty or in_one_line else "\n  ]")


def _written(value: object, margin: str) -> str:
    # Line ends inside strings are escaped: every other one belongs to the indent.
    written = json.dumps(value, ensure_ascii=True, indent=2 if margin else None, allow_nan=False)
    return written.replace("\n", margin) if margin else written
