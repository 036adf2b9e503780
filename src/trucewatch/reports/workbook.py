"""
XLSX workbooks (extra ``excel``): one declared sheet, first row the header.

The directory of the zip is looked at before anything is unpacked, and XML entities are refused. A
formula is never worked out: the value that the workbook keeps for it is read, and a doubt says so.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable
from datetime import datetime
from importlib.util import find_spec
from typing import Any

from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes
from trucewatch.reports.delimited import header_faults
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.records import cell_text
from trucewatch.reports.rows import Cell, RowsRead, rows_of

CELLS_MOST = 5_000_000
"""Most cells of a sheet that are read, blank ones between others counted."""

UNPACKED_MOST = 50 * 1024 * 1024
"""Largest size of all parts unpacked, bytes."""

RATIO_MOST = 100
"""A part may unpack to this many times its size; more is a zip bomb."""

_SMALL_PART = 64 * 1024
_PARTS_MOST = 10_000
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


def read_workbook(content: bytes, mapping: ReportMapping) -> RowsRead:
    """Take the declared sheet of a workbook apart, or say why it can not be done."""
    problem = _directory_problem(content, mapping.file)
    if problem is not None:
        return None, [problem]
    missing = [name for name in ("openpyxl", "defusedxml") if find_spec(name) is None]
    if missing:
        values = {"modules": ", ".join(missing)}
        return None, [Problem(codes.EXCEL_EXTRA_MISSING, Place(file=mapping.file), "", values)]
    # The extra is heavy and most cases have no workbook.
    import openpyxl  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            # The library warns of styles and extensions, none of which is read.
            warnings.simplefilter("ignore")
            values_book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True
            )
            if mapping.sheet not in values_book.sheetnames:
                return None, [_no_sheet(mapping, values_book.sheetnames)]
            formulas_book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            cells = list(_texts(values_book[mapping.sheet].iter_rows()))
            formulas = list(_has_formula(formulas_book[mapping.sheet].iter_rows()))
    except Exception as error:  # noqa: BLE001 - libraries fail in many ways on a broken workbook
        reason = f"{type(error).__name__}: {error}"[:200]
        place = Place(file=mapping.file)
        return None, [Problem(codes.WORKBOOK_UNREADABLE, place, "", {"reason": reason})]
    return _rows(cells, formulas, mapping.file)


def _directory_problem(content: bytes, file: str) -> Problem | None:
    if not content.startswith(_ZIP):
        old = "an old .xls, or a workbook with a password"
        values = {"found": old if content.startswith(_OLE) else "another kind of file"}
        return Problem(codes.NOT_A_WORKBOOK, Place(file=file), "", values)
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except Exception as error:  # noqa: BLE001 - see above
        reason = str(error)[:200]
        return Problem(codes.WORKBOOK_UNREADABLE, Place(file=file), "", {"reason": reason})
    total = 0
    for number, part in enumerate(parts):
        total += part.file_size
        packed = max(1, part.compress_size)
        swells = part.file_size > _SMALL_PART and part.file_size / packed > RATIO_MOST
        if swells or total > UNPACKED_MOST or number >= _PARTS_MOST:
            values = {"part": ascii(part.filename)[:80], "unpacked": str(total)}
            values["packed"] = str(part.compress_size)
            return Problem(codes.WORKBOOK_BOMB, Place(file=file), "", values)
        if part.flag_bits & 1:
            values = {"reason": "it is protected by a password"}
            return Problem(codes.WORKBOOK_UNREADABLE, Place(file=file), "", values)
    return None


def _no_sheet(mapping: ReportMapping, sheets: list[str]) -> Problem:
    values = {"sheet": mapping.sheet, "sheets": ", ".join(sheets)[:200]}
    return Problem(codes.SHEET_MISSING, Place(file=mapping.file), "", values)


def _texts(rows: Iterable[Iterable[Any]]) -> Iterable[list[Cell]]:
    for row in _bounded(rows):
        yield [_text(cell) for cell in row]


def _bounded(rows: Iterable[Iterable[Any]]) -> Iterable[tuple[Any, ...]]:
    # One cell in the furthest corner makes a small workbook a table of thousands of millions.
    total = 0
    for row in rows:
        cells = tuple(row)
        total += len(cells)
        if total > CELLS_MOST:
            raise ValueError(f"more than {CELLS_MOST} cells, blank ones counted")
        yield cells


def _text(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, datetime) and "h" not in str(cell.number_format).lower():
        return value.date().isoformat()
    return cell_text(value)


def _has_formula(rows: Iterable[Iterable[Any]]) -> Iterable[bool]:
    for row in _bounded(rows):
        yield any(getattr(cell, "data_type", "") == "f" for cell in row)


def _rows(cells: list[list[Cell]], formulas: list[bool], file: str) -> RowsRead:
    header = _without_blank_end(cells[0]) if cells else []
    names = [name or "" for name in header]
    faults = header_faults(names, file)
    if faults:
        return None, faults
    kept: list[list[Cell]] = []
    calculated: list[int] = []
    for row, is_calculated in zip(cells[1:], formulas[1:], strict=False):
        trimmed = _without_blank_end(row)
        if not trimmed:
            continue
        if is_calculated:
            calculated.append(len(kept))
        # Blank cells at the end of a row are not stored; more cells than the header are kept out.
        kept.append([*trimmed, *([None] * (len(names) - len(trimmed)))])
    rows = rows_of(names, kept, [None] * len(kept))
    for index in calculated:
        rows.marks.doubt(index, codes.FORMULA)
    return rows, []


def _without_blank_end(row: list[Cell]) -> list[Cell]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]
