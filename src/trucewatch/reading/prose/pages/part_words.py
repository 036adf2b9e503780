"""
Words by which the parts of a page are known: furniture, captions, signatures, datelines.
"""

from __future__ import annotations

import re


def _any(*ways: str) -> str:
    return "(?:" + "|".join(ways) + ")"


_AGENCY = _any(
    r"REUTERS|Reuters|AFP|AP|UPI|EPA|DPA|dpa|Xinhua|TASS|ITAR-TASS|RIA(?: Novosti)?|Interfax",
    r"Sputnik|SANA|WAM|SPA|KUNA|IRNA|SUNA|Anadolu(?: Agency)?|AA|APA|Azertac|Armenpress",
    r"Ukrinform|UNIAN|Saba|SABA|WAFA|MENA|NNA|PTI|ANI|Bernama|PNA|Prensa Latina|EFE|ANSA",
    r"Bloomberg|CNN|BBC|UN News|The New Humanitarian|IRIN|Al Jazeera|(?:Radio )?Dabanga",
    r"(?:The )?Associated Press|Agence France-Presse|FRANCE 24|France 24",
    r"ТАСС|ИТАР-ТАСС|РИА Новости|РИА новости|Интерфакс(?:-Азербайджан)?|ИНТЕРФАКС|Рейтер|РБК",
    r"Укринформ|УНИАН|Арменпресс|ДАН|ЛИЦ",
    r"رويترز|سانا|وام|واس|كونا|وفا|سبأ|سونا|أ ?ف ?ب|ا ?ف ?ب|فرانس برس|أ ?ب|الأناضول|شينخوا",
    r"الجزيرة(?: نت)?|د ب أ",
)
_AGENCY_LIST = rf"{_AGENCY}(?:(?:, | and | with |/| & | и |\u060c | و ?){_AGENCY}){{0,5}}"
_DASH = "[-\u2013\u2014]"

CAPTION = re.compile(
    _any(
        r"[A-Z][\w.'\u2019 -]{2,40} ?/ ?[A-Z][\w. -]{1,30} ?\|",
        rf"(?:FILE|FILE PHOTO|File photo|File) ?(?:{_DASH}|:)",
        r"\(?(?:Photo|PHOTO|Image|IMAGE|Picture|Caption|Image caption|Photograph|Credit)"
        r"(?: (?:by|credit|caption))? ?[:|]",
        r"\(?Photo (?:by|courtesy of) |Image (?:caption|source) ",
        r"\[?\(?(?:AP|AFP|EPA|Getty|REUTERS|Reuters) ?(?:Photo|Images|/)",
        r"\(?(?:Фото|ФОТО|Иллюстрация|Архивное фото) ?[:/\u00a9]",
        r"\u00a9 (?:РИА|ТАСС|AFP|AP|Reuters|REUTERS)",
        r"(?:صورة|الصورة|صورة أرشيفية)(?: من الأرشيف)? ?[:|]|مصدر الصورة",
    )
)
"""How a caption begins: the photographer, "FILE -", "Photo:"."""

CAPTION_END = re.compile(
    _any(
        r"\[[^\[\]]{2,60}(?:/|via )[^\[\]]{2,40}\]",
        r"\((?:AP )?Photo(?:/| by |: )[^()]{2,60}\)",
        r"\((?:AFP|Reuters|REUTERS|EPA|Getty Images)(?: (?:Photo|photo|via)[^()]{0,40})?/? ?\)",
        r"REUTERS/[A-Z][\w .'-]{2,40}",
        r"/ ?AFP via Getty Images",
        r"\((?:Фото|фото)[:/ ][^()]{2,60}\)",
        r"\((?:أرشيف|أرشيفية|الفرنسية|رويترز)\)",
    )
    + r"\.?$"
)
"""How a caption ends: "[name/agency]", "(AP Photo/name)"."""

SIGNATURE = re.compile(
    _any(
        r"\(?(?:Additional |Further )?(?:Reporting|Writing|Editing|Edited|Translated) by ",
        r"\(?(?:With (?:reporting|files|inputs|agencies)|Source|SOURCE|Источник|المصدر)"
        r" ?(?::|by|from the|from)? ?"
        rf"(?:{_AGENCY_LIST}|agencies|الجزيرة(?: \+ وكالات)?|وكالات)"
        rf"(?:,? (?:with|and) (?:news )?agencies)?\)?\.?$",
        rf"\(?(?:By |with )?{_AGENCY_LIST}(?: (?:with|and) (?:agencies|{_AGENCY_LIST}))?\)?\.?$",
        rf"(?:{_DASH}|/) ?{_AGENCY} ?/?\.?$",
        r"[A-Z]{2,4}/[A-Z]{2,4}(?:/[A-Z]{2,4})?$",
        r"By [A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){1,3}(?:,| in | and |$)",
        r"(?:Press [Ss]ervice|Press [Cc]ent(?:re|er)|Пресс-(?:служба|центр))[^.!?,]{0,80}$",
    )
)
"""A line that says who wrote it, and from which agencies."""

AGENCIES = re.compile(rf"(?<!\w){_AGENCY}(?!\w)")
"""One agency."""

_PLACE = r"[^\W\d_][\w.'\u2019-]{1,24}(?: [^\W\d_][\w.'\u2019-]{1,24}){0,2}"
_DAY = r"(?:[^\W\d_]{3,9}\.? \d{1,2}|\d{1,2} [^\W\d_]{3,12})(?:,? \d{4}(?: ?г(?:\.|ода))?)?"
DATELINE = re.compile(
    rf"(?P<places>{_PLACE}(?:(?:/|, |\u060c ){_PLACE}){{0,2}}?)?"
    rf"(?:(?:, |\. | )?(?P<day>{_DAY}))?\.?,? ?"
    rf"(?:\((?P<bracketed>{_AGENCY_LIST})\)|/(?P<slashed>{_AGENCY})/"
    rf"|(?:[-\u2013\u2014]{{1,2}} ?)?(?P<bare>{_AGENCY})|\([A-Z][\w .'&-]{{1,30}}\))?"
    r"(?P<end>(?(bare)(?: ?[-\u2013\u2014:]{1,2}|\.)"
    r"|(?(slashed)\.?| ?[-\u2013\u2014:]{1,2})))(?= ) {1,2}"
)
"""What stands before the first sentence of a wire: place, day, agency."""

LIST_MARK = re.compile(
    r"(?:\(?\d{1,2}[.)](?= )|\(?[a-zA-Zа-я][)](?= )|[-\u2013\u2014](?= )"
    r"|[\u2022\u25cf\u25aa\u25e6\u2023\u00b7*\u25b6\u25ba\u2714\u2705\u27a1](?=\s|\ufe0f|\w))"
)
"""What stands before an item of a list."""

SAYING = frozenset(
    (
        *(
            "said",
            "says",
            "asked",
            "asks",
            "told",
            "added",
            "wrote",
            "warned",
            "stressed",
            "insisted",
        ),
        *("declared", "exclaimed", "shouted", "replied", "noted", "сказал", "сказала", "спросил"),
        *("заявил", "заявила", "отметил", "добавил"),
        *("قال", "وقال", "قالت", "وقالت", "أعلن", "وأعلن", "أكد", "وأكد", "أضاف", "وأضاف", "أفاد"),
    )
)
"""Words of saying: behind a quotation that ends with a question, and never a place."""
