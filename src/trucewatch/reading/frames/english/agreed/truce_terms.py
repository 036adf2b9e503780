"""
Truce terms: what a sentence says of a truce: when, how long, where, who, whom it leaves out.

One draft for each place of a sentence that names a truce and says something of it. An own
undertaking to respect a truce is ``accepted_by`` here and never a commitment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.definitions.time_mentions import TimeKind
from trucewatch.reading.claim import ClaimType, Modality, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.agreed.truce_asides import ASIDE
from trucewatch.reading.frames.english.agreed.truce_exclusions import excluded_from_it
from trucewatch.reading.frames.english.agreed.truce_left_out import left_out_of_it
from trucewatch.reading.frames.english.agreed.truce_modality import Start, modality_of, start_of
from trucewatch.reading.frames.english.agreed.truce_oversight import Oversight, oversight_of
from trucewatch.reading.frames.english.agreed.truce_parties import (
    TruceParties,
    announcer_said,
    parties_of,
)
from trucewatch.reading.frames.english.agreed.truce_pronouns import truces_meant
from trucewatch.reading.frames.english.agreed.truce_slots import (
    TruceScene,
    hull_of,
    meant_ahead,
    slots_of,
)
from trucewatch.reading.frames.english.agreed.truce_states import (
    EXTENDED,
    UNDER,
    TruceState,
    state_of,
)
from trucewatch.reading.frames.english.agreed.truce_times import (
    Role,
    TruceTime,
    tied_stretch,
    times_tied,
)
from trucewatch.reading.frames.english.agreed.truce_words import TruceWords, truces_in
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.who import Named, one_slot, who_slot
from trucewatch.reading.frames.slots import (
    places_slot,
    time_slot,
    word_slot,
)
from trucewatch.reading.prose.told import Text

NO_TERMS = "no terms told here"
"""Flag: a place is said to be under a regime, and nothing is said of what that regime is."""

_FRONTED = re.compile(
    r"^ (?:(?:at|from|on|since|beginning|starting|in|early|late|by"
    r"|as of) )?@T(?P<time>\d+) (?:, )?"
    r"(?:in (?:the )?@P\d+ )?(?:, )?(?:(?:a|an|the) )?$"
)
_IS_HELD = re.compile(r" ,? ?(?:which|that) ")
_BEGINS = re.compile(r" (?:beg[aiu]n|start(?:s|ed)?|launch(?:ed|es)?|implement(?:ed)?) $")
_IF = re.compile(r" (?:if|unless|until|as long as) $")
_WILL_EXCLUDE = re.compile(r" (?:will|would|shall) (?:not )?(?:apply|cover|exclude|include)")
_ABOUT = re.compile(
    r" (?:observance|violations?|breach(?:es)?|implementation|monitoring|compliance|adherence"
    r"|respect"
    r"|status|report|infringements?) (?:of|with|to|for|on) $"
)
_WILL_WATCH = re.compile(
    r" (?:will|would|shall|ll|(?:is|are|due|set|expected) to) (?:also |jointly )?(?:monitor"
    r"|oversee|supervise|verify|police) $"
)
_COVERS = re.compile(
    r"(?: , (?:reached|agreed|signed|brokered|announced|concluded|struck|negotiated|mediated"
    r"|hailed|which|due|set) [^,;.]{1,90}(?: , [^,;.]{1,40})? ,)?"
    r" (?:(?:also|only|will|would|to|does|should|must|which|that) ){0,3}"
    r"(?:covers?|appl(?:y|ies) (?:to|in)|includes?|extends? to|concerns?|spread|holds? in) "
)
_BESIDE = frozenset({"sponsors", "overseers"})
_NOT_OF_IT = frozenset({Modality.PLANNED, Modality.DENIED})
_HALF_TELLING = frozenset({"area", "name", "announcer", "sponsors"})


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
    is_said = any("excluded" in each.slots for each in found)
    if not (named or is_said) and line.told.sentence.number:
        yield from _left_out(text, line)


def _told(text: Text, line: Line, truces: list[TruceWords]) -> Iterator[Draft]:
    for number, truce in enumerate(truces):
        until = truces[number + 1].start if number + 1 < len(truces) else len(line.text)
        scene = TruceScene(text, line, truce, min(tied_stretch(line, truce.end + 1), until), until)
        yield from _drafts(scene)


def _drafts(scene: TruceScene) -> Iterator[Draft]:
    state = state_of(scene.line, scene.truce, scene.end)
    if state is not None and state.word == UNDER:
        yield _under(scene, state)
        return
    watch = oversight_of(scene.line, scene.truce, scene.end)
    draft = _watched(scene, watch) if watch else _plain(scene, state)
    if draft is not None:
        yield draft


def _plain(scene: TruceScene, state: TruceState | None) -> Draft | None:
    """Return what a sentence says of a truce; ``None`` where it says nothing of its terms."""
    parties = parties_of(scene.line, scene.truce, scene.end)
    times = _times(scene, state)
    slots = slots_of(scene, parties, times)
    if state is not None and state.word in {"collapsed", "suspended"}:
        slots = {n: each for n, each in slots.items() if n != "accepted_by" or parties.is_refused}
    if state is not None and (state.word != "in_force" or not _is_telling(slots)):
        slots["in_force"] = word_slot(scene.document, state.word, state.span)
    if _ABOUT.search(scene.ahead) or _IF.search(scene.ahead):
        return None
    is_declared = "announcer" in slots and parties.verb != ""
    if scene.truce.is_meant and slots.keys() & _BESIDE and slots.keys() <= _BESIDE:
        return Draft(ClaimType.TRUCE_TERM, ASIDE, hull_of(scene, slots), slots)
    if not (is_declared or _is_telling(slots) or _says_where(scene, slots)):
        return None
    start = next((each.mention for each in times if each.role is Role.START), None)
    if start is not None and parties.verb:
        start = meant_ahead(scene, start)
    seen = start_of(start, scene.text.published)
    modality = modality_of(scene.line, scene.truce, scene.end, parties, seen)
    modality = _of_state(scene, state, modality, slots)
    if modality is Modality.HYPOTHETICAL and set(slots) <= {*_HALF_TELLING, "in_force", "parties"}:
        return None
    return _with_announcer(scene, slots, modality)


def _of_state(
    scene: TruceScene, state: TruceState | None, modality: Modality, slots: dict[str, Slot]
) -> Modality:
    """Part a wish to renew a truce from the truce, and who is left out now from what will be."""
    if state is not None and state.start < scene.truce.start:
        if modality is Modality.DENIED:
            return Modality.HELD
        if modality is Modality.HYPOTHETICAL:
            slots.pop("in_force", None)
            return Modality.HELD if _IS_HELD.match(scene.line.text, scene.truce.end) else modality
    is_now = set(slots) == {"excluded"} and not _WILL_EXCLUDE.search(scene.line.text)
    return Modality.HELD if is_now and modality in _NOT_OF_IT else modality


def _with_announcer(scene: TruceScene, slots: dict[str, Slot], modality: Modality) -> Draft:
    if modality is Modality.HYPOTHETICAL:
        slots.pop("announcer", None)
    span = hull_of(scene, slots)
    announcer = None if "announcer" in slots else announcer_said(scene.line, scene.truce)
    if announcer is not None and modality in {Modality.HELD, Modality.PLANNED}:
        slots["announcer"] = one_slot(scene.document, announcer)
    return Draft(ClaimType.TRUCE_TERM, f"en.truce.{_way(slots)}", span, slots, modality)


def _says_where(scene: TruceScene, slots: dict[str, Slot]) -> bool:
    """Say whether the sentence says of a truce where it holds, and nothing else."""
    return "area" in slots and _COVERS.match(scene.line.text, scene.truce.end) is not None


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


def _times(scene: TruceScene, state: TruceState | None) -> list[TruceTime]:
    line, truce = scene.line, scene.truce
    first = None
    if state is not None and state.start < truce.start:
        first = Role.EXTENDED if state.word == EXTENDED else None
        first = Role.LAPSED if state.word in {"collapsed", "suspended"} else first
    elif _BEGINS.search(scene.ahead):
        first = Role.START
    times = times_tied(line, truce.end + 1, scene.end, first)
    fronted = _FRONTED.match(line.text[: truce.start] + " " * (truce.start == 1))
    if fronted and not any(each.role is not Role.LENGTH for each in times):
        times += _fronted(scene, int(fronted.group("time")), fronted.start("time"))
    return times


def _fronted(scene: TruceScene, number: int, place: int) -> Iterator[TruceTime]:
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


def _under(scene: TruceScene, state: TruceState) -> Draft:
    """Tell of a place under a regime: that place alone, and not the one named beside it."""
    place = scene.line.told.places[state.place]
    span = (place.span[0], scene.line.span(scene.truce.start, scene.truce.end)[1])
    words = (state.span[0], span[1])
    slots = {
        "area": places_slot(scene.document, [place]),
        "in_force": word_slot(scene.document, UNDER, words),
    }
    return Draft(ClaimType.TRUCE_TERM, "en.truce.under_regime", span, slots, flags=(NO_TERMS,))


def _watched(scene: TruceScene, watch: Oversight) -> Draft:
    document = scene.document
    slots: dict[str, Slot] = {}
    if watch.overseers:
        slots["overseers"] = who_slot(document, watch.overseers)
    if watch.until is not None:
        slots["oversight_until"] = time_slot(document, watch.until)
    parties = TruceParties(start=watch.start)
    modality = modality_of(scene.line, scene.truce, scene.end, parties, Start.UNKNOWN)
    if modality is Modality.HELD and _WILL_WATCH.search(scene.ahead):
        modality = Modality.PLANNED
    announcer = announcer_said(scene.line, scene.truce)
    if announcer is not None:
        slots["announcer"] = one_slot(document, announcer)
    span = hull_of(scene, {name: slot for name, slot in slots.items() if name != "announcer"})
    return Draft(ClaimType.TRUCE_TERM, "en.truce.oversight", span, slots, modality)


def _left_out(text: Text, line: Line) -> Iterator[Draft]:
    """Tell of groups that are "not covered by it"."""
    by_end: dict[int, list[Named]] = {}
    for named, end in (*excluded_from_it(line), *left_out_of_it(text, line)):
        by_end.setdefault(end, []).append(named)
    for end, several in by_end.items():
        slots = {"excluded": who_slot(text.document, several)}
        span = (several[0].span[0], line.span(end - 2, end - 1)[1])
        yield Draft(ClaimType.TRUCE_TERM, "en.truce.excludes", span, slots)
