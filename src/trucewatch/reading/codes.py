"""What can be wrong with a text, or with what a reader proposes from it."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

NOT_OF_THIS_TEXT = Code("TXT-101", Severity.WARNING)
DECIDED_BY_A_READER = Code("TXT-102", Severity.WARNING)
UNKNOWN_SLOT = Code("TXT-103", Severity.WARNING)
NOT_IN_THE_TEXT = Code("TXT-104", Severity.WARNING)
WITHOUT_EVIDENCE = Code("TXT-105", Severity.WARNING)
