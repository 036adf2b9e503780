"""
Acts in a line: where its words name an act, clause by clause, and whether they tell of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from trucewatch.definitions.acts import Act
from trucewatch.definitions.time_mentions import TimeKind
from trucewatch.reading.frames.english.happened.act_words import DEEDS, THINGS, ActWords
from trucewatch.reading.frames.english.happened.circumstances import stretch_of
from trucewatch.reading.frames.english.lines import Line


@dataclass(frozen=True, slots=True)
class NamedAct:
    """
    Words of a line that name an act, with the clause around them.

    Attributes:
        start: Where the words begin in the line.
        end: Where they end.
        words: What they can name.
        is_deed: Whether they are a verb of the act, and no noun.
        clause: The stretch of the line in which circumstances of this act are looked for.
        whole: The stretch that is told by one voice, of which the clause is a part.
    """

    start: int
    end: int
    words: ActWords
    is_deed: bool
    clause: tuple[int, int] = (0, 0)
    whole: tuple[int, int] = (0, 0)

    @property
    def can_be(self) -> frozenset[Act]:
        """Every act that the words can name."""
        return frozenset((self.words.act,) if self.words.act else self.words.maybe)


_STEMS = re.compile(
    r" (?:shell|mortar|rocket|missile|artiller|bomb|strike|air|drone|uav|sniper|explo|blast"
    r"|mine|land"
    r"mine|ied|imp|clash|fight|battle|fire|gun|attack|ambush|raid|storm|captur|recaptur|seiz"
    r"|retook"
    r"|took|advanc|abduct|kidnap|detain|arrest|block|clos|cut|check|road|loot|ransack|torch|deploy"
    r"|reinforc|sent|mov|chemical|chlorine|sarin|toxic|overf|violat|flew|denied|refus|prevent|barr"
    r"|restrict|shot|shoot|execut|massacr|grenade|booby|unexploded|detonat|blew|blown|burn|set"
    r"|clash"
    r"|exchang|trad|assault|incursion|offensive|skirmish|hit|struck|landed|fell|dropped|launch"
    r"|used"
    r"|overran|push|cross|broke|pounded|bombard|jet|war|plane|helicopter|taken|rape|raz|plunder"
    r"|repel|repuls|came|target|suicide|car|truck|projectile|grad|howitzer|tank|wrest|gain|regain"
    r"|circl|brought|dispatch|mass|monitor|observ|patrol|mission|peacekeep|lynch|behead|tortur"
    r"|erect|install|rained|shut|seal|barricad|fired|lobbed|unleash|gunship|stepped|trigger|drove)"
)
_STRONG = re.compile(r" (?:;|\u2014|\u2013|, (?:and|but|while|whereas|with)|while|whereas) ")
_LIGHT = re.compile(r" (?:and|but|,|when|after|before|following|as|in response to) ")
_BEHIND = re.compile(
    r"^(?: (?:late |early |on )?@T\d+)?(?: , (?:which|for which) [^;]{1,90}? ,)?"
    r" (?:(?:that|which|who) |@A\d+ |[^ .,;:@]+ |@P\d+ |@T\d+ |@N\d+ |of |on |in |, (?=killing"
    r"|wounding|injuring|damaging|destroying|hitting|leaving)){0,9}?(?:hit|hits|hitting|struck"
    r"|strikes"
    r"|kill|killed|kills|killing|wounded|wounds|wounding|injured|injures|injuring|destroyed"
    r"|destroying|damaged|damaging|targeted|targeting|targets|landed|fell|occurred|happened"
    r"|took place|broke out|erupted|ensued|flared(?: up)?|rocked|rocks|shook|ripped through"
    r"|tore through|left|leaving|claimed the|was reported|were reported|was carried out"
    r"|were carried out|was launched|were launched|was recorded|was fired|were fired|flattened"
    r"|exploded|went off|detonated|was heard|were heard|caused|began|started|raged|resumed"
    r"|caught|blew|set|sparked|forced|demolished|collapsed|crashed|was detonated|lasted)(?= )"
)
_AHEAD = re.compile(
    r" (?:carried out|carry out|conducted|launched|staged|mounted|in|after|following|during|from"
    r"|under|by|fired|saw|witnessed|when|hit by|killed in|amid|amidst|with|of|claimed|reported"
    r"|heard"
    r"|came under|to|condemned|blamed .{1,30} for) "
    r"(?:(?:an?|the|this|that|several|two|three|@N\d+|heavy|intense|fierce|deadly|direct|apparent"
    r"|suspected|alleged|overnight|separate|joint|massive|armed|new|another|second|first"
    r"|@A\d+|'s|[a-z]+ed) ){0,5}(?:[a-z]+ ){0,2}$"
)
_OPENS = re.compile(r" since (?:the |an? |its |their )?(?:[^ .,;@]+ |@A\d+ (?:'s )?){0,4}$")
_AVERTED = re.compile(
    r" (?:shot down|downed|intercept(?:ed|s|ing)|brought down|jammed|neutrali[sz]ed|thwarted"
    r"|foiled|destroyed) (?:[^ .,;]+ ){0,6}$"
)
_COUNTED = re.compile(
    r" (?:record(?:ed|s)|register(?:ed|s)|count(?:ed|s)|document(?:ed|s)|logged|observed|heard"
    r"|report(?:ed|s)|tallied|noted|including|totall?ing|totall?ed|verified|cases of|instances of"
    r"|incidents of|number of|total of|(?:^|.):)"
    r" (?:@N\d+|an? (?:total|number) of @N\d+|hundreds of|dozens of|at least @N\d+|the)"
    r" (?:[^ .,;:]+ ){0,3}$"
)
_SIGN = len("@T0 ")
_OF_A_YEAR = re.compile(
    r" (?:days|weeks|months|years) of (?:[a-z]+ )?$| (?:19"
    r"|20)\d\d(?: [a-z]+)? $"
)
_LISTED = re.compile(r" : (?:@N\d+|\d+) (?:[^ .,;:]+ ){0,2}$")
_CLASS_OF = re.compile(r"^ (?:violations?|breaches|victims?|survivors?|witness(?:es)?"
                       r"|positions?|units?"
                       r"|brigade|systems?|capabilit(?:y|ies)|production|defen[cs]es?|depots?"
                       r"|launchers?|pits?|clearance|action|disposal|sirens?|alerts?|warnings?"
                       r"|shelters?|program(?:me)?s?|talks|line|lines|season|victory|pilots?"
                       r"|factory|makers?|commander|weapons?|drills?)(?= )")  # fmt: skip
_HABIT = re.compile(
    r" (?:repeatedly|routinely|regularly|often|frequently|daily|nightly|constantly|continu(?:ed"
    r"|es|ing)"
    r"|continual(?:ly)?|sporadically|every (?:day|night|week)|almost every|for (?:days|weeks"
    r"|months"
    r"|years|decades|the past|the last)|in recent|over the (?:past|last)|throughout|always"
    r"|typically"
    r"|usually|sometimes|years? of|months? of|weeks? of|days? of|has been|have been (?!killed"
    r"|wounded|injured|hit|struck|shelled))(?= )"
)


def acts_named(line: Line) -> list[NamedAct]:
    """Return the words of a line that name acts, each with its own clause, in order of place."""
    if not _STEMS.search(line.text):
        return []
    found: list[NamedAct] = []
    for table, is_deed in ((DEEDS, True), (THINGS, False)):
        for words in table:
            for each in words.pattern.finditer(line.text):
                act = NamedAct(each.start(), each.end(), words, is_deed)
                is_class = not is_deed and _CLASS_OF.match(line.text[act.end :][:40])
                if not is_class and not any(
                    act.start < other.end and other.start < act.end for other in found
                ):
                    found.append(act)
    found.sort(key=lambda each: each.start)
    return _with_clauses(line, found)


def _with_clauses(line: Line, acts: Iterable[NamedAct]) -> list[NamedAct]:
    parted: list[NamedAct] = []
    for act in acts:
        whole = stretch_of(line, act.start)
        before = parted[-1] if parted and parted[-1].whole == whole else None
        start = whole[0]
        if before is not None:
            cut = _boundary(line.text, before.end, act.start)
            if cut is not None:
                parted[-1] = replace(before, clause=(before.clause[0], cut))
                start = cut
            else:
                start = before.clause[0]
        parted.append(replace(act, clause=(start, whole[1]), whole=whole))
    return parted


def _boundary(text: str, start: int, end: int) -> int | None:
    """Return where the clause of a later act begins; ``None`` where nothing parts the two."""
    cuts = [each.start() for each in _STRONG.finditer(text, start, end)]
    cuts = cuts or [each.start() for each in _LIGHT.finditer(text, start, end)]
    return cuts[-1] if cuts else None


def has_predicate(line: Line, act: NamedAct) -> bool:
    """Say whether words beside an act say that it took place."""
    if act.is_deed:
        return True
    behind = line.text[act.end : act.clause[1]][:160]
    ahead = line.text[max(act.clause[0], act.start - 90) : act.start]
    return bool(_BEHIND.match(behind) or _AHEAD.search(" " + ahead.lstrip()))


def is_counted(line: Line, act: NamedAct) -> bool:
    """Say whether the words count acts of a kind, or name a class of things, and tell of none."""
    ahead = line.text[max(0, act.start - 90) : act.start]
    if _LISTED.search(ahead) or _OF_A_YEAR.search(ahead) or _OPENS.search(ahead):
        return True
    if not act.is_deed and _AVERTED.search(ahead):
        return True
    if any(each.kind is TimeKind.YEAR for _, each in line.times(act.start - _SIGN, act.start)):
        return True
    return not act.is_deed and _COUNTED.search(ahead) is not None and "@N" in ahead


def is_habit(line: Line, act: NamedAct) -> bool:
    """Say whether an act is told as what happens again and again."""
    return _HABIT.search(line.text, *act.clause) is not None
