"""
Places that no gazetteer lists, in Russian and Ukrainian: names behind a preposition of place.

"В Тасиле", "под Работином", "из Шинджара": the name keeps its case as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.reading.document import Span

_NAME = r"[А-ЯЁІЇЄҐ][а-яёіїєґ'’]{2,20}(?:-[А-ЯЁІЇЄҐа-яёіїєґ][а-яёіїєґ]{0,20}){0,2}(?:-\d{1,2})?"
_LED = re.compile(
    rf"(?:(?<=\s)|(?<=^))(?:[Вв]о?|[Уу]|[Пп]од|[Вв]озле|[Бб]лиз|[Вв]близи|[Оо]коло|[Нн]ад|[Ии]з|[Дд]о"
    rf"|[Нн]а|[Пп]о|біля|поблизу)\s(?P<name>{_NAME})(?![\w-])"
)
_LISTED = re.compile(rf"(?:,\s|\s(?:и|та|й)\s)(?P<name>{_NAME})(?![\w-])(?!\s[А-ЯЁІЇЄҐ«])")
_ENDS = (
    *("е", "и", "ы", "у", "ю", "а", "я", "ом", "ой", "ем", "ах", "ях", "о", "і", "ї"),
    *("его", "ого", "ому", "ым", "их", "ых", "ей"),
)
_NEVER = re.compile(
    r"(?:Совет|Генштаб|Минобор|Министер|Управлен|Центр|Мисси|Организац|Комитет|Генпрокур|Госдеп"
    r"|Белом|Меморанд|Конституц|Евросоюз|Кремл|Госдум|Рад[аеу]|Парламент|Сенат|Конгресс|Пентагон"
    r"|Telegram|Телеграм|Фейсбук|Твиттер|Интернет|Рамадан|Пасх|Рождеств|Нов[ыо]|Велик[ои]|Перв"
    r"|Втор|Устав|Протокол|Соглашен|Договор|Резолюц|Декларац|Дне?[йи]|Дн[еяи]\b|Стать|Приложен|Бог"
    r"|Аллах|Коран|Хамас|Талибан|Хезболл|Хизбалл|Джебхат|Аль-Каид|Исламск|Наци|Объединен|Соединен"
    r"|Красн[оы][гмй]|Армейск|Вооруж|Силы|Сил[аыу]?\b|Фронт|Парти|Движен|Правительств|Президент|Верховн"
    r"|Народн|Национальн|Международн|Всемирн|Европейск|Африканск|Арабск|Лиг[аеиу]|Союз|Фонд|Банк|Суд"
    r"|Агентств|Служб|Департамент|Администрац|Январ|Феврал|Март|Апрел|Ма[йея]\b|Июн|Июл|Август"
    r"|Сентябр|Октябр|Ноябр|Декабр|Понедельн|Вторник|Сред[ауы]|Четверг|Пятниц|Суббот|Воскресен"
    r"|Генсек|Генассамбле|Минск[иа][ех]\b|Женевск|Астанинск|Стокгольмск|Контактн|Координац)"
)


def names_in_russian(text: str) -> Iterator[Span]:
    """Yield where names stand that a preposition of place leads, and those listed with them."""
    for each in _LED.finditer(text):
        if not _is_name(each["name"]) or _goes_on(text, each.end()):
            continue
        yield each.span("name")
        end = each.end()
        for _ in range(6):
            more = _LISTED.match(text, end)
            if more is None or not _is_name(more["name"]):
                break
            yield more.span("name")
            end = more.end()


def _is_name(name: str) -> bool:
    is_bent = name.endswith(_ENDS) or name[-1:].isdigit()
    return is_bent and _NEVER.match(name) is None


def _goes_on(text: str, at: int) -> bool:
    """Say whether another capital follows: a name of more words, or of a body."""
    return re.match(r"\s[А-ЯЁІЇЄҐ«]", text[at : at + 3]) is not None
