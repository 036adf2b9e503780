"""
Problem codes of reports: their mapping (RPT-1xx), rows put into quarantine (RPT-2xx) and doubts
about rows that are used (RPT-3xx).
"""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# The file as a whole.
OTHER_ENCODING = Code("RPT-101", _E)
TOO_LARGE = Code("RPT-102", _E)
TOO_MANY_COLUMNS = Code("RPT-103", _E)
HEADER_TWICE = Code("RPT-104", _E)
UNKNOWN_LAYOUT = Code("RPT-105", _E)
COLUMN_MISSING = Code("RPT-106", _E)
COLUMN_NOT_MAPPED = Code("RPT-107", _W)
FIELD_TOO_LONG = Code("RPT-108", _E)
BROKEN_TABLE = Code("RPT-109", _E)
NOT_A_WORKBOOK = Code("RPT-110", _E)
WORKBOOK_BOMB = Code("RPT-111", _E)
WORKBOOK_UNREADABLE = Code("RPT-112", _E)
SHEET_MISSING = Code("RPT-113", _E)
EXCEL_EXTRA_MISSING = Code("RPT-114", _E)
NOT_PARQUET = Code("RPT-115", _E)
NOT_A_COLLECTION = Code("RPT-116", _E)
FEATURE_ID_TWICE = Code("RPT-117", _E)
NO_ROWS = Code("RPT-118", _W)
ROWS_IN_QUARANTINE = Code("RPT-119", _W)
RECORD_TOO_LONG = Code("RPT-120", _E)

# The mapping in case.yaml.
LINE_MISSING = Code("RPT-150", _E)
FIELD_NOT_MAPPED = Code("RPT-151", _E)
KEY_NOT_USED = Code("RPT-152", _E)
UNKNOWN_ZONE = Code("RPT-153", _E)
BAD_TIME_PATTERN = Code("RPT-154", _E)
UNKNOWN_SOURCE = Code("RPT-155", _E)
UNKNOWN_ENCODING = Code("RPT-156", _E)

# Rows that can not be used as they are: the row.
RAGGED_ROW = Code("RPT-201", _E)
NO_SOURCE_ID = Code("RPT-202", _E)
SAME_ID_OTHER_CONTENT = Code("RPT-203", _E)
BAD_JSON_ROW = Code("RPT-204", _E)
DECEIVING_NAME = Code("RPT-205", _E)
PILED_MARKS = Code("RPT-206", _E)
DISCARDED = Code("RPT-207", _E)
MEND_DOES_NOT_FIT = Code("RPT-208", _E)
# When.
NO_TIME = Code("RPT-210", _E)
TIME_NOT_UNDERSTOOD = Code("RPT-211", _E)
NO_ZONE = Code("RPT-212", _E)
NO_SUCH_TIME = Code("RPT-213", _E)
IN_THE_FUTURE = Code("RPT-214", _E)
ENDS_BEFORE_START = Code("RPT-215", _E)
OTHER_CALENDAR = Code("RPT-216", _E)
END_MAY_COME_FIRST = Code("RPT-217", _E)
# Where.
BAD_COORDINATE = Code("RPT-220", _E)
NOWHERE = Code("RPT-221", _E)
HALF_A_POSITION = Code("RPT-222", _E)
UNKNOWN_AREA = Code("RPT-223", _E)
AMBIGUOUS_AREA = Code("RPT-224", _E)
BAD_RADIUS = Code("RPT-225", _E)
NOT_A_POINT = Code("RPT-226", _E)
# How many.
BAD_COUNT = Code("RPT-230", _E)
COUNT_OVER_CAP = Code("RPT-231", _E)
COUNTS_OUT_OF_ORDER = Code("RPT-232", _E)
# Who, at whom, what.
UNKNOWN_ACTOR = Code("RPT-240", _E)
AMBIGUOUS_ACTOR = Code("RPT-241", _E)
UNKNOWN_ACT = Code("RPT-242", _E)
BAD_CANDIDATES = Code("RPT-243", _E)
WEIGHTS_DO_NOT_ADD_UP = Code("RPT-244", _E)
NOT_ALLOWED = Code("RPT-245", _E)
BAD_DEFENCE = Code("RPT-246", _E)
BAD_STORIES = Code("RPT-247", _E)
FORM_AND_ACT_DISAGREE = Code("RPT-248", _E)
SEVERAL_RANGES = Code("RPT-249", _E)
UNKNOWN_UCDP_CODE = Code("RPT-250", _E)
NO_ACT = Code("RPT-251", _E)
TOO_MANY_RANGES = Code("RPT-252", _E)

# Doubts about rows that are used.
SOURCE_OLDER = Code("RPT-301", _W)
OTHER_KIND_OF_PLACE = Code("RPT-302", _W)
SEVERAL_SOURCES = Code("RPT-303", _N)
TWO_AND_TWO = Code("RPT-304", _W)
LONG_DURATION = Code("RPT-305", _W)
DATE_PRECISION_DIFFERS = Code("RPT-306", _W)
AREA_WIDENED = Code("RPT-307", _W)
SIDE_NOT_DECLARED = Code("RPT-308", _W)
PARTS_DIFFER_FROM_SUM = Code("RPT-309", _W)
SOURCE_DATE_ODD = Code("RPT-310", _W)
SUMMARY_OF_SEVERAL = Code("RPT-311", _W)
DAY_ENDS_OR_BEGINS = Code("RPT-320", _W)
HOUR_STRUCK_TWICE = Code("RPT-321", _W)
OTHER_DIGITS = Code("RPT-322", _N)
RADIUS_NOT_GIVEN = Code("RPT-323", _W)
NO_PLACE = Code("RPT-324", _W)
COUNT_IN_WORDS = Code("RPT-325", _N)
ZERO_WIDTH = Code("RPT-326", _W)
FORMULA = Code("RPT-327", _W)
NO_END_GIVEN = Code("RPT-328", _W)
DISC_AND_AREA = Code("RPT-329", _N)
RELEASED = Code("RPT-330", _W)
MENDED = Code("RPT-331", _W)

QUARANTINE: tuple[Code, ...] = tuple(
    code for code in list(globals().values()) if isinstance(code, Code) and code.id[4] == "2"
)
"""Codes that put a row into quarantine."""

DOUBTS: tuple[Code, ...] = tuple(
    code for code in list(globals().values()) if isinstance(code, Code) and code.id[4] == "3"
)
"""Codes that stand in a report's column ``flags``."""

WAIVABLE: frozenset[Code] = frozenset(
    {SAME_ID_OTHER_CONTENT, IN_THE_FUTURE, COUNT_OVER_CAP, COUNTS_OUT_OF_ORDER}
)
"""
Codes that a person can waive by releasing a row: the values can be used as they stand. A row with
another code has nothing that could be used, and must be mended.
"""
