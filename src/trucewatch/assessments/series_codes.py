"""Problem codes of daily series as files (ASM-1xx)."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

COLUMN_MISSING = Code("ASM-101", _E)
NOT_A_DAY = Code("ASM-102", _E)
NOT_AN_AMOUNT = Code("ASM-103", _E)
DAY_TWICE = Code("ASM-104", _E)
NOT_A_SHARE = Code("ASM-105", _E)
OUT_OF_ORDER = Code("ASM-106", _E)
COLUMN_NOT_KNOWN = Code("ASM-107", _W)
DAYS_MISSING = Code("ASM-108", _N)
NO_DAYS = Code("ASM-109", _E)
TOO_MANY_DAYS = Code("ASM-110", _E)
BROKEN_SERIES = Code("ASM-111", _E)
ROW_UNEVEN = Code("ASM-112", _E)
"""In this order: what can be wrong with a column, a cell, a row, the days, the file."""
