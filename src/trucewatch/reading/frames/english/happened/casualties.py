"""
Casualties: who was killed or injured, as the words of one line count them.

"Two children and a woman were killed" counts three. "Six people, including three children" counts
six: what is included is counted already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.definitions.counts import Count
from trucewatch.reading.claim import Slot
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames.english.happened.together import (
    TOGETHER,
    counted_together,
    said_by_another,
    totals,
)
from trucewatch.reading.frames.english.happened.units import UNIT_OF
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.slots import word_slot

BY_ANOTHER = "of whom, not said again"
"""Flag: a bare number that somebody gives beside another's count of the same people."""

NO_REPORTS = "no reports"
"""Flag: nobody has reported casualties, which does not say that there were none."""

KILLED = "killed"
INJURED = "injured"

_UNIT = "|".join(sorted(UNIT_OF, key=len, reverse=True))
_ARMED = "|".join(
    sorted(
        [
            *(word for word, unit in UNIT_OF.items() if unit in {"fighters", "soldiers"}),
            *("men", "members", "personnel", "civilians"),
        ],
        key=len,
        reverse=True,
    )
)
_STOPS = (
    r"killed|killing|wounded|injured|injuring|wounding|dead|died|hurt|was|were|and|or|in|on|at|by"
    r"|from|of|to|had|have|has|when|after|during|including|that|who|which|is|are|with|near|across"
)
_BETWEEN = rf"(?: (?!(?:{_STOPS}) )(?:@A\d+|[^ .,;:@]+))"
_SOME = (
    rf"(?:@N\d+(?: of(?: the| its| their| his)?)?{_BETWEEN}{{0,4}}? (?:{_UNIT})(?= )"
    rf"|@N\d+{_BETWEEN}{{1,3}}?(?= (?:were|was|have been|had been|has been) )"
    r"|@N\d+(?= )(?: others?| more| dead| @A\d+)?"
    r"|one(?= [.,;] )"
)
_ONE = (
    rf"|(?:an?|one|another|his|her|their) (?:(?!(?:{_STOPS}) )[^ .,;:@]+ "
    rf"|@A\d+ ){{0,5}}?(?:{_UNIT})(?= )|(?:an?|one|another) @H\d+(?= ))"
)
_WHO = _SOME + _ONE
_LIST = rf"(?P<who>{_WHO}(?:(?: , {_WHO})?(?: ,)? and {_WHO})?)"
_KILLED = r"killed|dead|martyred|slain|shot dead|massacred|executed|murdered|buried"
_INJURED = r"wounded|injured|hurt|maimed|hospitali[sz]ed"
_BE = (
    r"(?:was|were|are|is|have been|has been|had been|being|reported|confirmed|also|reportedly"
    r"|thought|estimated|presumed|known|said|later|still|seriously|critically|severely|badly|lightly|slightly|moderately|believed|feared"
    r"|to have been|now)"
)
_ASIDE = (
    r"(?: (?:of|from) (?:the |its )?(?:@[AP]\d+|[^ .,;:@]+ @[AP]\d+))?"
    r"(?: ,[^,;]{1,90} ,| \([^();]{1,90} \))?"
)
_ALSO = (
    r"(?: (?:is|are|was|were) (?:now |widely )?(?:thought|believed|feared|estimated|presumed"
    r"|reported|known|said) to)?"
    r"(?: (?:have|has|had|later|also|may|might|could|reportedly))*"
)
_NOT_MORE = r"(?! (?:others? )?(?:were |was |are |left )?(?:wounded|injured|hurt|dead|killed))"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (KILLED, re.compile(
        r" (?:killed|killing|kills|martyred|murdered|massacred|executed|gunned down"
        r"|(?:claimed|claiming|took|taking|taken|cost|costing) the lives? of|shot dead"
        rf"|(?:deaths?|killings?|murder) of|left dead) (?:at least |also )?{_LIST}{_NOT_MORE}")),
    (INJURED, re.compile(
        r" (?:wounded|wounding|wounds|injured|injuring|injures|maimed|maiming|hurt|hurting"
        rf"|injury to|injuries to) {_LIST}{_NOT_MORE}")),
    (KILLED, re.compile(rf" {_LIST}(?: of (?:them|whom))?{_ASIDE}(?: {_BE}){{0,4}} (?:{_KILLED})"
                        r"(?= )(?! or )")),
    (INJURED, re.compile(rf" {_LIST}(?: of (?:them|whom))?{_ASIDE}(?: {_BE}){{0,4}} (?:{_INJURED})"
                         r"(?= )")),
    (KILLED, re.compile(rf" {_LIST}{_ASIDE}{_ALSO}"
                        r" (?:died|perished|lost (?:their|his|her) lives?|succumbed)(?= )")),
    (KILLED, re.compile(
        r" (?:death toll|toll|number (?:killed|dead)|number of (?:dead|deaths|fatalities"
        r"|people killed|those killed)"
        r"|death count)(?: [^ .;]+){0,12}? (?:to|at|of|reached|is|was|exceeded|exceeds|passed"
        r"|topped|surpassed|hit) (?P<who>@N\d+(?: (?:people|civilians|dead))?)(?= )")),
    (KILLED, re.compile(r" (?P<who>@N\d+)(?: (?:civilian|confirmed|reported|combat|military"
                        r"|conflict related|battle|child)){0,2} (?:deaths?|fatalities)(?= )")),
    (INJURED, re.compile(r" (?P<who>@N\d+)(?: (?:civilian|confirmed"
    r"|reported)){0,2} injuries(?= )")),
    (INJURED, re.compile(rf" {_LIST}{_ASIDE}{_ALSO} (?:sustained|suffered|received)"
                         r"(?: [^ .,;:@]+){0,2} (?:injuries|injury|wounds)(?= )")),
    (KILLED, re.compile(
        r" (?:claimed|claiming|claims|took|taken|taking|cost|costing|costs)"
        r"(?: (?:a total of|the lives of))? (?P<who>@N\d+)"
        r"(?: (?:civilian|human|innocent))? lives(?= )")),
    (KILLED, re.compile(rf" (?:lost|losing) (?P<who>@N\d+{_BETWEEN}{{0,2}}? (?:{_ARMED}))(?= )")),
    (KILLED, re.compile(rf" (?:the )?bodies of {_LIST}(?= )")),
    (KILLED, re.compile(
        r" (?:found|recovered|retrieved|received|pulled|counted|exhumed|collected)"
        r" (?:the )?(?P<who>@N\d+ (?:[^ .,;:@]+ ){0,2}?bodies)(?= )")),
    (KILLED, re.compile(
        r" (?P<who>@N\d+ (?:[^ .,;:@]+ ){0,2}?bodies) (?:were|was|have been|had been)"
        r" (?:[^ .,;:@]+ )?(?:found|recovered|retrieved|received|pulled|brought|taken|exhumed"
        r"|discovered)(?= )")),
    (KILLED, re.compile(r" (?P<who>@N\d+) (?:x )?kia(?= )")),
    (INJURED, re.compile(r" (?P<who>@N\d+) (?:x )?wia(?= )")),
    (KILLED, re.compile(r" (?:killed|dead|deaths|fatalities|fatal|kia)"
                        r"(?: \( [^ ]+ \))? : (?P<who>@N\d+)(?= )")),
    (INJURED, re.compile(r" (?:injured|wounded|injuries|wia)(?: \( [^ ]+ \))? : (?P<who>@N\d+)"
                         r"(?= )")),
    (INJURED, re.compile(
        r" number of (?:[^ .,;:@]+ ){0,3}?(?:wounded|injured|injuries)(?: [^ .;]+){0,8}? (?:to|at"
        r"|reached|is|was|exceeded|exceeds|passed|topped) (?P<who>@N\d+)(?= )")),
    (KILLED, re.compile(
        r" number of (?:[^ .,;:]+ ){1,4}?(?:killed|dead|deaths|fatalities)(?: [^ .;]+){0,10}?"
        r" (?:to|at|reached|is|was|exceeded|exceeds|passed|topped) (?P<who>@N\d+)(?= )")),
    (INJURED, re.compile(
        r" (?P<who>an? (?:injured|wounded) (?:[^ .,;@]+ ){0,2}?"
        rf"(?:{_UNIT}))(?= )")),
    (INJURED, re.compile(
        rf" (?P<who>@N\d+ (?:injured|wounded) (?:{_UNIT}))(?= )(?! (?:were|was|died|have died))")),
)  # fmt: skip

_INCLUDED = re.compile(
    r" (?:(?:response to|retaliation for|revenge for|avenge|over|since) the (?:killing|deaths?"
    r"|murder)"
    r" of|including|among them|among whom|of them|of whom|whom|least|mostly|many of them)"
    r"(?: (?:at|least|were|was|are))* $"
)
_NONE = re.compile(
    r" (?:no|without(?: any)?|zero|nor any) (?:immediate |civilian |other )*"
    r"(?P<what>casualties|deaths|injuries|fatalities|victims|one (?:was|were) (?:killed|injured"
    r"|hurt|wounded))(?= )"
)
_NO_REPORTS = re.compile(
    r" (?:no (?:immediate |confirmed |further )*(?:reports?|word|details|information) (?:of|on"
    r"|about)"
    r" (?:any |possible )*(?:casualties|deaths|injuries|victims)"
    r"|casualties (?:were|was|are) (?:not|un)[^.;]{0,20}(?:known|clear|confirmed|reported))"
)
_COURT = re.compile(
    r" (?:sentenced|convicted|guilty|charged|jailed|trial|indicted|accused)(?: [^ .;]+){0,12} $"
)
_ANIMALS = re.compile(
    r" (?:cattle|sheep|goats|animals|livestock|cows|dogs|horses|camels|birds"
    r"|fish)(?= )"
)
_EACH = re.compile(
    rf"@N\d+|(?<= )(?:an?|one|another|(?<! of )(?:his|her|their))(?= )|(?<= )(?:{_UNIT})(?= )"
)
_COMPARED = re.compile(r" (?:compared|relative|as opposed|next) to (?:the )?$")
_MAYBE = re.compile(
    r" (?:could|might|may|would|should|can|will|to|if|must|not|never) (?:have |be |been |also )*$"
)


@dataclass(frozen=True, slots=True)
class Toll:
    """
    People killed or injured.

    Attributes:
        role: ``killed`` or ``injured``.
        start: Where its words begin in the line.
        end: Where they end in the line.
        spans: The words that count them, in the document.
        count: How many.
        unit: What they are, one of `units.UNITS`; empty where that is not said.
        unit_span: The word that says so.
        flags: Short words for a reviewer.
        parts: What each number of several counts, where every one says of whom: "2 soldiers and
            3 civilians were killed"; none where one number counts everybody.
    """

    role: str
    start: int
    end: int
    spans: tuple[Span, ...]
    count: Count | None
    unit: str = ""
    unit_span: Span | None = None
    flags: tuple[str, ...] = ()
    parts: tuple[Toll, ...] = ()

    def slot(self, document: Document) -> Slot:
        """Return the slot of the kind ``count`` for it."""
        values = tuple(document.quote(span) for span in self.spans)
        if self.count is None:
            return Slot(values, None, self.spans, flags=self.flags)
        each = self.count
        said = {"low": each.low, "best": each.best, "high": each.high}
        return Slot(values, dict(said), self.spans, flags=self.flags)


def toll_slots(document: Document, tolls: Sequence[Toll]) -> dict[str, Slot]:
    """Return ``killed``, ``injured`` and ``unit``: of each the first that is told."""
    slots: dict[str, Slot] = {}
    for toll in tolls:
        slots.setdefault(toll.role, toll.slot(document))
        if toll.unit_span is not None and "unit" not in slots:
            slots["unit"] = word_slot(document, toll.unit, toll.unit_span)
    return slots


def tolls_of(line: Line) -> list[Toll]:
    """Return who was killed and who was injured by a line's words, in order of place."""
    if not _ANY.search(line.text):
        return []
    found: list[Toll] = [*_together(line)]
    found += _counted(line, [(each.start, each.end) for each in found])
    found += [*_totals(line, found), *_none(line)]
    found += _of_others(line, found)
    found.sort(key=lambda each: (each.start, -each.end))
    return found


_ANY = re.compile(
    "kill|dead|d[iey]+d |death|toll|wound|injur|hurt|casualt|fatalit|maim|perish|lives|martyr"
    "|slain| kia | wia |bodies|victims| los(?:t|ing) "
    "|murder|massacre|execut|shot|gunned|succumb|hospital"
)


def _together(line: Line) -> Iterator[Toll]:
    """Yield the killed and the injured that one number counts, where no split is told."""
    for (start, end), count in counted_together(line):
        behind = line.text[end : end + _SPLIT_WITHIN]
        if _SPLIT.search(behind) or _SPLIT_BEFORE.search(line.text[max(0, start - 60) : start]):
            continue
        unit = re.compile(rf"(?<= )(?:{_UNIT})(?= )").search(line.text, end, end + 40)
        word = unit.group() if unit and _NEAR.match(line.text[end : unit.start()]) else ""
        spans = (line.span(start, end),)
        of = line.span_of(unit) if unit and word else None
        for role in (KILLED, INJURED):
            name = UNIT_OF[word] if word else ""
            yield Toll(role, start, end, spans, count, name, of, (TOGETHER,))


_SPLIT_WITHIN = 160
_NEAR = re.compile(r"^ (?:[^ .,;:@]+ ){0,2}$")
_SPLIT = re.compile(
    r"[(:,][^.;]{0,40}@N\d+[^.;]{0,40} (?:killed|dead|deaths?|fatalit|fatal|wounded|injur)"
)
_SPLIT_BEFORE = re.compile(r" (?:no|zero|any|caused|compared (?:to|with|against)) $")


def _totals(line: Line, found: Sequence[Toll]) -> Iterator[Toll]:
    """Yield the totals that are given behind a count: of the same people, or as the words say."""
    for (start, end), of in totals(line):
        before = [each for each in found if each.start < start]
        if any(each.start < end and start < each.end for each in found):
            continue
        words = _HURT.search(of)
        if not before and words is None:
            continue
        is_injured = words is not None and words.group().startswith(("wound", "injur"))
        role = (INJURED if is_injured else KILLED) if words else before[-1].role
        spans = (line.span(start, end),)
        yield Toll(role, start - len(of), end, spans, line.number(line.text[start:end]).count)


_HURT = re.compile(r"killed|dead|deaths?|fatalit|wounded|injured|injuries")


def _of_others(line: Line, found: Sequence[Toll]) -> Iterator[Toll]:
    """Yield what somebody else gives for the count that stands before it in the line."""
    first = min(found, key=lambda each: each.start, default=None)
    if first is None or first.count is None:
        return
    for start, end in said_by_another(line, first.end):
        if any(each.start < end and start < each.end for each in found):
            continue
        spans = (line.span(start, end),)
        count = line.number(line.text[start:end]).count
        yield Toll(first.role, start - 1, end, spans, count, flags=(BY_ANOTHER,))


def _counted(line: Line, counted: Sequence[tuple[int, int]]) -> Iterator[Toll]:
    taken = list(counted)
    for role, pattern in _PATTERNS:
        for found in _free(line, pattern, taken):
            taken.append(found.span("who"))
            if not _is_no_fact(line, found, line.text[: found.start("who")]):
                yield _toll(line, role, found)


def _free(
    line: Line, pattern: re.Pattern[str], taken: list[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """Yield the matches whose people are not counted already, looking on behind every one."""
    found = pattern.search(line.text)
    while found is not None:
        start, end = found.span("who")
        if any(start < other[1] and other[0] < end for other in taken):
            found = pattern.search(line.text, found.start() + 1)
        else:
            yield found
            found = pattern.search(line.text, end)


def _is_no_fact(line: Line, found: re.Match[str], ahead: str) -> bool:
    if _INCLUDED.search(ahead[-40:]) or _ANIMALS.search(
        line.text[found.start("who") : found.end("who") + 12]
    ):
        return True
    if _COURT.search(ahead[-120:]):
        return True
    before = line.text[max(0, found.start() - 40) : found.start() + 1]
    if _COMPARED.search(before):
        return False
    return _MAYBE.search(before) is not None


def _toll(line: Line, role: str, found: re.Match[str]) -> Toll:
    start, end = found.span("who")
    if role == INJURED and (bodies := _BODIES.match(line.text, start)):
        start = bodies.end()
    spans: list[Span] = []
    pieces = 0
    total: Count | None = None
    units: list[tuple[str, Span]] = []
    parts: list[Toll] = []
    for piece in _EACH.finditer(line.text, start, end + 1):
        word = piece.group()
        span = line.span_of(piece)
        if word in UNIT_OF:
            units.append((UNIT_OF[word], span))
            if parts and not parts[-1].unit:
                parts[-1] = replace(parts[-1], unit=UNIT_OF[word], unit_span=span)
            continue
        if word.startswith("@"):
            count = line.number(word).count
            spans.append(span)
        else:
            count = Count(1, 1, 1)
            noun = re.compile(rf"(?<= )(?:{_UNIT})(?= )").search(line.text, piece.end(), end + 1)
            spans.append(line.span(piece.start(), noun.end()) if noun else span)
        total = _sum(total, count)
        pieces += 1
        if word.startswith("@"):
            parts.append(Toll(role, piece.start() - 1, found.end(), (span,), count))
    is_each = len(units) >= pieces or _OTHERS.search(line.text, start, end + 1) is not None
    same = units[0] if is_each and units and len({unit for unit, _ in units}) == 1 else None
    unit, unit_span = same or (("people", units[0][1]) if units else ("", None))
    toll = Toll(role, found.start(), found.end(), tuple(spans), total, unit, unit_span)
    return replace(toll, parts=tuple(parts)) if _is_apart(parts, pieces) else toll


def _is_apart(parts: Sequence[Toll], pieces: int) -> bool:
    """Say whether several numbers count people of different kinds, each of its own."""
    kinds = {each.unit for each in parts}
    return len(parts) == pieces > 1 and len(kinds) == pieces and "" not in kinds


_BODIES = re.compile(r"@N\d+ (?:[^ .,;:@]+ ){0,2}?bodies and ")
_OTHERS = re.compile(r" (?:others?|more)(?= )")


def _sum(one: Count | None, other: Count | None) -> Count | None:
    if one is None or other is None:
        return other if one is None else one
    return Count(
        _added(one.low, other.low), _added(one.best, other.best), _added(one.high, other.high)
    )


def _added(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _none(line: Line) -> Iterator[Toll]:
    unknown = _NO_REPORTS.search(line.text)
    if unknown:
        span = line.span_of(unknown)
        yield Toll(KILLED, *unknown.span(), (span,), None, flags=(NO_REPORTS,))
        return
    for found in _NONE.finditer(line.text):
        what, span = found.group("what"), line.span_of(found)
        nobody = Count(0, 0, 0)
        if what.split()[-1] not in {"injuries", "injured", "hurt", "wounded"}:
            yield Toll(KILLED, *found.span(), (span,), nobody)
        if what.split()[-1] not in {"deaths", "fatalities", "killed"}:
            yield Toll(INJURED, *found.span(), (span,), nobody)
