"""
Words of page furniture: menus, links, notices, in three languages.
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

NOTICES = re.compile(
    r"(?:we use cookies|this (?:site|website) uses cookies|by continuing to (?:use|browse)"
    r"|sign up (?:for|to) (?:our|the)|subscribe to (?:our|the)|all rights reserved"
    r"|(?:\u00a9|copyright|\(c\)) ?(?:\d{4}|[A-Z])|the page no longer exists"
    r"|this page (?:is|was|does) not|please (?:check the address|enable javascript)"
    r"|you have reached your limit|support our journalism|get the latest (?:news|updates)"
    r"|при (?:использовании|перепечатке) материалов|все права|данный сайт использует"
    r"|мы используем (?:файлы )?cookie|نستخدم ملفات|جميع الحقوق)",
    re.IGNORECASE,
)
"""How a notice begins, however long it is."""

PUBLISHED = re.compile(
    r"(?:published|last (?:updated|modified)|posted|updated|modified|issued)"
    r" ?(?:on|at|:|\d|[^\W\d_]{3,9} \d)"
    r"|(?:опубликовано|обновлено|дата публикации|تاريخ النشر|آخر تحديث)",
    re.IGNORECASE,
)
"""How a line begins that says when the page was published: its times are evidence."""

LINKS = re.compile(
    r"(?:follow us on|click here|page not found|don't miss|download (?:the|our) app"
    r"|(?:read more|see also|read also|also read|related) ?[:|]|share (?:this|on|via)"
    r"|читайте (?:также|нас)|подпи(?:сывайтесь|шитесь)|наш канал"
    r"|اشترك في|تابعونا|اقرأ (?:أيض|الم))",
    re.IGNORECASE,
)
"""How a link begins: a short line without a stop."""
