"""Codes of problems with disk, runs and the command line; words in ``problems/RUN.toml``."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

NO_FOLDER = Code("RUN-101", Severity.ERROR)
MISSING_FILE = Code("RUN-102", Severity.ERROR)
UNREADABLE = Code("RUN-103", Severity.ERROR)
LEADS_OUT = Code("RUN-104", Severity.ERROR)
TOO_LARGE = Code("RUN-105", Severity.ERROR)
NOT_A_FILE = Code("RUN-106", Severity.ERROR)
ODD_NAME = Code("RUN-107", Severity.ERROR)

HELD_BY_ANOTHER = Code("RUN-201", Severity.ERROR)
OUT_NOT_WRITABLE = Code("RUN-202", Severity.ERROR)
WRITE_FAILED = Code("RUN-203", Severity.ERROR)
LEFTOVER_REMOVED = Code("RUN-204", Severity.NOTE)
NOT_READ = Code("RUN-205", Severity.NOTE)

OUTPUT_FULL = Code("RUN-206", Severity.ERROR)
NOTHING_TO_JUDGE = Code("RUN-301", Severity.ERROR)
NO_SUCH_INCIDENT = Code("RUN-302", Severity.ERROR)
NO_SUCH_CODE = Code("RUN-303", Severity.ERROR)
NO_SUCH_ROW = Code("RUN-304", Severity.ERROR)
ALREADY_THERE = Code("RUN-305", Severity.ERROR)
HEADER_UNREADABLE = Code("RUN-306", Severity.ERROR)
AMBIGUOUS_ROW = Code("RUN-308", Severity.ERROR)
DECISION_IN_VAIN = Code("RUN-309", Severity.ERROR)
INCIDENT_ASIDE = Code("RUN-310", Severity.ERROR)
