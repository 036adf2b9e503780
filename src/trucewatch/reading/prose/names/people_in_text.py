"""
Persons and speakers that a sentence names, with their titles and whom they speak for.

A person is a title with a name, a name with a title behind a comma, a name beside a word of
saying, or an office alone ("a spokesman for the ministry"). A surname alone, "the minister" and
"he" are weak and say where the full name stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.reading.known.person_titles import LEADS
from trucewatch.reading.prose.names.actor_mentions import MENTIONS_KEPT, Meant, ToldBefore, Words
from trucewatch.reading.prose.names.actor_names import ActorNames, Part
from trucewatch.reading.prose.names.name_words import name_words
from trucewatch.reading.prose.names.person_names import name_end
from trucewatch.reading.prose.names.state_cues import SPEAKS
from trucewatch.reading.prose.names.titles_in_text import Title, title_ahead, title_at
from trucewatch.reading.prose.told import ActorMention, ActorSort, PersonMention, Sentence

_PRONOUNS = frozenset(("he", "she", "он", "она"))
_ARTICLES = frozenset(
    ("a", "an", "the", "one", "another", "its", "their", "his", "her", "this", "that", "local")
)
_OF = frozenset(("of", "for", "at", "from", "with", "to", "in", "по", "в", "на", "при"))
_AR_OF = frozenset(("الي", "لدي", "في", "باسم"))
_SAYING = SPEAKS - frozenset(("has", "had", "have", "will", "would", "is", "was", "are", "were"))
_BACK_MOST = 4
_CHAIN_MOST = 6


def people_in(
    sentence: Sentence,
    names: ActorNames,
    actors: Sequence[ActorMention],
    before: ToldBefore | None = None,
) -> list[PersonMention]:
    """
    Return the persons and speakers that a sentence names, in order of place; none overlaps.

    Args:
        sentence: The sentence.
        names: Names of actors, for whom the persons speak for.
        actors: The actors of the sentence, as `actors_in` found them.
        before: What the sentences before told; it is written on.
    """
    told = before if before is not None else ToldBefore()
    words = Words(sentence, name_words(sentence.text), names)
    return _Scan(words, actors, told).people()


@dataclass(frozen=True, slots=True)
class _Office:
    # Words from *first* to *after*; the role among them; whom the office belongs to.
    first: int
    after: int
    role: str
    organisation: ActorMention | None
    cut: int = 0
    is_rank: bool = False


class _Scan:
    # One pass over one sentence.
    def __init__(self, words: Words, actors: Sequence[ActorMention], told: ToldBefore) -> None:
        self.words = words
        self.told = told
        self.found: list[PersonMention] = []
        self.starts: dict[int, ActorMention] = {}
        self.ends: dict[int, tuple[int, ActorMention]] = {}
        taken: set[int] = set()
        by_start = {words.words[at].start + words.sentence.span[0]: at for at in _range(words)}
        for actor in actors:
            at = next((by_start[s] for s in _begins(actor) if s in by_start), None)
            if at is None:
                continue
            end = at
            while end < len(words.words) and words.span(end, end + 1)[1] <= actor.span[1]:
                taken.add(end)
                end += 1
            self.starts[at] = actor
            self.ends[end] = (at, actor)
        self.taken = frozenset(taken)

    def people(self) -> list[PersonMention]:
        """Walk over the words once."""
        at = 0
        while at < len(self.words.words):
            at = max(at + 1, self._step(at))
        self.told.people += [each for each in self.found if each.stands_for is None]
        return self.found

    def _step(self, at: int) -> int:
        title = title_at(self.words.words, at)
        if title is not None:
            after = self._titled(title)
            if after:
                return after
        if at in self.taken:
            return at
        return self._named(at) or self._pronoun(at)

    # --- a title, with or without a name

    def _titled(self, title: Title) -> int:
        office = self._office(title)
        end = self._name_behind(office)
        if end > office.after or (end and end > self._name_start(office)):
            start = self._name_start(office)
            return self._keep_named(office, start, end)
        return self._office_alone(office)

    def _office(self, title: Title) -> _Office:
        words, after, is_rank = self.words, title.after, title.is_rank
        most = min(len(words.words), title.after + _CHAIN_MOST)
        while after < most and words.gap(after) in (" ", "-", ", ", ". "):
            more = title_at(words.words, after)
            if more is None or (words.gap(after) == ", " and not more.is_rank):
                break
            after, is_rank = more.after, is_rank and more.is_rank
        first, organisation = self._owner_before(title.first)
        role = words.quote(words.span(first, after, title.cut if first == title.first else 0))
        start = self._start_of(first, organisation)
        office = _Office(start, after, role, organisation, title.cut, is_rank)
        return office if organisation else self._owner_behind(office)

    def _owner_before(self, first: int) -> tuple[int, ActorMention | None]:
        """Return where the words of the office begin, and whose it is by the words before."""
        words = self.words
        for at in range(first, max(-1, first - _BACK_MOST), -1):
            if at in self.ends:
                return at + int(words.key(at) == "s" and words.gap(at) != " "), self.ends[at][1]
            is_apart = not words.is_joined(at) and words.gap(at) not in ("'", "\u2019", "-")
            if at == 0 or is_apart or not words.words[at - 1].text.isascii():
                break
            if words.key(at - 1) in _OF | _ARTICLES | _SAYING:
                break
        lead = first
        while (
            lead > max(0, first - _CHAIN_MOST)
            and words.is_joined(lead)
            and words.key(lead - 1) in LEADS - _ARTICLES
        ):
            lead -= 1
        return lead, None

    def _start_of(self, first: int, organisation: ActorMention | None) -> int:
        if organisation is None:
            return first
        return next((at for at, each in self.starts.items() if each is organisation), first)

    def _owner_behind(self, office: _Office) -> _Office:
        """Return the office with whom it is of: "of Ukraine", "باسم الجيش", "МИД России"."""
        words, at = self.words, office.after
        is_led = words.key(at) in _OF or words.key(at) in _AR_OF
        if is_led and words.is_joined(at):
            at += 1
        at += int(words.key(at) == "the")
        if not words.is_joined(at) or (not is_led and words.words[at].text.isascii()):
            return office
        found = self._actor_at(at)
        if found is None:
            return office
        actor, after = found
        after = self._past_remit(after)
        return replace(office, after=after, organisation=actor)

    def _actor_at(self, at: int) -> tuple[ActorMention, int] | None:
        words = self.words
        if at in self.starts:
            actor = self.starts[at]
            return actor, next(end for end, (_, each) in self.ends.items() if each is actor)
        for found in words.names.at(words.words, at):
            if found.entry.state is not None and found.entry.part is not Part.CAPITAL:
                span = words.span(at, found.after, found.cut)
                meant = Meant(found.entry.state.name, ActorSort.STATE)
                return words.mention(span, meant), found.after
        return None

    def _past_remit(self, after: int) -> int:
        """Return what follows "for Syria" behind an envoy."""
        words = self.words
        if words.key(after) not in _OF | _AR_OF or not words.is_joined(after):
            return after
        found = words.names.at(words.words, after + 1) if after + 1 < len(words.words) else []
        ends = [each.after for each in found if each.entry.part is Part.STATE]
        return max(ends, default=after)

    def _name_start(self, office: _Office) -> int:
        return office.after

    def _name_behind(self, office: _Office) -> int:
        words, at = self.words, office.after
        gap = words.gap(at)
        if at >= len(words.words) or gap not in (" ", ", ", ". ", "\u00a0", " \u2014 "):
            return 0
        end = name_end(words, at, self.taken)
        if end == at:
            return 0
        if gap == ", ":
            # "the UN envoy for Syria, Staffan de Mistura,": a name, and not the next clause.
            is_closed = words.gap(end).startswith((",", ")")) or words.key(end) in _SAYING
            return end if end - at >= 2 and is_closed else 0
        return end

    def _keep_named(self, office: _Office, start: int, end: int) -> int:
        words = self.words
        name = words.quote(words.span(start, end))
        span = words.span(office.first, end, office.cut if self._is_cut(office) else 0)
        made = PersonMention(span, words.quote(span), name, office.role, office.organisation)
        known = self._earlier(name)
        if known is not None and office.is_rank:
            made = replace(
                made,
                name=known.name,
                organisation=known.organisation,
                role=known.role or made.role,
                stands_for=known.span,
                is_weak=True,
            )
        self.found.append(made)
        return end

    def _is_cut(self, office: _Office) -> bool:
        return office.cut > 0 and office.first not in self.starts

    def _office_alone(self, office: _Office) -> int:
        words = self.words
        is_arabic = not words.words[office.first].text.isascii()
        is_called = words.key(office.first - 1) in _ARTICLES
        if office.is_rank or not (office.organisation or is_called):
            return 0
        if is_arabic and office.organisation is None:
            return 0
        span = words.span(office.first, office.after, office.cut if self._is_cut(office) else 0)
        made = PersonMention(span, words.quote(span), "", office.role, office.organisation)
        known = self._same_office(made) if words.key(office.first - 1) == "the" else None
        if known is not None:
            organisation = made.organisation or known.organisation
            made = replace(
                made,
                name=known.name,
                organisation=organisation,
                is_weak=True,
                stands_for=known.span,
            )
        self.found.append(made)
        return office.after

    # --- a name

    def _named(self, at: int) -> int:
        words = self.words
        word = words.words[at]
        if not word.text[0].isupper():
            return 0
        end = name_end(words, at, self.taken)
        if end == at or self._is_state(at, end):
            return 0
        while end > at and words.key(end - 1) in _PRONOUNS:
            end -= 1
        name = words.quote(words.span(at, end)) if end > at else ""
        known = self._earlier(name) if name else None
        if known is not None:
            self.found.append(self._known_again(known, at, end))
            return end
        behind = self._title_behind(end)
        if behind is not None and end - at >= 2:
            return self._keep_apposed(at, end, behind)
        is_beside = words.key(end) in _SAYING and words.is_joined(end)
        is_behind = words.key(at - 1) in ("said", "says", "told", "added") and words.is_joined(at)
        if end - at >= 2 and (is_beside or is_behind):
            span = words.span(at, end)
            self.found.append(PersonMention(span, name, name))
            return end
        return 0

    def _is_state(self, at: int, end: int) -> bool:
        """Say whether a name is a country's: "Saudi Arabia" speaks and is nobody."""
        found = self.words.names.at(self.words.words, at)
        return any(each.entry.state is not None and each.after == end for each in found)

    def _known_again(self, known: PersonMention, at: int, end: int) -> PersonMention:
        span = self.words.span(at, end)
        quote = self.words.quote(span)
        is_whole = quote == known.name
        return replace(
            known,
            span=span,
            words=quote,
            is_weak=not is_whole,
            stands_for=None if is_whole else known.span,
        )

    def _title_behind(self, end: int) -> _Office | None:
        """Return the office that stands behind a name and a comma."""
        words = self.words
        if words.gap(end) not in (", ", " (", " - ", " \u2014 ", " \u2013 "):
            return None
        at = end + int(words.key(end) in _ARTICLES)
        for first in range(at, min(at + _BACK_MOST, len(words.words))):
            if first > at and words.gap(first) not in (" ", "-", "'", "\u2019"):
                return None
            title = title_at(words.words, first)
            if title is not None and not title.is_rank:
                is_near = first == at or title_ahead(words.words, at) is not None
                is_near = is_near or any(each in self.starts for each in range(at, first))
                return self._office(title) if is_near else None
        return None

    def _keep_apposed(self, at: int, end: int, office: _Office) -> int:
        words = self.words
        span = words.span(at, office.after)
        name = words.quote(words.span(at, end))
        made = PersonMention(span, words.quote(span), name, office.role, office.organisation)
        self.found.append(made)
        return office.after

    def _pronoun(self, at: int) -> int:
        words = self.words
        if words.key(at) not in _PRONOUNS:
            return 0
        known = next((each for each in self._nearest_first() if each.name), None)
        if known is None:
            return 0
        span = words.span(at, at + 1)
        whole = known.stands_for or known.span
        self.found.append(
            replace(known, span=span, words=words.quote(span), is_weak=True, stands_for=whole)
        )
        return at + 1

    # --- persons told before

    def _nearest_first(self) -> list[PersonMention]:
        return [
            *reversed(self.found[-MENTIONS_KEPT:]),
            *reversed(self.told.people[-MENTIONS_KEPT:]),
        ]

    def _earlier(self, name: str) -> PersonMention | None:
        """Return the person of this name, or whose surname it is."""
        whole = (each for each in self._nearest_first() if each.name and not each.is_weak)
        return next((each for each in whole if _is_name_of(name, each.name)), None)

    def _same_office(self, person: PersonMention) -> PersonMention | None:
        role = person.role.casefold()
        return next(
            (
                each
                for each in self._nearest_first()
                if each.name and not each.is_weak and each.role.casefold().endswith(role)
            ),
            None,
        )


def _is_name_of(name: str, whole: str) -> bool:
    short, full = name.casefold(), whole.casefold()
    if short == full:
        return True
    # A Russian surname bends: "Лавров", "Лавровым".
    last = full.split()[-1]
    is_bent = not short.isascii() and len(last) > 3 and short.startswith(last)
    return full.endswith((" " + short, "-" + short)) or (is_bent and len(short) - len(last) <= 2)


def _range(words: Words) -> range:
    return range(len(words.words))


def _begins(actor: ActorMention) -> tuple[int, ...]:
    # An Arabic word begins before the particles that a mention leaves out.
    return actor.span[0], actor.span[0] - 1, actor.span[0] - 2
