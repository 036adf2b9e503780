"""
Arabic forms: what a written word can be once what is written tight to it is taken off.

"And", "in", "to", "as" and the article stand before a word without a space, pronouns behind it.
"""

from __future__ import annotations

from trucewatch.definitions.wording.plain import key_of

FUTURE_FORM = "+"
"""Form of every verb with the "sa-" of the future, for a vocabulary's table."""

_AND = ("و", "ف")
_BEFORE = ("ب", "ل", "ك")
_ARTICLES = ("ال", "لل")
_BEHIND = ("ها", "هما", "هم", "ه", "ين", "ان", "ون", "وا")
_LEAST = 2
_FUTURE = ("سي", "ست", "سن")
_FUTURE_LEAST = 5
_NO_FUTURE = frozenset(
    map(
        key_of,
        [
            "ستين",
            "ستون",
            "سيارة",
            "سيارات",
            "سيطر",
            "سيطرت",
            "سيطرة",
            "سيناء",
            "سياسي",
            "سياسية",
            "سيادة",
            "سيدات",
            "سيدتان",
            "سيدتين",
            "سياسة",
            "سياسات",
            "سيرغي",
            "ستيفان",
            "سيول",
            "سيناريو",
            "ستوكهولم",
            "سيدات",
            "سيطروا",
            "سينا",
            "ستفان",
            "ستيفن",
            "سياق",
            "سياسيين",
            "سياسيون",
            "سيطرتها",
            "سياسيا",
            "سيارتين",
            "سيارته",
        ],
    )
)


def bare_forms(key: str) -> tuple[str, ...]:
    """Return the forms of an Arabic word: itself, and without what is written tight to it."""
    key = key_of(key)
    found = dict.fromkeys([key])
    for start in _stripped(key, _AND):
        for inner in _stripped(start, _BEFORE):
            found[inner] = None
            for bare in _stripped(inner, _ARTICLES):
                found[bare] = None
        if _is_future(start):
            found[FUTURE_FORM] = None
            found[start[1:]] = None
    for form in list(found):
        for ending in _BEHIND:
            if form.endswith(ending) and len(form) - len(ending) > _LEAST:
                # "Its truce": before a pronoun the last letter of a feminine word is written open.
                stem = form[: -len(ending)]
                found[stem] = None
                if stem.endswith("ت"):
                    found[stem[:-1] + "ه"] = None
    return tuple(found)


def _stripped(word: str, prefixes: tuple[str, ...]) -> list[str]:
    return [word] + [
        word[len(each) :]
        for each in prefixes
        if word.startswith(each) and len(word) - len(each) >= _LEAST
    ]


def _is_future(word: str) -> bool:
    return word.startswith(_FUTURE) and len(word) >= _FUTURE_LEAST and word not in _NO_FUTURE
