"""
Problem codes of the areas of a case (`definitions/areas.py`).
"""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

NOT_JSON = Code("ARE-101", Severity.ERROR)
KEY_TWICE = Code("ARE-102", Severity.ERROR)
BAD_NUMBER = Code("ARE-103", Severity.ERROR)
TOO_DEEP = Code("ARE-104", Severity.ERROR)
TOO_LARGE = Code("ARE-105", Severity.ERROR)
NOT_UTF8 = Code("ARE-106", Severity.ERROR)
NOT_A_COLLECTION = Code("ARE-107", Severity.ERROR)
OTHER_CRS = Code("ARE-108", Severity.ERROR)
NO_AREAS = Code("ARE-109", Severity.WARNING)
BAD_ID = Code("ARE-110", Severity.ERROR)
ID_TWICE = Code("ARE-111", Severity.ERROR)
BAD_NAME = Code("ARE-112", Severity.ERROR)
BAD_STATUS = Code("ARE-113", Severity.ERROR)
NO_SOURCE = Code("ARE-114", Severity.ERROR)
ZERO_WIDTH_NAME = Code("ARE-115", Severity.WARNING)
NO_GEOMETRY = Code("ARE-120", Severity.ERROR)
NOT_AN_AREA = Code("ARE-121", Severity.ERROR)
BAD_POSITION = Code("ARE-122", Severity.ERROR)
FOURTH_VALUE = Code("ARE-123", Severity.ERROR)
HEIGHT_DROPPED = Code("ARE-124", Severity.NOTE)
OUT_OF_RANGE = Code("ARE-125", Severity.ERROR)
ORDER_SUSPECTED = Code("ARE-126", Severity.WARNING)
RING_TOO_SHORT = Code("ARE-130", Severity.ERROR)
RING_OPEN = Code("ARE-131", Severity.ERROR)
NO_EXTENT = Code("ARE-132", Severity.ERROR)
OVER_THE_ANTIMERIDIAN = Code("ARE-133", Severity.ERROR)
CROSSES_ITSELF = Code("ARE-134", Severity.ERROR)
WOUND_THE_OTHER_WAY = Code("ARE-135", Severity.NOTE)
SAME_ID_IN_TWO_FILES = Code("ARE-140", Severity.ERROR)
