"""What can be wrong with a text that is to be read, and with what people decided on its claims."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

OTHER_ENCODING = Code("TXT-301", Severity.ERROR)
TOO_LARGE = Code("TXT-302", Severity.ERROR)
NO_TEXTS = Code("TXT-303", Severity.ERROR)
UNKNOWN_SOURCE = Code("TXT-304", Severity.ERROR)
NOT_WHEN = Code("TXT-305", Severity.ERROR)
NOT_A_ZONE = Code("TXT-306", Severity.ERROR)
NEEDS_A_FILE = Code("TXT-307", Severity.ERROR)
NOT_A_TEXT = Code("TXT-308", Severity.ERROR)

NOT_A_DIGEST = Code("TXT-310", Severity.ERROR)
NOT_A_CLAIM = Code("TXT-311", Severity.ERROR)
NOT_AN_INSTANT = Code("TXT-312", Severity.ERROR)
EDIT_WITHOUT_SLOTS = Code("TXT-313", Severity.ERROR)
SLOTS_WITHOUT_EDIT = Code("TXT-314", Severity.ERROR)
ONE_OF_THREE = Code("TXT-315", Severity.ERROR)
NOT_THE_KIND = Code("TXT-316", Severity.ERROR)
NO_SUCH_SLOT = Code("TXT-317", Severity.ERROR)

UNDECIDED = Code("TXT-320", Severity.WARNING)
NO_LONGER_PROPOSED = Code("TXT-321", Severity.WARNING)
READ_ANEW = Code("TXT-322", Severity.WARNING)
NO_SUCH_CHOICE = Code("TXT-323", Severity.WARNING)
SETTLED_BY = Code("TXT-324", Severity.NOTE)
OTHER_VERSION = Code("TXT-325", Severity.WARNING)

NOT_WRITTEN = Code("TXT-330", Severity.NOTE)
DRAFT_STANDS = Code("TXT-331", Severity.NOTE)
NO_SOURCE = Code("TXT-332", Severity.ERROR)
OTHER_TABLE = Code("TXT-333", Severity.ERROR)
TOO_FEW_LABELS = Code("TXT-340", Severity.NOTE)
NOT_LEARNED = Code("TXT-341", Severity.ERROR)
