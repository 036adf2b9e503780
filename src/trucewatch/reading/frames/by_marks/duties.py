"""
Duties by marks: what sides must do, are asked to do, and have bound themselves to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.reading.claim import ClaimType
from trucewatch.reading.document import Span
from trucewatch.reading.frames.by_marks.means import Means
from trucewatch.reading.frames.by_marks.roles import subjects_of
from trucewatch.reading.frames.by_marks.scene import Scene, cover
from trucewatch.reading.frames.by_marks.vocabulary import Mark
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.slots import actors_slot, words_slot
from trucewatch.reading.prose.told import ActorMention, ActorSort, Word

_ENDS = frozenset((".", "!", "?", ";", "\u061b", "\u061f", "\u2026"))
_TO = frozenset(("الى", "إلى", "الي", "على", "علي", "الا", "ان", "بان"))
_COMMAS = frozenset((",", "\u060c"))
_ASIDE = frozenset(
    (
        *("التي", "الذي", "الذين", "بينما", "فيما", "حيث", "مما", "لكن", "ولكن", "وهو", "وهي"),
        *("وعلى", "وعلي", "والى", "والي", "وان", "اي", "وفق", "وفقا", "بحسب", "علما"),
        *("однако", "но", "где", "так", "поскольку", "пока"),
    )
)
_NO_DUTY = frozenset({ActorSort.MEDIA})
_MOST = 40


def duties(scene: Scene) -> Iterator[Draft]:
    """Yield what somebody must do, what is asked of somebody, what somebody undertook to do."""
    actors = [each for each in scene.told.actors if each.sort not in _NO_DUTY]
    undertaken = (Means.OBLIGED, Means.UNDERTOOK, Means.URGED)
    for mark in [*scene.of_means(*undertaken), *_agreed(scene)]:
        if scene.is_negated(mark):
            continue
        if mark.means is Means.URGED:
            owing = _urged(scene, mark, actors)
            start = owing[-1].span[1] if owing else 0
        else:
            owing = subjects_of(scene, mark, actors)
            behind = [each.span[1] for each in owing if each.span[0] > mark.span[0]]
            start = max([mark.span[1], *behind])
        what = _rest(scene, _from_verb(scene, mark, start))
        if owing and what is not None:
            yield _draft(scene, mark, owing, what)
            return


def _agreed(scene: Scene) -> list[Mark]:
    """Return the verbs by which sides agree on what to do, where that is no truce or aid."""
    if scene.has(*_NOT_TO_DO):
        return []
    words = scene.told.sentence.words
    return [
        each
        for each in scene.of_means(Means.AGREE)
        if words[each.first].key.lstrip("و").startswith(_AGREED)
    ]


_NOT_TO_DO = (
    *(Means.TRUCE, Means.DEAL, Means.EXTEND, Means.CALL, Means.DENY, Means.MEETING, Means.AID),
)
_AGREED = ("اتفق", "договорил", "согласил", "условил", "домовил", "погодил")


def _draft(scene: Scene, mark: Mark, owing: list[ActorMention], what: Span) -> Draft:
    document = scene.text.document
    owed, done = actors_slot(document, owing), words_slot(document, what)
    span = cover([mark.span, what, *(each.span for each in owing)])
    if mark.means in {Means.UNDERTOOK, Means.AGREE}:
        rule = f"{scene.prefix}.commitment.undertaken"
        return Draft(ClaimType.COMMITMENT, rule, span, {"by": owed, "to_do": done})
    way = "asked" if mark.means is Means.URGED else "owed"
    slots = {"owed_by": owed, "what": done}
    return Draft(ClaimType.DUTY, f"{scene.prefix}.duty.{way}", span, slots)


def _from_verb(scene: Scene, mark: Mark, start: int) -> int:
    """Return where the verb begins that a phrase has with it: "must | ensure"."""
    if mark.means is Means.OBLIGED and mark.after - mark.first > 1 and start == mark.span[1]:
        return scene.told.sentence.words[mark.after - 1].span[0]
    return start


def _urged(scene: Scene, mark: Mark, actors: list[ActorMention]) -> list[ActorMention]:
    """Return who is asked: behind the verb in Russian, behind the asker in Arabic."""
    first = scene.chain(mark.span[1], actors, 2)
    if not scene.is_verb_first or all(each.sort is ActorSort.SIDE for each in first):
        return first or scene.chain(mark.span[1], [a for a in actors if _is_side(a)], 4)
    return scene.chain(first[-1].span[1], actors, 1)


def _is_side(actor: ActorMention) -> bool:
    return actor.sort is ActorSort.SIDE


def _is_aside(words: Sequence[Word], at: int) -> bool:
    """Say whether a clause begins that says more of a word, or another thing to do."""
    key = words[at].key if at < len(words) else ""
    return key in _ASIDE or key.startswith("котор")


def _rest(scene: Scene, start: int) -> Span | None:
    """Return the words from *start* to the end of what is to be done."""
    words = scene.told.sentence.words
    first = scene.place(start)
    while first < len(words) and (not words[first].key[:1].isalpha() or words[first].key in _TO):
        first += 1
    stops = [each.verb[0] for each in scene.told.attributions if each.verb is not None]
    after = first
    while after < min(len(words), first + _MOST) and words[after].key not in _ENDS:
        if words[after].span[0] in stops:
            break  # ", they stressed"
        if words[after].key in _COMMAS and _is_aside(words, after + 1):
            break  # ", which had been closed"
        after += 1
    while after > first and not words[after - 1].key[:1].isalnum():
        after -= 1
    return (words[first].span[0], words[after - 1].span[1]) if after - first > 1 else None
