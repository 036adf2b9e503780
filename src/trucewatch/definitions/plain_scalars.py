"""
Unquoted words that other readers of YAML take for something else.

YAML 1.1 makes ``no`` a truth value, ``22:00:00`` the number 79200, ``010`` eight and ``1_000`` a
thousand; YAML 1.2 reads each of them otherwise. Whoever writes such a word unquoted may not know
what the next program makes of it, so it is refused rather than interpreted.
Source: YAML 1.1 types (yaml.org/type), YAML 1.2.2 section 10.3.
"""

from __future__ import annotations

import re

from trucewatch.definitions import written_codes as codes
from trucewatch.definitions.problems import Code

_YES_OR_NO = re.compile(r"y|n|yes|no|on|off", re.IGNORECASE)
_SEXAGESIMAL = re.compile(r"(?:[-+]?[1-9][0-9_]*|[0-9]+)(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_ODD_NUMBER = re.compile(
    r"[-+]?(?:0[0-9_]+|0o[0-7_]+|0x[0-9a-f_]+|0b[01_]+|[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?"
    r"|(?:[0-9]+\.?[0-9]*|\.[0-9]+)e[-+]?[0-9]+|\.inf|\.nan)",
    re.IGNORECASE,
)
_NO_VALUE = re.compile(r"|~|null", re.IGNORECASE)
_NOT_TEXT = re.compile(
    r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)|true|false|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?",
    re.IGNORECASE,
)

_REFUSED: tuple[tuple[re.Pattern[str], Code], ...] = (
    (_NO_VALUE, codes.NO_VALUE),
    (_YES_OR_NO, codes.YES_OR_NO),
    (_SEXAGESIMAL, codes.SEXAGESIMAL),
    (_ODD_NUMBER, codes.ODD_NUMBER),
)


def refusal(text: str) -> Code | None:
    """Return why *text*, unquoted, is refused wherever it stands, or ``None``."""
    return next((code for pattern, code in _REFUSED if pattern.fullmatch(text)), None)


def reads_as_text(text: str) -> bool:
    """Whether every reader of YAML takes *text*, unquoted, for text."""
    return _NOT_TEXT.fullmatch(text) is None
