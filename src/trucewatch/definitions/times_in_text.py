"""
Times in running text: every time that a text speaks of, with all that it can mean.

Nothing is settled here: two readings are both kept and named, and what cannot be read is kept
with its trouble. The time taken grows with the length of the text and never faster.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trucewatch.definitions.time_mentions import TimeContext, TimeMention
from trucewatch.definitions.wording.meant_stretches import days_told, stretch_mention
from trucewatch.definitions.wording.nodes import Day, Length, Moment, Node, Stretch
from trucewatch.definitions.wording.point_mentions import length_mention, point_mention
from trucewatch.definitions.wording.scene import Scene, TenseCue, Told, cues_of
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.stretches import node_at
from trucewatch.definitions.wording.tokens import Block, blocks_of

_LONGEST_JOINT = 3
_LONGEST_LIST = 8


def times_in(text: str, context: TimeContext) -> list[TimeMention]:
    """
    Return every time that *text* speaks of, in order; none overlaps another.

    Args:
        text: Running text of any length; it is never altered.
        context: What is known of it: when it was written, and the zone of the place.

    Returns:
        Mentions with everything that they can mean. The ends of a window are mentions inside it.
    """
    telling = Telling.of(text, context)
    found: list[TimeMention] = []
    for block in blocks_of(text, context.language):
        found += telling.mentions(block, nodes_of(block))
    return found


@dataclass(slots=True)
class Telling:
    """
    A text whose times are read paragraph by paragraph, as it tells them.

    Attributes:
        text: The whole text as given.
        context: What is known of it.
        told: The day that was spoken of last.
        blocks: How many paragraphs have been read.
    """

    text: str
    context: TimeContext
    told: Told | None
    blocks: int = 0

    @classmethod
    def of(cls, text: str, context: TimeContext) -> Telling:
        """Return the telling of *text*, from its start."""
        return cls(text, context, None if context.told is None else Told(context.told, None))

    def mentions(self, block: Block, nodes: Iterable[Node]) -> Iterator[TimeMention]:
        """Yield the times of the next paragraph with everything that they can mean."""
        cues = cues_of(block)
        reference = self.context.days
        self.blocks += 1
        for node in nodes:
            first = node.reach[0]
            sentence = (self.blocks, block.tokens[first].sentence)
            cue = _cue_near(cues, first, sentence[1])
            scene = Scene(self.context, block, self.text, reference, cue, self.told, sentence)
            mention = _mention(node, scene)
            days = days_told(mention)
            if len(days) == 1:
                self.told = Told(days[0], mention.span, sentence)
            yield mention


def nodes_of(block: Block) -> list[Node]:
    """Return the times of a paragraph as words have them, without their meaning."""
    found: list[Node] = []
    at = 0
    while at < block.length:
        token = block.tokens[at]
        node = node_at(block, at) if token.senses or token.number >= 0 else None
        if node is None:
            at += 1
        else:
            listed = _listed_before(block, node)
            if not found or not listed or found[-1].reach[1] <= listed[0].reach[0]:
                found += listed
            found.append(node)
            at = max(node.reach[1], at + 1)
    for place in range(len(found) - 2, -1, -1):
        found[place] = _with_day_of(block, found[place], found[place + 1])
    return found


def _listed_before(block: Block, node: Node) -> list[Node]:
    """Return the days before "4 May" in "on 2, 3 and 4 May", which have the same month."""
    day = node.day if isinstance(node, Moment) else None
    if day is None or not day.dates or block.tokens[node.reach[0]].number < 0:
        return []
    t, at = block.tokens, node.reach[0]
    days: list[Node] = []
    while len(days) < _LONGEST_LIST and _is_listed(block, at):
        at -= 2
        dates = tuple(replace(date, day=t[at].number) for date in day.dates)
        days.insert(0, Moment((at, at + 1), day=Day((at, at + 1), dates)))
    is_led = at == 0 or Sense.ON in t[at - 1].senses or Sense.OF in t[at - 1].senses
    return days if is_led else []


def _is_listed(block: Block, at: int) -> bool:
    """Say whether a day's number and a comma, or "and", stand before token *at*."""
    t = block.tokens
    is_joint = at > 1 and (t[at - 1].key == "," or Sense.AND in t[at - 1].senses)
    is_day = 0 < t[at - 2].number <= 31 and t[at - 2].digits <= 2
    # Arabic "wa" is written tight before the number.
    return is_joint and is_day and (t[at - 2].gap or t[at - 3].key == "\u0648")


def _with_day_of(block: Block, node: Node, following: Node) -> Node:
    """Return *node* with the day that stands once behind a list, "at 15:20 and 16:10 on 4 May"."""
    if not isinstance(node, Moment) or not isinstance(following, Moment):
        return node
    if node.clock is None or node.day is not None or following.clock is None:
        return node
    between = block.tokens[node.reach[1] : following.reach[0]]
    if not 0 < len(between) <= _LONGEST_JOINT or not all(
        token.key == "," or Sense.AND in token.senses or Sense.AT in token.senses
        for token in between
    ):
        return node
    return replace(node, day=following.day, zone=node.zone or following.zone)


def _mention(node: Node, scene: Scene) -> TimeMention:
    if isinstance(node, Stretch):
        return stretch_mention(node, scene)
    if isinstance(node, Length):
        return length_mention(node, scene)
    return point_mention(node, scene)


def _cue_near(cues: list[TenseCue], at: int, sentence: int) -> TenseCue | None:
    """Return the word that says the tense of token *at*: the nearest before it, or after it."""
    place = bisect_left(cues, at, key=lambda cue: cue.at)
    for near in (place - 1, place):
        if 0 <= near < len(cues) and cues[near].sentence == sentence:
            return cues[near]
    return None
