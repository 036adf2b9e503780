"""Codes of problems with tables of people, lists of names and claims; words in ``ASM.toml``."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

COLUMN_MISSING = Code("ASM-201", Severity.ERROR)
COLUMNS_UNEVEN = Code("ASM-202", Severity.ERROR)
ROW_WITHOUT_ID = Code("ASM-203", Severity.ERROR)
DAYS_UNREADABLE = Code("ASM-204", Severity.ERROR)
FIGURE_UNREADABLE = Code("ASM-205", Severity.ERROR)
FIGURES_OUT_OF_ORDER = Code("ASM-206", Severity.WARNING)
PLACE_UNREADABLE = Code("ASM-207", Severity.ERROR)
COLUMN_UNKNOWN = Code("ASM-208", Severity.WARNING)

TOO_FEW_LISTS = Code("ASM-301", Severity.ERROR)
TOO_MANY_LISTS = Code("ASM-302", Severity.ERROR)
NO_OVERLAP = Code("ASM-303", Severity.ERROR)
SPARSE_OVERLAP = Code("ASM-304", Severity.ERROR)
LIST_STANDS_ALONE = Code("ASM-305", Severity.ERROR)
BAD_HISTORY = Code("ASM-306", Severity.ERROR)
NO_MODEL_FITS = Code("ASM-307", Severity.ERROR)
LIST_IS_EMPTY = Code("ASM-308", Severity.ERROR)
