"""What can be wrong with a model's answers, and with the way to the model."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Severity

NOT_AN_ANSWER = Code("TXT-401", Severity.ERROR)
QUOTES_NOTHING = Code("TXT-402", Severity.WARNING)
NOT_A_CLAIM = Code("TXT-403", Severity.WARNING)
TOO_MANY_CLAIMS = Code("TXT-404", Severity.WARNING)
CUT_OFF = Code("TXT-405", Severity.ERROR)
TOO_MANY_PIECES = Code("TXT-406", Severity.ERROR)

NOT_AN_ADDRESS = Code("TXT-411", Severity.ERROR)
NOT_A_MODEL = Code("TXT-412", Severity.ERROR)
LEAVES_THE_MACHINE = Code("TXT-413", Severity.ERROR)
NO_KEY = Code("TXT-414", Severity.ERROR)
KEY_IN_THE_CLEAR = Code("TXT-415", Severity.ERROR)
NOT_REACHED = Code("TXT-416", Severity.ERROR)
REFUSED_BY_THE_MODEL = Code("TXT-417", Severity.ERROR)
SENT_ELSEWHERE = Code("TXT-418", Severity.ERROR)
REPLY_TOO_LONG = Code("TXT-419", Severity.ERROR)
NOT_A_REPLY = Code("TXT-420", Severity.ERROR)
TEXT_LEFT_THE_MACHINE = Code("TXT-421", Severity.WARNING)
