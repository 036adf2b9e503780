"""
Languages: which of the known languages a stretch of text is in, by its letters and common words.

A text in another language is told as none that is known, so that it is kept unread and nobody
takes silence for calm.
"""

from __future__ import annotations

import re

from trucewatch.reading.prose.common_words import (
    ARABIC_WORDS,
    BULGARIAN_WORDS,
    COMMON,
    RUSSIAN_WORDS,
)

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06fc]")
_OTHER = re.compile(
    "[\u0370-\u03ff\u0530-\u05ff\u0780-\u1fff\u3040-\u9fff\uac00-\ud7af]"  # Greek ... Hangul
)
_NOT_ARABIC = re.compile(
    "[\u067e\u0679\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06cc]"
)
_NOT_ARABIC_EITHER = re.compile(
    "[\u0681\u0685\u0689\u0693\u0695\u069a\u06b5\u06c6\u06ce\u06d2\u06d5]"
)
_UKRAINIAN = re.compile("[\u0456\u0457\u0454\u0491\u0406\u0407\u0404\u0490]")
_RUSSIAN = re.compile("[\u044b\u044d\u0451\u044a\u042b\u042d\u0401\u042a]")
_NOT_EASTERN = re.compile(
    "[\u0458\u0459\u045a\u045b\u0452\u045f\u045e\u0453\u045c\u04d9\u049b\u04a3\u04e9\u04b1\u04bb]"
)
_WORD = re.compile("[^\\W\\d_]+")
_MOST_LETTERS = 20_000
_FOREIGN_SHARE = 0.03
_LEAST_WORDS = 12
_LETTERS_OF = {"en": "latin", "ru": "cyrillic", "uk": "cyrillic", "ar": "arabic"}
_READ = frozenset(_LETTERS_OF.values())


def language_of(text: str) -> str:
    """
    Return the language of *text*: ``en``, ``ru``, ``uk``, ``ar``; empty for any other.

    A few words without any that is common in another language count as English where their
    letters are Latin; the same goes for Russian and Arabic.
    """
    sample = text[:_MOST_LETTERS]
    most = _letters_of(sample)
    if most not in _READ:
        return ""
    return {"latin": _of_latin, "cyrillic": _of_cyrillic, "arabic": _of_arabic}[most](sample)


def has_letters_of(text: str, language: str) -> bool:
    """Say whether *text* is written in the letters of *language*, or in none at all."""
    return _letters_of(text[:_MOST_LETTERS]) in {"", _LETTERS_OF.get(language, "")}


def _letters_of(text: str) -> str:
    """Return which letters most of *text* has; nothing where it has none."""
    letters = {
        "latin": len(_LATIN.findall(text)),
        "cyrillic": len(_CYRILLIC.findall(text)),
        "arabic": len(_ARABIC.findall(text)),
        "other": len(_OTHER.findall(text)),
    }
    most = max(letters, key=lambda each: letters[each])
    return most if letters[most] else ""


def _of_latin(text: str) -> str:
    words = [each.lower() for each in _WORD.findall(text)]
    hits = {name: sum(word in common for word in words) for name, common in COMMON.items()}
    best = max(hits.values())
    if hits["en"] < best:
        return ""
    is_told = len(words) < _LEAST_WORDS or hits["en"] * 10 >= len(words)
    return "en" if is_told else ""


def _of_cyrillic(text: str) -> str:
    letters = len(_CYRILLIC.findall(text))
    if len(_NOT_EASTERN.findall(text)) > _FOREIGN_SHARE * letters:
        return ""
    ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
    if ukrainian > russian:
        return "uk"
    words = [each.lower() for each in _WORD.findall(text)]
    bulgarian = sum(word in BULGARIAN_WORDS for word in words)
    is_bulgarian = (
        bulgarian * 20 > len(words)
        and bulgarian >= sum(word in RUSSIAN_WORDS for word in words) // 2
    )
    return "" if is_bulgarian and "ы" not in text else "ru"


def _of_arabic(text: str) -> str:
    letters = len(_ARABIC.findall(text))
    if _NOT_ARABIC_EITHER.search(text):
        foreign = len(_NOT_ARABIC_EITHER.findall(text))
        if foreign > _FOREIGN_SHARE * letters / 3:
            return ""
    if len(_NOT_ARABIC.findall(text)) <= _FOREIGN_SHARE * letters:
        return "ar"
    words = _WORD.findall(text)
    return "ar" if sum(word in ARABIC_WORDS for word in words) * 10 > len(words) else ""
