"""
Cues of places in running text, and words that are names of places and something else too.
"""

from __future__ import annotations

import re

from trucewatch.definitions.name_keys import exact_key


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CUE = re.compile(
    r"(?:\b(?:in|at|near|into|inside|outside|around|across|throughout|over|from|towards?"
    r"|reach(?:ed)?|besieged|rebel-held|government-held)(?: the)?"
    r"|\b(?:в|во|под|из|на|над|возле|около|близ|до|у)"
    r"|(?:\A|\s)[وف]?(?:في|من|إلى|الى|على|نحو|داخل|قرب|باتجاه))\s\Z",
    re.IGNORECASE,
)
"""What stands right before a word that is meant as a place."""

PREPOSITION = re.compile(
    r"(?:in|at|on|from|to|в|во|на|из|في|من) (?:the )?|(?:an?|the) "
    r"|[وبل](?=(?:ريف|مدينة|بلدة|قرية|حي|محافظة) )",
    re.IGNORECASE,
)
"""What can stand before the words for a place and says nothing of it."""

LISTED = re.compile(r"\A(?:,|،|;)? ?(?:and|or|и|или|و)? ?\Z", re.IGNORECASE)
"""What parts a place from the place before it in a list."""

INSIDE = re.compile(r"\A,? (?:in|в|во|في)(?: the)? \Z|\A ب\Z", re.IGNORECASE)
"""What stands between a place and what contains it."""

FAR_INSIDE = re.compile(r"\A,? (?:in|в|во|في)(?: the)? (?:[\w-]{1,20} ){0,3}\Z", re.IGNORECASE)
"""The same where what contains it is called a city or a province: "in the northern Syrian"."""

MAYBE_INSIDE = re.compile(r"\A[,،] \Z")
"""What can stand between a place and what contains it, or between two places of a list."""

OWNED = re.compile(r"\A['\u2019]s (?:the )?\Z|\A (?:the )?\Z")
"""What stands between a container and the place in it that follows."""

WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
"""Words with a capital letter that stand beside a place and are no part of its name."""

NOT_PLACES = WEEKDAYS | _words("""
    jan feb mar apr may jun jul aug sep sept oct nov dec
    january february march april june july august september october november december
    май мая мае март марта марте
""")
"""Days and months: never a place unless the words call it one ("the town of May")."""

ALSO_WORDS = frozenset(
    map(
        exact_key,
        _words("""
            Bab Nice Reading Bath Mobile Van Mark Duma Alma Kobe Tell Hall Hope Victory Salah Ali
            Hasan Marea Mare Rai Dar Ras Deir Sin Bar Man Dawn Ham Bell Jordan Chad Georgia
            Дума Тур Баб Мара Бар
            دوما باب تل نوى خان دير راس عين مار كفر شرق غرب شمال جنوب بيت
        """),
    )
)
"""Names that are also common words or people's names: they need a cue."""

ALSO_ARTICLES = _words("as at an en et es")
"""Articles that are words of English too: they are one only with a hyphen."""

CLITICS = ("و", "ب", "ل", "ف", "وب", "ول", "فب", "لل", "ولل")
"""What Arabic writes as one with the word that follows; the fewest letters are parted first."""

ARABIC_FIRST = _words("الشيخ شيخ تل بستان باب خان كفر دير عين راس بيت جبل ابو أبو")
"""First words of Arabic names that have a second one."""

KIND_AHEAD = frozenset({"of", "г", "п", "пос", "пгт", "дер"})
"""Words before a name that call it a place together with the word before them."""
