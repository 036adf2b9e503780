"""
Words by which the parts of a page are known: furniture, captions, signatures, datelines.
"""

from __future__ import annotations

import re

FURNITURE = frozenset(
    (
        *("skip to main content", "skip to content", "skip to navigation", "read more", "more"),
        *("share", "share this", "share this article", "share on facebook", "share on twitter"),
        *("tweet", "email", "print", "copy link", "whatsapp", "telegram", "facebook", "twitter"),
        *(
            "advertisement",
            "advertising",
            "sponsored",
            "promoted",
            "ad",
            "close",
            "menu",
            "search",
        ),
        *(
            "home",
            "news",
            "world",
            "sign in",
            "log in",
            "login",
            "register",
            "subscribe",
            "subscribe now",
        ),
        *(
            "sign up",
            "contact us",
            "contact",
            "about us",
            "about",
            "privacy policy",
            "terms of use",
        ),
        *("terms and conditions", "terms of service", "cookie policy", "cookie settings"),
        *("accept all", "accept cookies", "accept", "reject all", "manage preferences", "i agree"),
        *(
            "all rights reserved",
            "related articles",
            "related stories",
            "related topics",
            "related",
        ),
        *(
            "most read",
            "most popular",
            "you may also like",
            "recommended",
            "trending",
            "latest news",
        ),
        *("this page is not available", "page not found", "back to top", "top stories", "next"),
        *("previous", "previous article", "next article", "comments", "leave a comment", "tags"),
        *(
            "keep reading",
            "continue reading",
            "continue reading the main story",
            "see also",
            "watch",
        ),
        *(
            "listen",
            "listen to this article",
            "follow us",
            "download pdf",
            "download",
            "image",
            "video",
        ),
        *("read also", "also read", "story continues below", "end of list", "list of 3 items"),
        *("читайте также", "читать далее", "читать дальше", "поделиться"),
        *("реклама", "все права защищены", "подписаться", "подпишитесь", "главная"),
        *("новости", "все новости", "по теме", "читайте на сайте", "войти", "меню", "поиск"),
        *("страница не найдена", "комментарии", "теги", "еще", "ещё", "также по теме"),
        *("اقرأ أيضا", "اقرأ أيض\u064bا", "اقرأ المزيد", "إقرأ أيضا", "شارك", "مشاركة", "إعلان"),
        *("جميع الحقوق محفوظة", "تخطى إلى المحتوى", "اشترك", "الرئيسية", "مواضيع ذات صلة"),
        *("المزيد", "بحث", "قائمة", "الأكثر قراءة", "التعليقات"),
    )
)
"""Whole lines of a page, in lower case and without the signs around them."""

FURNITURE_OPENINGS = re.compile(
    r"(?:we use cookies|this (?:site|website) uses cookies|by continuing to (?:use|browse)"
    r"|sign up (?:for|to) (?:our|the)|subscribe to (?:our|the)|follow us on|click here"
    r"|(?:\u00a9|copyright|\(c\)) ?(?:\d{4}|[A-Z])|all rights reserved|the page no longer exists"
    r"|this page (?:is|was|does) not|page not found|please (?:check the address|enable javascript)"
    r"|get the latest|don't miss|download (?:the|our) app|read more ?[:|]|see also ?:|read also ?:"
    r"|also read ?:|related ?:|share (?:this|on|via)|you have reached your limit|support our journalism"
    r"|published (?:on|by|:)|published ?\d|last (?:updated|modified)|(?:posted|updated|modified) ?(?:on|at|:)"
    r"|issued on ?:|опубликовано|обновлено|дата публикации"
    r"|читайте (?:также|нас)|подпи(?:сывайтесь|шитесь)|при (?:использовании|перепечатке) материалов"
    r"|наш канал|все права|данный сайт использует|мы используем (?:файлы )?cookie"
    r"|نستخدم ملفات|جميع الحقوق|تاريخ النشر|آخر تحديث|اشترك في|تابعونا|اقرأ (?:أيض|الم))",
    re.IGNORECASE,
)
"""How a line of furniture begins."""

PUBLISHED_OPENINGS = re.compile(
    r"(?:published|last (?:updated|modified)|posted|updated|modified|issued|опубликован|обновлен"
    r"|дата пуб|تاريخ النشر|آخر تحديث)",
    re.IGNORECASE,
)
"""A line that says when the page was published: furniture whose times are evidence."""

_AGENCY = (
    r"(?:REUTERS|Reuters|AFP|AP|UPI|EPA|DPA|dpa|Xinhua|TASS|ITAR-TASS|RIA(?: Novosti)?|Interfax"
    r"|Sputnik|SANA|WAM|SPA|KUNA|IRNA|SUNA|Anadolu(?: Agency)?|AA|APA|Azertac|Armenpress|Ukrinform"
    r"|UNIAN|Saba|SABA|WAFA|MENA|NNA|PTI|ANI|Bernama|PNA|Prensa Latina|EFE|ANSA|Bloomberg|CNN|BBC"
    r"|UN News|The New Humanitarian|IRIN|Al Jazeera|Radio Dabanga|Dabanga"
    r"|Associated Press|The Associated Press|Agence France-Presse|FRANCE 24|France 24"
    r"|ТАСС|ИТАР-ТАСС|РИА (?:Новости|новости)|Интерфакс(?:-Азербайджан)?|ИНТЕРФАКС|Рейтер|РБК|Укринформ|УНИАН|Арменпресс|ДАН|ЛИЦ"
    r"|رويترز|سانا|وام|واس|كونا|وفا|سبأ|سونا|أ ?ف ?ب|ا ?ف ?ب|فرانس برس|أ ?ب|الأناضول|شينخوا|الجزيرة(?: نت)?|د ب أ)"
)
_AGENCY_LIST = rf"{_AGENCY}(?:(?:, | and | with |/| & | и |\u060c | و ?){_AGENCY}){{0,5}}"

CAPTION = re.compile(
    r"(?:[A-Z][\w.'\u2019 -]{2,40} ?/ ?[A-Z][\w. -]{1,30} ?\|"
    r"|(?:FILE|FILE PHOTO|File photo|File) ?(?:-|\u2013|\u2014|:)"
    r"|\(?(?:Photo|PHOTO|Image|IMAGE|Picture|Caption|Image caption|Photograph|Credit)(?: (?:by|credit|caption))? ?[:|]"
    r"|\(?Photo (?:by|courtesy of) |Image (?:caption|source) |\[?\(?(?:AP|AFP|EPA|Getty|REUTERS|Reuters) ?(?:Photo|Images|/)"
    r"|\(?(?:Фото|ФОТО|Иллюстрация|Архивное фото) ?[:/\u00a9]|\u00a9 (?:РИА|ТАСС|AFP|AP|Reuters|REUTERS)"
    r"|(?:صورة|الصورة|صورة أرشيفية)(?: من الأرشيف)? ?[:|]|مصدر الصورة)"
)
"""How a caption begins: the photographer, "FILE -", "Photo:"."""

CAPTION_END = re.compile(
    r"(?:\[[^\[\]]{2,60}(?:/|via )[^\[\]]{2,40}\]|\((?:AP )?Photo(?:/| by |: )[^()]{2,60}\)"
    r"|\((?:AFP|Reuters|REUTERS|EPA|Getty Images)(?: (?:Photo|photo|via)[^()]{0,40})?/? ?\)"
    r"|REUTERS/[A-Z][\w .'-]{2,40}|/ ?AFP via Getty Images|\((?:Фото|фото)[:/ ][^()]{2,60}\)"
    r"|\((?:أرشيف|أرشيفية|الفرنسية|رويترز)\))\.?$"
)
"""How a caption ends: "[name/agency]", "(AP Photo/name)"."""

SIGNATURE = re.compile(
    r"(?:\(?(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Edited|Translated|Written) by "
    rf"|\(?(?:With (?:reporting|files|inputs|agencies)|Source|SOURCE|Источник|المصدر) ?(?::|by|from|from the)?"
    rf" ?(?:\+ ?)?(?:{_AGENCY_LIST}|agencies|الجزيرة(?: \+ وكالات)?|وكالات)"
    rf"|\(?(?:By |with )?{_AGENCY_LIST}(?: (?:with|and) (?:agencies|{_AGENCY_LIST}))?\)?\.?$"
    rf"|(?:\u2014|\u2013|-|/) ?{_AGENCY} ?/?\.?$|[A-Z]{{2,4}}/[A-Z]{{2,4}}/?[A-Z]{{0,4}}$"
    r"|By [A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){1,3}(?:,| in | and |$)"
    r"|(?:Press [Ss]ervice|Press [Cc]ent(?:re|er)|Пресс-(?:служба|центр))[^.!?]{0,80}$)"
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
    rf"|(?:[-\u2013\u2014]{{1,2}} ?)?(?P<bare>{_AGENCY}))?"
    r"(?P<end>(?(bare)(?: ?[-\u2013\u2014:]{1,2}|\.)"
    r"|(?(slashed)\.?| ?[-\u2013\u2014:]{1,2})))(?= ) {1,2}"
)
"""What stands before the first sentence of a wire: place, day, agency."""

LIST_MARK = re.compile(
    r"(?:\(?\d{1,2}[.)](?= )|\(?[a-zA-Zа-я][)](?= )|[\u2022\u25cf\u25aa\u25e6\u2023\u00b7*\u25b6\u25ba\u2714\u2705\u27a1](?=\s|\ufe0f|\w)|[-\u2013\u2014](?= ))"
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
