"""Parts of a page: what is story and what stands around it, in three languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.reading.prose.pages.parts import parts_of

STORY = "The army said on Monday that shells had fallen on the town, and that two people had died."

ALONE = [
    ("furniture", "Skip to main content"),
    ("furniture", "Read more: What we know of the talks"),
    ("furniture", "Share this article"),
    ("furniture", "We use cookies to improve this site. Accept all or manage your preferences."),
    ("furniture", "This page is not available"),
    ("furniture", "© 2024 The Paper. All rights reserved."),
    ("furniture", "Sign up for our newsletter and never miss a story."),
    ("furniture", "Home | News | World | Sport | Weather"),
    ("furniture", "Published On 4 May 2016"),
    ("furniture", "Читайте также: переговоры в Женеве"),
    ("furniture", "Все права защищены"),
    ("furniture", "Подписывайтесь на наш канал"),
    ("furniture", "اقرأ أيضا: المحادثات في جنيف"),
    ("furniture", "جميع الحقوق محفوظة"),
    ("furniture", "* * *"),
    ("caption", "JOHN DOE / AFP | People leave a damaged quarter on April 29, 2016."),
    ("caption", "FILE - A checkpoint stands empty on the road to the port, March 3, 2019."),
    ("caption", "Photo: A convoy waits at a crossing."),
    ("caption", "(Photo by A. Photographer/Agency)"),
    ("caption", "Image caption A damaged market in the old town"),
    ("caption", "A girl walks past rubble in the old town, 3 May 2016 [A. Name/Reuters]"),
    ("caption", "A convoy waits at the crossing on Monday. (AP Photo/A. Name)"),
    ("caption", "Фото: колонна у переправы"),
    ("caption", "Колонна у переправы (Фото: А. Имя/ТАСС)"),
    ("caption", "صورة من الأرشيف: قافلة عند المعبر"),
    ("signature", "(Reporting by two correspondents; Editing by a third)"),
    ("signature", "(FRANCE 24 with AFP, AP and REUTERS)"),
    ("signature", "(AFP)"),
    ("signature", "Source: Al Jazeera and news agencies"),
    ("signature", "— ТАСС"),
    ("signature", "Источник: РИА Новости"),
    ("signature", "المصدر: الجزيرة + وكالات"),
    ("signature", "By Jane Doe and Richard Roe"),
    ("body", "1. Shells fell on the village of Shami at 14:20"),
    ("body", "• Two mortar rounds hit the western quarter"),
    ("body", "🔴 Urgent: clashes near the airport"),
    ("body", "Khartoum state\t3\t12"),
    ("body", "More people fled on Monday, the agency said."),
    ("body", "By Friday the truce had collapsed, residents said."),
    ("body", "Share of those who fled: 30 per cent, the agency said."),
    ("body", "Source of the fire was the village of Shami, monitors said."),
    ("body", "AFP reporters heard blasts in the city."),
    ("body", "Reuters could not verify the account."),
    ("body", "Image analysis shows that three tanks crossed the line."),
]


@pytest.mark.parametrize(("kind", "line"), ALONE)
def test_a_line_among_paragraphs_is_known_by_its_words(kind: str, line: str) -> None:
    """
    Furniture, captions and signatures are told apart from the story by how they are written.
    """
    page = f"{STORY}\n\n{line}\n\n{STORY}"

    assert kind == parts_of(page)[1].kind.value


PAGES = {
    "headline, story, heading, story": [
        ("headline", "Truce in the port city holds for a second day"),
        ("body", STORY),
        ("heading", "Aid waits"),
        ("body", STORY),
    ],
    "furniture before the headline": [
        ("furniture", "Skip to main content"),
        ("furniture", "Home"),
        ("headline", "Truce in the port city holds"),
        ("body", STORY),
        ("furniture", "Related articles"),
    ],
    "a menu": [
        ("furniture", "Africa"),
        ("furniture", "Middle East"),
        ("furniture", "Opinion"),
        ("furniture", "Live"),
        ("headline", "Truce in the port city holds, monitors say in report"),
        ("body", STORY),
    ],
    "a bulletin with items": [
        ("headline", "Daily bulletin on the observance of the ceasefire"),
        ("body", "Over the past day the mission recorded the following:"),
        ("body", "1. Two explosions near Shami"),
        ("body", "2. Small-arms fire near Hattin"),
        ("body", "3. One explosion near Zara"),
    ],
    "items without marks": [
        ("headline", "Daily bulletin on the observance of the ceasefire"),
        ("body", "Aleppo province: 3 shellings"),
        ("body", "Hama province: 2 shellings"),
        ("body", "Homs province: none"),
    ],
    "a post": [
        ("body", "🔴 Artillery fire on the northern quarter of the town since morning"),
        ("body", "Two dead, five wounded"),
        ("body", "#truce #ceasefire"),
    ],
    "a dateline is no headline": [
        ("body", "DAMASCUS, Feb 3 (Reuters) - Shells fell on the town on Monday"),
        ("body", STORY),
    ],
    "Russian": [
        ("headline", "Режим тишины в провинции соблюдается"),
        ("body", "Министерство обороны сообщило, что обстрелов за сутки не было."),
        ("heading", "Гуманитарная помощь"),
        ("body", "Колонна прибыла в город, сообщили в центре по примирению сторон."),
    ],
    "Arabic": [
        ("headline", "الهدنة صامدة في المدينة لليوم الثاني"),
        ("body", "أعلن الجيش أن الهدنة صامدة في المدينة، ولم تسجل أي خروقات منذ الصباح."),
        ("heading", "الوضع الإنساني"),
        ("body", "دخلت قافلة مساعدات إلى المدينة صباح الخميس، بحسب مصادر طبية."),
    ],
    "one sentence": [("body", "Truce holds")],
}


@pytest.mark.parametrize("parts", PAGES.values(), ids=PAGES.keys())
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_page_is_told_part_by_part(parts: list[tuple[str, str]], between: str) -> None:
    """
    With blank lines or without, each paragraph is what a reader sees in it; none is merged.
    """
    page = between.join(line for _, line in parts)

    found = [(each.kind.value, page[slice(*each.span)]) for each in parts_of(page)]

    assert parts == found


def test_wrapped_lines_are_one_paragraph() -> None:
    """
    Lines that end where the next word would not have fitted are one paragraph.
    """
    page = (
        "The army said on Monday that shells had fallen on the\n"
        "town, and that two people had died. Residents of\n"
        "Shami spoke of a third. Aid workers could not reach\n"
        "the place.\n\nNothing else was said."
    )

    assert [4, 1] == [page[slice(*each.span)].count("\n") + 1 for each in parts_of(page)]


DATELINES = [
    ("DAMASCUS, Feb 3 (Reuters) - Shells fell.", "DAMASCUS, Feb 3 (Reuters) -"),
    ("KHARTOUM, July 21 - The army agreed.", "KHARTOUM, July 21 -"),
    ("GENEVA (AP) — Talks began.", "GENEVA (AP) —"),
    ("BEIRUT/GENEVA (Reuters) - Talks began.", "BEIRUT/GENEVA (Reuters) -"),
    ("Damascus, SANA - The army agreed.", "Damascus, SANA -"),
    ("МОСКВА, 4 мая. /ТАСС/. Стороны договорились.", "МОСКВА, 4 мая. /ТАСС/."),
    ("МОСКВА, 4 мая — РИА Новости. Стороны договорились.", "МОСКВА, 4 мая — РИА Новости."),
    ("ДОНЕЦК, 5 мая - ДАН. Обстрелян поселок.", "ДОНЕЦК, 5 мая - ДАН."),
    ("دمشق - سانا - قال الجيش", "دمشق - سانا -"),
    ("دمشق (رويترز) - قال الجيش", "دمشق (رويترز) -"),
    ("غزة - أعلنت الوزارة", "غزة -"),
    ("القاهرة (أ ف ب) - بدأت المحادثات", "القاهرة (أ ف ب) -"),
    ("Shells fell on the town - residents said so.", ""),
    ("Two people died: a woman and a child.", ""),
    ("The army - which had agreed - left.", ""),
    ("Aleppo: three shells fell on the town.", ""),
    ("In a statement (Reuters) - it agreed.", ""),
    ("RSF: the truce is over, it said.", ""),
    ("قال - كما ورد - إن الهدنة", ""),
]


@pytest.mark.parametrize(("line", "dateline"), DATELINES)
def test_a_dateline_is_parted_from_the_sentence_behind_it(line: str, dateline: str) -> None:
    """
    Place, day and agency before the first sentence are known; a plain dash is none.
    """
    span = parts_of(line)[0].dateline or (0, 0)

    assert dateline == line[slice(*span)].strip()


@given(st.text(st.sampled_from("aA1.\n \t|-\u2022\u0628\u0430("), max_size=200))
def test_parts_stand_in_order_and_hold_every_word(text: str) -> None:
    """
    No part overlaps another, and every letter stands in one.
    """
    spans = [each.span for each in parts_of(text)]

    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    inside = {at for span in spans for at in range(*span)}
    assert [] == [
        at for at, letter in enumerate(text) if not letter.isspace() and at not in inside
    ]
