"""Codes of problems with a simulation and with scoring; words in ``problems/SIM.toml``."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

CALM_BEFORE_TRUCE = Code("SIM-101", Severity.ERROR)
NO_WEIGHT = Code("SIM-102", Severity.ERROR)
NOT_WHOLE = Code("SIM-103", Severity.ERROR)
IN_THE_FUTURE = Code("SIM-104", Severity.ERROR)
TOO_MANY_ACTS = Code("SIM-105", Severity.ERROR)

NO_TRUTH = Code("SIM-201", Severity.ERROR)
OTHER_TRUTH = Code("SIM-202", Severity.ERROR)
COLUMN_NOT_THERE = Code("SIM-203", Severity.ERROR)
UNKNOWN_ANSWER = Code("SIM-204", Severity.ERROR)
ANSWERED_TWICE = Code("SIM-205", Severity.ERROR)
NO_SUCH_QUESTION = Code("SIM-206", Severity.ERROR)
TRUTH_IN_THE_CASE = Code("SIM-208", Severity.ERROR)
