"""
Positions: longitude and latitude as written, or why they name no place.
"""

from __future__ import annotations

import re

from trucewatch.reports import codes
from trucewatch.reports.rows import Cell, RowFault

_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,17})?")
_STAND_INS = frozenset({(0.0, 0.0), (-1.0, -1.0)})
"""Positions that programs write where there is none (bad-inputs 17)."""


def read_position(lon: Cell, lat: Cell) -> tuple[float, float] | RowFault:
    """
    Read a longitude and a latitude in degrees, written with a decimal point.

    Returns:
        Both as numbers, or why they can not be used.
    """
    read = [_degrees(cell) for cell in (lon, lat)]
    for name, cell, value, most in zip(
        ("lon", "lat"), (lon, lat), read, (180.0, 90.0), strict=True
    ):
        written = (cell or "")[:40]
        if value is None:
            return RowFault(codes.BAD_COORDINATE, name, written, {"written": written})
        if abs(value) > most:
            return RowFault(codes.NOWHERE, name, written, {"written": f"{lon}, {lat}"[:80]})
    position = (read[0] or 0.0, read[1] or 0.0)
    if position in _STAND_INS:
        written = f"{lon}, {lat}"[:80]
        return RowFault(codes.NOWHERE, "lon", written, {"written": written})
    return position


def _degrees(cell: Cell) -> float | None:
    text = (cell or "").strip()
    return float(text) if _DEGREES.fullmatch(text) else None
