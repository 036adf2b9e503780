"""What can be wrong with a text, or with what a reader proposes from it."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

NOT_OF_THIS_TEXT = Code("TXT-101", Severity.WARNING)
DECIDED_BY_A_READER = Code("TXT-102", Severity.WARNING)
UNKNOWN_SLOT = Code("TXT-103", Severity.WARNING)
NOT_IN_THE_TEXT = Code("TXT-104", Severity.WARNING)
WITHOUT_EVIDENCE = Code("TXT-105", Severity.WARNING)

EMPTY = Code("TXT-201", Severity.WARNING)
TOO_LONG = Code("TXT-202", Severity.ERROR)
KEPT_UNREAD = Code("TXT-203", Severity.WARNING)
PARTLY_UNREAD = Code("TXT-204", Severity.WARNING)
PAGE_MASKED = Code("TXT-205", Severity.NOTE)
DIRECTION_MARKS = Code("TXT-206", Severity.WARNING)
ZERO_WIDTH = Code("TXT-207", Severity.WARNING)
OTHER_ENCODING = Code("TXT-208", Severity.WARNING)
NO_DAY = Code("TXT-209", Severity.WARNING)
SEVERAL_DAYS = Code("TXT-210", Severity.WARNING)
NO_ZONE = Code("TXT-211", Severity.WARNING)
ZONE_INFERRED = Code("TXT-212", Severity.NOTE)
