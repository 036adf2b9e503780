"""
Codes of what can be wrong with the terms of a truce and with the register of actors.
"""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

TIME_NOT_UNDERSTOOD = Code("TRM-101", Severity.ERROR)
NO_ZONE = Code("TRM-102", Severity.ERROR)
END_AND_LENGTH_DIFFER = Code("TRM-103", Severity.WARNING)
NO_SUCH_TIME = Code("TRM-104", Severity.ERROR)
SKIPPED_HOUR = Code("TRM-105", Severity.ERROR)
LENGTH_NOT_UNDERSTOOD = Code("TRM-106", Severity.ERROR)
NO_SUCH_ZONE = Code("TRM-107", Severity.ERROR)
OPEN_NOT_HERE = Code("TRM-108", Severity.ERROR)
END_BEFORE_START = Code("TRM-109", Severity.ERROR)
DUE_NOT_UNDERSTOOD = Code("TRM-110", Severity.ERROR)
TIME_IN_TWO_WAYS = Code("TRM-111", Severity.ERROR)

UNKNOWN_ACTOR = Code("TRM-120", Severity.ERROR)
SEVERAL_ACTORS = Code("TRM-121", Severity.ERROR)
UNKNOWN_AREA = Code("TRM-122", Severity.ERROR)
UNKNOWN_STATEMENT = Code("TRM-123", Severity.ERROR)
STATEMENTS_IN_A_CIRCLE = Code("TRM-124", Severity.ERROR)
EXTENSION_TOO_EARLY = Code("TRM-125", Severity.ERROR)
NOTHING_TO_EXTEND = Code("TRM-126", Severity.ERROR)

WHEN_ACCEPTED = Code("TRM-130", Severity.ERROR)
DAY_AND_INSTANT = Code("TRM-131", Severity.ERROR)
UNTIL_BEFORE_FROM = Code("TRM-132", Severity.ERROR)

WRONG_ACT = Code("TRM-140", Severity.ERROR)
THRESHOLD_OUT_OF_RANGE = Code("TRM-141", Severity.ERROR)
CLAUSE_ID_TWICE = Code("TRM-142", Severity.ERROR)
CLAUSES_OVERLAP = Code("TRM-143", Severity.ERROR)
CLAUSES_IN_EXTENSION = Code("TRM-144", Severity.ERROR)

REGIME_ID_TWICE = Code("TRM-150", Severity.ERROR)
UNKNOWN_REGIME = Code("TRM-151", Severity.ERROR)
REGIMES_IN_A_CIRCLE = Code("TRM-152", Severity.ERROR)
STATEMENT_ID_TWICE = Code("TRM-153", Severity.ERROR)
NO_STATEMENTS = Code("TRM-154", Severity.ERROR)
TOO_MANY_ENTRIES = Code("TRM-155", Severity.ERROR)

UNKNOWN_ELEMENT = Code("TRM-160", Severity.ERROR)
UNKNOWN_CHOICE = Code("TRM-161", Severity.ERROR)
ADOPTED_TWICE = Code("TRM-162", Severity.ERROR)
TOO_MANY_READINGS = Code("TRM-163", Severity.ERROR)

ACTOR_ID_TWICE = Code("ACT-101", Severity.ERROR)
SHARED_NAME = Code("ACT-102", Severity.ERROR)
UNKNOWN_MEMBER = Code("ACT-103", Severity.ERROR)
MEMBERS_IN_A_CIRCLE = Code("ACT-104", Severity.ERROR)
VOICES_IN_A_CIRCLE = Code("ACT-105", Severity.ERROR)
NO_NAME = Code("ACT-106", Severity.ERROR)
RESERVED_ID = Code("ACT-107", Severity.ERROR)
