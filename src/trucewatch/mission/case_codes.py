"""Codes of problems in ``case.yaml``; words in ``problems/CAS.toml``."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

UNKNOWN_ZONE = Code("CAS-101", Severity.ERROR)
UNKNOWN_INSTANT = Code("CAS-102", Severity.ERROR)
UNKNOWN_LANGUAGE = Code("CAS-103", Severity.ERROR)
UNKNOWN_SIDE = Code("CAS-104", Severity.ERROR)
UNKNOWN_COPY = Code("CAS-105", Severity.ERROR)
COPIES_ITSELF = Code("CAS-106", Severity.ERROR)
RANGE_REVERSED = Code("CAS-107", Severity.ERROR)
CELL_TWICE = Code("CAS-108", Severity.ERROR)
UNDECIDED = Code("CAS-109", Severity.ERROR)
NO_REPORTS = Code("CAS-110", Severity.NOTE)
NO_AS_OF = Code("CAS-111", Severity.NOTE)
