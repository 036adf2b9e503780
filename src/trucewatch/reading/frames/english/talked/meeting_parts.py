"""
Parts of a meeting: who comes, where it is, on which day, and what about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trucewatch.definitions.time_mentions import TimeKind, TimeMention
from trucewatch.reading.claim import Alternative, Json, Slot
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.talked import meeting_words as words
from trucewatch.reading.frames.slots import UNRESOLVED, WEAK, places_slot, time_slot
from trucewatch.reading.prose.told import ActorSort, PersonMention, Text

_DAYS = frozenset(
    {
        TimeKind.DAY,
        TimeKind.INSTANT,
        TimeKind.PART_OF_DAY,
        TimeKind.WEEK,
        TimeKind.MONTH,
        TimeKind.WINDOW,
    }
)
_HARD_STOPS = words.STOPS - {",", "(", ")"}
_MOST_BETWEEN = 5
_MOST_NAME = 4


@dataclass(frozen=True, slots=True)
class Scene:
    """
    The stretch of a sentence in which one meeting is told.

    Attributes:
        text: The whole text.
        line: The sentence.
        keys: Its keys.
        first: First key of the stretch.
        after: The key behind it.
    """

    text: Text
    line: Line
    keys: tuple[str, ...]
    first: int
    after: int

    @property
    def document(self) -> Document:
        """The document that the text stands in."""
        return self.text.document

    def key(self, at: int) -> str:
        """Return a key; nothing outside the sentence."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def span(self, first: int, after: int) -> Span:
        """Return where a stretch of keys stands."""
        return self.line.spans[first][0], self.line.spans[after - 1][1]

    def is_capital(self, at: int) -> bool:
        """Say whether a key starts with a capital in the text."""
        return self.document.text[self.line.spans[at][0]].isupper()


@dataclass(frozen=True, slots=True)
class Guest:
    """
    Somebody at a meeting.

    Attributes:
        span: The words.
        name: One name.
        actor: Actor of the case; empty where the case does not have it.
        is_weak: Whether a pronoun stands for it.
    """

    span: Span
    name: str
    actor: str = ""
    is_weak: bool = False


def guests_behind(scene: Scene, at: int) -> list[Guest]:
    """Return those who are listed from key *at* on: "X, the Y envoy Z and W"."""
    found: list[Guest] = []
    gap = 0
    while at < scene.after and gap <= _MOST_BETWEEN:
        guest = _guest(scene, at)
        if guest is not None:
            found.append(guest)
            gap = 0
        elif _ends_list(scene, at, found):
            break
        else:
            gap += 1
        at += 1
    return found


def guests_before(scene: Scene, at: int) -> list[Guest]:
    """Return those who are listed before the verb at key *at*."""
    last = at - 1
    while last >= scene.first and (
        scene.key(last) in words.AUXILIARIES or scene.key(last).startswith("@T")
    ):
        last -= 1
        if scene.key(last) in {"on", "in"} and scene.key(last + 1).startswith("@T"):
            last -= 1
    found: list[Guest] = []
    gap = 0
    while last >= scene.first and gap <= _MOST_BETWEEN:
        key = scene.key(last)
        guest = _guest(scene, last)
        if guest is not None:
            found.insert(0, guest)
            gap = 0
        elif key in words.BREAKS or key in _HARD_STOPS or (key == "," and not found):
            break
        else:
            gap += 1
        last -= 1
    return found or _unnamed(scene, at)


def _ends_list(scene: Scene, at: int, found: Sequence[Guest]) -> bool:
    key = scene.key(at)
    return key in _HARD_STOPS or (key in words.LIST_ENDS and not _is_from(scene, at, found))


def _is_from(scene: Scene, at: int, found: Sequence[Guest]) -> bool:
    """Say whether "from" or "of" leads on to those whom ministers come from."""
    return not found and scene.key(at) in {"from", "of"}


def _guest(scene: Scene, at: int) -> Guest | None:
    key = scene.key(at)
    is_owner = scene.key(at + 1) in {"'s", "'"}
    if is_owner or scene.key(at - 1) in {"support", "supporting", "back", "backing", "against"}:
        return None
    if key.startswith("@H"):
        return person_guest(scene.text, scene.line.told.people[int(key[2:])])
    if key.startswith("@A"):
        return _actor_guest(scene, at)
    if key in words.SIDES and scene.key(at + 1) not in words.GROUPS:
        return Guest(scene.span(at, at + 1), scene.document.quote(scene.span(at, at + 1)))
    return _by_capital(scene, at)


def _actor_guest(scene: Scene, at: int) -> Guest | None:
    """Return an actor that takes part; a head of its operations is a person, and media report."""
    actor = scene.line.told.actors[int(scene.key(at)[2:])]
    is_office = scene.key(at - 1) == "of" and scene.key(at + 1) in {"operations", "intelligence"}
    if is_office or actor.sort is ActorSort.MEDIA:
        return None
    return Guest(actor.span, actor.name, actor.actor, actor.is_weak)


def _by_capital(scene: Scene, at: int) -> Guest | None:
    """Return a name that nothing knows, of one or more words with capitals."""
    if not _is_name(scene, at) or scene.key(at - 1) in words.IN:
        return None
    first = at
    while first > scene.first and _is_name(scene, first - 1):
        first -= 1
    if _names_a_meeting(scene, at):
        return None
    is_joined = scene.key(at + 1) == "and" and _is_name(scene, at + 2)
    if first == 0 and first == at and not is_joined:
        return None
    span = scene.span(first, at + 1)
    return Guest(span, scene.document.quote(span), is_weak=True)


_GATHERINGS = frozenset(
    (
        *("forum", "conference", "summit", "meeting", "talks", "dialogue", "session", "assembly"),
        *("congress", "roundtable", "workshop", "commission", "committee", "process"),
    )
)


def _names_a_meeting(scene: Scene, at: int) -> bool:
    """Say whether a name is that of the meeting: "the High-level Revitalization Forum"."""
    keys = scene.keys[at : at + _MOST_NAME]
    last = next((n for n, key in enumerate(keys) if key in _GATHERINGS), None)
    if last is None:
        return scene.key(at + 1) in words.GROUPS
    return all(scene.is_capital(at + n) or keys[n].islower() for n in range(1, last + 1))


def _is_name(scene: Scene, at: int) -> bool:
    key = scene.key(at)
    if not key[:1].isalpha() or key in words.NO_NAMES | words.GROUPS | words.NOUNS:
        return False
    return 0 <= at < len(scene.line.spans) and scene.is_capital(at)


def person_guest(text: Text, person: PersonMention) -> Guest:
    """Return a person as somebody at a meeting, by full name where one is told."""
    body = person.organisation
    name = full_name(text, person) or (body.name if body else person.words)
    return Guest(person.span, name, body.actor if body else "", person.is_weak and not person.name)


def full_name(text: Text, person: PersonMention) -> str:
    """Return the full name of a person, which a surname or a pronoun stands for."""
    if person.stands_for is None:
        return person.name
    told = text.at(person.stands_for[0])
    for each in told.people if told is not None else ():
        if each.span[0] <= person.stands_for[0] < each.span[1] and each.name:
            return each.name
    return person.name


def _unnamed(scene: Scene, at: int) -> list[Guest]:
    """Return people without a name before a verb: "the two delegations"."""
    last = at - 1
    while last >= scene.first and scene.key(last) in words.AUXILIARIES:
        last -= 1
    while last > scene.first and scene.key(last) == ")":
        last = max(
            (each for each in range(scene.first, last) if scene.key(each) == "("), default=1
        )
        last -= 1
    head = last
    while (
        head > scene.first and last - head < _MOST_BETWEEN and scene.key(head) not in words.STOPS
    ):
        if scene.key(head) in words.GROUPS:
            break
        head -= 1
    if scene.key(head) not in words.GROUPS or head < scene.first:
        return []
    first = head
    while first > scene.first and head - first < _MOST_NAME:
        key = scene.key(first - 1)
        if not key[:1].isalpha() or key in words.BREAKS or key in words.LIST_ENDS or key == "and":
            break
        first -= 1
        if key in words.ARTICLES:
            break
    span = scene.span(first, last + 1)
    name = scene.document.quote(scene.span(first + (scene.key(first) in words.ARTICLES), last + 1))
    return [Guest(span, name)]


def guests_slot(document: Document, guests: Iterable[Guest], flags: tuple[str, ...] = ()) -> Slot:
    """Return those at a meeting as a slot, each name once."""
    several = list({each.name: each for each in reversed(list(guests))}.values())
    several.sort(key=lambda each: each.span)
    weak = (WEAK,) if any(each.is_weak for each in several) else ()
    entries: list[Json] = [{"actor": each.actor or None, "name": each.name} for each in several]
    spans = tuple(each.span for each in several)
    return Slot(tuple(document.quote(each) for each in spans), entries, spans, flags=flags + weak)


def place_of(scene: Scene, at: int) -> tuple[Slot, int] | None:
    """Return where the meeting told at key *at* is, and the key that says so."""
    behind = range(at + 1, scene.after)
    before = range(at - 1, scene.first - 1, -1)
    for each in [*behind, *before]:
        found = place_at(scene, each)
        if found is not None and not _is_of_trouble(scene, each):
            return found, each
    return None


def place_at(scene: Scene, at: int) -> Slot | None:
    """Return the place that key *at* names behind "in": of the gazetteer, or by its capital."""
    lead = at - 1
    if scene.key(lead) not in words.IN:
        return None
    key = scene.key(at)
    if key.startswith("@P"):
        return places_slot(scene.document, [scene.line.told.places[int(key[2:])]])
    if key.startswith("@") or not scene.is_capital(at) or scene.key(lead) == "to":
        return None
    return unresolved_place(scene, at)


def unresolved_place(scene: Scene, at: int) -> Slot:
    """Return a place that no gazetteer knows, by its capital letters alone."""
    after = at + 1
    while after < scene.after and after - at < _MOST_NAME and scene.is_capital(after):
        if scene.key(after).startswith("@"):
            break
        after += 1
    words_ = scene.document.quote(scene.span(at, after))
    entry: dict[str, Json] = {
        "name": words_,
        "id": None,
        "lat": None,
        "lon": None,
        "radius_km": None,
        "container": None,
    }
    return Slot((words_,), [entry], (scene.span(at, after),), flags=(UNRESOLVED, WEAK))


def _is_of_trouble(scene: Scene, at: int) -> bool:
    """Say whether "in" tells where something else is: "on the crisis in Yemen"."""
    return scene.key(at - 2) in words.TROUBLES


def day_of(scene: Scene, at: int) -> Slot | None:
    """Return the day of the meeting told at key *at*: behind it, or else before it."""
    told = scene.line.told
    times = {
        place: told.times[int(key[2:])]
        for place, key in enumerate(scene.keys)
        if key.startswith("@T") and scene.first <= place < scene.after
    }
    fitting = [place for place, each in times.items() if each.kind in _DAYS]
    behind = [place for place in fitting if place > at]
    if behind:
        place = min(behind)
        return _or_day(scene, place, times) or time_slot(scene.document, times[place])
    before = max((place for place in fitting if place < at), default=None)
    return None if before is None else time_slot(scene.document, times[before])


def _or_day(scene: Scene, at: int, times: dict[int, TimeMention]) -> Slot | None:
    """Return "Thursday or Friday" as one slot with two meanings."""
    other = times.get(at + 2) or (times.get(at + 3) if scene.key(at + 2) == "on" else None)
    if scene.key(at + 1) != "or" or other is None:
        return None
    one = time_slot(scene.document, times[at])
    two = time_slot(scene.document, other)
    ways = tuple(
        Alternative(each.value[0], each.normalised, each.spans)
        for each in (one, two)
        if each.normalised is not None
    )
    both = (*one.value, *two.value)
    return Slot(both, None, (*one.spans, *two.spans), one.basis, one.inferred_from, ways)


def subject_of(scene: Scene, at: int) -> Span | None:
    """Return what the meeting told at key *at* is about."""
    for each in range(at + 1, scene.after):
        key, following = scene.key(each), scene.key(each + 1)
        if key == "to" and following in words.SUBJECT_VERBS:
            return _to_stop(scene, each)
        if key in {"discuss", "discussed", "discussing"}:
            return _to_stop(scene, each + 1)
        if key in words.SUBJECT_LEADS and not following.startswith("@T") and _leads(scene, each):
            return _to_stop(scene, each + 1, words.AUXILIARIES | words.HAPPENS | {"from"})
        if key in words.AIMED and following in {"at", "on"}:
            return _to_stop(scene, each + 2)
    return None


def _leads(scene: Scene, at: int) -> bool:
    """Say whether "on" leads to a thing, and no telephone or visit."""
    behind = scene.keys[at + 1 : at + 4]
    return bool(behind) and words.GROUNDS.isdisjoint(behind)


def _to_stop(scene: Scene, first: int, more: frozenset[str] = frozenset()) -> Span | None:
    after = first
    while after < scene.after:
        key = scene.key(after)
        if key in words.STOPS or key in more or key in words.BREAKS or key.startswith("@T"):
            break
        after += 1
    while after > first and scene.key(after - 1) in {"on", "in", "at", "and", "the", "earlier"}:
        after -= 1
    return scene.span(first, after) if after > first else None
