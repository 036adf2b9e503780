"""Codes of problems with Spark; words in ``problems/RUN.toml``."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

NO_SPARK = Code("RUN-501", Severity.ERROR)
NO_JAVA = Code("RUN-502", Severity.ERROR)
NO_MASTER = Code("RUN-503", Severity.ERROR)
WORKERS_DIFFER = Code("RUN-504", Severity.ERROR)
JOB_FAILED = Code("RUN-505", Severity.ERROR)
PARTS_DIFFER = Code("RUN-506", Severity.ERROR)
SPARK_NOT_ASKED = Code("RUN-507", Severity.ERROR)
