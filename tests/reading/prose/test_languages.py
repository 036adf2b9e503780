"""Languages: which of the known ones a text is in, and none where it is in none."""

from __future__ import annotations

import pytest

from trucewatch.reading.prose.languages import language_of

TEXTS = [
    ("en", "The army said that the truce in the city would be respected until Friday."),
    ("en", "Shelling kills 14 in Omdurman market"),
    ("en", "Truce extended"),
    ("en", "Two convoys reached Ta'iz and al-Hudaydah."),
    ("en", "Fighting in Côte d'Ivoire eased on Tuesday, the mission said."),
    ("ru", "Министерство обороны заявило, что режим тишины соблюдается."),
    ("ru", "Перемирие нарушено"),
    ("ru", "В Алеппо погибли трое мирных жителей, сообщает ТАСС (Reuters)."),
    ("uk", "Міністерство оборони заявило, що режим тиші не порушено."),
    ("ar", "أعلنت وزارة الدفاع أن الهدنة تبدأ صباح الخميس في حلب."),
    ("ar", "قُتِلَ ثلاثة مدنيين في قصف على المدينة"),
    ("", "L'armée a annoncé une trêve de 48 heures dans la ville d'Alep, selon des médias."),
    ("", "El ejército anunció una tregua de 48 horas en la ciudad de Alepo."),
    ("", "Die Armee hat für die Stadt Aleppo eine Waffenruhe von 48 Stunden angekündigt."),
    ("", "Ordu, Halep kentinde 48 saatlik bir ateşkes ilan edildi ve bu ateşkes için olarak"),
    ("", "ارتش سوریه اعلام کرد که آتش‌بس ۴۸ ساعته در شهر حلب برقرار می‌شود و گفت"),
    ("", "شامی فوج نے کہا ہے کہ حلب میں اڑتالیس گھنٹے کی جنگ بندی ہو گی"),
    ("", "د افغانستان پوځ وویل چې اوربند به د درې ورځو لپاره وي ښار کې ځواکونه"),
    ("", "צבא סוריה הודיע על הפסקת אש בת ארבעים ושמונה שעות בעיר חלב."),
    ("", "Сиријска војска је објавила примирје у граду Алепу, јавља агенција."),
    ("", "叙利亚军队宣布在阿勒颇实行四十八小时停火。"),
    ("", "የኢትዮጵያ መንግሥት የተኩስ አቁም አወጀ።"),
    ("", "12:00 - 14:00"),
    ("", ""),
]


@pytest.mark.parametrize(("expected", "text"), TEXTS)
def test_a_language_is_known_by_its_letters_and_common_words(expected: str, text: str) -> None:
    """
    A text is in a known language, or in none that is known; a few plain words are English.
    """
    assert expected == language_of(text)
