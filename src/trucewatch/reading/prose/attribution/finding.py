"""
Attribution: who said which stretch of a sentence, and through whom.

Forms of saying are found from left to right; then each gets the stretch that it speaks of. What a
form cannot name a speaker for is left alone: words without a speaker are the text's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from trucewatch.reading.document import Span
from trucewatch.reading.prose.attribution.attribution_forms import Form, forms_of
from trucewatch.reading.prose.attribution.attribution_line import Line, Stretch
from trucewatch.reading.prose.attribution.words.languages import SAYING
from trucewatch.reading.prose.attribution.words.saying import SayingWords, Stance
from trucewatch.reading.prose.told import (
    ActorMention,
    Attribution,
    PersonMention,
    Sentence,
    Told,
)

_FEWEST_BEFORE = 2


def attributions_in(
    sentence: Sentence,
    people: Sequence[PersonMention] = (),
    actors: Sequence[ActorMention] = (),
    before: Sequence[Told] = (),
) -> tuple[Attribution, ...]:
    """
    Return what a sentence says that others have said.

    Args:
        sentence: The sentence.
        people: Persons in it, in their order.
        actors: Actors in it, in their order.
        before: The sentences before it; a pronoun is whoever spoke last in them.

    Returns:
        Attributions in order of their verbs. One that lies in another's content has the voices of
        both, its own first. What a quotation over several sentences needs is done by
        `attribution_chains.carried_on` when all sentences have theirs.
    """
    saying = SAYING.get(sentence.language)
    if saying is None or not _may_say(sentence, saying):
        return ()
    line = Line.of(sentence, saying, people, actors)
    forms = list(forms_of(line, before))
    _fill(line, forms)
    return tuple(_attribution(line, each) for each in forms if each.content)


def stance_of(sentence: Sentence, attribution: Attribution) -> Stance:
    """Return what the speaker of an attribution of *sentence* does with the words."""
    saying = SAYING.get(sentence.language)
    if saying is None or attribution.verb is None:
        return Stance.SAYS
    for word in sentence.words:
        if word.span[0] == attribution.verb[0]:
            return saying.stance(word.key) or Stance.SAYS
    return Stance.SAYS


def _may_say(sentence: Sentence, saying: SayingWords) -> bool:
    cues = saying.cues
    return any(word.key in cues for word in sentence.words)


def _fill(line: Line, forms: list[Form]) -> None:
    """Give every form the words that it speaks of."""
    for number, form in enumerate(forms):
        if form.opens:
            form.content = [(form.reach[1], _stop(line, forms, number))]
        elif not _joins_chain(line, forms, number):
            form.content = _behind(line, forms, number)
        bare = [_bare(line, each) for each in form.content]
        form.content = [each for each in bare if each is not None]
    _nest(forms)


def _nest(forms: list[Form]) -> None:
    """Give what is said inside of what somebody else says the voices of both."""
    own = [list(form.voices) for form in forms]
    for inner, outer in permutations(range(len(forms)), 2):
        if not forms[inner].shares and _holds(forms[outer], forms[inner]):
            voices = forms[inner].voices
            voices += [each for each in own[outer] if each not in voices]


def _holds(outer: Form, inner: Form) -> bool:
    return any(
        first <= inner.reach[0] and inner.reach[1] <= after for first, after in outer.content
    )


def _stop(line: Line, forms: list[Form], number: int) -> int:
    """Return where the words that a form opens end: before the next form beside it."""
    for following in forms[number + 1 :]:
        first = following.reach[0]
        if following.shares or not following.opens or _is_parted(line, first):
            return _back_to_word(line, first)
    return line.end


def _is_parted(line: Line, first: int) -> bool:
    """Say whether a new clause of the text's own starts at *first*: ", and X said"."""
    before = line.key(first - 1)
    if before in line.saying.joins or before in line.saying.partings:
        return first < 2 or line.is_stop(first - 2) or before in line.saying.partings
    return before == ";"


def _back_to_word(line: Line, at: int) -> int:
    saying = line.saying
    while at > 0 and (
        line.is_comma(at - 1)
        or line.key(at - 1) in saying.joins
        or line.key(at - 1) in saying.partings
        or line.key(at - 1) in saying.likewise
        or line.key(at - 1) == ";"
    ):
        at -= 1
    return at


def _joins_chain(line: Line, forms: list[Form], number: int) -> bool:
    """Add a form without words of its own to the one before it: "X said, according to Y"."""
    form = forms[number]
    if number == 0 or form.verb is not None:
        return False
    last = forms[number - 1]
    between = range(last.reach[1], form.reach[0])
    touches = all(line.is_mark(at) for at in between)
    parted = any(line.key(at) in line.saying.partings or line.key(at) == ";" for at in between)
    if not touches and (parted or not last.opens) and not form.is_nearer:
        return False
    more = [each for each in form.voices if each not in last.voices]
    last.voices = [*more, *last.voices] if form.is_nearer else [*last.voices, *more]
    return True


def _behind(line: Line, forms: list[Form], number: int) -> list[Stretch]:
    """Return the words before a form that ends its clause, and a quotation that goes on."""
    form = forms[number]
    first = _clause_start(line, forms, number)
    stop = _back_to_word(line, form.reach[0])
    after = form.reach[1]
    if number and forms[number - 1].opens and _is_likewise(line, form):
        # "X denied that ..., as Y claimed": both speak of the same words.
        return list(forms[number - 1].content)
    following = forms[number + 1].reach[0] if number + 1 < len(forms) else line.end
    if stop - first < _FEWEST_BEFORE and not any(line.quoted[first:stop]):
        # "As the army said, ...": what is said follows the comma.
        return [(after, following)] if after < following else []
    found = [(first, stop)]
    opens = after + 1 if line.is_comma(after) else after
    if opens + 1 < len(line) and line.is_quote_mark(opens) and line.quoted[opens + 1]:
        found.append((opens, following))
    return found


def _is_likewise(line: Line, form: Form) -> bool:
    return line.key(form.reach[0] - 1) in line.saying.likewise


def _clause_start(line: Line, forms: list[Form], number: int) -> int:
    """Return where the clause begins that a form ends: behind ", but" where another form ended."""
    form = forms[number]
    last = forms[number - 1] if number else None
    least = 0 if last is None or last.opens else last.reach[1]
    if last is None:
        return 0
    for at in range(form.reach[0] - 1, last.reach[1], -1):
        if line.quoted[at] or at in line.reach:
            continue
        if line.key(at) == ";" or (line.key(at) in line.saying.partings and line.is_stop(at - 1)):
            return at + 1
    return least


def _bare(line: Line, stretch: Stretch) -> Stretch | None:
    """Return a stretch without the signs and little words at its ends."""
    first, after = stretch
    after = min(after, line.end)
    if line.key(after) == ")" and "(" in line.keys[first:after]:
        after += 1
    while first < after and (
        line.key(first) in line.saying.joins
        or (line.is_mark(first) and not line.is_quote_mark(first))
    ):
        first += 1
    while first < after and line.is_mark(after - 1) and not line.is_quote_mark(after - 1):
        if line.key(after - 1) == ")" and "(" in line.keys[first:after]:
            break
        after -= 1
    return (first, after) if any(not line.is_mark(at) for at in range(first, after)) else None


def _attribution(line: Line, form: Form) -> Attribution:
    spans: list[Span] = []
    is_quote = True
    for stretch in form.content:
        words = [at for at in range(*stretch) if not line.is_mark(at)]
        quoted = all(line.quoted[at] for at in words)
        is_quote = is_quote and quoted
        spans += _quotes_in(line, stretch) if quoted else [_whole(line, stretch)]
    verb = None if form.verb is None else line.sentence.words[form.verb].span
    return Attribution(tuple(form.voices), tuple(spans), verb, is_quote)


def _quotes_in(line: Line, stretch: Stretch) -> list[Span]:
    """Return the quotations in a stretch, without the comma that closes them."""
    found: list[Span] = []
    run: list[int] = []
    for at in [*range(*stretch), -1]:
        if at >= 0 and line.quoted[at]:
            run.append(at)
            continue
        while run and line.key(run[-1]) in {",", "،"}:
            run.pop()
        if run:
            found.append(line.span((run[0], run[-1] + 1)))
        run = []
    return found


def _whole(line: Line, stretch: Stretch) -> Span:
    first, after = stretch
    if line.is_quote_mark(after - 1) and not any(line.quoted[first:after]):
        after -= 1
    if line.is_quote_mark(first) and not line.quoted[min(first + 1, len(line) - 1)]:
        first += 1
    # A closing mark behind the last word belongs to a quotation that the stretch opens.
    if after < len(line) and line.quoted[after - 1]:
        while after < len(line) and line.is_mark(after):
            after += 1
            if line.is_quote_mark(after - 1):
                break
    return line.span((first, after))
