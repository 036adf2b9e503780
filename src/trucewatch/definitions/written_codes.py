"""
Codes of what can be wrong with a file that a person wrote, whatever it is about.
"""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

TOO_LARGE = Code("YML-101", Severity.ERROR)
NOT_UTF8 = Code("YML-102", Severity.ERROR)
TAB_INDENT = Code("YML-103", Severity.ERROR)
CONTROL_CHARACTER = Code("YML-104", Severity.ERROR)
SYNTAX = Code("YML-105", Severity.ERROR)
ANCHOR = Code("YML-106", Severity.ERROR)
TAG = Code("YML-107", Severity.ERROR)
DUPLICATE_KEY = Code("YML-108", Severity.ERROR)
SEVERAL_DOCUMENTS = Code("YML-109", Severity.ERROR)
TOO_DEEP = Code("YML-110", Severity.ERROR)
TOO_MANY_ENTRIES = Code("YML-111", Severity.ERROR)
EMPTY = Code("YML-112", Severity.ERROR)
KEY_NOT_TEXT = Code("YML-113", Severity.ERROR)
YES_OR_NO = Code("YML-114", Severity.ERROR)
SEXAGESIMAL = Code("YML-115", Severity.ERROR)
ODD_NUMBER = Code("YML-116", Severity.ERROR)
NO_VALUE = Code("YML-117", Severity.ERROR)
UNQUOTED = Code("YML-118", Severity.ERROR)

UNKNOWN_KEY = Code("YML-201", Severity.ERROR)
MISSING_KEY = Code("YML-202", Severity.ERROR)
NOT_TEXT = Code("YML-203", Severity.ERROR)
NOT_A_LIST = Code("YML-204", Severity.ERROR)
NOT_A_TABLE = Code("YML-205", Severity.ERROR)
NOT_ALLOWED = Code("YML-206", Severity.ERROR)
NOT_AN_ID = Code("YML-207", Severity.ERROR)
NOT_A_NUMBER = Code("YML-208", Severity.ERROR)
OUT_OF_RANGE = Code("YML-209", Severity.ERROR)
NOT_A_DAY = Code("YML-210", Severity.ERROR)
NOT_TRUE_OR_FALSE = Code("YML-211", Severity.ERROR)
LISTED_TWICE = Code("YML-212", Severity.ERROR)
HIDDEN_CHARACTER = Code("YML-213", Severity.ERROR)
OTHER_FORMAT = Code("YML-214", Severity.ERROR)
NEWER_FORMAT = Code("YML-215", Severity.ERROR)
EMPTY_TEXT = Code("YML-216", Severity.ERROR)
