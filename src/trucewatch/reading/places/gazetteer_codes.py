"""Codes of problems with gazetteers and their sources; words in ``problems/GAZ.toml``."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

SOURCE_UNREADABLE = Code("GAZ-101", Severity.ERROR)
NO_COLUMN = Code("GAZ-102", Severity.ERROR)
NOT_UNDERSTOOD = Code("GAZ-103", Severity.ERROR)
OTHER_LENGTH = Code("GAZ-104", Severity.WARNING)
NO_NAME = Code("GAZ-105", Severity.WARNING)
NO_POSITION = Code("GAZ-106", Severity.WARNING)
UNKNOWN_KIND = Code("GAZ-107", Severity.WARNING)
CODE_TWICE = Code("GAZ-108", Severity.WARNING)
BAD_SHAPE = Code("GAZ-109", Severity.WARNING)
NO_PARENT = Code("GAZ-110", Severity.NOTE)
BAD_NUMBER = Code("GAZ-111", Severity.WARNING)
NOTHING_TO_READ = Code("GAZ-112", Severity.ERROR)
NOTHING_KEPT = Code("GAZ-113", Severity.WARNING)
HIDDEN_CHARACTER = Code("GAZ-114", Severity.WARNING)
NOT_A_GAZETTEER = Code("GAZ-115", Severity.ERROR)
OTHER_VERSION = Code("GAZ-116", Severity.ERROR)
