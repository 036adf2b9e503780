"""
Truce terms: what a sentence says of a truce: when, how long, where, who, whom it leaves out.

One draft for each place of a sentence that names a truce and says something of it. An own
undertaking to respect a truce is ``accepted_by`` here and never a commitment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trucewatch.definitions.time_mentions import TimeKind, TimeMention
from trucewatch.reading.claim import Basis, ClaimType, Modality, Slot
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.truce_areas import area_of, area_slot
from trucewatch.reading.frames.english.truce_exclusions import excluded_by, excluded_from_it
from trucewatch.reading.frames.english.truce_modality import Start, modality_of, start_of
from trucewatch.reading.frames.english.truce_oversight import Oversight, oversight_of
from trucewatch.reading.frames.english.truce_parties import (
    TruceParties,
    announcer_said,
    parties_of,
)
from trucewatch.reading.frames.english.truce_pronouns import truces_meant
from trucewatch.reading.frames.english.truce_states import EXTENDED, UNDER, TruceState, state_of
from trucewatch.reading.frames.english.truce_times import Role, TruceTime, tied_stretch, times_tied
from trucewatch.reading.frames.english.truce_words import TruceWords, truces_in
from trucewatch.reading.frames.english.who import Named, one_slot, who_slot
from trucewatch.reading.frames.slots import (
    iso_length,
    length_slot,
    places_slot,
    time_slot,
    word_slot,
    words_slot,
)
from trucewatch.reading.prose.told import Text

NO_TERMS = "no terms told here"
"""Flag: a place is said to be under a regime, and nothing is said of what that regime is."""

OF_EXTENSION = "of the extension"
"""Flag: the length is that of an extension, and not of the truce."""

RECURRING = "recurring"
"""Flag: the hours come again every day."""

ANNOUNCED_AHEAD = "a truce is agreed before it starts"
"""What a weekday rests on whose tense the sentence does not say."""

_TO_COME = re.compile(r" (?:announc|declar|proclaim|agree|will|would|plan|propos)\w* ")
_FRONTED = re.compile(
    r"^ (?:(?:at|from|on|since|beginning|starting|in|early|late|by"
    r"|as of) )?@T(?P<time>\d+) (?:, )?"
    r"(?:in (?:the )?@P\d+ )?(?:, )?(?:(?:a|an|the) )?$"
)
_IS_HELD = re.compile(r" ,? ?(?:which|that) ")
_IF = re.compile(r" (?:if|unless|until|as long as) $")
_WILL_EXCLUDE = re.compile(r" (?:will|would|shall) (?:not )?(?:apply|cover|exclude|include)")
_ABOUT = re.compile(
    r" (?:observance|violations?|breach(?:es)?|implementation|monitoring|compliance|adherence"
    r"|respect"
    r"|status|report|infringements?) (?:of|with|to|for|on) $"
)
_COVERS = re.compile(
    r" (?:(?:also|only|will|would|to|does|should|must|which|that) ){0,3}"
    r"(?:covers?|appl(?:y|ies) (?:to|in)|includes?|extends? to|concerns?|spread|holds? in) "
)
_HALF_TELLING = frozenset({"area", "name", "announcer", "sponsors"})
_DAILY = re.compile(r" (?:daily|every day|each day|a day|every week) ")


def truce_terms(text: Text, line: Line) -> Iterator[Draft]:
    """
    Propose a claim for each truce that a sentence says something of.

    Args:
        text: The text.
        line: The sentence, with lengths as signs.
    """
    named = truces_in(line)
    found = list(_told(text, line, named)) or list(_told(text, line, truces_meant(text, line)))
    yield from found
    if not named and line.told.sentence.number:
        yield from _left_out(text, line)


def _told(text: Text, line: Line, truces: list[TruceWords]) -> Iterator[Draft]:
    for number, truce in enumerate(truces):
        until = truces[number + 1].start if number + 1 < len(truces) else len(line.text)
        scene = _Scene(text, line, truce, min(tied_stretch(line, truce.end + 1), until), until)
        yield from _drafts(scene)


@dataclass(frozen=True, slots=True)
class _Scene:
    # A truce's name in a sentence, with where the words end that are tied to it.
    text: Text
    line: Line
    truce: TruceWords
    end: int
    until: int

    @property
    def document(self) -> Document:
        """The text as it came."""
        return self.text.document


def _drafts(scene: _Scene) -> Iterator[Draft]:
    line, truce = scene.line, scene.truce
    state = state_of(line, truce, scene.end)
    if state is not None and state.word == UNDER:
        yield _under(scene, state)
        return
    watch = oversight_of(line, truce, scene.end)
    if watch is not None:
        yield _watched(scene, watch)
        return
    parties = parties_of(line, truce, scene.end)
    times = _times(scene, state)
    slots = _slots(scene, parties, times)
    if state is not None and (state.word != "in_force" or not _is_telling(slots)):
        slots["in_force"] = word_slot(scene.document, state.word, state.span)
    if _ABOUT.search(_ahead(scene)):
        return
    if not (_is_telling(slots) or _says_where(scene, slots)) or _IF.search(_ahead(scene)):
        return
    start = next((each.mention for each in times if each.role is Role.START), None)
    seen = start_of(start, scene.text.published, is_announced=parties.verb != "")
    modality = modality_of(line, truce, scene.end, parties, seen)
    if modality is Modality.DENIED and state is not None and state.start < truce.start:
        modality = Modality.HELD
    if modality is Modality.HYPOTHETICAL and state is not None and state.start < truce.start:
        slots.pop("in_force", None)
        modality = Modality.HELD if _IS_HELD.match(line.text, truce.end) else modality
    if modality is Modality.HYPOTHETICAL and set(slots) <= {*_HALF_TELLING, "in_force", "parties"}:
        return
    if set(slots) == {"excluded"} and not _WILL_EXCLUDE.search(line.text):
        modality = Modality.HELD if modality is Modality.PLANNED else modality
    span = _hull(scene, slots)
    announcer = None if "announcer" in slots else announcer_said(line, truce)
    if announcer is not None and modality in {Modality.HELD, Modality.PLANNED}:
        slots["announcer"] = one_slot(scene.document, announcer)
    rule = f"en.truce.{_way(slots)}"
    yield Draft(ClaimType.TRUCE_TERM, rule, span, slots, modality)


def _says_where(scene: _Scene, slots: dict[str, Slot]) -> bool:
    """Say whether the sentence says of a truce where it holds, and nothing else."""
    return "area" in slots and _COVERS.match(scene.line.text, scene.truce.end) is not None


def _telling(scene: _Scene) -> str:
    return scene.line.text[scene.truce.start - 1 : scene.end + 1]


def _ahead(scene: _Scene) -> str:
    return scene.line.text[: scene.truce.start]


def _way(slots: dict[str, Slot]) -> str:
    """Return a word for the kind of telling, so that confirmations are counted by kind."""
    for way, names in (
        ("extended", ("extended_until",)),
        ("lapsed", ("lapsed_at",)),
        ("times", ("start", "end", "duration")),
        ("excludes", ("excluded",)),
        ("state", ("in_force",)),
    ):
        if any(name in slots for name in names):
            return way
    return "parties"


def _is_telling(slots: dict[str, Slot]) -> bool:
    return any(name not in _HALF_TELLING for name in slots)


def _times(scene: _Scene, state: TruceState | None) -> list[TruceTime]:
    line, truce = scene.line, scene.truce
    first = None
    if state is not None and state.start < truce.start:
        first = Role.EXTENDED if state.word == EXTENDED else None
        first = Role.LAPSED if state.word == "collapsed" else first
    times = times_tied(line, truce.end + 1, scene.end, first)
    fronted = _FRONTED.match(line.text[: truce.start] + " " * (truce.start == 1))
    if fronted and not any(each.role is not Role.LENGTH for each in times):
        times += _fronted(scene, int(fronted.group("time")), fronted.start("time"))
    return times


def _fronted(scene: _Scene, number: int, place: int) -> Iterator[TruceTime]:
    """Yield a time that opens the sentence, "At noon, a truce came into force", with its role."""
    mention = scene.line.told.times[number]
    if mention.kind is TimeKind.WINDOW and mention.start is not None:
        yield TruceTime(Role.START, mention.start, place)
        if mention.end is not None:
            yield TruceTime(Role.END, mention.end, place)
        return
    tail = scene.line.text[scene.truce.end : scene.end + 1]
    for role, pattern in _OPENED:
        if pattern.match(tail) and mention.kind is not TimeKind.LENGTH:
            yield TruceTime(role, mention, place)
            return


_AUX = r"(?: (?:has|had|have|will|would|is|was|to|formally|officially|finally|due|set|then))*"
_OPENED = (
    (
        Role.START,
        re.compile(
            rf"{_AUX} (?:start|beg[aiu]n|took effect|takes? effect|c[ao]me into|enter\w* into|went"
            r" into|go(?:es)? into|commenc|kicked in)"
        ),
    ),
    (Role.END, re.compile(rf"{_AUX} (?:expire|end|run out|ran out)")),
    (Role.LAPSED, re.compile(rf"{_AUX} (?:collapse|broke|lapse|fell|unravel)")),
)


def _slots(scene: _Scene, parties: TruceParties, times: list[TruceTime]) -> dict[str, Slot]:
    document, line, truce = scene.document, scene.line, scene.truce
    slots: dict[str, Slot] = {}
    announced = parties.verb != "" or _TO_COME.search(_ahead(scene)) is not None
    for time in times:
        slots.setdefault(str(time.role), _time_slot(scene, time, announced=announced))
    if truce.length is not None:
        slots["duration"] = length_slot(document, truce.length)
    elif truce.own_length is not None:
        slots["duration"] = _own_length(scene)
    area = area_of(line, truce, scene.end)
    if area:
        slots["area"] = area_slot(document, area)
    for name, several in parties.found.items():
        if several and name != "announcer":
            slots[name] = who_slot(document, several)
        elif several:
            slots[name] = one_slot(document, several[0])
    excluded = excluded_by(line, truce, scene.until)
    excluded = excluded or [
        each for each, end in excluded_from_it(line) if truce.end < end <= scene.until
    ]
    if excluded:
        slots["excluded"] = who_slot(document, excluded)
    return slots


def _time_slot(scene: _Scene, time: TruceTime, *, announced: bool) -> Slot:
    if time.role is Role.LENGTH:
        slot = _length(scene.document, time.mention)
        return replace(slot, flags=(*slot.flags, *([OF_EXTENSION] * time.is_of_extension)))
    slot = time_slot(scene.document, time.mention)
    if announced and time.role in {Role.START, Role.END}:
        slot = _to_come(slot)
    again = time.is_recurring or scene.truce.is_recurring or _DAILY.search(_telling(scene))
    return replace(slot, flags=(*slot.flags, RECURRING)) if again else slot


def _to_come(slot: Slot) -> Slot:
    """Leave out the weekday before the day of writing: a truce is announced before it starts."""
    ahead = tuple(each for each in slot.alternatives if "the one before" not in each.way)
    if not ahead or len(ahead) == len(slot.alternatives):
        return slot
    only = ahead[0].normalised if len(ahead) == 1 else None
    because = "; ".join(each for each in (slot.inferred_from, ANNOUNCED_AHEAD) if each)
    return replace(
        slot,
        normalised=only,
        basis=Basis.INFERRED,
        inferred_from=because,
        alternatives=ahead if len(ahead) > 1 else (),
    )


def _length(document: Document, mention: TimeMention) -> Slot:
    """Return the slot of a length, or of the length that a window says."""
    span = dict(mention.parts).get("length", mention.span)
    exactly = mention.length.exactly if mention.length else None
    return Slot((document.quote(span),), iso_length(exactly) if exactly else None, (span,))


def _own_length(scene: _Scene) -> Slot:
    span = scene.line.span(scene.truce.start, scene.truce.end)
    length = scene.truce.own_length
    said = iso_length(length) if length else None
    return Slot((scene.document.quote(span),), said, (span,))


def _under(scene: _Scene, state: TruceState) -> Draft:
    """Tell of a place under a regime: that place alone, and not the one named beside it."""
    place = scene.line.told.places[state.place]
    span = (place.span[0], scene.line.span(scene.truce.start, scene.truce.end)[1])
    words = (state.span[0], span[1])
    slots = {
        "area": places_slot(scene.document, [place]),
        "in_force": word_slot(scene.document, UNDER, words),
    }
    return Draft(ClaimType.TRUCE_TERM, "en.truce.under_regime", span, slots, flags=(NO_TERMS,))


def _watched(scene: _Scene, watch: Oversight) -> Draft:
    document = scene.document
    slots: dict[str, Slot] = {}
    if watch.overseers:
        slots["overseers"] = who_slot(document, watch.overseers)
    if watch.until is not None:
        slots["oversight_until"] = time_slot(document, watch.until)
    parties = TruceParties(start=watch.start)
    modality = modality_of(scene.line, scene.truce, scene.end, parties, Start.UNKNOWN)
    announcer = announcer_said(scene.line, scene.truce)
    if announcer is not None:
        slots["announcer"] = one_slot(document, announcer)
    span = _hull(scene, {name: slot for name, slot in slots.items() if name != "announcer"})
    return Draft(ClaimType.TRUCE_TERM, "en.truce.oversight", span, slots, modality)


def _left_out(text: Text, line: Line) -> Iterator[Draft]:
    """Tell of groups that are "not covered by it"."""
    by_end: dict[int, list[Named]] = {}
    for named, end in excluded_from_it(line):
        by_end.setdefault(end, []).append(named)
    for end, several in by_end.items():
        slots = {"excluded": who_slot(text.document, several)}
        span = (several[0].span[0], line.span(end - 2, end - 1)[1])
        yield Draft(ClaimType.TRUCE_TERM, "en.truce.excludes", span, slots)


def _hull(scene: _Scene, slots: dict[str, Slot]) -> Span:
    """Return the stretch of the sentence from the first to the last word that says something."""
    name = scene.line.span(scene.truce.start, scene.truce.end)
    inside = scene.line.told.sentence.span
    spans = [name, *(span for slot in slots.values() for span in slot.spans)]
    told = [each for each in spans if inside[0] <= each[0] and each[1] <= inside[1]]
    return (min(each[0] for each in told), max(each[1] for each in told))


def truce_name(document: Document, span: Span) -> Slot:
    """Return the slot of a truce's name."""
    return words_slot(document, span)
