"""
Ukrainian words of saying: the main ones, beside those nouns that are as in Russian.
"""

from __future__ import annotations

from trucewatch.definitions.wording.plain import key_of
from trucewatch.reading.prose.attribution.words.saying import (
    Phrase,
    SayingWords,
    Stance,
    table,
)


def _keys(several: str) -> frozenset[str]:
    return frozenset(map(key_of, several.split()))


def _verbs(several: str) -> str:
    """Return keys of verbs, those on "в" in all forms of their past."""
    found: list[str] = []
    for verb in several.split():
        found.append(key_of(verb))
        if verb.endswith("в"):
            found += [key_of(verb[:-1] + ending) for ending in ("ла", "ли", "ло")]
    return " ".join(found)


def _phrases(*several: str) -> tuple[Phrase, ...]:
    return tuple(tuple(key_of(word) for word in each.split()) for each in several)


UKRAINIAN = SayingWords(
    verbs=table(
        {
            Stance.SAYS: _verbs(
                "повідомив повідомляє повідомляють заявив заявляє сказав зазначив зазначає"
                " наголосив додав уточнив розповів пояснив підкреслив підтвердив каже кажуть"
                " стверджує стверджують нагадав попередив оголосив інформує інформують доповів"
            ),
            Stance.DENIES: _verbs("спростував заперечив заперечує спростовує відкинув"),
            Stance.ACCUSES: _verbs("звинуватив звинувачує"),
            Stance.DEMANDS: _verbs("закликав закликає вимагає попросив"),
            Stance.RECORDS: _verbs("зафіксував фіксує"),
        }
    ),
    no_saying=_keys("не щоб"),
    between=_keys("також раніше пізніше потім офіційно журналістам"),
    that=_keys("що"),
    according=_phrases(
        "за даними",
        "за словами",
        "за повідомленням",
        "за інформацією",
        "за оцінками",
        "згідно з",
    ),
    quoting=_phrases("з посиланням на", "посилаючись на"),
    speakers=_keys(
        "речник речника речниця речником представник представника представники представником"
        " джерело джерела очевидці свідки жителі мешканці міністр міністра голова голови президент"
        " президента командувач начальник генерал полковник посол спостерігачі депутат губернатор"
        " мер експерт уповноважений медики лікарі рятувальники прессекретар військові влада"
    ),
    bodies=_keys(
        "міністерство міністерства міноборони мзс мвс моз генштаб генштабу штаб штабу командування"
        " агентство служба служби пресслужба"
        " адміністрація адміністрації місія місії організація уряд уряду"
        " армія армії поліція комісія комітет прокуратура звіт звіті дані даними оон обсє"
    ),
    belonging=_keys("при у в"),
    recorders=_keys("спостерігачі місія смм"),
    written=_keys("заяві інтервю брифінгу повідомленні звіті зверненні ефірі"),
    pronouns=_keys("він вона вони ми"),
    relatives=_keys("який яка які"),
    breaks=_keys("але коли після поки хоча якщо щоб"),
    likewise=_keys("як"),
    partings=_keys("але а однак"),
    joins=_keys("і й та"),
    times=_keys(
        "сьогодні вчора понеділок вівторок середу четвер пятницю суботу неділю вранці ввечері"
        " січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
    ),
    prepositions=_keys("в у на з із до від зі при через по для"),
)
"""Ukrainian."""
