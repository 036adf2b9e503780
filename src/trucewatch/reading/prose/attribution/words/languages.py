"""
Words of saying of every language that is read.
"""

from __future__ import annotations

from trucewatch.reading.prose.attribution.words.arabic import ARABIC
from trucewatch.reading.prose.attribution.words.english import ENGLISH
from trucewatch.reading.prose.attribution.words.russian import RUSSIAN
from trucewatch.reading.prose.attribution.words.saying import SayingWords
from trucewatch.reading.prose.attribution.words.ukrainian import UKRAINIAN

SAYING: dict[str, SayingWords] = {"ar": ARABIC, "en": ENGLISH, "ru": RUSSIAN, "uk": UKRAINIAN}
"""Words by language; a language without an entry attributes nothing."""
