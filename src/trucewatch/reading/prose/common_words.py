"""
Common words: by which a text in Latin letters, or a neighbour of Russian, is known.
"""

from __future__ import annotations

COMMON: dict[str, frozenset[str]] = {
    "en": frozenset(
        (
            *("the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with"),
            *("as", "by", "at", "from", "it", "be", "are", "has", "have", "had", "were"),
            *("not", "this", "which", "but", "they", "their", "its", "said", "after", "who"),
            *("will", "an", "or", "been", "more", "than", "into", "over", "his", "he"),
            *("she", "we", "our", "you", "i", "all", "also", "would", "could", "about"),
            *("when", "where", "there", "between", "against", "during", "both", "truce"),
            *("ceasefire", "killed", "wounded", "injured", "people", "army", "forces"),
            *("military", "attack", "government", "civilians", "shelling", "humanitarian"),
            *("aid", "convoy", "fighters", "talks"),
        )
    ),
    "es": frozenset(
        (
            *("el", "la", "los", "las", "de", "del", "que", "y", "en", "un", "una", "por"),
            *("con", "para", "se", "su", "al", "es", "lo", "como", "más", "pero", "fue"),
            *("ha", "sus", "le", "no", "o", "este", "entre", "tras", "desde", "hasta"),
            *("alto", "fuego"),
        )
    ),
    "fr": frozenset(
        (
            *("le", "la", "les", "des", "du", "de", "et", "en", "un", "une", "que", "qui"),
            *("dans", "pour", "par", "sur", "au", "aux", "est", "a", "ont", "été", "se"),
            *("sa", "son", "ses", "pas", "plus", "avec", "ce", "cette", "il", "ils", "ne"),
            *("d", "l", "selon", "après", "cessez"),
        )
    ),
    "de": frozenset(
        (
            *("der", "die", "das", "und", "in", "den", "von", "zu", "mit", "dem", "des"),
            *("im", "für", "auf", "ist", "nicht", "ein", "eine", "einer", "als", "auch"),
            *("es", "an", "werden", "aus", "er", "hat", "dass", "sie", "nach", "wird"),
            *("bei", "sind"),
        )
    ),
    "pt": frozenset(
        (
            *("o", "a", "os", "as", "de", "do", "da", "dos", "das", "e", "em", "no", "na"),
            *("que", "um", "uma", "para", "com", "por", "se", "não", "mais", "foi", "ao"),
            *("são",),
        )
    ),
    "it": frozenset(
        (
            *("il", "lo", "la", "gli", "le", "di", "del", "della", "dei", "che", "e", "in"),
            *("un", "una", "per", "con", "non", "si", "è", "sono", "da", "al", "nel"),
        )
    ),
    "tr": frozenset(
        (
            *("ve", "bir", "bu", "da", "de", "için", "ile", "olarak", "olan", "en", "daha"),
            *("sonra", "kadar", "gibi", "ateşkes", "türk"),
        )
    ),
    "nl": frozenset(
        (
            *("de", "het", "een", "en", "van", "in", "is", "dat", "op", "te", "zijn", "met"),
            *("voor", "niet", "aan", "er", "om", "door"),
        )
    ),
    "pl": frozenset(
        (
            *("i", "w", "na", "z", "do", "nie", "się", "że", "jest", "o", "przez", "od"),
            *("po", "jak", "dla", "oraz"),
        )
    ),
    "id": frozenset(
        (
            *("yang", "dan", "di", "ke", "dari", "untuk", "dengan", "ini", "itu", "pada"),
            *("tidak", "dalam", "akan", "oleh"),
        )
    ),
    "so": frozenset((*("iyo", "ee", "ka", "ku", "oo", "in", "la", "waa", "uu", "ay", "waxaa"),)),
    "sw": frozenset((*("na", "ya", "wa", "kwa", "katika", "ni", "za", "la", "cha", "kuwa"),)),
    "ku": frozenset((*("û", "li", "ji", "bi", "ku", "di", "de", "ev", "ew", "xwe"),)),
}
"""Words that are common in a language, by its code; only English of these is read."""

ARABIC_WORDS = frozenset(
    (
        *("في", "من", "على", "إلى", "الى", "أن", "ان", "عن", "مع", "التي", "الذي", "هذا"),
        *("هذه", "قال", "وقال", "بعد", "قبل", "بين", "كان"),
    )
)
"""Words of Arabic that Persian and Urdu do not have."""

BULGARIAN_WORDS = frozenset((*("е", "се", "са", "ще", "това", "които", "която", "беше"),))
"""Words of Bulgarian that Russian does not have."""

RUSSIAN_WORDS = frozenset(
    (
        *("и", "в", "не", "что", "на", "с", "по", "как", "из", "у", "за", "от", "о", "их"),
        *("были",),
    )
)
"""Common words of Russian."""
