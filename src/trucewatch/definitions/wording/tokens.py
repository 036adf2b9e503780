"""
Tokens: the words, figures and signs of a text, each with its senses, in one pass.

Every pattern here takes each character once, and the grammar looks only a bounded number of
tokens ahead, so the time grows with the length of the text whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trucewatch.definitions.wording.lexicon import NO_SENSES, Lexicon, Senses, lexicon_for
from trucewatch.definitions.wording.plain import PlainText, key_of
from trucewatch.definitions.wording.senses import Sense, Value

_TOKEN = re.compile(
    r"(?P<figures>\d+)"
    r"|(?P<dotted>[apAP]\.[ \u00a0]?[mM]\b\.?)"
    r"|(?P<word>[^\W\d_]+(?:['\u2019\u02bc](?=[\u0400-\u04ff])[^\W\d_]+)*)"
    r"|(?P<sign>[^\w\s]|_)"
)
_BLOCK_END = re.compile(r"\n[^\S\n]*\n\s*")
_LONGEST_BLOCK = 20_000
_WIDEST_SEARCH = 2_000
_MOST_FIGURES = 15
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_OTHER_LETTERS = re.compile("[\u0400-\u06ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ENDS = frozenset(".!?\u061f\u06d4\u2026")
_PREFIXES = (
    *("وبال", "ولل", "وال", "بال", "فال", "كال", "لل", "ال"),
    *("وب", "ول", "فب", "فل", "و", "ف", "ب", "ل", "ك"),
)
_ARTICLES = frozenset(("ال", "لل"))
_PAST_ENDINGS = ("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись")
_PAST: Senses = {Sense.TENSE: "past"}
_SENTINELS = 16


@dataclass(slots=True)
class Token:
    """
    A word, a run of figures or a sign.

    Attributes:
        key: Its form in the tables.
        start: First character in the plain text.
        end: First character after it.
        senses: What it can be.
        number: What its figures say; -1 for a word, a sign or an endless run of figures.
        gap: Whether white space or the start of the text stands before it.
        sentence: Which sentence of the block it stands in.
        is_capital: Whether it starts with a capital.
    """

    key: str
    start: int
    end: int
    senses: Senses
    number: int = -1
    gap: bool = True
    sentence: int = 0
    is_capital: bool = False

    def of(self, sense: Sense) -> Value | None:
        """Return what *sense* holds for this token, or ``None`` where it has not that sense."""
        return self.senses.get(sense)

    def word_of(self, sense: Sense) -> str:
        """Return the word that *sense* holds, or nothing."""
        value = self.senses.get(sense)
        return value if isinstance(value, str) else ""

    def number_of(self, sense: Sense) -> int | None:
        """Return the whole number that *sense* holds, or ``None``."""
        value = self.senses.get(sense)
        return value if isinstance(value, int) else None

    @property
    def digits(self) -> int:
        """How many figures it has."""
        return self.end - self.start if self.number >= 0 else 0


@dataclass(frozen=True, slots=True)
class Block:
    """
    A paragraph as tokens.

    Attributes:
        plain: Its characters.
        tokens: Its tokens, and after the last some that are nothing, to look at.
        length: How many of them are real.
        has_decimal_comma: Whether a comma parts fractions here, as in Russian.
        is_foreign: Whether it is written in other letters than Latin ones.
    """

    plain: PlainText
    tokens: list[Token]
    length: int
    has_decimal_comma: bool
    is_foreign: bool

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Return the span of the text from token *first* to the last before *after*."""
        return self.plain.span(self.tokens[first].start, self.tokens[after - 1].end)

    def touches(self, at: int) -> bool:
        """Say whether token *at* stands directly behind the one before it."""
        return not self.tokens[at].gap


def blocks_of(
    text: str, language: str = "", within: Iterable[tuple[int, int]] | None = None
) -> Iterator[Block]:
    """
    Yield the paragraphs of *text* as tokens.

    Args:
        text: Any text.
        language: ``en``, ``ru``, ``uk`` or ``ar``; empty: as the letters say.
        within: Its paragraphs, where the caller knows them better than blank lines tell; what
            stands outside them is left out.
    """
    if within is not None:
        for start, end in within:
            yield from _pieces(text, start, end, language)
        return
    cursor = 0
    for found in _BLOCK_END.finditer(text):
        yield from _pieces(text, cursor, found.start(), language)
        cursor = found.end()
    yield from _pieces(text, cursor, len(text), language)


def _pieces(text: str, start: int, end: int, language: str) -> Iterator[Block]:
    while start < end:
        stop = min(end, start + _LONGEST_BLOCK)
        if stop < end:
            # An endless paragraph is cut behind a sentence, or else at a space.
            sentence = text.rfind(". ", stop - _WIDEST_SEARCH, stop)
            space = text.rfind(" ", start + 1, stop)
            cut = sentence + 1 if sentence > start else space
            stop = cut if cut > start else stop
        yield _block(text[start:stop], start, language)
        start = stop


def _block(text: str, offset: int, language: str) -> Block:
    plain = PlainText.of(text, offset)
    is_cyrillic = language in ("ru", "uk") or bool(_CYRILLIC.search(text))
    is_ukrainian = language == "uk" or (
        not language and is_cyrillic and bool(_UKRAINIAN.search(text))
    )
    lexicon = lexicon_for(ukrainian_letters=is_ukrainian)
    tokens = _phrased(list(_read(plain.text, lexicon)), lexicon)
    length = len(tokens)
    tokens += [Token("", len(plain.text), len(plain.text), NO_SENSES)] * _SENTINELS
    is_foreign = language in ("ru", "uk", "ar") or bool(_OTHER_LETTERS.search(text))
    return Block(plain, tokens, length, is_cyrillic, is_foreign)


def _read(text: str, lexicon: Lexicon) -> Iterator[Token]:
    words, stems = lexicon.words, lexicon.stems
    sentence, last, has_ended = 0, 0, False
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        gap = start != last or start == 0
        kind, written = found.lastgroup, found.group()
        last = end
        if has_ended and gap and not written.islower():
            sentence += 1
        has_ended = False
        if kind == "figures":
            number = int(written) if end - start <= _MOST_FIGURES else -1
            yield Token("", start, end, NO_SENSES, number, gap, sentence)
            continue
        key = key_of(written)
        senses = words.get(key)
        if senses is None and kind == "word" and key not in stems and not written.isascii():
            split = _prefixed(key, stems)
            if split:
                yield from _split(text, found, split, (lexicon, gap, sentence))
                continue
        if senses is None and kind == "word":
            senses = _PAST if _sounds_past(key) else NO_SENSES
        yield Token(key, start, end, senses or NO_SENSES, -1, gap, sentence, written[0].isupper())
        has_ended = kind == "sign" and key in _ENDS


def _sounds_past(key: str) -> bool:
    if key.isascii():
        return len(key) > 4 and key.endswith("ed")
    return len(key) > 4 and key.endswith(_PAST_ENDINGS)


def _prefixed(key: str, stems: frozenset[str]) -> str:
    """Return the prefix of an Arabic word under which a word of the tables lies."""
    if not "\u0621" <= key[0] <= "\u064a":
        return ""
    for prefix in _PREFIXES:
        if key.startswith(prefix) and key[len(prefix) :] in stems:
            return prefix
    return ""


def _split(
    text: str,
    found: re.Match[str],
    prefix: str,
    where: tuple[Lexicon, bool, int],
) -> Iterator[Token]:
    """Yield the particles of an Arabic word one by one, and then the word with its article."""
    lexicon, gap, sentence = where
    start, end = found.span()
    article = 2 if prefix.endswith(("ال", "لل")) else 0
    particles = prefix[:-article] if article else prefix
    if prefix.endswith("لل"):
        particles += "ل"
    for at, particle in enumerate(particles):
        senses = lexicon.words.get(particle, NO_SENSES)
        yield Token(particle, start + at, start + at + 1, senses, -1, gap, sentence)
        gap = False
    first = min(start + len(particles), end - 1)
    stem = key_of(text[start:end])[len(prefix) :]
    key = "ال" + stem if article else stem
    senses = lexicon.words.get(key) or lexicon.words.get(stem, NO_SENSES)
    yield Token(key, first, end, senses, -1, gap, sentence)


def _phrased(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return *tokens* with every phrase of the tables as one token, the longest first."""
    phrases = lexicon.phrases
    if not any(token.key in phrases for token in tokens):
        return tokens
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        length = 1
        for rest, senses in phrases.get(token.key, ()):
            if _stand(tokens, at + 1, rest):
                length = 1 + len(rest)
                token = Token(
                    *(token.key, token.start, tokens[at + length - 1].end, senses, -1),
                    *(token.gap, token.sentence, token.is_capital),
                )
                break
        joined.append(token)
        at += length
    return joined


def _stand(tokens: list[Token], at: int, keys: tuple[str, ...]) -> bool:
    return len(tokens) >= at + len(keys) and all(
        tokens[at + step].key == key for step, key in enumerate(keys)
    )
