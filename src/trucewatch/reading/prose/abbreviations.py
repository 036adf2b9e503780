"""
Abbreviations: words whose stop does not end a sentence.
"""

from __future__ import annotations

TITLES = frozenset(
    (
        *(
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "gen",
            "lt",
            "col",
            "maj",
            "capt",
            "cpt",
            "sgt",
            "cmdr",
        ),
        *(
            "brig",
            "adm",
            "sen",
            "rep",
            "gov",
            "pres",
            "st",
            "hon",
            "rev",
            "msgr",
            "fr",
            "amb",
            "ltc",
        ),
        *(
            "lt.-gen",
            "lt.gen",
            "maj.-gen",
            "vs",
            "approx",
            "est",
            "e.g",
            "i.e",
            "cf",
            "al",
            "mt",
            "ft",
        ),
        *(
            "им",
            "ул",
            "пр",
            "гр",
            "ген",
            "полк",
            "подп",
            "зам",
            "нач",
            "ком",
            "проф",
            "акад",
            "т.е",
        ),
        *("напр", "см", "ср", "пос", "дер", "с", "н.п", "нп", "р-н", "обл", "д", "о", "св", "пгт"),
        *("т", "м", "смт", "вул", "тзв", "т.зв", "т.н", "т.ч", "в т.ч"),
        *("د", "أ", "م"),
    )
)
"""Titles and the like: a name or more follows."""

OPENING = frozenset(
    ("no", "nos", "art", "para", "paras", "fig", "res", "sec", "vol", "p", "pp", "ca")
)
"""What stands before a figure."""

FINAL = frozenset(
    (
        *(
            "u.s",
            "u.n",
            "u.k",
            "u.s.a",
            "e.u",
            "d.c",
            "a.m",
            "p.m",
            "inc",
            "co",
            "corp",
            "ltd",
            "jr",
        ),
        *(
            "sr",
            "etc",
            "dept",
            "no",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
        ),
        *("oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat"),
        *(
            "sun",
            "km",
            "min",
            "hrs",
            "hr",
            "др",
            "пр",
            "гг",
            "вв",
            "руб",
            "тыс",
            "млн",
            "млрд",
            "чел",
        ),
        *(
            "мин",
            "час",
            "ч",
            "сек",
            "янв",
            "фев",
            "авг",
            "сент",
            "окт",
            "нояб",
            "дек",
            "и т.д",
            "т.д",
        ),
        *("и т.п", "т.п", "a.k.a", "р", "рр"),
    )
)
"""What can end a sentence too: then a word follows that begins sentences."""

LIST_ENDS = frozenset(("etc", "др", "т.д", "т.п", "и т.д", "и т.п"))
"""What closes a list: a capital behind it begins a sentence."""
