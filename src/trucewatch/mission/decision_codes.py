"""Codes of problems with decisions on the quarantine; words in ``problems/RUN.toml``."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

BROKEN_DECISION = Code("RUN-307", Severity.ERROR)
