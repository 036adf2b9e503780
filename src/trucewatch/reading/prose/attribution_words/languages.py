"""
Words of saying of every language that is read.
"""

from __future__ import annotations

from trucewatch.reading.prose.attribution_words.english import ENGLISH
from trucewatch.reading.prose.attribution_words.saying import SayingWords

SAYING: dict[str, SayingWords] = {"en": ENGLISH}
"""Words by language; a language without an entry attributes nothing."""
